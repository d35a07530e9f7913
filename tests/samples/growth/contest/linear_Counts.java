// O(n)
import java.util.*;

public class linear_Counts {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        String s = sc.next();
        int[] cnt = new int[26];
        for (char c : s.toCharArray()) cnt[c - 'a']++;
        StringBuilder half = new StringBuilder();
        char mid = 0;
        for (int i = 0; i < 26; i++) {
            if (cnt[i] % 2 == 1) mid = (char) ('a' + i);
            for (int j = 0; j < cnt[i] / 2; j++) half.append((char) ('a' + i));
        }
        String left = half.toString();
        System.out.println(left + (mid == 0 ? "" : mid) + half.reverse());
    }
}
