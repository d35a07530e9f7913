#include <stdio.h>

static int table[10000000];

int main(void)
{
    for (int i = 0; i < 1000; i++)
        table[i] = i;
    printf("%d\n", table[10]);
    return 0;
}
