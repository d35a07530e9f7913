#include <stdio.h>

static int collatz(long n)
{
    int steps = 0;
    while (n != 1) {
        n = n % 2 ? 3 * n + 1 : n / 2;
        steps++;
    }
    return steps;
}

int main(void)
{
    int best = 0;
    for (int i = 1; i < 100000; i++) {
        int s = collatz(i);
        if (s > best)
            best = s;
    }
    printf("%d\n", best);
    return 0;
}
