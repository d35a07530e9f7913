/* Each comment names the class of the function below it. */
#include <stdlib.h>
#include <string.h>

struct cell {
    int value;
    struct cell *next;
};

struct tree {
    int key;
    struct tree *left, *right;
};

// O(n)
int list_length(struct cell *head)
{
    int n = 0;
    while (head != NULL) {
        n++;
        head = head->next;
    }
    return n;
}

// O(n)
int tree_sum(const struct tree *node)
{
    if (!node)
        return 0;
    return node->key + tree_sum(node->left) + tree_sum(node->right);
}

// O(log n)
int digits(unsigned n)
{
    int count = 0;
    while (n) {
        n /= 10;
        count++;
    }
    return count;
}

// O(n)
int spaces(const char *text)
{
    int count = 0;
    while (*text) {
        if (*text == ' ')
            count++;
        text++;
    }
    return count;
}

// O(n)
void fill(int *a, int n)
{
    for (int i = 0; i < n; i++)
        a[i] = 0;
}

// O(n^2)
void fill_rows(int **rows, int n, int m)
{
    for (int i = 0; i < n; i++)
        fill(rows[i], m);
}

// O(n)
int while_and(int *a, int n, int x)
{
    int i = 0;
    while (i < n && a[i] != x)
        i++;
    return i;
}

// O(1)
int constant_while(void)
{
    int i = 100;
    int s = 0;
    while (i > 0) {
        s += i;
        i -= 2;
    }
    return s;
}

// O(n)
int goto_loop(int n)
{
    int s = 0;
    for (int i = 0; i < n; i++) {
        if (i == 7)
            continue;
        s += i;
    }
    return s;
}

// O(n log n)
int halving_inside(int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int j = n; j > 0; j /= 2)
            s++;
    return s;
}

// O(n)
char *copy(const char *text)
{
    size_t n = strlen(text);
    char *out = malloc(n + 1);
    memcpy(out, text, n + 1);
    return out;
}

// O(n)
int two_pointers(const int *a, int n)
{
    int i = 0, j = n - 1, s = 0;
    while (i < j) {
        s += a[i] * a[j];
        i++;
        j--;
    }
    return s;
}

// O(1)
int branches(int x)
{
    switch (x) {
    case 0:
        return 1;
    case 1:
        return 5;
    default:
        return x > 10 ? 2 : 3;
    }
}

// O(n)
int exit_inside(int n)
{
    int i = 0;
    for (;;) {
        if (i >= n)
            break;
        i++;
    }
    return i;
}

// O(2^n)
long tribonacci(int n)
{
    if (n < 3)
        return 1;
    return tribonacci(n - 1) + tribonacci(n - 2) + tribonacci(n - 3);
}

// unknown
int collatz(long n)
{
    int steps = 0;
    while (n != 1) {
        if (n % 2 == 0)
            n /= 2;
        else
            n = 3 * n + 1;
        steps++;
    }
    return steps;
}
