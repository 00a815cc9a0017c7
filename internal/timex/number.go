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
	if _, ok := look(r, r.Grammar.Vague, noun); ok && r.Tree[noun].UPOS != lang.ADJ {
		return r.vague(noun)
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
	if r.compound(noun - 1) {
		return r.number(noun - 1) // parsers that do not know the word hang it anywhere
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
	if parts := r.Grammar.spell(r.form(i)); parts != nil {
		return int(parts.total())
	}
	n, err := strconv.Atoi(r.form(i))
	if err != nil {
		return 0
	}
	return n
}

// vague reads "migliaia", "dozens", "decine di migliaia": a lower bound by
// convention (two of them), no upper one. The Italian singular, "un centinaio", is
// one of them or up to half as many more, and "una ventina" is about 20. Word i is
// any noun of the chain.
func (r *Reader) vague(i int) *casus.Quantity {
	for r.is(r.Grammar.Of, i-1) {
		if _, ok := look(r, r.Grammar.Vague, i-2); !ok {
			break
		}
		i -= 2
	}
	n, _ := look(r, r.Grammar.Vague, i)
	last := i
	for r.is(r.Grammar.Of, last+1) {
		if two, ok := look(r, r.Grammar.Vague, last+2); ok {
			n *= two / 2
		} else if scale, ok := look(r, r.Grammar.Scales, last+2); ok {
			n *= scale
		} else {
			break
		}
		last += 2
	}
	if math.IsInf(n, 0) {
		return nil
	}
	if r.Tree[i].Feats.Number != lang.Sing || r.Grammar.Lang != "it" {
		return &casus.Quantity{Text: r.words(i, last), Min: &n}
	}
	kind, from := r.bound(i)
	if kind == exact && r.is(r.Grammar.Roughly, i) {
		kind = about
	}
	q := quantity(r.words(from, last), kind, n/2)
	if kind == exact {
		*q.Max *= 1.5
	}
	return q
}

// number reads the numeral or the range of numerals of which word i is part, with
// the words that bound it, or returns nil.
func (r *Reader) number(i int) *casus.Quantity {
	first, last := r.run(i)
	if q := r.numberRange(first, last); q != nil {
		return q
	}
	n, ok := r.value(first, last)
	if !ok {
		return nil
	}
	kind, from := r.bound(first)
	return quantity(r.words(from, last), kind, n)
}

// quantity is the range that a number and the words before it allow.
func quantity(text string, kind boundKind, n float64) *casus.Quantity {
	low, high := n, n
	q := &casus.Quantity{Text: text, Min: &low, Max: &high}
	switch kind {
	case atLeast:
		q.Max = nil
	case atMost:
		q.Min = nil
	case about:
		low, high = tidy(n*0.9), tidy(n*1.1)
	case half:
		low, high = n/2, n/2
	}
	return q
}

// tidy drops the digits that binary fractions add: 220.00000000000003.
func tidy(n float64) float64 {
	const digits = 12
	f, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', digits, 64), 64)
	if err != nil {
		return n
	}
	return f
}

// run returns the first and the last word of the numeral of which word i is part.
func (r *Reader) run(i int) (first, last int) {
	first, last = i, i
	for n := r.joined(first - 1); n > 0; n = r.joined(first - 1) {
		first -= n
	}
	for n := r.joined(last + 1); n > 0; n = r.joined(last + 1) {
		last += n
	}
	return first, last
}

// joined counts the words by which a numeral reaches over word i, beside it: one of
// a number, or a hyphen and the number beyond.
func (r *Reader) joined(i int) int {
	switch {
	case i < 0 || i >= len(r.Tree):
		return 0
	case r.hyphen(i):
		return 2
	case r.numeral(i):
		return 1
	}
	return 0
}

// hyphen reports whether word i joins the words beside it to one number,
// "twenty-one"; the hyphen of a range stands before the greater one.
func (r *Reader) hyphen(i int) bool {
	if r.form(i) != "-" {
		return false
	}
	tens, ones := r.Grammar.Numbers[r.form(i-1)], r.Grammar.Numbers[r.form(i+1)]
	return tens > ones && ones > 0
}

// numberRange reads "between 10 and 20", "da 10 a 20" and "2-3 million" around the
// numeral of words first to last, or returns nil.
func (r *Reader) numberRange(first, last int) *casus.Quantity {
	other := r.link(first, last+1)
	if other == 0 || other >= len(r.Tree) || !r.numeral(other) {
		// The numeral may be the end of the range.
		at := r.before(first) - 1
		if at < 0 || !r.numeral(at) {
			return nil
		}
		other = first
		first, last = r.run(at)
		if r.link(first, last+1) != other {
			return nil
		}
	}
	_, end := r.run(other)
	low, ok := r.value(first, last)
	high, also := r.value(other, end)
	if !ok || !also {
		return nil
	}
	// In "2 to 3 million" both are millions.
	if scale, ok := look(r, r.Grammar.Scales, end); ok && end > other && low*scale < high {
		low *= scale
	}
	if low >= high {
		return nil
	}
	from := first
	if r.Grammar.Links[r.form(last+1)] != "" {
		from = r.before(first)
	}
	return &casus.Quantity{Text: r.words(from, end), Min: &low, Max: &high}
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
	half
)

// bound reads the longest words that bound the number at word i: those in its own
// token or before it and its article. From is the first of them, i when there are
// none.
func (r *Reader) bound(i int) (kind boundKind, from int) {
	const longest = 6 // words of a phrase
	own := strings.ToLower(r.words(i, i))
	end := r.before(i) + 1
	from = i + 1
	for _, b := range [...]struct {
		kind    boundKind
		phrases []string
	}{{atLeast, r.Grammar.AtLeast}, {atMost, r.Grammar.AtMost}, {about, r.Grammar.About}, {half, r.Grammar.Half}} {
		for _, phrase := range b.phrases {
			if strings.HasPrefix(own, phrase+" ") && i < from {
				kind, from = b.kind, i
			}
			for start := max(0, end-longest); start < min(end, from); start++ {
				// Contractions are one word of the text and two of the tree: al, a il.
				if r.forms(start, end) == phrase || strings.ToLower(r.words(start, end-1)) == phrase {
					kind, from = b.kind, start
				}
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
	return ok || r.compound(i)
}

// compound reports whether word i, in lower case, is spelled as a number:
// "centoventi" but not "Novecento", which is a century.
func (r *Reader) compound(i int) bool {
	return i >= 0 && r.Tree[i].Form == r.form(i) && r.spelled(i) != nil
}

// spelled reads word i as a number in letters, without a capital unless it is the
// first of the sentence; else it is nil.
func (r *Reader) spelled(i int) sum {
	if i > 0 && r.Tree[i].Form != r.form(i) {
		return nil
	}
	return r.Grammar.spell(r.form(i))
}

// value computes the number that the words from first to last spell.
func (r *Reader) value(first, last int) (float64, bool) {
	var s sum
	for i := first; i <= last; i++ {
		if r.hyphen(i) {
			continue
		}
		if scale, ok := look(r, r.Grammar.Scales, i); ok {
			s = s.times(scale)
			continue
		}
		if n, ok := look(r, r.Grammar.Numbers, i); ok {
			s = append(s, n)
			continue
		}
		if parts := r.spelled(i); parts != nil {
			s = append(s, parts.total())
			continue
		}
		n, ok := r.digits(i)
		if !ok {
			return 0, false
		}
		s = append(s, n)
	}
	total := s.total()
	return total, len(s) > 0 && total < math.MaxFloat64/2 // which leaves room for "about"
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
