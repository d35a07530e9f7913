public class Texts {
    public static void main(String[] args) {
        StringBuilder builder = new StringBuilder();
        for (int i = 0; i < 5000000; i++) {
            builder.append((char) ('a' + i % 26));
        }
        System.out.println(builder.length());
    }
}
