public class Grid {
    static int[][] grid;
    public static void main(String[] args) {
        int n = 3000;
        grid = new int[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) grid[i][j] = i * j;
        System.out.println(grid[n - 1][n - 1]);
    }
}
