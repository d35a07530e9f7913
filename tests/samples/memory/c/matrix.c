#include <stdio.h>

#define N 1000

static double a[N][N], b[N][N];

int main(void)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            a[i][j] = i + j;
            b[i][j] = i - j;
        }
    printf("%f\n", a[5][6] * b[7][8]);
    return 0;
}
