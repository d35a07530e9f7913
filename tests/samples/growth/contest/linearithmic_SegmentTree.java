// O(n log n)
import java.util.*;

public class linearithmic_SegmentTree {
    static long[] tree;

    static void update(int node, int l, int r, int pos, long v) {
        if (l == r) {
            tree[node] = v;
            return;
        }
        int mid = (l + r) / 2;
        if (pos <= mid) {
            update(2 * node, l, mid, pos, v);
        } else {
            update(2 * node + 1, mid + 1, r, pos, v);
        }
        tree[node] = Math.max(tree[2 * node], tree[2 * node + 1]);
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        tree = new long[4 * n];
        long sum = 0;
        for (int i = 0; i < n; i++) {
            update(1, 0, n - 1, i, sc.nextLong());
            sum += tree[1];
        }
        System.out.println(sum);
    }
}
