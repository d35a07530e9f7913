// O(1)
import java.io.*;
import java.util.*;

public class constant_Bishop {
    public static void main(String[] args) throws IOException {
        BufferedReader br = new BufferedReader(new InputStreamReader(System.in));
        PrintWriter out = new PrintWriter(System.out);
        String[] s = br.readLine().split(" ");
        int r = Integer.parseInt(s[0]);
        int c = Integer.parseInt(s[1]);
        if ((r + c) % 2 == 0) {
            out.println(2);
        } else {
            out.println(1);
        }
        out.close();
    }
}
