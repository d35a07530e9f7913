// O(n)
function triangle(n) {
  return n === 0 ? 0 : n + triangle(n - 1);
}
console.log(triangle(Number(process.argv[2])));
