// O(n^2)
#include <cmath>
#include <cstdio>

int x[2000], y[2000];

int main()
{
    int n;
    scanf("%d", &n);
    for (int i = 0; i < n; i++)
        scanf("%d %d", &x[i], &y[i]);
    double best = 0;
    for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
            double dx = x[i] - x[j], dy = y[i] - y[j];
            double d = sqrt(dx * dx + dy * dy);
            if (d > best)
                best = d;
        }
    }
    printf("%.6f\n", best);
}
