// O(2^n)
#include <stdio.h>

static int reach(const int *a, int i, int left)
{
    if (left == 0)
        return 1;
    if (i == 0 || left < 0)
        return 0;
    return reach(a, i - 1, left) || reach(a, i - 1, left - a[i - 1]);
}

int main(int argc, char **argv)
{
    int a[3] = { 1, 2, 3 };
    printf("%d %s\n", reach(a, argc, 3), argv[0]);
    return 0;
}
