// O(n)
import java.util.*;

public class linear_Monotone {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int[] h = new int[n];
        for (int i = 0; i < n; i++) h[i] = sc.nextInt();
        ArrayDeque<Integer> stack = new ArrayDeque<>();
        long best = 0;
        for (int i = 0; i <= n; i++) {
            int cur = i == n ? 0 : h[i];
            while (!stack.isEmpty() && h[stack.peek()] >= cur) {
                int top = stack.pop();
                int left = stack.isEmpty() ? -1 : stack.peek();
                best = Math.max(best, (long) h[top] * (i - left - 1));
            }
            stack.push(i);
        }
        System.out.println(best);
    }
}
