// O(n)
import java.util.*;

public class linear_HashTwoSum {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int target = sc.nextInt();
        HashMap<Integer, Integer> seen = new HashMap<>();
        for (int i = 0; i < n; i++) {
            int x = sc.nextInt();
            if (seen.containsKey(target - x)) {
                System.out.println(seen.get(target - x) + " " + i);
                return;
            }
            seen.put(x, i);
        }
        System.out.println(-1);
    }
}
