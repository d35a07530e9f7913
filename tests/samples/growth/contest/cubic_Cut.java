// O(n^3)
import java.util.*;

public class cubic_Cut {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int[] p = new int[n + 1];
        for (int i = 0; i <= n; i++) p[i] = sc.nextInt();
        long[][] dp = new long[n + 1][n + 1];
        for (int len = 2; len <= n; len++) {
            for (int i = 1; i + len - 1 <= n; i++) {
                int j = i + len - 1;
                dp[i][j] = Long.MAX_VALUE;
                for (int k = i; k < j; k++) {
                    dp[i][j] = Math.min(dp[i][j], dp[i][k] + dp[k + 1][j] + (long) p[i - 1] * p[k] * p[j]);
                }
            }
        }
        System.out.println(dp[1][n]);
    }
}
