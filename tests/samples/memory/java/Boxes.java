import java.util.ArrayList;
import java.util.List;

public class Boxes {
    public static void main(String[] args) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 3000000; i++) list.add(i);
        long sum = 0;
        for (int x : list) sum += x;
        System.out.println(sum);
    }
}
