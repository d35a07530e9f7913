// O(n^3)
import java.util.*;

public class cubic_Multiply {
    static long[][] mul(long[][] a, long[][] b) {
        int n = a.length;
        long[][] c = new long[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                for (int k = 0; k < n; k++) c[i][j] += a[i][k] * b[k][j];
        return c;
    }

    static long[][] read(Scanner sc, int n) {
        long[][] m = new long[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) m[i][j] = sc.nextLong();
        return m;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        long[][] a = read(sc, n), b = read(sc, n);
        for (long[] row : mul(a, b)) System.out.println(Arrays.toString(row));
    }
}
