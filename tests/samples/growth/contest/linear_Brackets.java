// O(n)
import java.util.*;

public class linear_Brackets {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int q = sc.nextInt();
        while (q-- > 0) {
            String s = sc.next();
            Stack<Character> st = new Stack<>();
            int bad = 0;
            for (int i = 0; i < s.length(); i++) {
                char c = s.charAt(i);
                if (c == '(') {
                    st.push(c);
                } else if (!st.isEmpty()) {
                    st.pop();
                } else {
                    bad++;
                }
            }
            while (!st.isEmpty()) {
                st.pop();
                bad++;
            }
            System.out.println(bad);
        }
    }
}
