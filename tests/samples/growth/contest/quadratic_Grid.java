// O(n^2)
import java.io.*;
import java.util.*;

public class quadratic_Grid {
    public static void main(String[] args) throws IOException {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        String[] first = br.readLine().trim().split(" ");
        int n = Integer.parseInt(first[0]);
        int m = Integer.parseInt(first[1]);
        char[][] g = new char[n][];
        for (int i = 0; i < n; i++) {
            g[i] = br.readLine().toCharArray();
        }
        long[][] dp = new long[n][m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                if (g[i][j] == '#') continue;
                if (i == 0 && j == 0) {
                    dp[i][j] = 1;
                    continue;
                }
                if (i > 0) dp[i][j] += dp[i - 1][j];
                if (j > 0) dp[i][j] += dp[i][j - 1];
                dp[i][j] %= 1000000007;
            }
        }
        System.out.println(dp[n - 1][m - 1]);
    }
}
