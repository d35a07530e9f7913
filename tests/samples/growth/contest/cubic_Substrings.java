// O(n^3)
import java.util.*;

public class cubic_Substrings {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        String s = in.nextLine();
        Set<String> all = new HashSet<>();
        for (int i = 0; i < s.length(); i++) {
            for (int j = i + 1; j <= s.length(); j++) {
                all.add(s.substring(i, j));
            }
        }
        System.out.println(all.size());
    }
}
