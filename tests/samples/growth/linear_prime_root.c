// O(n)
#include <stdio.h>
#include <stdlib.h>

static int is_prime(int n)
{
    for (int i = 2; i * i <= n; i++) {
        if (n % i == 0)
            return 0;
    }
    return n > 1;
}

int main(int argc, char **argv)
{
    printf("%d\n", is_prime(atoi(argv[argc - 1])));
    return 0;
}
