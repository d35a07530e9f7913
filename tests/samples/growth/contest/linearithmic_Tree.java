// O(n log n)
import java.util.*;

public class linearithmic_Tree {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        TreeMap<Integer, Integer> map = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            int x = sc.nextInt();
            Integer k = map.floorKey(x - 1);
            if (k != null) {
                map.put(k, map.get(k) - 1);
                if (map.get(k) == 0) map.remove(k);
            }
            map.put(x, map.getOrDefault(x, 0) + 1);
        }
        int total = 0;
        for (int c : map.values()) total += c;
        System.out.println(total);
    }
}
