// O(log n)
function width(n) {
  let count = 0;
  for (let i = 1; i < n; i *= 2) {
    count++;
  }
  return count;
}
console.log(width(Number(process.argv[2])));
