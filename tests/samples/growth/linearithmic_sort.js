// O(n log n)
function median(values) {
  const ordered = values.slice().sort((a, b) => a - b);
  return ordered[ordered.length >> 1];
}
console.log(median(process.argv.slice(2).map(Number)));
