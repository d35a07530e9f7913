// O(2^n)
import java.util.*;

public class exponential_Choose {
    static int[] v;
    static int target;

    static boolean go(int i, int left) {
        if (left == 0) return true;
        if (i == v.length || left < 0) return false;
        return go(i + 1, left - v[i]) || go(i + 1, left);
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        target = sc.nextInt();
        v = new int[n];
        for (int i = 0; i < n; i++) v[i] = sc.nextInt();
        System.out.println(go(0, target) ? "YES" : "NO");
    }
}
