// O(1)
import java.util.*;

public class constant_letters_A {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        String s = sc.next();
        String t = sc.next();
        int x = Math.abs(s.charAt(0) - t.charAt(0));
        int y = Math.abs(s.charAt(1) - t.charAt(1));
        System.out.println(Math.max(x, y));
        while (!s.equals(t)) {
            String mv = "";
            char c = s.charAt(0), r = s.charAt(1);
            if (c < t.charAt(0)) { mv += "R"; c++; }
            else if (c > t.charAt(0)) { mv += "L"; c--; }
            if (r < t.charAt(1)) { mv += "U"; r++; }
            else if (r > t.charAt(1)) { mv += "D"; r--; }
            s = "" + c + r;
            System.out.println(mv);
        }
    }
}
