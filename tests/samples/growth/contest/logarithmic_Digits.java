// O(log n)
import java.util.Scanner;

public class logarithmic_Digits {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        long n = sc.nextLong();
        long rev = 0;
        long x = n;
        while (x != 0) {
            rev = rev * 10 + x % 10;
            x /= 10;
        }
        System.out.println(rev == n ? "Yes" : "No");
    }
}
