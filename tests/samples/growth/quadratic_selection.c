// O(n^2)
#include <stdio.h>

static void selection(int *a, int n)
{
    for (int i = 0; i < n; i++) {
        int least = i;
        for (int j = i + 1; j < n; j++) {
            if (a[j] < a[least])
                least = j;
        }
        int t = a[i];
        a[i] = a[least];
        a[least] = t;
    }
}

int main(int argc, char **argv)
{
    int a[8] = { 3, 1, 2 };
    selection(a, argc);
    printf("%d %s\n", a[0], argv[0]);
    return 0;
}
