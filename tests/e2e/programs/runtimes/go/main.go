// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"

	"example.org/till/tally"
)

func main() {
	var numbers []int
	input := bufio.NewScanner(os.Stdin)
	for input.Scan() {
		if number, err := strconv.Atoi(input.Text()); err == nil {
			numbers = append(numbers, number)
		}
	}
	fmt.Println(os.Args[1], tally.Sum(numbers))
	fmt.Fprintln(os.Stderr, "done")
	os.Exit(7)
}
