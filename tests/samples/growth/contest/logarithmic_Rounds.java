// O(log n)
import java.io.*;
import java.util.*;

public class logarithmic_Rounds {
    public static void main(String[] args) throws IOException {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        int t = Integer.parseInt(br.readLine());
        StringBuilder sb = new StringBuilder();
        while (t-- > 0) {
            long n = Long.parseLong(br.readLine());
            int ops = 0;
            while (n > 1) {
                if (n % 6 == 0) {
                    n /= 6;
                } else if (n % 3 == 0) {
                    n *= 2;
                } else {
                    ops = -1;
                    break;
                }
                ops++;
            }
            sb.append(ops).append("\n");
        }
        System.out.print(sb);
    }
}
