// hottest: times
class Matrix {
  constructor(n) {
    this.n = n;
    this.data = new Float64Array(n * n);
  }

  fill() {
    for (let i = 0; i < this.data.length; i++) this.data[i] = (i * 13) % 7;
    return this;
  }

  times(other) {
    const result = new Matrix(this.n);
    for (let i = 0; i < this.n; i++) {
      for (let j = 0; j < this.n; j++) {
        let sum = 0;
        for (let k = 0; k < this.n; k++) {
          sum += this.data[i * this.n + k] * other.data[k * this.n + j];
        }
        result.data[i * this.n + j] = sum;
      }
    }
    return result;
  }

  trace() {
    let t = 0;
    for (let i = 0; i < this.n; i++) t += this.data[i * this.n + i];
    return t;
  }
}

let m = new Matrix(300).fill();
const base = new Matrix(300).fill();
for (let r = 0; r < 8; r++) m = m.times(base);
console.log(m.trace());
