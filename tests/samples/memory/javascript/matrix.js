function make(n) {
    const rows = [];
    for (let i = 0; i < n; i++) {
        const row = [];
        for (let j = 0; j < n; j++) row.push(i * j + 0.5);
        rows.push(row);
    }
    return rows;
}
const n = 1000;
const a = make(n);
const b = make(n);
console.log(a[1][1] + b[2][2]);
