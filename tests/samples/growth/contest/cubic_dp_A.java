// O(n^3)
import java.util.*;

public class cubic_dp_A {
    static int[][] memo;
    static int[] a;

    static int go(int l, int r) {
        if (r - l < 2) return 0;
        if (memo[l][r] != 0) return memo[l][r];
        int best = Integer.MAX_VALUE;
        for (int m = l + 1; m < r; m++) {
            best = Math.min(best, go(l, m) + go(m, r) + a[l] * a[m] * a[r]);
        }
        return memo[l][r] = best;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        a = new int[n];
        for (int i = 0; i < n; i++) a[i] = sc.nextInt();
        memo = new int[n][n];
        System.out.println(go(0, n - 1));
    }
}
