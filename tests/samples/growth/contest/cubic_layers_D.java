// O(n^3)
import java.util.*;

public class cubic_layers_D {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt(), m = sc.nextInt(), k = sc.nextInt();
        long[][][] dp = new long[n + 1][m + 1][k + 1];
        dp[0][0][0] = 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= m; j++) {
                for (int l = 0; l <= k; l++) {
                    if (dp[i][j][l] == 0) continue;
                    if (j < m) dp[i + 1][j + 1][l] += dp[i][j][l];
                    if (l < k) dp[i + 1][j][l + 1] += dp[i][j][l];
                    dp[i + 1][j][l] += dp[i][j][l];
                }
            }
        }
        System.out.println(dp[n][m][k]);
    }
}
