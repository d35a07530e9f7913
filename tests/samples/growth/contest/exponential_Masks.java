// O(2^n)
import java.util.*;

public class exponential_Masks {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt(), l = sc.nextInt(), r = sc.nextInt(), x = sc.nextInt();
        int[] c = new int[n];
        for (int i = 0; i < n; i++) c[i] = sc.nextInt();
        int ans = 0;
        for (int mask = 1; mask < (1 << n); mask++) {
            int sum = 0, min = Integer.MAX_VALUE, max = 0;
            for (int i = 0; i < n; i++) {
                if ((mask & (1 << i)) != 0) {
                    sum += c[i];
                    min = Math.min(min, c[i]);
                    max = Math.max(max, c[i]);
                }
            }
            if (sum >= l && sum <= r && max - min >= x) ans++;
        }
        System.out.println(ans);
    }
}
