// O(1)
import java.io.*;

public class constant_Coins {
    static final int[] VALUES = {100, 20, 10, 5, 1};

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine().trim());
        int count = 0;
        for (int v : VALUES) {
            count += n / v;
            n %= v;
        }
        System.out.println(count);
    }
}
