// O(1)
import java.math.BigInteger;
import java.util.Scanner;

class constant_Sum {
    static long gauss(long n) {
        return n * (n + 1) / 2;
    }

    public static void main(String[] args) throws Exception {
        Scanner s = new Scanner(System.in);
        long l = s.nextLong(), r = s.nextLong();
        System.out.println(gauss(r) - gauss(l - 1));
    }
}
