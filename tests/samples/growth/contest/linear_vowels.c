// O(n)
#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[1001];
    int count = 0;
    scanf("%1000s", text);
    int n = strlen(text);
    for (int i = 0; i < n; i++) {
        if (strchr("aeiou", text[i]))
            count++;
    }
    printf("%d\n", count);
    return 0;
}
