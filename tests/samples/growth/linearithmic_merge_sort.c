// O(n log n)
#include <stdio.h>

static void merge(int *a, int *t, int lo, int mid, int hi)
{
    int i = lo, j = mid;
    for (int k = lo; k < hi; k++) {
        if (i < mid && (j >= hi || a[i] <= a[j]))
            t[k] = a[i++];
        else
            t[k] = a[j++];
    }
}

static void sort(int *a, int *t, int lo, int hi)
{
    if (hi - lo < 2)
        return;
    int mid = lo + (hi - lo) / 2;
    sort(a, t, lo, mid);
    sort(a, t, mid, hi);
    merge(a, t, lo, mid, hi);
}

int main(int argc, char **argv)
{
    int a[8] = { 3, 1, 2 }, t[8];
    sort(a, t, 0, argc);
    printf("%d %s\n", a[0], argv[0]);
    return 0;
}
