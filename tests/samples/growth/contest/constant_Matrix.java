// O(1)
import java.util.*;

public class constant_Matrix {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int r = 0, c = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                int v = in.nextInt();
                if (v == 1) {
                    r = i;
                    c = j;
                }
            }
        }
        System.out.println(Math.abs(r - 2) + Math.abs(c - 2));
    }
}
