// O(n log n)
import java.util.*;

public class linearithmic_set_B {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        TreeSet<Integer> set = new TreeSet<>();
        long total = 0;
        for (int i = 0; i < n; i++) {
            int x = sc.nextInt();
            Integer lower = set.lower(x);
            Integer higher = set.higher(x);
            if (lower != null) total += x - lower;
            if (higher != null) total += higher - x;
            set.add(x);
        }
        System.out.println(total);
    }
}
