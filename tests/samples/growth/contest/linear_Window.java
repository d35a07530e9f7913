// O(n)
import java.io.*;
import java.util.*;

public class linear_Window {
    static class InputReader {
        private final InputStream stream;
        private final byte[] buf = new byte[1 << 13];
        private int cur, len;

        InputReader(InputStream stream) {
            this.stream = stream;
        }

        private int read() {
            if (len == -1) throw new RuntimeException();
            if (cur >= len) {
                cur = 0;
                try {
                    len = stream.read(buf);
                } catch (IOException e) {
                    throw new RuntimeException();
                }
                if (len <= 0) return -1;
            }
            return buf[cur++];
        }

        int nextInt() {
            int c = read();
            while (c == ' ' || c == '\n' || c == '\r') c = read();
            int sgn = 1;
            if (c == '-') {
                sgn = -1;
                c = read();
            }
            int res = 0;
            do {
                res = res * 10 + c - '0';
                c = read();
            } while (c >= '0' && c <= '9');
            return res * sgn;
        }
    }

    public static void main(String[] args) {
        InputReader in = new InputReader(System.in);
        int n = in.nextInt();
        int k = in.nextInt();
        int[] a = new int[n];
        for (int i = 0; i < n; i++) a[i] = in.nextInt();
        int j = 0;
        long sum = 0;
        int best = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i];
            while (j <= i && sum > k) {
                sum -= a[j];
                j++;
            }
            best = Math.max(best, i - j + 1);
        }
        System.out.println(best);
    }
}
