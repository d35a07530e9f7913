// O(n^3)
import java.io.*;
import java.util.*;

public class cubic_Shortest {
    static int INF = (int) 1e9;

    public static void main(String[] args) throws IOException {
        Scanner sc = new Scanner(new BufferedInputStream(System.in));
        int n = sc.nextInt();
        int[][] d = new int[n][n];
        for (int[] row : d) Arrays.fill(row, INF);
        int m = sc.nextInt();
        while (m-- > 0) {
            int a = sc.nextInt() - 1, b = sc.nextInt() - 1, w = sc.nextInt();
            d[a][b] = d[b][a] = Math.min(d[a][b], w);
        }
        for (int k = 0; k < n; ++k) {
            for (int i = 0; i < n; ++i) {
                for (int j = 0; j < n; ++j) {
                    if (d[i][k] + d[k][j] < d[i][j]) d[i][j] = d[i][k] + d[k][j];
                }
            }
        }
        System.out.println(Arrays.stream(d[0]).max().getAsInt());
    }
}
