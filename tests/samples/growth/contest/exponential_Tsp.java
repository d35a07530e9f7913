// O(2^n)
import java.util.*;

public class exponential_Tsp {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int[][] d = new int[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                d[i][j] = sc.nextInt();
        int full = 1 << n;
        int[][] dp = new int[full][n];
        for (int[] row : dp) Arrays.fill(row, 1000000000);
        dp[1][0] = 0;
        for (int mask = 1; mask < full; mask++) {
            for (int i = 0; i < n; i++) {
                if ((mask >> i & 1) == 0) continue;
                for (int j = 0; j < n; j++) {
                    if ((mask >> j & 1) == 1) continue;
                    int next = mask | 1 << j;
                    dp[next][j] = Math.min(dp[next][j], dp[mask][i] + d[i][j]);
                }
            }
        }
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) best = Math.min(best, dp[full - 1][i] + d[i][0]);
        System.out.println(best);
    }
}
