struct Node {
    value: u64,
    next: Option<Box<Node>>,
}

fn main() {
    let mut head: Option<Box<Node>> = None;
    for i in 0..100_000u64 {
        head = Some(Box::new(Node { value: i, next: head }));
    }
    let mut sum = 0;
    while let Some(node) = head {
        sum += node.value;
        head = node.next;
    }
    println!("{}", sum);
}
