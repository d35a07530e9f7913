#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int n = 2000;
    int **rows = malloc(n * sizeof(int *));
    for (int i = 0; i < n; i++) {
        rows[i] = malloc(n * sizeof(int));
        for (int j = 0; j < n; j++)
            rows[i][j] = i ^ j;
    }
    printf("%d\n", rows[n - 1][1]);
    return 0;
}
