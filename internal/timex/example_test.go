package timex_test

import (
	"fmt"
	"time"

	"casus"
	"casus/internal/lang"
	"casus/internal/timex"
)

func Example() {
	grammar, err := timex.NewGrammar("en", map[string]map[string]string{
		"weekday": {"monday": "1", "tuesday": "2"},
		"atleast": {"over": ""},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := timex.Reader{
		Grammar: grammar,
		Text:    "Over 300 tanks left on Monday",
		Tree: lang.Tree{
			{Form: "Over", Lemma: "over", UPOS: lang.ADP, Head: 1, Deprel: "advmod", Span: casus.Span{Start: 0, End: 4}},
			{Form: "300", Lemma: "300", UPOS: lang.NUM, Head: 2, Deprel: "nummod", Span: casus.Span{Start: 5, End: 8}},
			{Form: "tanks", Lemma: "tank", UPOS: lang.NOUN, Head: 3, Deprel: "nsubj", Span: casus.Span{Start: 9, End: 14}},
			{Form: "left", Lemma: "leave", UPOS: lang.VERB, Head: -1, Deprel: "root", Span: casus.Span{Start: 15, End: 19}},
			{Form: "on", Lemma: "on", UPOS: lang.ADP, Head: 5, Deprel: "case", Span: casus.Span{Start: 20, End: 22}},
			{Form: "Monday", Lemma: "Monday", UPOS: lang.PROPN, Head: 3, Deprel: "obl", Span: casus.Span{Start: 23, End: 29}},
		},
		Today: time.Date(2024, time.October, 24, 0, 0, 0, 0, time.UTC),
	}
	for _, d := range r.Dates() {
		fmt.Println(r.Tree[d.First].Form, d.When.From, d.When.Precision)
	}
	if q := r.Quantity(2); q != nil {
		fmt.Println(q.Text, *q.Min, q.Max == nil)
	}
	// Output:
	// Monday 2024-10-21 day
	// Over 300 300 true
}
