// O(log n)
#include <stdio.h>

int main(void)
{
    long n, r = 0;
    scanf("%ld", &n);
    while (n > 0) {
        r = r * 10 + n % 10;
        n = n / 10;
    }
    printf("%ld\n", r);
    return 0;
}
