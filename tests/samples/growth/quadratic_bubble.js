// O(n^2)
function bubble(items) {
  for (let i = 0; i < items.length; i++) {
    for (let j = 0; j + 1 < items.length - i; j++) {
      if (items[j] > items[j + 1]) {
        [items[j], items[j + 1]] = [items[j + 1], items[j]];
      }
    }
  }
  return items;
}
console.log(bubble(process.argv.slice(2)));
