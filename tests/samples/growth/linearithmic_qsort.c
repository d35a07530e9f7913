// O(n log n)
#include <stdio.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

int main(int argc, char **argv)
{
    int values[100];
    size_t n = (size_t)atoi(argv[argc - 1]);
    qsort(values, n, sizeof(int), compare);
    printf("%d\n", values[0]);
    return 0;
}
