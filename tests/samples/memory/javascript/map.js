const m = new Map();
for (let i = 0; i < 500000; i++) {
    m.set(i, { id: i, even: i % 2 === 0 });
}
console.log(m.size);
