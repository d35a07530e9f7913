// O(2^n)
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const a = lines[1].split(' ').map(Number);

function count(i, left) {
  if (i === a.length) {
    return left === 0 ? 1 : 0;
  }
  return count(i + 1, left - a[i]) + count(i + 1, left + a[i]);
}

console.log(count(0, 0));
