// O(n log n)
import java.util.*;

public class linearithmic_MergeCount {
    static int[] tmp;

    static long sort(int[] a, int l, int r) {
        if (r - l <= 1) return 0;
        int m = (l + r) / 2;
        long inv = sort(a, l, m) + sort(a, m, r);
        int i = l, j = m, k = l;
        while (i < m && j < r) {
            if (a[i] <= a[j]) tmp[k++] = a[i++];
            else {
                inv += m - i;
                tmp[k++] = a[j++];
            }
        }
        while (i < m) tmp[k++] = a[i++];
        while (j < r) tmp[k++] = a[j++];
        for (i = l; i < r; i++) a[i] = tmp[i];
        return inv;
    }

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int n = sc.nextInt();
        int[] a = new int[n];
        tmp = new int[n];
        for (int i = 0; i < n; i++) a[i] = sc.nextInt();
        System.out.println(sort(a, 0, n));
    }
}
