// O(n)
function count(words) {
  const seen = new Map();
  for (const word of words) {
    seen.set(word, (seen.get(word) || 0) + 1);
  }
  return seen;
}
console.log(count(process.argv));
