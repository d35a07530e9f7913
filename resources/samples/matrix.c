/* SPDX-FileCopyrightText: 2026 The Foreguest authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Multiplies two square matrices and prints the trace of the product. */
#include <stdio.h>
#include <stdlib.h>

static void fill(double *matrix, size_t n, double seed)
{
    for (size_t i = 0; i < n * n; ++i)
        matrix[i] = seed * (double)(i % 17) - 1.0;
}

static void multiply(const double *a, const double *b, double *product, size_t n)
{
    for (size_t row = 0; row < n; ++row)
        for (size_t k = 0; k < n; ++k)
            for (size_t column = 0; column < n; ++column)
                product[row * n + column] += a[row * n + k] * b[k * n + column];
}

int main(int argc, char **argv)
{
    const size_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : 400;
    double *a = malloc(n * n * sizeof *a);
    double *b = malloc(n * n * sizeof *b);
    double *product = calloc(n * n, sizeof *product);
    if (!a || !b || !product) {
        fprintf(stderr, "no memory for matrices of %zu rows\n", n);
        return 1;
    }
    fill(a, n, 0.5);
    fill(b, n, 0.25);
    multiply(a, b, product, n);
    double trace = 0;
    for (size_t i = 0; i < n; ++i)
        trace += product[i * n + i];
    printf("trace of the product of two %zu x %zu matrices: %.3f\n", n, n, trace);
    free(a);
    free(b);
    free(product);
    return 0;
}
