// O(n^k)
#include <stdio.h>

int main(int argc, char **argv)
{
    long hits = 0;
    for (int a = 0; a < argc; a++)
        for (int b = 0; b < argc; b++)
            for (int c = 0; c < argc; c++)
                for (int d = 0; d < argc; d++)
                    hits += a * b == c * d;
    printf("%ld %s\n", hits, argv[0]);
    return 0;
}
