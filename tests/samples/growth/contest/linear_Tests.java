// O(n)
import java.io.*;
import java.util.*;

public class linear_Tests {
    static BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
    static StringTokenizer st;

    static String next() throws IOException {
        while (st == null || !st.hasMoreTokens())
            st = new StringTokenizer(br.readLine());
        return st.nextToken();
    }

    static int nextInt() throws IOException {
        return Integer.parseInt(next());
    }

    static void solve() throws IOException {
        int n = nextInt();
        int[] a = new int[n];
        int min = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            a[i] = nextInt();
            min = Math.min(min, a[i]);
        }
        int cnt = 0;
        for (int x : a) {
            if (x > min) cnt++;
        }
        System.out.println(cnt);
    }

    public static void main(String[] args) throws IOException {
        int t = nextInt();
        while (t-- > 0) {
            solve();
        }
    }
}
