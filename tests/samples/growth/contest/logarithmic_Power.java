// O(log n)
import java.util.*;

public class logarithmic_Power {
    static final long MOD = 1000000007L;

    static long pow(long b, long e) {
        long r = 1;
        b %= MOD;
        while (e > 0) {
            if ((e & 1) == 1) r = r * b % MOD;
            b = b * b % MOD;
            e >>= 1;
        }
        return r;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        long n = sc.nextLong();
        if (n == 0) {
            System.out.println(1);
            return;
        }
        long ans = (pow(2, n - 1) * (pow(2, n) + 1)) % MOD;
        System.out.println(ans);
    }
}
