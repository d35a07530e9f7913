// O(log n)
import java.util.Scanner;

public class logarithmic_bulb_B {
    static int bits(long x) {
        if (x == 0) return 0;
        return (int) (x & 1) + bits(x >> 1);
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        System.out.println(bits(sc.nextLong()));
    }
}
