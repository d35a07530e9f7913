// O(n)
import java.util.*;

public class linear_Dfs {
    static ArrayList<Integer>[] g;
    static boolean[] vis;

    static void dfs(int u) {
        vis[u] = true;
        for (int v : g[u]) {
            if (!vis[v]) dfs(v);
        }
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt(), m = sc.nextInt();
        g = new ArrayList[n + 1];
        vis = new boolean[n + 1];
        for (int i = 0; i <= n; i++) g[i] = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            int a = sc.nextInt();
            int b = sc.nextInt();
            g[a].add(b);
            g[b].add(a);
        }
        int comps = 0;
        for (int i = 1; i <= n; i++) {
            if (!vis[i]) {
                comps++;
                dfs(i);
            }
        }
        System.out.println(comps - 1);
    }
}
