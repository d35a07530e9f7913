// O(2^n)
import java.util.*;

public class exponential_BuildStrings {
    static List<String> all = new ArrayList<>();

    static void build(String cur, int n) {
        if (cur.length() == n) {
            all.add(cur);
            return;
        }
        build(cur + "4", n);
        build(cur + "7", n);
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        String s = sc.next();
        for (int len = 1; len <= s.length(); len++) {
            build("", len);
        }
        Collections.sort(all);
        System.out.println(all.indexOf(s) + 1);
    }
}
