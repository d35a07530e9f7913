// O(n)
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const n = parseInt(lines[0]);
const a = lines[1].split(' ').map(Number);
const counts = new Map();
for (let i = 0; i < n; i++) {
  counts.set(a[i], (counts.get(a[i]) || 0) + 1);
}
let best = 0;
for (const [value, count] of counts) {
  best = Math.max(best, count);
}
console.log(best);
