// O(n^3)
#include <stdio.h>

static void multiply(const double *a, const double *b, double *c, int n)
{
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++)
                sum += a[i * n + k] * b[k * n + j];
            c[i * n + j] = sum;
        }
    }
}

int main(int argc, char **argv)
{
    double a[1] = { 1 }, b[1] = { 2 }, c[1];
    multiply(a, b, c, argc);
    printf("%f %s\n", c[0], argv[0]);
    return 0;
}
