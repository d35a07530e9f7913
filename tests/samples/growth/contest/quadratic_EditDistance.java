// O(n^2)
import java.util.*;

public class quadratic_EditDistance {
    static String a, b;
    static int[][] memo;

    static int solve(int i, int j) {
        if (i == 0) return j;
        if (j == 0) return i;
        if (memo[i][j] != -1) return memo[i][j];
        int res = solve(i - 1, j - 1) + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        res = Math.min(res, solve(i - 1, j) + 1);
        res = Math.min(res, solve(i, j - 1) + 1);
        return memo[i][j] = res;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        a = sc.next();
        b = sc.next();
        memo = new int[a.length() + 1][b.length() + 1];
        for (int[] row : memo) Arrays.fill(row, -1);
        System.out.println(solve(a.length(), b.length()));
    }
}
