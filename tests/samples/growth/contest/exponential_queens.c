// O(2^n)
#include <stdio.h>
#include <stdlib.h>

int n, found;
int place[32];

int safe(int row, int column)
{
    for (int r = 0; r < row; r++)
        if (place[r] == column || abs(place[r] - column) == row - r)
            return 0;
    return 1;
}

void solve(int row)
{
    if (row == n) {
        found++;
        return;
    }
    for (int c = 0; c < n; c++) {
        if (safe(row, c)) {
            place[row] = c;
            solve(row + 1);
        }
    }
}

int main(void)
{
    scanf("%d", &n);
    solve(0);
    printf("%d\n", found);
    return 0;
}
