// hottest: safe
#include <stdio.h>
#include <string.h>

static int board[12];
static long solutions;

static int safe(int row, int col)
{
    for (int r = 0; r < row; r++) {
        int c = board[r];
        if (c == col || c - col == row - r || col - c == row - r)
            return 0;
    }
    return 1;
}

static void place(int row, int n)
{
    if (row == n) {
        solutions++;
        return;
    }
    for (int col = 0; col < n; col++) {
        if (safe(row, col)) {
            board[row] = col;
            place(row + 1, n);
        }
    }
}

static void report(int n)
{
    printf("%d: %ld\n", n, solutions);
    solutions = 0;
}

int main(void)
{
    for (int n = 4; n <= 11; n++) {
        memset(board, 0, sizeof board);
        place(0, n);
        report(n);
    }
    return 0;
}
