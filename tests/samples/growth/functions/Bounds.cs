// Each comment names the class of the method below it.
using System;
using System.Collections.Generic;
using System.Linq;

class Bounds
{
    // O(n)
    static int Sum(int[] values)
    {
        int total = 0;
        foreach (int v in values)
            total += v;
        return total;
    }

    // O(n^2)
    static int Pairs(int n)
    {
        int count = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++)
                count++;
        return count;
    }

    // O(n log n)
    static List<int> Sorted(List<int> values)
    {
        values.Sort();
        return values;
    }

    // O(log n)
    static int Halvings(int n)
    {
        int rounds = 0;
        while (n > 1)
        {
            n /= 2;
            rounds++;
        }
        return rounds;
    }

    // O(n^2)
    static int Hits(List<int> a, List<int> b)
    {
        int hits = 0;
        foreach (int x in a)
        {
            if (b.Contains(x))
                hits++;
        }
        return hits;
    }

    // O(n)
    static int Hashed(List<int> a, HashSet<int> b)
    {
        int hits = 0;
        foreach (int x in a)
        {
            if (b.Contains(x))
                hits++;
        }
        return hits;
    }

    // O(n)
    static Dictionary<char, int> Letters(string text)
    {
        var counts = new Dictionary<char, int>();
        for (int i = 0; i < text.Length; i++)
        {
            counts.TryGetValue(text[i], out int n);
            counts[text[i]] = n + 1;
        }
        return counts;
    }

    // O(2^n)
    static long Fib(int n)
    {
        if (n < 2) return n;
        return Fib(n - 1) + Fib(n - 2);
    }

    // O(1)
    static int Fixed()
    {
        int s = 0;
        for (int i = 0; i < 12; i++) s += i;
        return s;
    }
}
