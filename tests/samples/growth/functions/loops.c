// Each comment names the class of the function below it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    int value;
    struct node *next;
    struct node *left, *right;
};

// O(1)
int constant_nested(void)
{
    int sum = 0;
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < 20; j++)
            sum += j;
    return sum;
}

// O(n)
int sum_array(const int *values, int n)
{
    int sum = 0;
    for (int i = 0; i < n; ++i)
        sum += values[i];
    return sum;
}

// O(n)
int goes_down(int n)
{
    int sum = 0;
    for (int i = n; i > 0; i--)
        sum += i;
    return sum;
}

// O(log n)
int bits(unsigned n)
{
    int count = 0;
    while (n) {
        count += n & 1;
        n >>= 1;
    }
    return count;
}

// O(n^2)
void bubble(int *a, int n)
{
    for (int i = 0; i < n - 1; i++) {
        for (int j = 0; j < n - i - 1; j++) {
            if (a[j] > a[j + 1]) {
                int t = a[j];
                a[j] = a[j + 1];
                a[j + 1] = t;
            }
        }
    }
}

// O(n^2)
void insertion(int *a, int n)
{
    for (int i = 1; i < n; i++) {
        int key = a[i];
        int j = i - 1;
        while (j >= 0 && a[j] > key) {
            a[j + 1] = a[j];
            j--;
        }
        a[j + 1] = key;
    }
}

// O(n)
int list_length(struct node *list)
{
    int length = 0;
    while (list) {
        length++;
        list = list->next;
    }
    return length;
}

// O(n)
int tree_size(struct node *tree)
{
    if (!tree)
        return 0;
    return 1 + tree_size(tree->left) + tree_size(tree->right);
}

// O(n)
int text_length(const char *text)
{
    int n = 0;
    while (text[n] != '\0')
        n++;
    return n;
}

// O(n)
int digits(const char *text)
{
    int count = 0;
    for (; *text; text++) {
        if (*text >= '0' && *text <= '9')
            count++;
    }
    return count;
}

// O(n^2)
int slow_upper(const char *text)
{
    int count = 0;
    for (size_t i = 0; i < strlen(text); i++)
        count += text[i] >= 'A' && text[i] <= 'Z';
    return count;
}

// O(n)
int root_free(int n)
{
    for (int d = 2; d * d <= n; d++) {
        if (n % d == 0)
            return 0;
    }
    return 1;
}

// O(n)
int two_sweeps(int n, int m)
{
    int i = 0;
    int j = 0;
    while (i < n) {
        while (j < m && j < i)
            j++;
        i++;
    }
    return j;
}

// O(n log n)
int harmonic(int n)
{
    int count = 0;
    for (int i = 1; i <= n; i++)
        for (int j = i; j <= n; j += i)
            count++;
    return count;
}

// O(n log n)
int halves_each(int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        for (int j = n; j > 1; j /= 2)
            count++;
    return count;
}

// O(n)
int shrinking(int n)
{
    int count = 0;
    for (int i = n; i > 0; i /= 2)
        for (int j = 0; j < i; j++)
            count++;
    return count;
}

// O(log n)
long power(long base, long exponent)
{
    if (exponent == 0)
        return 1;
    long half = power(base, exponent / 2);
    return exponent % 2 ? half * half * base : half * half;
}

// O(n)
long factorial(int n)
{
    if (n <= 1)
        return 1;
    return n * factorial(n - 1);
}

// O(2^n)
void hanoi(int n, int from, int to, int by)
{
    if (n == 0)
        return;
    hanoi(n - 1, from, by, to);
    hanoi(n - 1, by, to, from);
}

static void merge(int *a, int lo, int mid, int hi, int *out)
{
    int i = lo, j = mid + 1, k = lo;
    while (i <= mid && j <= hi)
        out[k++] = a[i] < a[j] ? a[i++] : a[j++];
    while (i <= mid)
        out[k++] = a[i++];
    while (j <= hi)
        out[k++] = a[j++];
    for (k = lo; k <= hi; k++)
        a[k] = out[k];
}

// O(n log n)
void merge_sort(int *a, int lo, int hi, int *out)
{
    if (lo >= hi)
        return;
    int mid = (lo + hi) / 2;
    merge_sort(a, lo, mid, out);
    merge_sort(a, mid + 1, hi, out);
    merge(a, lo, mid, hi, out);
}

// O(n)
int call_twice(const int *a, int n)
{
    return sum_array(a, n) + sum_array(a, n);
}

// O(n^2)
int call_each(const int *a, int n)
{
    int total = 0;
    for (int i = 0; i < n; i++)
        total += sum_array(a, i);
    return total;
}

// O(1)
int fixed_call(const int *a)
{
    return sum_array(a, 8);
}

// O(n^2)
int grid_sum(int rows, int columns, int grid[rows][columns])
{
    int sum = 0;
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++)
            sum += grid[r][c];
    return sum;
}

// O(n^3)
void matrix(int n, const double *a, const double *b, double *c)
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int k = 0; k < n; k++)
                sum += a[i * n + k] * b[k * n + j];
            c[i * n + j] = sum;
        }
}

// O(n)
int do_while(int n)
{
    int i = 0;
    do {
        i++;
    } while (i < n);
    return i;
}

// O(n)
int breaks_out(int n)
{
    int i = 0;
    while (1) {
        if (i >= n)
            break;
        i++;
    }
    return i;
}

// unknown
void serve(void)
{
    for (;;) {
        puts("tick");
    }
}
