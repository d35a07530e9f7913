import java.util.HashMap;
import java.util.Map;

public class Counter {
    public static void main(String[] args) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < 1000000; i++) {
            counts.put(i, i * 2);
        }
        System.out.println(counts.size());
    }
}
