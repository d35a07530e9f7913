// O(log n)
import java.util.*;

public class logarithmic_Highest {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long a = in.nextLong();
        long b = in.nextLong();
        long years = 0;
        for (long p = 1; p <= a; p <<= 1) {
            if ((a & p) != 0) {
                years++;
            }
        }
        while (a <= b) {
            a *= 3;
            b *= 2;
            years++;
        }
        System.out.println(years);
    }
}
