// O(n^2)
import java.io.*;
import java.util.*;

public class quadratic_Spiral {
    static StreamTokenizer in = new StreamTokenizer(new BufferedReader(new InputStreamReader(System.in)));

    static int ni() throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        int n = ni();
        int m = ni();
        int[][] a = new int[n][m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                a[i][j] = ni();
            }
        }
        int best = Integer.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            int row = 0;
            for (int j = 0; j < m; j++) row += a[i][j];
            best = Math.max(best, row);
        }
        System.out.println(best);
    }
}
