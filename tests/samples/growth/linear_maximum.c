// O(n)
#include <stdio.h>

static int most(const int *values, int n)
{
    int best = values[0];
    for (int i = 1; i < n; i++) {
        if (values[i] > best)
            best = values[i];
    }
    return best;
}

int main(int argc, char **argv)
{
    int values[3] = { 1, 2, 3 };
    printf("%d %s\n", most(values, argc), argv[0]);
    return 0;
}
