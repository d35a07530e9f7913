// O(n log n)
import java.io.*;
import java.util.*;

public class linearithmic_SegmentTreeAgain {
    static int[] t;
    static int n;

    static void build(int[] a, int v, int l, int r) {
        if (l == r) {
            t[v] = a[l];
            return;
        }
        int m = (l + r) / 2;
        build(a, 2 * v, l, m);
        build(a, 2 * v + 1, m + 1, r);
        t[v] = Math.min(t[2 * v], t[2 * v + 1]);
    }

    static int query(int v, int l, int r, int a, int b) {
        if (a > b) return Integer.MAX_VALUE;
        if (l == a && r == b) return t[v];
        int m = (l + r) >> 1;
        return Math.min(query(2 * v, l, m, a, Math.min(b, m)), query(2 * v + 1, m + 1, r, Math.max(a, m + 1), b));
    }

    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedInputStream(System.in));
        in.nextToken();
        n = (int) in.nval;
        int[] a = new int[n];
        for (int i = 0; i < n; i++) {
            in.nextToken();
            a[i] = (int) in.nval;
        }
        t = new int[4 * n];
        build(a, 1, 0, n - 1);
        in.nextToken();
        int q = (int) in.nval;
        for (int i = 0; i < q; i++) {
            in.nextToken();
            int l = (int) in.nval;
            in.nextToken();
            int r = (int) in.nval;
            System.out.println(query(1, 0, n - 1, l - 1, r - 1));
        }
    }
}
