package coder

import (
	"time"

	"casus"
	"casus/internal/lang"
	"casus/internal/timex"
)

// A date is an expression of time in a sentence, and the word that carries its
// syntax.
type date struct {
	head int
	when casus.When
}

// dates finds the expressions of time of the sentence, once.
func (s *sent) dates() []date {
	if s.dated {
		return s.dateList
	}
	s.dated = true
	for _, d := range s.times().Dates() {
		s.dateList = append(s.dateList, date{head: s.headOf(d.First, d.Last), when: d.When})
	}
	return s.dateList
}

// times is the reader of the sentence's times and numbers.
func (s *sent) times() *timex.Reader {
	today, _ := s.d.today()
	return &timex.Reader{Grammar: s.d.pack.times, Tree: s.t, Text: s.src, Today: today, Ahead: s.inFuture}
}

// inFuture reports whether the clause around word i is in the future tense.
func (s *sent) inFuture(i int) bool {
	v := s.clauseOf(i)
	if s.t[v].Feats.Tense == lang.Fut {
		return true
	}
	for _, k := range s.kids[v] {
		if s.rel(k, "aux") && (s.t[k].Feats.Tense == lang.Fut || s.form(k) == "will") {
			return true
		}
	}
	return false
}

// today returns the document's date.
func (d *document) today() (time.Time, bool) {
	t, err := time.Parse("2006-01-02", d.date)
	return t, err == nil
}

// form returns the lower-case form of word i, "" beyond the sentence.
func (s *sent) form(i int) string {
	if i < 0 || i >= len(s.t) {
		return ""
	}
	return lower(s.t[i].Form)
}

// gram looks up the form or lemma of word i in the grammar.
func (s *sent) gram(kind string, i int) (string, bool) {
	if i < 0 || i >= len(s.t) {
		return "", false
	}
	g := s.d.pack.Grammar[kind]
	if v, ok := g[s.form(i)]; ok {
		return v, true
	}
	v, ok := g[s.lemma(i)]
	return v, ok
}

// when returns the time that the clause of w gives, or nil.
func (s *sent) when(w int) *casus.When {
	d := s.dateOf(w)
	if d == nil || d.when.From == "" && d.when.To == "" {
		return nil
	}
	when := d.when
	return &when
}

// dateOf returns the expression of time that belongs to w: below it, else in
// its clause.
func (s *sent) dateOf(w int) *date {
	list := s.dates()
	clause := s.clauseOf(w)
	var inClause *date
	for i := range list {
		d := &list[i]
		if s.under(d.head, w) && s.clauseOf(d.head) == s.clauseOf(w) {
			return d
		}
		if inClause == nil && s.clauseOf(d.head) == clause {
			inClause = d
		}
	}
	return inClause
}

// longAgo reports whether w is dated more than a year before the report.
func (s *sent) longAgo(w int) bool {
	now, ok := s.d.today()
	if !ok {
		return false
	}
	d := s.dateOf(w)
	for v := s.clauseOf(w); d == nil && s.t[v].Head >= 0 && s.rel(v, "advcl", "conj"); {
		// A clause without a date shares that of the clause that it belongs to.
		v = s.clauseOf(s.t[v].Head)
		d = s.dateOf(v)
	}
	return d != nil && timex.LongAgo(d.when, now)
}

// ahead reports whether w is dated after the report.
func (s *sent) ahead(w int) bool {
	d := s.dateOf(w)
	return d != nil && len(d.when.From) == len("2006-01-02") && s.d.date != "" && d.when.From > s.d.date
}

// yearsSince reports whether the noun w is told of as some years past: "quattro
// anni dall'invasione", "two years after the war".
func (s *sent) yearsSince(w int) bool {
	h := s.t[w].Head
	if h < 0 || s.pos(w) != "N" || !s.rel(w, "nmod", "obl") {
		return false
	}
	if u, ok := s.gram("unit", h); !ok || u != "year" {
		return false
	}
	for _, k := range s.kids[h] {
		if s.rel(k, "nummod") && s.times().Cardinal(k) >= 2 {
			return true
		}
	}
	return false
}
