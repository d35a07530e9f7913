public class Nodes {
    static class Node {
        int value;
        Node next;
        Node(int value, Node next) {
            this.value = value;
            this.next = next;
        }
    }
    public static void main(String[] args) {
        Node head = null;
        for (int i = 0; i < 2000000; i++) head = new Node(i, head);
        int count = 0;
        for (Node n = head; n != null; n = n.next) count++;
        System.out.println(count);
    }
}
