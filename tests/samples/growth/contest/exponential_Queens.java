// O(n!)
import java.util.*;

public class exponential_Queens {
    static int n, count;
    static boolean[] col, d1, d2;

    static void place(int row) {
        if (row == n) {
            count++;
            return;
        }
        for (int c = 0; c < n; c++) {
            if (col[c] || d1[row + c] || d2[row - c + n]) continue;
            col[c] = d1[row + c] = d2[row - c + n] = true;
            place(row + 1);
            col[c] = d1[row + c] = d2[row - c + n] = false;
        }
    }

    public static void main(String[] args) {
        n = new Scanner(System.in).nextInt();
        col = new boolean[n];
        d1 = new boolean[2 * n];
        d2 = new boolean[2 * n + 1];
        place(0);
        System.out.println(count);
    }
}
