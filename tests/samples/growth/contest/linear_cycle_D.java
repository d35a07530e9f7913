// O(n)
import java.util.*;

public class linear_cycle_D {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int[] p = new int[n];
        for (int i = 0; i < n; i++) p[i] = sc.nextInt() - 1;
        boolean[] seen = new boolean[n];
        int cycles = 0;
        for (int i = 0; i < n; i++) {
            if (seen[i]) continue;
            cycles++;
            int j = i;
            while (!seen[j]) {
                seen[j] = true;
                j = p[j];
            }
        }
        System.out.println(cycles);
    }
}
