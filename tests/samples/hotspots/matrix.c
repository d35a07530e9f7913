// hottest: multiply
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE 260

static void fill(double *m, int n)
{
    for (int i = 0; i < n * n; i++)
        m[i] = (i * 7 % 13) / 3.0;
}

static void multiply(const double *a, const double *b, double *c, int n)
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            double s = 0;
            for (int k = 0; k < n; k++)
                s += a[i * n + k] * b[k * n + j];
            c[i * n + j] = s;
        }
}

static double trace(const double *m, int n)
{
    double t = 0;
    for (int i = 0; i < n; i++)
        t += m[i * n + i];
    return t;
}

static void transpose(double *m, int n)
{
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++) {
            double t = m[i * n + j];
            m[i * n + j] = m[j * n + i];
            m[j * n + i] = t;
        }
}

int main(void)
{
    double *a = malloc(SIZE * SIZE * sizeof *a);
    double *b = malloc(SIZE * SIZE * sizeof *b);
    double *c = malloc(SIZE * SIZE * sizeof *c);
    fill(a, SIZE);
    fill(b, SIZE);
    for (int round = 0; round < 10; round++) {
        multiply(a, b, c, SIZE);
        transpose(c, SIZE);
        memcpy(a, c, SIZE * SIZE * sizeof *a);
    }
    printf("%f\n", trace(c, SIZE));
    free(a);
    free(b);
    free(c);
    return 0;
}
