// O(log n)
import java.util.*;

public class logarithmic_Bisect {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong(), k = in.nextLong();
        long lo = 1, hi = n;
        while (lo < hi) {
            long mid = lo + (hi - lo) / 2;
            long sum = 0, v = mid;
            while (v > 0) {
                sum += v;
                v /= k;
            }
            if (sum >= n) hi = mid;
            else lo = mid + 1;
        }
        System.out.println(lo);
    }
}
