// O(n log n)
import java.io.*;
import java.util.*;

public class linearithmic_Sorting {
    public static void main(String[] args) throws IOException {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        int t = Integer.parseInt(br.readLine());
        while (t-- > 0) {
            int n = Integer.parseInt(br.readLine());
            StringTokenizer st = new StringTokenizer(br.readLine());
            Integer[] a = new Integer[n];
            for (int i = 0; i < n; i++) {
                a[i] = Integer.parseInt(st.nextToken());
            }
            Arrays.sort(a, Collections.reverseOrder());
            long sum = 0;
            for (int i = 0; i < n; i += 3) {
                sum += a[i];
            }
            System.out.println(sum);
        }
    }
}
