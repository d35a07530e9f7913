// O(1)
import java.io.*;
import java.util.*;

public class constant_queries_B {
    public static void main(String[] args) throws IOException {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out));
        int q = Integer.parseInt(br.readLine());
        for (int i = 0; i < q; i++) {
            StringTokenizer st = new StringTokenizer(br.readLine());
            long a = Long.parseLong(st.nextToken());
            long b = Long.parseLong(st.nextToken());
            long k = Long.parseLong(st.nextToken());
            long ans = (a - b) * (k / 2);
            if (k % 2 == 1) ans += a;
            out.println(ans);
        }
        out.flush();
    }
}
