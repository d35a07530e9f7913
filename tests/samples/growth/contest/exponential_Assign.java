// O(2^n)
import java.io.*;
import java.util.*;

public class exponential_Assign {
    static int n;
    static int[][] cost;
    static int[] memo;

    static int solve(int mask) {
        int i = Integer.bitCount(mask);
        if (i == n) return 0;
        if (memo[mask] != -1) return memo[mask];
        int best = Integer.MAX_VALUE;
        for (int j = 0; j < n; j++) {
            if ((mask & (1 << j)) == 0) {
                best = Math.min(best, cost[i][j] + solve(mask | (1 << j)));
            }
        }
        return memo[mask] = best;
    }

    public static void main(String[] args) throws IOException {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        cost = new int[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) cost[i][j] = sc.nextInt();
        memo = new int[1 << n];
        Arrays.fill(memo, -1);
        System.out.println(solve(0));
    }
}
