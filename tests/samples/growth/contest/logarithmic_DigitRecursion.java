// O(log n)
import java.util.*;

public class logarithmic_DigitRecursion {
    static int digits(long n) {
        if (n < 10) {
            return 1;
        }
        return 1 + digits(n / 10);
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong();
        System.out.println(digits(n));
    }
}
