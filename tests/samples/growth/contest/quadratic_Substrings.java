// O(n^2)
import java.util.*;

public class quadratic_Substrings {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        String s = sc.next();
        int n = s.length();
        int count = 0;
        for (int i = 0; i < n; i++) {
            int sum = 0;
            for (int j = i; j < n; j++) {
                sum += s.charAt(j) - '0';
                if (sum == j - i + 1) count++;
            }
        }
        System.out.println(count);
    }
}
