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
// words are known to tell a time, and its When is empty.
package timex
