#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const int n = 20000000;
    char *sieve = malloc(n + 1);
    memset(sieve, 1, n + 1);
    int count = 0;
    for (int i = 2; i <= n; i++) {
        if (sieve[i]) {
            count++;
            for (long j = (long)i * i; j <= n; j += i)
                sieve[j] = 0;
        }
    }
    printf("%d\n", count);
    free(sieve);
    return 0;
}
