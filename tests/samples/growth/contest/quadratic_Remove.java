// O(n^2)
import java.util.*;

public class quadratic_Remove {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt(), k = sc.nextInt();
        ArrayList<Integer> ring = new ArrayList<>();
        for (int i = 1; i <= n; i++) ring.add(i);
        int pos = 0;
        while (ring.size() > 1) {
            pos = (pos + k - 1) % ring.size();
            ring.remove(pos);
        }
        System.out.println(ring.get(0));
    }
}
