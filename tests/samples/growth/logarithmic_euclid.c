// O(log n)
#include <stdio.h>
#include <stdlib.h>

static int gcd(int a, int b)
{
    return b == 0 ? a : gcd(b, a % b);
}

int main(int argc, char **argv)
{
    printf("%d\n", gcd(atoi(argv[1]), argc));
    return 0;
}
