// O(2^n)
import java.util.*;

public class exponential_mask_C {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt(), l = sc.nextInt(), r = sc.nextInt(), x = sc.nextInt();
        int[] c = new int[n];
        for (int i = 0; i < n; i++) c[i] = sc.nextInt();
        int ans = 0;
        int full = (int) Math.pow(2, n);
        for (int mask = 1; mask < full; mask++) {
            int sum = 0, lo = Integer.MAX_VALUE, hi = 0;
            for (int i = 0; i < n; i++) {
                if ((mask >> i & 1) == 1) {
                    sum += c[i];
                    lo = Math.min(lo, c[i]);
                    hi = Math.max(hi, c[i]);
                }
            }
            if (sum >= l && sum <= r && hi - lo >= x) ans++;
        }
        System.out.println(ans);
    }
}
