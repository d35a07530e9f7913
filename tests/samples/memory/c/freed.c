#include <stdio.h>
#include <stdlib.h>

static long work(int n)
{
    long *block = malloc(n * sizeof *block);
    long sum = 0;
    for (int i = 0; i < n; i++) {
        block[i] = i;
        sum += block[i];
    }
    free(block);
    return sum;
}

int main(void)
{
    long total = 0;
    for (int round = 0; round < 100; round++)
        total += work(500000);
    printf("%ld\n", total);
    return 0;
}
