use std::collections::HashMap;

fn main() {
    let mut squares: HashMap<u64, u64> = HashMap::new();
    for i in 0..800_000u64 {
        squares.insert(i, i * i);
    }
    println!("{}", squares.len());
}
