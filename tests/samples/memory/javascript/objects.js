class Point {
    constructor(x, y) {
        this.x = x;
        this.y = y;
    }
}
const points = [];
for (let i = 0; i < 1000000; i++) {
    points.push(new Point(i, i + 1));
}
console.log(points.length);
