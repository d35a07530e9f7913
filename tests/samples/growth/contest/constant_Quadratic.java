// O(1)
import java.util.Scanner;

public class constant_Quadratic {
    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        double a = sc.nextDouble();
        double b = sc.nextDouble();
        double c = sc.nextDouble();
        double d = Math.sqrt(b * b - 4 * a * c);
        double x = (-b + d) / (2 * a);
        double y = (-b - d) / (2 * a);
        System.out.printf("%.10f\n%.10f\n", Math.max(x, y), Math.min(x, y));
        sc.close();
    }
}
