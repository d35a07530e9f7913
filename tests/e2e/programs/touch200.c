#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    size_t size = 200u << 20;
    /* volatile, so that the compiler keeps an allocation that it could do without */
    char *volatile data = malloc(size);
    if (!data)
        return 1;
    memset(data, 1, size);
    printf("%d\n", data[size / 2]);
    return 0;
}
