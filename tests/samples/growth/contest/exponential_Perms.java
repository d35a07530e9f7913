// O(n!)
import java.util.*;

public class exponential_Perms {
    static List<String> out = new ArrayList<>();

    static void permute(char[] s, boolean[] used, StringBuilder cur) {
        if (cur.length() == s.length) {
            out.add(cur.toString());
            return;
        }
        for (int i = 0; i < s.length; i++) {
            if (used[i]) continue;
            if (i > 0 && s[i] == s[i - 1] && !used[i - 1]) continue;
            used[i] = true;
            cur.append(s[i]);
            permute(s, used, cur);
            cur.deleteCharAt(cur.length() - 1);
            used[i] = false;
        }
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        char[] s = sc.next().toCharArray();
        Arrays.sort(s);
        permute(s, new boolean[s.length], new StringBuilder());
        System.out.println(out.size());
        for (String p : out) System.out.println(p);
    }
}
