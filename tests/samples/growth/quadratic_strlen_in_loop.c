// O(n^2)
#include <stdio.h>
#include <string.h>

static int spaces(const char *text)
{
    int count = 0;
    for (size_t i = 0; i < strlen(text); i++)
        count += text[i] == ' ';
    return count;
}

int main(int argc, char **argv)
{
    printf("%d\n", spaces(argv[argc - 1]));
    return 0;
}
