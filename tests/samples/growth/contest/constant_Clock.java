// O(1)
import java.io.*;
import java.util.*;

public class constant_Clock {
    static class FastScanner {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer st = new StringTokenizer("");

        String next() {
            while (!st.hasMoreTokens())
                try {
                    st = new StringTokenizer(br.readLine());
                } catch (IOException e) {
                    e.printStackTrace();
                }
            return st.nextToken();
        }

        int nextInt() {
            return Integer.parseInt(next());
        }
    }

    public static void main(String[] args) {
        FastScanner fs = new FastScanner();
        int h = fs.nextInt(), m = fs.nextInt();
        double angle = Math.abs(30.0 * (h % 12) + 0.5 * m - 6 * m);
        System.out.println(Math.min(angle, 360 - angle));
    }
}
