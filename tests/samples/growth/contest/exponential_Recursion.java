// O(2^n)
import java.util.*;

public class exponential_Recursion {
    static int n;
    static int[] a;

    static boolean rec(int idx, int sum) {
        if (idx == n) {
            return sum % 360 == 0;
        }
        return rec(idx + 1, sum + a[idx]) || rec(idx + 1, sum - a[idx]);
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        a = new int[n];
        for (int i = 0; i < n; i++) a[i] = sc.nextInt();
        System.out.println(rec(0, 0) ? "YES" : "NO");
    }
}
