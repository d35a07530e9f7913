// O(n)
import java.util.*;

public class linear_Levels {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        List<List<Integer>> tree = new ArrayList<>();
        for (int i = 0; i <= n; i++) tree.add(new ArrayList<>());
        for (int i = 2; i <= n; i++) {
            int p = sc.nextInt();
            tree.get(p).add(i);
        }
        int[] depth = new int[n + 1];
        Queue<Integer> queue = new LinkedList<>();
        queue.add(1);
        int deepest = 0;
        while (!queue.isEmpty()) {
            int u = queue.poll();
            deepest = Math.max(deepest, depth[u]);
            for (int v : tree.get(u)) {
                depth[v] = depth[u] + 1;
                queue.add(v);
            }
        }
        System.out.println(deepest);
    }
}
