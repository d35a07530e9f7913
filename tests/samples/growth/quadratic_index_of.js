// O(n^2)
function unique(items) {
  const result = [];
  for (const item of items) {
    if (result.indexOf(item) === -1) {
      result.push(item);
    }
  }
  return result;
}
console.log(unique(process.argv.slice(2)));
