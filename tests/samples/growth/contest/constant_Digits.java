// O(1)
import java.util.Scanner;

public class constant_Digits {
    static boolean distinct(int year) {
        int a = year / 1000;
        int b = year / 100 % 10;
        int c = year / 10 % 10;
        int d = year % 10;
        return a != b && a != c && a != d && b != c && b != d && c != d;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int y = sc.nextInt();
        System.out.println(distinct(y) ? "YES" : "NO");
    }
}
