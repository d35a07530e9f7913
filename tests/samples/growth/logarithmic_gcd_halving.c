// O(log n)
#include <stdio.h>
#include <stdlib.h>

static int bits(unsigned n)
{
    int count = 0;
    while (n > 0) {
        count += n & 1;
        n >>= 1;
    }
    return count;
}

int main(int argc, char **argv)
{
    printf("%d\n", bits((unsigned)atoi(argv[argc - 1])));
    return 0;
}
