public class Knapsack {
    public static void main(String[] args) {
        int items = 200, capacity = 50000;
        long[][] best = new long[items + 1][capacity + 1];
        for (int i = 1; i <= items; i++)
            for (int c = 0; c <= capacity; c++) {
                best[i][c] = best[i - 1][c];
                if (c >= i) best[i][c] = Math.max(best[i][c], best[i - 1][c - i] + i * 3);
            }
        System.out.println(best[items][capacity]);
    }
}
