package timex

import (
	"iter"
	"math"
	"strconv"
	"strings"
	"unicode"

	"casus"
	"casus/internal/lang"
)

// Quantity reads how many there are of the noun at word, with the words that
// bound the number, or returns nil. Its Unit is left empty.
func (r *Reader) Quantity(noun int) *casus.Quantity {
	if low, ok := look(r, r.Grammar.Vague, noun); ok && r.Tree[noun].UPOS != lang.ADJ {
		return r.vague(noun, low)
	}
	for k := range r.dependents(noun) {
		if r.related(k, "nummod") || r.related(k, "det", "amod") && r.Cardinal(k) > 1 {
			if q := r.number(k); q != nil {
				return q
			}
		}
	}
	for k := range r.dependents(noun) {
		if r.Tree[k].UPOS == lang.NUM && r.related(k, "nmod", "compound", "amod") {
			if q := r.number(k); q != nil {
				return q
			}
		}
	}
	return nil
}

// dependents yields the words that hang on word i, in order.
func (r *Reader) dependents(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := range r.Tree {
			if r.Tree[k].Head == i && !yield(k) {
				return
			}
		}
	}
}

// Cardinal reads word i as a whole number in letters or digits, 0 when it is none.
func (r *Reader) Cardinal(i int) int {
	if v, ok := look(r, r.Grammar.Numbers, i); ok {
		return int(v)
	}
	n, err := strconv.Atoi(r.form(i))
	if err != nil {
		return 0
	}
	return n
}

// vague reads "migliaia", "dozens": a lower bound by convention (two of them), no
// upper one. The Italian singular, "un centinaio", is about one of them.
func (r *Reader) vague(i int, low float64) *casus.Quantity {
	q := &casus.Quantity{Text: r.Tree[i].Form, Min: &low}
	if r.Tree[i].Feats.Number == lang.Sing && r.Grammar.Lang == "it" {
		low /= 2
		high := low * 1.5
		q.Max = &high
	}
	return q
}

// number reads the numeral of which word i is part, with the words that bound it,
// or returns nil.
func (r *Reader) number(i int) *casus.Quantity {
	first, last := i, i
	for first > 0 && r.numeral(first-1) {
		first--
	}
	for last+1 < len(r.Tree) && r.numeral(last+1) {
		last++
	}
	n, ok := r.value(first, last)
	if !ok {
		return nil
	}
	kind, from := r.bound(first)
	low, high := n, n
	q := &casus.Quantity{Text: r.words(from, last), Min: &low, Max: &high}
	switch kind {
	case atLeast:
		q.Max = nil
	case atMost:
		q.Min = nil
	case about:
		low, high = n*0.9, n*1.1
	}
	return q
}

// words returns the text from one word to another, both included.
func (r *Reader) words(first, last int) string {
	span := r.Tree[first].Span.Cover(r.Tree[last].Span)
	if !span.Valid(len(r.Text)) {
		return ""
	}
	return r.Text[span.Start:span.End]
}

// A boundKind says what the words before a number make of it.
type boundKind uint8

const (
	exact boundKind = iota
	atLeast
	atMost
	about
)

// bound reads the longest words that bound the number at word i: those in its own
// token or before it. From is the first of them, i when there are none.
func (r *Reader) bound(i int) (kind boundKind, from int) {
	own := strings.ToLower(r.words(i, i))
	from = i + 1
	for _, b := range [...]struct {
		kind    boundKind
		phrases []string
	}{{atLeast, r.Grammar.AtLeast}, {atMost, r.Grammar.AtMost}, {about, r.Grammar.About}} {
		for _, phrase := range b.phrases {
			start := i - strings.Count(phrase, " ") - 1
			switch {
			case strings.HasPrefix(own, phrase+" "):
				start = i
			case start < 0 || r.forms(start, i) != phrase:
				continue
			}
			if start < from {
				kind, from = b.kind, start
			}
		}
	}
	return kind, min(from, i)
}

// forms joins the forms of words [from, to), lower case.
func (r *Reader) forms(from, to int) string {
	list := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, r.form(i))
	}
	return strings.Join(list, " ")
}

// numeral reports whether word i may be part of a number: digits or words for
// numbers that are no year, and "million".
func (r *Reader) numeral(i int) bool {
	if r.Tree[i].UPOS == lang.NUM {
		return r.year(i) == 0 || r.Tree[i].Deprel == "nummod"
	}
	_, ok := look(r, r.Grammar.Scales, i)
	return ok
}

// value computes the number that the words from first to last spell.
func (r *Reader) value(first, last int) (float64, bool) {
	total, seen := 0.0, false
	for i := first; i <= last; i++ {
		if scale, ok := look(r, r.Grammar.Scales, i); ok {
			if !seen {
				total = 1 // "thousand" alone
			}
			total *= scale
			seen = true
			continue
		}
		n, ok := look(r, r.Grammar.Numbers, i)
		if !ok {
			n, ok = r.digits(i)
		}
		if !ok {
			return 0, false
		}
		total += n
		seen = true
	}
	return total, seen && total < math.MaxFloat64/2 // which leaves room for "about"
}

// digits reads the digits of word i with the separators of the language.
func (r *Reader) digits(i int) (float64, bool) {
	form := strings.TrimFunc(r.Tree[i].Form, func(c rune) bool { return !unicode.IsDigit(c) })
	if form == "" {
		return 0, false
	}
	thousands, decimal := ",", "."
	if r.Grammar.Lang == "it" {
		thousands, decimal = ".", ","
	}
	form = strings.ReplaceAll(form, thousands, "")
	form = strings.ReplaceAll(form, decimal, ".")
	f, err := strconv.ParseFloat(form, 64)
	return f, err == nil
}
