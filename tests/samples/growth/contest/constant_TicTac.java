// O(1)
import java.util.*;

public class constant_TicTac {
    static boolean wins(char[][] b, char c) {
        for (int i = 0; i < 3; i++) {
            if (b[i][0] == c && b[i][1] == c && b[i][2] == c) return true;
            if (b[0][i] == c && b[1][i] == c && b[2][i] == c) return true;
        }
        return b[0][0] == c && b[1][1] == c && b[2][2] == c || b[0][2] == c && b[1][1] == c && b[2][0] == c;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        char[][] b = new char[3][3];
        for (int i = 0; i < 3; i++) b[i] = sc.nextLine().toCharArray();
        if (wins(b, 'X')) System.out.println("first");
        else if (wins(b, '0')) System.out.println("second");
        else System.out.println("draw");
    }
}
