package timex_test

import (
	"encoding/json"
	"regexp"
	"testing"
	"unicode/utf8"

	"casus"
	"casus/internal/lang"
	"casus/internal/timex"
)

// isoPrefix is an RFC 3339 date or a shorter prefix of one.
var isoPrefix = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// FuzzReader reads arbitrary words in a tree of arbitrary heads and tags: dates
// come in order and apart, their bounds are dates in order, quantities are words
// of the text with bounds in order that JSON can write.
func FuzzReader(f *testing.F) {
	g := grammars(f)
	for _, s := range []string{
		"il 3 ottobre 2023", "three days|day ago", "on October 3 , 2023", "tra il 2020 e il 2022", "last year", "da il 2022",
		"non più di 50 carri", "1,5 milioni|milione carri", "as many as 12,000 tanks", "un centinaio", "may march", "tra 2 e 3 milioni", "da il 3 a il 5 ottobre", "October 3 - 5 , 2023",
		"entro due mesi|mese", "decine di migliaia", "duecentocinquantamila carri", "0000 9999 31 Feb. 1e999",
	} {
		f.Add(s, uint8(0), true)
		f.Add(s, uint8(7), false)
	}
	f.Fuzz(func(t *testing.T, words string, shape uint8, english bool) {
		code := "it"
		if english {
			code = "en"
		}
		tree, text := sentence(g[code], words)
		bend(tree, shape)
		r := timex.Reader{Grammar: g[code], Tree: tree, Text: text, Today: today, Ahead: func(i int) bool { return i%2 == int(shape%2) }}
		checkDateLaws(t, tree, r.Dates())
		for i := range tree {
			if q := r.Quantity(i); q != nil {
				checkQuantityLaws(t, q)
			}
		}
	})
}

// bend gives the words of a tree other heads, tags and numbers.
func bend(tree lang.Tree, shape uint8) {
	relations := [...]string{"nummod", "nmod", "amod", "det", "compound", "obl"}
	for i := range tree {
		if s := int(shape) + 3*i; shape > 0 && s%4 == 0 {
			tree[i].Head, tree[i].Deprel = s%len(tree), relations[s%len(relations)]
			tree[i].UPOS, tree[i].Feats.Number = lang.UPOS(s)%lang.NumUPOS, uint8(s%3)
		}
	}
}

func checkDateLaws(t *testing.T, tree lang.Tree, dates []timex.Date) {
	next := 0
	for _, d := range dates {
		if d.First < next || d.Last < d.First || d.Last >= len(tree) {
			t.Fatalf("date at words %d to %d, after %d of %d", d.First, d.Last, next, len(tree))
		}
		next = d.Last + 1
		w := d.When
		if w.From == "" && w.To == "" && w != (casus.When{}) || w.From != "" && !isoPrefix.MatchString(w.From) || w.To != "" && !isoPrefix.MatchString(w.To) {
			t.Fatalf("date %+v", w)
		}
		if w.To != "" && w.To < w.From {
			t.Fatalf("date %+v ends before it begins", w)
		}
		timex.LongAgo(w, today)
	}
}

func checkQuantityLaws(t *testing.T, q *casus.Quantity) {
	if q.Min == nil && q.Max == nil {
		t.Fatalf("quantity %q has no bound", q.Text)
	}
	if q.Min != nil && q.Max != nil && *q.Min > *q.Max {
		t.Fatalf("quantity %q from %v to %v", q.Text, *q.Min, *q.Max)
	}
	if _, err := json.Marshal(q); err != nil && utf8.ValidString(q.Text) {
		t.Fatal(err)
	}
}
