// O(1)
function bits(value) {
  let count = 0;
  for (let i = 0; i < 32; i++) {
    count += (value >> i) & 1;
  }
  return count;
}
console.log(bits(77));
