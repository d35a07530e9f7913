// O(log n)
import java.util.*;

public class logarithmic_PowerAgain {
    static final long MOD = 1_000_000_007L;

    static long pow(long b, long e) {
        if (e == 0) return 1;
        long h = pow(b, e / 2);
        h = h * h % MOD;
        return e % 2 == 1 ? h * b % MOD : h;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int t = sc.nextInt();
        for (int i = 0; i < t; i++) {
            long n = sc.nextLong();
            long k = sc.nextLong();
            System.out.println(pow(n, k));
        }
    }
}
