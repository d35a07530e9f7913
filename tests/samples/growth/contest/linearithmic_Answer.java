// O(n log n)
import java.util.*;

public class linearithmic_Answer {
    static int n;
    static long k;
    static int[] a;

    static boolean check(long x) {
        long need = 0;
        for (int i = n / 2; i < n; i++) {
            if (a[i] < x) need += x - a[i];
        }
        return need <= k;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        n = sc.nextInt();
        k = sc.nextLong();
        a = new int[n];
        for (int i = 0; i < n; i++) a[i] = sc.nextInt();
        Arrays.sort(a);
        long lo = 1, hi = 2000000000L;
        while (lo < hi) {
            long mid = (lo + hi + 1) / 2;
            if (check(mid)) lo = mid;
            else hi = mid - 1;
        }
        System.out.println(lo);
    }
}
