// O(2^n)
import java.util.*;

public class exponential_Bits {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        long[] a = new long[n];
        long total = 0;
        for (int i = 0; i < n; i++) {
            a[i] = sc.nextLong();
            total += a[i];
        }
        long best = Long.MAX_VALUE;
        for (int m = 0; m < (1 << n); m++) {
            long s = 0;
            for (int i = 0; i < n; i++) if ((m & (1 << i)) != 0) s += a[i];
            best = Math.min(best, Math.abs(total - 2 * s));
        }
        System.out.println(best);
    }
}
