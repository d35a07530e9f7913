const grid = Array.from({ length: 1500 }, () => new Array(1500).fill(0));
for (let r = 0; r < 1500; r++)
    for (let c = 0; c < 1500; c++) grid[r][c] = r ^ c;
console.log(grid[3][4]);
