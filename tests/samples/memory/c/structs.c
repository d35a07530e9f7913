#include <stdio.h>
#include <stdlib.h>

typedef struct {
    double x, y, z;
    char name[40];
    int id;
} Body;

int main(void)
{
    int n = 200000;
    Body *bodies = calloc(n, sizeof(Body));
    for (int i = 0; i < n; i++) {
        bodies[i].x = i;
        bodies[i].id = i;
    }
    printf("%f\n", bodies[n - 1].x);
    free(bodies);
    return 0;
}
