public class Small {
    static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
    public static void main(String[] args) {
        int best = 0;
        for (int i = 1; i < 2000; i++)
            for (int j = 1; j < i; j++) best = Math.max(best, gcd(i, j));
        System.out.println(best);
    }
}
