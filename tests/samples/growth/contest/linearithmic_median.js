// O(n log n)
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const a = lines[1].split(' ').map(Number);
a.sort((x, y) => x - y);
console.log(a[Math.floor(a.length / 2)]);
