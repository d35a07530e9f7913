// O(1)
import java.util.Scanner;

public class constant_Elephant {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int x = sc.nextInt();
        int steps = x / 5;
        if (x % 5 != 0) {
            steps++;
        }
        System.out.println(steps);
    }
}
