// O(n log n)
import java.io.*;
import java.util.*;

public class linearithmic_TreeMapShop {
    public static void main(String[] args) throws IOException {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        String[] first = br.readLine().split(" ");
        int n = Integer.parseInt(first[0]);
        int m = Integer.parseInt(first[1]);
        TreeMap<Integer, Integer> tickets = new TreeMap<>();
        StringTokenizer st = new StringTokenizer(br.readLine());
        for (int i = 0; i < n; i++) {
            int p = Integer.parseInt(st.nextToken());
            tickets.put(p, tickets.getOrDefault(p, 0) + 1);
        }
        st = new StringTokenizer(br.readLine());
        PrintWriter pw = new PrintWriter(System.out);
        for (int i = 0; i < m; i++) {
            int want = Integer.parseInt(st.nextToken());
            Integer key = tickets.floorKey(want);
            if (key == null) {
                pw.println(-1);
            } else {
                pw.println(key);
                if (tickets.get(key) == 1) tickets.remove(key);
                else tickets.put(key, tickets.get(key) - 1);
            }
        }
        pw.flush();
    }
}
