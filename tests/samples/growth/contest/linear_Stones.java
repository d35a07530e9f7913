// O(n)
import java.util.Scanner;

public class linear_Stones {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        String s = sc.next();
        int ans = 0;
        for (int i = 1; i < n; i++) {
            if (s.charAt(i) == s.charAt(i - 1)) {
                ans++;
            }
        }
        System.out.println(ans);
    }
}
