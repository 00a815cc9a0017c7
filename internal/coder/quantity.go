package coder

import (
	"strconv"
	"strings"
	"unicode"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// quantity reads how many of the noun w there are, or returns nil.
func (s *sent) quantity(w int) *casus.Quantity {
	if v, ok := s.gram("vague", w); ok && s.t[w].UPOS != lang.ADJ {
		return s.vague(w, v)
	}
	for _, k := range s.kids[w] {
		if s.rel(k, "nummod") || s.rel(k, "det", "amod") && s.cardinal(k) > 1 {
			if q := s.number(k); q != nil {
				return q
			}
		}
	}
	for _, k := range s.kids[w] {
		if s.rel(k, "nmod", "compound", "amod") && s.t[k].UPOS == lang.NUM {
			if q := s.number(k); q != nil {
				return q
			}
		}
	}
	return nil
}

// vague reads "migliaia", "dozens": a lower bound by convention (two of them),
// no upper one.
func (s *sent) vague(w int, v string) *casus.Quantity {
	low, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return nil
	}
	if s.t[w].Feats.Number == lang.Sing && s.d.lang == "it" {
		// "un centinaio": about one.
		low /= 2
		high := low * 1.5
		return &casus.Quantity{Text: s.t[w].Form, Min: &low, Max: &high}
	}
	return &casus.Quantity{Text: s.t[w].Form, Min: &low}
}

// number reads the numeral at w with the words that bound it.
func (s *sent) number(w int) *casus.Quantity {
	first, last := w, w
	for first > 0 && s.numeral(first-1) {
		first--
	}
	for last+1 < len(s.t) && s.numeral(last+1) {
		last++
	}
	n, ok := s.value(first, last)
	if !ok {
		return nil
	}
	sp := s.t[first].Span.Cover(s.t[last].Span)
	q := &casus.Quantity{Text: s.text(sp)}
	low, high := n, n
	q.Min, q.Max = &low, &high
	switch kind, from := s.bound(first); kind {
	case "atleast":
		q.Max = nil
		q.Text = s.text(sp.Cover(s.t[from].Span))
	case "atmost":
		q.Min = nil
		q.Text = s.text(sp.Cover(s.t[from].Span))
	case "about":
		low, high = n*0.9, n*1.1
		q.Text = s.text(sp.Cover(s.t[from].Span))
	}
	return q
}

// bound reads the words that bound the number at word i: those in its own token
// and those before it.
func (s *sent) bound(i int) (kind string, from int) {
	text := strings.ToLower(s.text(s.t[i].Span))
	from = i + 1
	for _, k := range [...]string{"atleast", "atmost", "about"} {
		for phrase := range s.d.pack.Grammar[k] {
			n := strings.Count(phrase, " ") + 1
			switch {
			case strings.HasPrefix(text, phrase+" "):
				n = 0
			case i < n || s.words(i-n, i) != phrase:
				continue
			}
			if i-n < from {
				kind, from = k, i-n
			}
		}
	}
	return kind, min(from, i)
}

// words joins the forms of words [from, to), lower case.
func (s *sent) words(from, to int) string {
	list := make([]string, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, s.form(i))
	}
	return strings.Join(list, " ")
}

func (s *sent) numeral(i int) bool {
	if s.t[i].UPOS == lang.NUM {
		return s.year(i) == 0 || s.t[i].Deprel == "nummod"
	}
	_, ok := s.gram("scale", i)
	return ok
}

// value computes the number that words first to last spell.
func (s *sent) value(first, last int) (float64, bool) {
	total, seen := 0.0, false
	for i := first; i <= last; i++ {
		if v, ok := s.gram("scale", i); ok {
			f, _ := strconv.ParseFloat(v, 64)
			if !seen {
				total = 1
			}
			total *= f
			seen = true
			continue
		}
		if v, ok := s.gram("number", i); ok {
			f, _ := strconv.ParseFloat(v, 64)
			total += f
			seen = true
			continue
		}
		f, ok := s.d.parseNumber(s.t[i].Form)
		if !ok {
			return 0, false
		}
		total += f
		seen = true
	}
	return total, seen
}

// parseNumber reads digits with the separators of the language.
func (d *document) parseNumber(form string) (float64, bool) {
	form = strings.TrimFunc(form, func(r rune) bool { return !unicode.IsDigit(r) })
	if form == "" {
		return 0, false
	}
	thousands, decimal := ",", "."
	if d.lang == "it" {
		thousands, decimal = ".", ","
	}
	form = strings.ReplaceAll(form, thousands, "")
	form = strings.ReplaceAll(form, decimal, ".")
	f, err := strconv.ParseFloat(form, 64)
	return f, err == nil
}

// quantities lists the numbers of the claim's objects and recipients.
func (s *sent) quantities(fd *finding) []casus.Quantity {
	var out []casus.Quantity
	words := append(append([]int{}, fd.f.obj...), fd.w)
	for _, w := range words {
		for _, x := range s.content(w) {
			if q := s.quantity(x); q != nil {
				q.Unit = s.unitOf(x)
				out = append(out, *q)
				break
			}
		}
	}
	return out
}

// unitOf returns what a number counts: a currency code for money, else the noun.
func (s *sent) unitOf(w int) string {
	if m := s.mentionAt(w); m != nil {
		for _, n := range m.names {
			if n.Kind == codebook.Weapon && n.Entry.What == "money" {
				return n.Entry.Name
			}
		}
	}
	if _, ok := s.gram("vague", w); ok {
		return ""
	}
	return s.lemma(w)
}

// moved lists the classes of things that move, most telling first, with the
// kind of transfer that each makes.
var moved = [...]struct{ class, what string }{
	{"troops", "troops"}, {"missiles", "missiles"}, {"munitions", "munitions"}, {"arms", "arms"}, {"drone", "arms"},
	{"aircraft", "arms"}, {"vessel", "arms"}, {"technology", "technology"}, {"fuel", "fuel"}, {"food", "food"},
	{"money", "money"}, {"prisoner", "people"}, {"people", "people"}, {"aid", "other"},
}

// transfer reads what the claim moves from one actor to another, or nil.
func (s *sent) transfer(fd *finding) *casus.Transfer {
	if fd.pat == nil || !(fd.pat.Give || fd.pat.Take || fd.typ == casus.Aid) {
		return nil
	}
	for _, o := range append(append([]int{}, fd.f.obj...), fd.w) {
		for _, c := range s.conjuncts(o) {
			if t := s.transferOf(fd, c); t != nil {
				return t
			}
		}
	}
	return nil
}

func (s *sent) transferOf(fd *finding, o int) *casus.Transfer {
	var q *casus.Quantity
	for _, x := range s.content(o) {
		if q == nil {
			q = s.quantity(x)
		}
		what, item := s.thing(x)
		if what == "" {
			continue
		}
		t := &casus.Transfer{What: what, Item: item, Quantity: q}
		from, to := fd.actors, fd.recips
		if fd.pat.Take {
			from, to = to, from
		}
		t.From, t.To = firstCode(from), firstCode(to)
		if t.From == "" && t.To == "" {
			return nil
		}
		return t
	}
	return nil
}

// thing returns the kind of transfer that the noun x makes, and its words.
func (s *sent) thing(x int) (what, item string) {
	if m := s.mentionAt(x); m != nil {
		for _, n := range m.names {
			if n.Kind == codebook.Weapon && n.Entry.What != "" {
				return n.Entry.What, s.text(m.span)
			}
		}
	}
	for _, k := range moved {
		if s.d.pack.is(s.lemma(x), k.class) {
			return k.what, s.text(s.brief(x))
		}
	}
	return "", ""
}

func firstCode(refs []actorRef) string {
	for _, r := range refs {
		if r.Code != "" {
			return r.Code
		}
	}
	return ""
}
