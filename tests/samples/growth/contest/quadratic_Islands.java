// O(n^2)
import java.util.*;

public class quadratic_Islands {
    static char[][] g;
    static int h, w;
    static int[] dx = {1, -1, 0, 0};
    static int[] dy = {0, 0, 1, -1};

    static void fill(int x, int y) {
        if (x < 0 || y < 0 || x >= h || y >= w || g[x][y] != '#') return;
        g[x][y] = '.';
        for (int d = 0; d < 4; d++) fill(x + dx[d], y + dy[d]);
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        h = sc.nextInt();
        w = sc.nextInt();
        g = new char[h][];
        for (int i = 0; i < h; i++) g[i] = sc.next().toCharArray();
        int count = 0;
        for (int i = 0; i < h; i++)
            for (int j = 0; j < w; j++)
                if (g[i][j] == '#') {
                    count++;
                    fill(i, j);
                }
        System.out.println(count);
    }
}
