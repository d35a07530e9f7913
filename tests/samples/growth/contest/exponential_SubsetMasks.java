// O(2^n)
import java.io.*;
import java.util.*;

public class exponential_SubsetMasks {
    static class Reader {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer st = new StringTokenizer("");

        String next() throws IOException {
            while (!st.hasMoreTokens()) st = new StringTokenizer(br.readLine());
            return st.nextToken();
        }

        int nextInt() throws IOException {
            return Integer.parseInt(next());
        }
    }

    public static void main(String[] args) throws IOException {
        Reader r = new Reader();
        int n = r.nextInt();
        int m = r.nextInt();
        int[] masks = new int[m];
        for (int i = 0; i < m; i++) {
            int k = r.nextInt();
            while (k-- > 0) masks[i] |= 1 << (r.nextInt() - 1);
        }
        int total = (int) Math.pow(2, n);
        int answer = 0;
        for (int s = 0; s < total; s++) {
            boolean ok = true;
            for (int x : masks) {
                if (Integer.bitCount(s & x) % 2 == 0) ok = false;
            }
            if (ok) answer++;
        }
        System.out.println(answer);
    }
}
