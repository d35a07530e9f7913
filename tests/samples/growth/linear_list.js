// O(n)
function last(node) {
  while (node.next) {
    node = node.next;
  }
  return node;
}
console.log(last({ next: null }));
