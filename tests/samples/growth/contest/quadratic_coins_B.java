// O(n^2)
import java.util.*;

public class quadratic_coins_B {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt(), x = sc.nextInt();
        int[] c = new int[n];
        for (int i = 0; i < n; i++) c[i] = sc.nextInt();
        int[] ways = new int[x + 1];
        ways[0] = 1;
        for (int i = 1; i <= x; i++)
            for (int coin : c)
                if (coin <= i) ways[i] = (ways[i] + ways[i - coin]) % 1000000007;
        System.out.println(ways[x]);
    }
}
