fn main() {
    let n = 2500;
    let mut grid = vec![vec![0i32; n]; n];
    for i in 0..n {
        for j in 0..n {
            grid[i][j] = (i * j) as i32;
        }
    }
    println!("{}", grid[n - 1][n - 1]);
}
