// O(n^2)
import java.util.*;

public class quadratic_GridDfs {
    static int n, m;
    static char[][] g;
    static boolean[][] seen;
    static int[] dx = { 1, -1, 0, 0 };
    static int[] dy = { 0, 0, 1, -1 };

    static int dfs(int x, int y) {
        if (x < 0 || y < 0 || x >= n || y >= m || seen[x][y] || g[x][y] == '#') return 0;
        seen[x][y] = true;
        int size = 1;
        for (int d = 0; d < 4; d++) {
            size += dfs(x + dx[d], y + dy[d]);
        }
        return size;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        m = sc.nextInt();
        g = new char[n][];
        seen = new boolean[n][m];
        for (int i = 0; i < n; i++) g[i] = sc.next().toCharArray();
        int best = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                best = Math.max(best, dfs(i, j));
            }
        }
        System.out.println(best);
    }
}
