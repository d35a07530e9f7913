#include <stdio.h>

static int sum(int n)
{
    volatile char pad[200];
    pad[n % 200] = 1;
    if (n == 0)
        return pad[0];
    return sum(n - 1) + pad[n % 200];
}

int main(void)
{
    printf("%d\n", sum(20000));
    return 0;
}
