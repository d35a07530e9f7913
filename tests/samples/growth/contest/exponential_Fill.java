// O(2^n)
import java.util.*;

public class exponential_Fill {
    static int n;
    static int[] perm;
    static boolean[] used;
    static int count = 0;

    static void fill(int pos) {
        if (pos == n) {
            int inv = 0;
            for (int i = 0; i + 1 < n; i++) if (perm[i] > perm[i + 1]) inv++;
            if (inv == 1) count++;
            return;
        }
        for (int v = 0; v < n; v++) {
            if (used[v]) continue;
            used[v] = true;
            perm[pos] = v;
            fill(pos + 1);
            used[v] = false;
        }
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        perm = new int[n];
        used = new boolean[n];
        fill(0);
        System.out.println(count);
    }
}
