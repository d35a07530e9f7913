// hottest: bubble
#include <stdio.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static void bubble(int *a, int n)
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j + 1 < n - i; j++)
            if (a[j] > a[j + 1]) {
                int t = a[j];
                a[j] = a[j + 1];
                a[j + 1] = t;
            }
}

static int *make(int n)
{
    int *a = malloc(n * sizeof *a);
    unsigned x = 17;
    for (int i = 0; i < n; i++) {
        x = x * 1664525u + 1013904223u;
        a[i] = (int)(x >> 8);
    }
    return a;
}

static long checksum(const int *a, int n)
{
    long s = 0;
    for (int i = 0; i < n; i++)
        s = s * 31 + a[i];
    return s;
}

int main(void)
{
    int *a = make(200000);
    qsort(a, 200000, sizeof *a, compare);
    int *b = make(12000);
    bubble(b, 12000);
    printf("%ld %ld\n", checksum(a, 200000), checksum(b, 12000));
    return 0;
}
