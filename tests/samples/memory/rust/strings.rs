fn main() {
    let mut names: Vec<String> = Vec::new();
    for i in 0..500_000 {
        names.push(format!("name number {}", i));
    }
    let total: usize = names.iter().map(|s| s.len()).sum();
    println!("{}", total);
}
