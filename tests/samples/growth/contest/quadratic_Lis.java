// O(n^2)
import java.util.*;

public class quadratic_Lis {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int[] a = new int[n];
        int[] dp = new int[n];
        int best = 0;
        for (int i = 0; i < n; i++) {
            a[i] = sc.nextInt();
            dp[i] = 1;
            for (int j = 0; j < i; j++) {
                if (a[j] < a[i]) dp[i] = Math.max(dp[i], dp[j] + 1);
            }
            best = Math.max(best, dp[i]);
        }
        System.out.println(best);
    }
}
