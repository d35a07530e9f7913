// O(2^n)
import java.util.*;

public class exponential_Knights {
    static int n;
    static int[] w, v;

    static int best(int i, int left) {
        if (i == n) return 0;
        int skip = best(i + 1, left);
        if (w[i] > left) return skip;
        int take = v[i] + best(i + 1, left - w[i]);
        return Math.max(skip, take);
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        int c = sc.nextInt();
        w = new int[n];
        v = new int[n];
        for (int i = 0; i < n; i++) {
            w[i] = sc.nextInt();
            v[i] = sc.nextInt();
        }
        System.out.println(best(0, c));
    }
}
