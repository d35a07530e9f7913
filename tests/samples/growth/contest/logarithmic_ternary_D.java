// O(log n)
import java.util.*;

public class logarithmic_ternary_D {
    static String convert(long n, int base) {
        StringBuilder sb = new StringBuilder();
        do {
            sb.append(n % base);
            n /= base;
        } while (n > 0);
        return sb.reverse().toString();
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int t = in.nextInt();
        for (int tc = 1; tc <= t; tc++) {
            long n = in.nextLong();
            System.out.println("Case #" + tc + ": " + convert(n, 3));
        }
    }
}
