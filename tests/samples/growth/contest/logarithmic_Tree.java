// O(log n)
import java.util.Scanner;

public class logarithmic_Tree {
    static int depth(long node) {
        int d = 0;
        for (long i = node; i > 1; i >>= 1) d++;
        return d;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        long a = sc.nextLong();
        long b = sc.nextLong();
        int steps = 0;
        while (depth(a) > depth(b)) a /= 2;
        while (depth(b) > depth(a)) b /= 2;
        while (a != b) {
            a /= 2;
            b /= 2;
            steps++;
        }
        System.out.println(a + " " + steps);
    }
}
