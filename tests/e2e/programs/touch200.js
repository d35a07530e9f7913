const data = Buffer.alloc(200 * 1024 * 1024, 1);
console.log(data.length);
