// O(1)
import java.util.Scanner;

public class constant_Chess {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int t = in.nextInt();
        while (t-- > 0) {
            long n = in.nextLong();
            long m = in.nextLong();
            System.out.println((n * m + 1) / 2);
        }
        in.close();
    }
}
