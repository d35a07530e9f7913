// O(2^n)
import java.util.*;

public class exponential_parens_B {
    static void gen(String cur, int open, int close, int n) {
        if (cur.length() == 2 * n) {
            System.out.println(cur);
            return;
        }
        if (open < n) gen(cur + "(", open + 1, close, n);
        if (close < open) gen(cur + ")", open, close + 1, n);
    }

    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        gen("", 0, 0, n);
    }
}
