function build(depth) {
    if (depth === 0) return { left: null, right: null };
    return { left: build(depth - 1), right: build(depth - 1) };
}
function count(t) {
    return t.left === null ? 1 : 1 + count(t.left) + count(t.right);
}
console.log(count(build(18)));
