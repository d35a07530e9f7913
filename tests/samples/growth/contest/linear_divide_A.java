// O(n)
import java.util.*;

public class linear_divide_A {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int t = sc.nextInt();
        while (t-- > 0) {
            int n = sc.nextInt();
            int[] a = new int[n];
            int odd = 0, even = 0;
            for (int i = 0; i < n; i++) {
                a[i] = sc.nextInt();
                if (a[i] % 2 == 0) even++;
                else odd++;
            }
            System.out.println(odd > 0 && even > 0 ? "YES" : n % 2 == 1 && odd > 0 ? "YES" : "NO");
        }
    }
}
