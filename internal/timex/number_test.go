package timex_test

import (
	"strconv"
	"strings"
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
		return strconv.FormatFloat(*p, 'f', -1, 64)
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
		{"it", "duemila carri", "duemila=2000"},
		{"it", "dodicimila carri", "dodicimila=12000"},
		{"it", "ventuno carri", "ventuno=21"},
		{"it", "trentotto carri", "trentotto=38"},
		{"it", "ventitré carri", "ventitré=23"},
		{"it", "cento carri", "cento=100"},
		{"it", "centoventi carri", "centoventi=120"},
		{"it", "centotto carri", "centotto=108"},
		{"it", "millecinquecento carri", "millecinquecento=1500"},
		{"it", "duemilacento carri", "duemilacento=2100"},
		{"it", "duecentocinquantamila carri", "duecentocinquantamila=250000"},
		{"it", "ventidue milioni|milione carri", "ventidue milioni=22000000"},
		{"it", "tra 10 e 20 carri", "tra 10 e 20=10..20"},
		{"it", "fra i 10 e i 20 carri", "fra i 10 e i 20=10..20"},
		{"it", "da 10 a 20 carri", "da 10 a 20=10..20"},
		{"it", "da i 10 a i 20 carri", "da i 10 a i 20=10..20"},
		{"it", "10 - 20 carri", "10 - 20=10..20"},
		{"it", "10 – 20 carri", "10 – 20=10..20"},
		{"it", "20 - 10 carri", "20=20"},
		{"it", "10 e 20 carri", "10=10"},
		{"it", "tra venti e trenta carri", "tra venti e trenta=20..30"},
		{"it", "tra 2 e 3 milioni|milione carri", "tra 2 e 3 milioni=2000000..3000000"},
		{"it", "al massimo 50 carri", "al massimo 50=..50"},
		{"it", "decine|decina", "decine=20.."},
		{"it", "decine|decina di migliaia|migliaio", "decine di migliaia=20000.."},
		{"it", "centinaia|centinaio di carri", "none"},
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
		{"en", "two thousand three hundred tanks", "two thousand three hundred=2300"},
		{"en", "two hundred fifty thousand tanks", "two hundred fifty thousand=250000"},
		{"en", "twenty - one tanks", "twenty - one=21"},
		{"en", "twenty-one tanks", "twenty-one=21"},
		{"en", "a dozen tanks", "dozen=12"},
		{"en", "two dozen tanks", "two dozen=24"},
		{"en", "half a dozen tanks", "half a dozen=6"},
		{"en", "half a million tanks", "half a million=500000"},
		{"en", "more than a dozen tanks", "more than a dozen=12.."},
		{"en", "between 10 and 20 tanks", "between 10 and 20=10..20"},
		{"en", "from 10 to 20 tanks", "10 to 20=10..20"},
		{"en", "10 to 20 tanks", "10 to 20=10..20"},
		{"en", "10 - 20 tanks", "10 - 20=10..20"},
		{"en", "10 and 20 tanks", "10=10"},
		{"en", "between 2 and 3 million tanks", "between 2 and 3 million=2000000..3000000"},
		{"en", "1500 thousand tanks", "1500 thousand=1500000"},
		{"en", "1.1 million tanks", "1.1 million=1100000"},
		{"en", "dozens", "dozens=24.."},
		{"en", "tens|ten of thousands|thousand", "tens of thousands=20000.."},
		{"en", "dozens|dozen of millions|million", "dozens of millions=24000000.."},
		{"en", "hundreds|hundred", "hundreds=200.."},
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
	for words, want := range map[string]string{
		"quasi una trentina":              "quasi una trentina=27..33",
		"un centinaio":                    "centinaio=100..150",
		"mezza dozzina":                   "mezza dozzina=6",
		"una ventina":                     "ventina=18..22",
		"circa un centinaio":              "circa un centinaio=90..110",
		"più di un centinaio":             "più di un centinaio=100..",
		"fino a una trentina":             "fino a una trentina=..30",
		"una decina di migliaia|migliaio": "decina di migliaia=10000..15000",
	} {
		tree, text := sentence(g, words)
		last := len(tree) - 1
		for i := range tree {
			if tree[i].Form != "migliaia" {
				tree[i].Feats.Number = lang.Sing
			}
		}
		r := timex.Reader{Grammar: g, Tree: tree, Text: text}
		if got := quantityText(r.Quantity(last)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// TestStrayNumeral reads a compound that the parser took for something else and
// hung elsewhere.
func TestStrayNumeral(t *testing.T) {
	g := grammars(t)["it"]
	for words, want := range map[string]string{"Ucraina centoventi carri": "centoventi=120", "nel Novecento carri": "none"} {
		tree, text := sentence(g, words)
		tree[1].UPOS, tree[1].Head, tree[1].Deprel = lang.PROPN, 0, "flat:name"
		r := timex.Reader{Grammar: g, Tree: tree, Text: text}
		if got := quantityText(r.Quantity(2)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// TestCentury shows that a capital within the sentence makes a number no number.
func TestCentury(t *testing.T) {
	g := grammars(t)["it"]
	for words, want := range map[string]string{"nel Novecento carri": "none", "Novecento carri": "Novecento=900"} {
		tree, text := sentence(g, words)
		r := timex.Reader{Grammar: g, Tree: tree, Text: text}
		if got := quantityText(r.Quantity(len(tree) - 1)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
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

// TestBoundContraction reads a bound of three words of the tree and two of the text.
func TestBoundContraction(t *testing.T) {
	g := grammars(t)["it"]
	text := "al massimo 50 carri"
	r := timex.Reader{Grammar: g, Text: text, Tree: lang.Tree{
		{Form: "a", Lemma: "a", UPOS: lang.ADP, Head: 2, Deprel: "case", Span: casus.Span{Start: 0, End: 2}},
		{Form: "il", Lemma: "il", UPOS: lang.DET, Head: 2, Deprel: "det", Span: casus.Span{Start: 0, End: 2}},
		{Form: "massimo", Lemma: "massimo", UPOS: lang.NOUN, Head: 4, Deprel: "nmod", Span: casus.Span{Start: 3, End: 10}},
		{Form: "50", Lemma: "50", UPOS: lang.NUM, Head: 4, Deprel: "nummod", Span: casus.Span{Start: 11, End: 13}},
		{Form: "carri", Lemma: "carro", UPOS: lang.NOUN, Head: -1, Span: casus.Span{Start: 14, End: 19}},
	}}
	if got := quantityText(r.Quantity(4)); got != "al massimo 50=..50" {
		t.Errorf("got %q", got)
	}
}

// TestTooLarge shows that a number beyond float64 is none.
func TestTooLarge(t *testing.T) {
	g := grammars(t)["en"]
	tree, text := sentence(g, strings.Repeat("billion ", 40)+"1 tanks")
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
	}{{"it", "venti", 20}, {"it", "centoventi", 120}, {"it", "uomini", 0}, {"it", "treventi", 0}, {"it", strings.Repeat("cento", 2000), 0}, {"en", "Twelve", 12}, {"en", "120", 120}, {"en", "tank", 0}, {"it", "3.000", 0}} {
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
