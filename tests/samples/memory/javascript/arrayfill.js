const N = 3000000;
const a = new Array(N).fill(0);
for (let i = 0; i < N; i++) a[i] = (i * 7) % 1000;
console.log(a.reduce((x, y) => x + y, 0));
