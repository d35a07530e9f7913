const size = 4000000;
const heights = new Float64Array(size);
const order = new Int32Array(size);
for (let i = 0; i < size; i++) {
    heights[i] = Math.sin(i);
    order[i] = i;
}
console.log(heights[10], order[20]);
