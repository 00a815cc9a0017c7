// Package timex reads what a parsed sentence says of time and number: "last
// Monday", "il 3 ottobre", "three days ago", "oltre 3.000", "dozens of".
//
//	r := timex.Reader{Grammar: grammar, Tree: tree, Text: text, Today: published}
//	for _, d := range r.Dates() {
//		fmt.Println(d.When.From, d.When.To)
//	}
//
// What turns on the structure of clauses is asked of the caller: Reader.Ahead says
// whether a word stands in a clause about the future.
//
// Nothing is guessed: without Today, a relative expression is found, so that its
// words are known to tell a time, and its When is empty. A day that its month does
// not have, "31 febbraio", is read as the month.
//
// An open end is an empty bound: "since 2022" has no To, "by June" no From, and the
// Precision of both is "open"; "at least 50" has no Max, "at most 50" no Min.
package timex
