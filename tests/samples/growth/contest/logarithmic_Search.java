// O(log n)
import java.util.*;

public class logarithmic_Search {
    static boolean enough(long k, long n) {
        return k * (k + 1) / 2 >= n;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        long n = sc.nextLong();
        long l = 0, r = n;
        while (r - l > 1) {
            long mid = l + (r - l) / 2;
            if (enough(mid, n)) {
                r = mid;
            } else {
                l = mid;
            }
        }
        System.out.println(r);
    }
}
