// O(n log n)
import java.util.*;

public class linearithmic_Sort {
    static class Item implements Comparable<Item> {
        int w, v;

        Item(int w, int v) {
            this.w = w;
            this.v = v;
        }

        public int compareTo(Item o) {
            return Integer.compare(o.v * w, v * o.w);
        }
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        double cap = sc.nextInt();
        Item[] items = new Item[n];
        for (int i = 0; i < n; i++) items[i] = new Item(sc.nextInt(), sc.nextInt());
        Arrays.sort(items);
        double total = 0;
        for (Item it : items) {
            double take = Math.min(cap, it.w);
            total += take * it.v / it.w;
            cap -= take;
            if (cap <= 0) break;
        }
        System.out.printf("%.4f%n", total);
    }
}
