// hottest: fib
function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function collatz(n) {
  let steps = 0;
  while (n !== 1) {
    n = n % 2 === 0 ? n / 2 : 3 * n + 1;
    steps++;
  }
  return steps;
}

function longest(limit) {
  let best = 0;
  for (let i = 1; i < limit; i++) {
    best = Math.max(best, collatz(i));
  }
  return best;
}

function main() {
  console.log(fib(34));
  console.log(longest(20000));
}

main();
