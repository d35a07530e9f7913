function work(n) {
    const t = [];
    for (let i = 0; i < n; i++) t.push(i);
    return t.length;
}
let total = 0;
for (let r = 0; r < 50; r++) total += work(50000);
console.log(total);
