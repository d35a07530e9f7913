const words = [];
for (let i = 0; i < 400000; i++) {
    words.push("word" + i);
}
console.log(words.join(" ").length);
