// O(n log n)
function work(n) {
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = n; j > 0; j >>= 1) {
      total += j;
    }
  }
  return total;
}
console.log(work(Number(process.argv[2])));
