// Each comment names the class of the function below it.
package bounds

import (
	"fmt"
	"sort"
	"strings"
)

// O(n)
func sum(values []int) int {
	total := 0
	for _, v := range values {
		total += v
	}
	return total
}

// O(n log n)
func sorted(values []int) []int {
	out := make([]int, len(values))
	copy(out, values)
	sort.Ints(out)
	return out
}

// O(n^2)
func pairs(n int) int {
	count := 0
	for i := 0; i < n; i++ {
		for j := i + 1; j < n; j++ {
			count++
		}
	}
	return count
}

// O(log n)
func search(values []int, wanted int) int {
	low, high := 0, len(values)
	for low < high {
		middle := (low + high) / 2
		if values[middle] < wanted {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// O(n)
func words(text string) map[string]int {
	counts := make(map[string]int)
	for _, word := range strings.Fields(text) {
		counts[word]++
	}
	return counts
}

// O(2^n)
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

// O(n)
func walk(graph [][]int, start int) int {
	seen := make([]bool, len(graph))
	queue := []int{start}
	seen[start] = true
	count := 0
	for len(queue) > 0 {
		node := queue[0]
		queue = queue[1:]
		count++
		for _, next := range graph[node] {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return count
}

// O(1)
func fixed() {
	for i := 0; i < 10; i++ {
		fmt.Println(i)
	}
}

// O(n)
func evens(n int) []int {
	out := []int{}
	for i := 0; i < n; i += 2 {
		out = append(out, i)
	}
	return out
}

// O(n log n)
func sortEvens(n int) []int {
	out := evens(n)
	sort.Ints(out)
	return out
}
