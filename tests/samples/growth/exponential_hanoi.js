// O(2^n)
function hanoi(n, from, to, over) {
  if (n === 0) return 0;
  return hanoi(n - 1, from, over, to) + 1 + hanoi(n - 1, over, to, from);
}
console.log(hanoi(Number(process.argv[2]), 'a', 'b', 'c'));
