// Each comment names the class of the method below it.
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

class Bounds {
    private final List<String> names = new ArrayList<>();
    private int limit;

    // O(n)
    static void controlVariable(int k) {
        int i = 0;
        int p = 0;
        while (p == 0 && i < k) {
            i++;
        }
    }

    // O(n)
    static int breakOnFound(int[] values, int wanted) {
        int at = -1;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == wanted) {
                at = i;
                break;
            }
        }
        return at;
    }

    // O(n)
    static int iteratorWalk(Collection<Integer> all) {
        int sum = 0;
        Iterator<Integer> it = all.iterator();
        while (it.hasNext()) {
            sum += it.next();
        }
        return sum;
    }

    // O(n^2)
    static int dependent(int n) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                count++;
            }
        }
        return count;
    }

    // O(1)
    static int nestedConstants() {
        int x = 0;
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 30; j++) {
                x += i ^ j;
            }
        }
        return x;
    }

    // O(n)
    static int constantInner(int n) {
        int x = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 8; j++) {
                x += j;
            }
        }
        return x;
    }

    // O(n)
    static void twoLoops(int n, int m) {
        for (int i = 0; i < n; i++) {
            use(i);
        }
        for (int j = m; j > 0; j--) {
            use(j);
        }
    }

    // O(1)
    static void use(int i) {
    }

    // O(n log n)
    static List<Integer> sorted(List<Integer> values) {
        List<Integer> copy = new ArrayList<>(values);
        Collections.sort(copy);
        return copy;
    }

    // O(n)
    static int lengthOf(String text) {
        int upper = 0;
        for (char c : text.toCharArray()) {
            if (Character.isUpperCase(c)) {
                upper++;
            }
        }
        return upper;
    }

    // O(n)
    boolean containsName(String name) {
        return names.contains(name);
    }

    // O(1)
    String firstName() {
        return names.isEmpty() ? "" : names.get(0);
    }

    // O(n)
    static Map<String, Integer> histogram(String[] words) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            counts.put(word, counts.getOrDefault(word, 0) + 1);
        }
        return counts;
    }

    // O(n^2)
    static int searchEach(List<Integer> left, List<Integer> right) {
        int hits = 0;
        for (Integer value : left) {
            if (right.contains(value)) {
                hits++;
            }
        }
        return hits;
    }

    // O(n)
    static void drain(ArrayDeque<Integer> queue) {
        while (!queue.isEmpty()) {
            queue.poll();
        }
    }

    // O(log n)
    static int bisect(int[] sorted, int wanted) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < wanted) {
                low = middle + 1;
            } else if (sorted[middle] > wanted) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    // O(n)
    void upToField() {
        for (int i = 0; i < limit; i++) {
            use(i);
        }
    }

    // O(n)
    static int earlyExit(int n) {
        if (n > 1000) {
            return 0;
        }
        int sum = 0;
        int i = n;
        do {
            sum += i;
            i--;
        } while (i > 0);
        return sum;
    }

    // O(n^3)
    static long cube(int n) {
        long total = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                for (int k = 0; k < j; k++) {
                    total++;
                }
            }
        }
        return total;
    }

    // O(n)
    static int recursiveSum(int n) {
        return n <= 0 ? 0 : n + recursiveSum(n - 1);
    }

    // O(n)
    static LinkedList<Integer> reversed(LinkedList<Integer> list) {
        LinkedList<Integer> result = new LinkedList<>();
        for (Integer value : list) {
            result.addFirst(value);
        }
        return result;
    }

    // unknown
    static void untilDone(java.util.function.BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            use(1);
        }
    }
}
