// Each comment names the class of the method below it.
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

class Loops {
    private int[] values;
    private int count;

    // O(1)
    static int constantLoop() {
        int sum = 0;
        for (int i = 0; i < 1000000; i++) {
            sum += i;
        }
        return sum;
    }

    // O(n)
    static int upTo(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        return sum;
    }

    // O(n)
    static void byTwo(int n) {
        int i = 0;
        while (i < n) {
            i += 2;
        }
    }

    // O(n)
    static void down(int n) {
        while (n > 0) {
            n--;
        }
    }

    // O(log n)
    static int doubled(int n) {
        int rounds = 0;
        for (int i = 1; i < n; i *= 2) {
            rounds++;
        }
        return rounds;
    }

    // O(n^2)
    static int square(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sum += i * j;
            }
        }
        return sum;
    }

    // O(n^2)
    static int triangle(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum++;
            }
        }
        return sum;
    }

    // O(n^2)
    static int rectangle(int rows, int columns) {
        int sum = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                sum++;
            }
        }
        return sum;
    }

    // O(n)
    static int oneAfterTheOther(int n, int m) {
        int sum = 0;
        for (int i = 0; i < n; i++) sum++;
        for (int i = 0; i < m; i++) sum++;
        return sum;
    }

    // O(n)
    static int eachElement(List<Integer> list) {
        int sum = 0;
        for (int value : list) {
            sum += value;
        }
        return sum;
    }

    // O(n)
    static int bySize(ArrayList<Integer> list) {
        int sum = 0;
        for (int i = 0; i < list.size(); i++) {
            sum += list.get(i);
        }
        return sum;
    }

    // O(n)
    static int byIterator(List<Integer> list) {
        int sum = 0;
        Iterator<Integer> iterator = list.iterator();
        while (iterator.hasNext()) {
            sum += iterator.next();
        }
        return sum;
    }

    // O(n^2)
    static int contained(List<String> list, List<String> others) {
        int found = 0;
        for (String text : list) {
            if (others.contains(text)) {
                found++;
            }
        }
        return found;
    }

    // O(n)
    static int containedInSet(List<String> list, Set<String> others) {
        int found = 0;
        for (String text : list) {
            if (others.contains(text)) {
                found++;
            }
        }
        return found;
    }

    // O(n log n)
    static void sorted(List<Integer> list) {
        Collections.sort(list);
    }

    // O(n)
    static Map<String, Integer> histogram(String[] words) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            counts.put(word, counts.getOrDefault(word, 0) + 1);
        }
        return counts;
    }

    // O(1)
    static int first(int[] array) {
        return array.length > 0 ? array[0] : -1;
    }

    // O(n)
    int sumOfField() {
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }

    // O(n)
    static int calls(int n) {
        return upTo(n) + constantLoop();
    }

    // O(n^2)
    static int callsInLoop(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += upTo(n);
        }
        return sum;
    }

    // O(n)
    static int callsWithConstant(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += upTo(10);
        }
        return sum;
    }

    // O(1)
    static int callsWithLiteral() {
        return square(20);
    }

    // O(n^2)
    static int callsWithProduct(int n) {
        return upTo(n * n);
    }

    // O(n)
    static int withBreak(int[] array, int wanted) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    // O(n)
    static int twoPointers(int[] array, int target) {
        int left = 0;
        int right = array.length - 1;
        int pairs = 0;
        while (left < right) {
            int sum = array[left] + array[right];
            if (sum == target) {
                pairs++;
                left++;
                right--;
            } else if (sum < target) {
                left++;
            } else {
                right--;
            }
        }
        return pairs;
    }

    // O(log n)
    static int search(int[] array, int key) {
        int low = 0;
        int high = array.length - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            if (array[mid] < key) {
                low = mid + 1;
            } else if (array[mid] > key) {
                high = mid - 1;
            } else {
                return mid;
            }
        }
        return -1;
    }

    // O(n)
    static int recursiveSum(int n) {
        return n <= 0 ? 0 : n + recursiveSum(n - 1);
    }

    // O(2^n)
    static int fibonacci(int n) {
        if (n < 2) {
            return n;
        }
        return fibonacci(n - 1) + fibonacci(n - 2);
    }

    // O(log n)
    static int euclid(int a, int b) {
        return b == 0 ? a : euclid(b, a % b);
    }

    // O(n)
    static String build(int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append('x');
        }
        return text.toString();
    }

    // O(n)
    static Set<Integer> unique(int[] array) {
        Set<Integer> seen = new HashSet<>();
        for (int value : array) {
            seen.add(value);
        }
        return seen;
    }

    // O(n^3)
    static long[][] multiply(long[][] a, long[][] b, int n) {
        long[][] c = new long[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                for (int k = 0; k < n; k++)
                    c[i][j] += a[i][k] * b[k][j];
        return c;
    }

    // O(1)
    static int smallTable(int n) {
        int best = 0;
        for (int i = 0; i < Math.min(n, 16); i++) {
            best = Math.max(best, i * n);
        }
        return best;
    }

    // unknown
    static long collatz(long n) {
        long steps = 0;
        while (n != 1) {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            steps++;
        }
        return steps;
    }
}
