// O(1)
function hypotenuse(a, b) {
  return Math.sqrt(a * a + b * b);
}
console.log(hypotenuse(3, 4));
