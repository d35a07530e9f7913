// O(2^n)
import java.util.*;

public class exponential_paths_F {
    static int n;
    static List<Integer>[] g;

    static long paths(int v) {
        if (v == n - 1) return 1;
        long sum = 0;
        for (int u : g[v]) sum += paths(u);
        return sum;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        int m = sc.nextInt();
        g = new List[n];
        for (int i = 0; i < n; i++) g[i] = new ArrayList<>();
        for (int i = 0; i < m; i++) g[sc.nextInt()].add(sc.nextInt());
        System.out.println(paths(0));
    }
}
