package main

import "fmt"

func main() {
	n := 2000
	grid := make([][]float64, n)
	for i := range grid {
		grid[i] = make([]float64, n)
		for j := range grid[i] {
			grid[i][j] = float64(i * j)
		}
	}
	fmt.Println(grid[n-1][n-1])
}
