// O(n!)
function arrange(items, k, result) {
  if (k === items.length) {
    result.push(items.slice());
    return;
  }
  for (let i = k; i < items.length; i++) {
    [items[k], items[i]] = [items[i], items[k]];
    arrange(items, k + 1, result);
    [items[k], items[i]] = [items[i], items[k]];
  }
}
const all = [];
arrange([1, 2, 3], 0, all);
console.log(all.length);
