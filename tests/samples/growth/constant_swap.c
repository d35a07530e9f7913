// O(1)
#include <stdio.h>

static int middle(int a, int b, int c)
{
    return a > b ? (b > c ? b : c) : (a > c ? a : c);
}

int main(void)
{
    printf("%d\n", middle(1, 2, 3));
    return 0;
}
