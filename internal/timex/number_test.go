package timex_test

import (
	"math"
	"strconv"
	"testing"

	"casus"
	"casus/internal/lang"
	"casus/internal/timex"
)

// quantityText writes a quantity's words and its range, as in "over 3=3..".
func quantityText(q *casus.Quantity) string {
	if q == nil {
		return "none"
	}
	bound := func(p *float64) string {
		if p == nil {
			return ""
		}
		return strconv.FormatFloat(math.Round(*p*1e6)/1e6, 'f', -1, 64)
	}
	low, high := bound(q.Min), bound(q.Max)
	if low == high {
		return q.Text + "=" + low
	}
	return q.Text + "=" + low + ".." + high
}

// TestQuantity reads how many there are of the last word of each row.
func TestQuantity(t *testing.T) {
	g := grammars(t)
	for _, x := range []row{
		{"it", "carri", "none"},
		{"it", "3.000 carri", "3.000=3000"},
		{"it", "tre carri", "tre=3"},
		{"it", "tremila carri", "tremila=3000"},
		{"it", "tre mila carri", "tre mila=3000"},
		{"it", "oltre 3.000 carri", "oltre 3.000=3000.."},
		{"it", "più di 3.000 carri", "più di 3.000=3000.."},
		{"it", "almeno 500 carri", "almeno 500=500.."},
		{"it", "fino a 12.000 carri", "fino a 12.000=..12000"},
		{"it", "non più di 50 carri", "non più di 50=..50"},
		{"it", "circa 200 carri", "circa 200=180..220"},
		{"it", "meno di 50 carri", "meno di 50=..50"},
		{"it", "quasi 200 carri", "quasi 200=180..220"},
		{"it", "due milioni|milione carri", "due milioni=2000000"},
		{"it", "1,5 milioni|milione carri", "1,5 milioni=1500000"},
		{"it", "decine|decina", "decine=20.."},
		{"it", "migliaia|migliaio", "migliaia=2000.."},
		{"en", "3,000 tanks", "3,000=3000"},
		{"en", "twenty tanks", "twenty=20"},
		{"en", "three thousand tanks", "three thousand=3000"},
		{"en", "over 3,000 tanks", "over 3,000=3000.."},
		{"en", "more than 3,000 tanks", "more than 3,000=3000.."},
		{"en", "at least 500 tanks", "at least 500=500.."},
		{"en", "up to 12,000 tanks", "up to 12,000=..12000"},
		{"en", "no more than 50 tanks", "no more than 50=..50"},
		{"en", "as many as 12,000 tanks", "as many as 12,000=..12000"},
		{"en", "at most 50 tanks", "at most 50=..50"},
		{"en", "fewer than 50 tanks", "fewer than 50=..50"},
		{"en", "some 200 tanks", "some 200=180..220"},
		{"en", "nearly 200 tanks", "nearly 200=180..220"},
		{"en", "around 200 tanks", "around 200=180..220"},
		{"en", "1.5 million tanks", "1.5 million=1500000"},
		{"en", "1800 tanks", "1800=1800"},
		{"en", "12x34 tanks", "none"},
		{"en", "dozens", "dozens=24.."},
		{"en", "thousands", "thousands=2000.."},
	} {
		tree, text := sentence(g[x.lang], x.words)
		r := timex.Reader{Grammar: g[x.lang], Tree: tree, Text: text}
		if got := quantityText(r.Quantity(len(tree) - 1)); got != x.want {
			t.Errorf("%s %q: got %q, want %q", x.lang, x.words, got, x.want)
		}
	}
}

// TestOneHundredOrSo reads the Italian singular, which is about one of them.
func TestOneHundredOrSo(t *testing.T) {
	g := grammars(t)["it"]
	tree, text := sentence(g, "centinaio")
	tree[0].Feats.Number = lang.Sing
	r := timex.Reader{Grammar: g, Tree: tree, Text: text}
	if got := quantityText(r.Quantity(0)); got != "centinaio=100..150" {
		t.Errorf("got %q", got)
	}
}

// TestNumerals shows which words before a noun make up its number.
func TestNumerals(t *testing.T) {
	g := grammars(t)["en"]
	for _, x := range []struct{ words, first, want string }{
		{"thousand tanks", "nummod", "thousand=1000"},
		{"two hundred tanks", "compound", "two hundred=200"},
		{"2014 20 tanks", "obl", "20=20"},
		{"2014 20 tanks", "nummod", "2014 20=2034"},
	} {
		tree, text := sentence(g, x.words)
		last := len(tree) - 1
		tree[last-1].Head, tree[last-1].Deprel = last, "nummod"
		tree[0].Head, tree[0].Deprel = last, x.first
		r := timex.Reader{Grammar: g, Tree: tree, Text: text}
		if got := quantityText(r.Quantity(last)); got != x.want {
			t.Errorf("%q, the first by %s: got %q, want %q", x.words, x.first, got, x.want)
		}
	}
}

// TestBoundInToken reads a bound that shares a token with its number.
func TestBoundInToken(t *testing.T) {
	g := grammars(t)["en"]
	text := "more than 50 tanks"
	r := timex.Reader{Grammar: g, Text: text, Tree: lang.Tree{
		{Form: "50", Lemma: "50", UPOS: lang.NUM, Head: 1, Deprel: "nummod", Span: casus.Span{Start: 0, End: 12}},
		{Form: "tanks", Lemma: "tank", UPOS: lang.NOUN, Head: -1, Span: casus.Span{Start: 13, End: 18}},
	}}
	if got := quantityText(r.Quantity(1)); got != "more than 50=50.." {
		t.Errorf("got %q", got)
	}
}

// TestTooLarge shows that a number beyond float64 is none.
func TestTooLarge(t *testing.T) {
	g := grammars(t)["en"]
	words := ""
	for range 40 {
		words += "billion "
	}
	tree, text := sentence(g, words+"1 tanks")
	r := timex.Reader{Grammar: g, Tree: tree, Text: text}
	if got := quantityText(r.Quantity(len(tree) - 1)); got != "none" {
		t.Errorf("got %q, want none", got)
	}
}

func TestCardinal(t *testing.T) {
	g := grammars(t)
	for _, x := range []struct {
		lang, word string
		want       int
	}{{"it", "venti", 20}, {"en", "Twelve", 12}, {"en", "120", 120}, {"en", "tank", 0}, {"it", "3.000", 0}} {
		tree, text := sentence(g[x.lang], x.word)
		r := timex.Reader{Grammar: g[x.lang], Tree: tree, Text: text}
		if got := r.Cardinal(0); got != x.want {
			t.Errorf("Cardinal(%q) = %d, want %d", x.word, got, x.want)
		}
		if got := r.Cardinal(1); got != 0 {
			t.Errorf("Cardinal beyond the sentence = %d, want 0", got)
		}
	}
}
