// O(n^2)
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const [n, k] = lines[0].split(' ').map(Number);
const a = lines[1].split(' ').map(Number);
let count = 0;
for (let i = 0; i < n; i++) {
  for (let j = i + 1; j < n; j++) {
    if ((a[i] + a[j]) % k === 0) {
      count++;
    }
  }
}
console.log(count);
