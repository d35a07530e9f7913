// O(n)
import java.io.*;
import java.util.*;

public class linear_Kadane {
    static BufferedReader br;
    static StringTokenizer st;

    static int ni() throws IOException {
        while (st == null || !st.hasMoreElements()) st = new StringTokenizer(br.readLine());
        return Integer.parseInt(st.nextToken());
    }

    public static void main(String[] args) throws IOException {
        br = new BufferedReader(new InputStreamReader(System.in));
        int t = ni();
        StringBuilder sb = new StringBuilder();
        while (t-- > 0) {
            int n = ni();
            long best = Long.MIN_VALUE, cur = 0;
            for (int i = 0; i < n; i++) {
                int x = ni();
                cur = Math.max(cur + x, x);
                best = Math.max(best, cur);
            }
            sb.append(best).append('\n');
        }
        System.out.print(sb);
    }
}
