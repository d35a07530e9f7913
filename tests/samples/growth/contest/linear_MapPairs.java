// O(n)
import java.io.*;
import java.util.*;

public class linear_MapPairs {
    public static void main(String[] args) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer tok = new StringTokenizer(reader.readLine());
        int n = Integer.parseInt(tok.nextToken());
        int k = Integer.parseInt(tok.nextToken());
        HashMap<Integer, Integer> seen = new HashMap<>();
        tok = new StringTokenizer(reader.readLine());
        long pairs = 0;
        for (int i = 0; i < n; i++) {
            int a = Integer.parseInt(tok.nextToken());
            pairs += seen.getOrDefault(k - a, 0);
            seen.merge(a, 1, Integer::sum);
        }
        System.out.println(pairs);
    }
}
