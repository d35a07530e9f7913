// O(log n)
function steps(n) {
  let count = 0;
  for (let i = n; i > 1; i = Math.floor(i / 2)) {
    count++;
  }
  return count;
}
console.log(steps(Number(process.argv[2])));
