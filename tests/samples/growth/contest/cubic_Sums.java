// O(n^3)
import java.util.*;

public class cubic_Sums {
    static int n;
    static int[] a;

    static int sum(int l, int r) {
        int s = 0;
        for (int i = l; i <= r; i++) s += a[i];
        return s;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        a = new int[n];
        for (int i = 0; i < n; i++) a[i] = sc.nextInt();
        int best = Integer.MIN_VALUE;
        for (int l = 0; l < n; l++) for (int r = l; r < n; r++) best = Math.max(best, sum(l, r));
        System.out.println(best);
    }
}
