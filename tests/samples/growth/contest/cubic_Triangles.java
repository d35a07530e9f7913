// O(n^3)
import java.util.*;

public class cubic_Triangles {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int m = sc.nextInt();
        boolean[][] adj = new boolean[n][n];
        int[] deg = new int[n];
        for (int i = 0; i < m; i++) {
            int a = sc.nextInt() - 1, b = sc.nextInt() - 1;
            adj[a][b] = adj[b][a] = true;
            deg[a]++;
            deg[b]++;
        }
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (!adj[i][j]) continue;
                for (int k = j + 1; k < n; k++) {
                    if (adj[i][k] && adj[j][k]) {
                        best = Math.min(best, deg[i] + deg[j] + deg[k] - 6);
                    }
                }
            }
        }
        System.out.println(best == Integer.MAX_VALUE ? -1 : best);
    }
}
