// O(n log n)
import java.util.*;

public class linearithmic_Classes {
    static class Pair implements Comparable<Pair> {
        int start, end;

        Pair(int start, int end) {
            this.start = start;
            this.end = end;
        }

        public int compareTo(Pair other) {
            return Integer.compare(end, other.end);
        }
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        Pair[] p = new Pair[n];
        for (int i = 0; i < n; i++) {
            p[i] = new Pair(sc.nextInt(), sc.nextInt());
        }
        Arrays.sort(p);
        int last = -1, count = 0;
        for (Pair x : p) {
            if (x.start > last) {
                count++;
                last = x.end;
            }
        }
        System.out.println(count);
    }
}
