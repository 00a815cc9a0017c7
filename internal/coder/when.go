package coder

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"casus"
	"casus/internal/lang"
)

// A date is an expression of time in a sentence, resolved as far as the text and
// the document's date allow.
type date struct {
	first, last int // words
	head        int
	when        casus.When
}

// dates finds the expressions of time of the sentence, once.
func (s *sent) dates() []date {
	if s.dated {
		return s.dateList
	}
	s.dated = true
	for i := 0; i < len(s.t); {
		d, n := s.dateAt(i)
		if n == 0 {
			i++
			continue
		}
		d.first, d.last = i, i+n-1
		d.head = s.headOf(d.first, d.last)
		s.dateList = append(s.dateList, d)
		i += n
	}
	return s.dateList
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

// dateAt reads an expression of time that begins at word i; n is its length.
func (s *sent) dateAt(i int) (d date, n int) {
	for _, read := range [...]func(int) (casus.When, int){s.calendarDate, s.yearAlone, s.weekday, s.dayWord, s.relativeUnit, s.unitsAgo} {
		if w, n := read(i); n > 0 {
			return date{when: w}, n
		}
	}
	return date{}, 0
}

// calendarDate reads "19 giugno 2024", "19 giugno", "giugno 2024", "June 19,
// 2024", "Feb. 10" and a month that a word like "last" places.
func (s *sent) calendarDate(i int) (casus.When, int) {
	if m, ok := s.gram("month", i); ok && s.monthLike(i) {
		month, _ := strconv.Atoi(m)
		if s.d.lang == "en" {
			if day := s.day(i + 1); day > 0 {
				n := 2
				if s.form(i+2) == "," && s.year(i+3) > 0 {
					return s.ymd(s.year(i+3), month, day), 4
				}
				if y := s.year(i + 2); y > 0 {
					return s.ymd(y, month, day), 3
				}
				return s.ymd(s.nearYear(month, day, i), month, day), n
			}
		}
		at := i + 1
		if s.form(at) == "del" || s.form(at) == "of" || s.form(at) == "di" {
			at++
			if s.form(at) == "il" {
				at++
			}
		}
		if y := s.year(at); y > 0 {
			return month8601(y, month), at - i + 1
		}
		return month8601(s.nearYear(month, 0, i), month), 1
	}
	if day := s.day(i); day > 0 {
		m, ok := s.gram("month", i+1)
		if !ok || !s.monthLike(i+1) {
			return casus.When{}, 0
		}
		month, _ := strconv.Atoi(m)
		if y := s.year(i + 2); y > 0 {
			return s.ymd(y, month, day), 3
		}
		return s.ymd(s.nearYear(month, day, i), month, day), 2
	}
	return casus.When{}, 0
}

// monthLike guards against words that are also months: "may", "march".
func (s *sent) monthLike(i int) bool {
	switch s.form(i) {
	case "may", "march", "mar", "sept", "dec":
		u := s.t[i].UPOS
		return (u == lang.PROPN || u == lang.NOUN) && s.t[i].Form[0] >= 'A' && s.t[i].Form[0] <= 'Z'
	}
	return true
}

func (s *sent) day(i int) int {
	f := strings.TrimRight(s.form(i), "°ºthndrs")
	n, err := strconv.Atoi(f)
	if err != nil || n < 1 || n > 31 || len(f) > 2 {
		return 0
	}
	return n
}

func (s *sent) year(i int) int {
	f := s.form(i)
	n, err := strconv.Atoi(f)
	if err != nil || len(f) != 4 || n < 1800 || n > 2100 {
		return 0
	}
	return n
}

func (s *sent) ymd(y, m, d int) casus.When {
	if y == 0 {
		return casus.When{}
	}
	t := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	return casus.When{From: t, To: t, Precision: "day"}
}

func month8601(y, m int) casus.When {
	if y == 0 {
		return casus.When{}
	}
	t := fmt.Sprintf("%04d-%02d", y, m)
	return casus.When{From: t, To: t, Precision: "month"}
}

// nearYear completes a date without a year: the last such day before the
// document's date, or the next one where the words or tense look ahead.
func (s *sent) nearYear(month, day, i int) int {
	now, ok := s.d.today()
	if !ok {
		return 0
	}
	y := now.Year()
	ahead := s.aheadAt(i)
	later := month > int(now.Month()) || month == int(now.Month()) && day > now.Day()
	switch {
	case later && !ahead && !s.within("next", i):
		// A few weeks ahead is more likely meant than a year ago.
		if month-int(now.Month()) <= 1 {
			return y
		}
		return y - 1
	case !later && ahead && !(month == int(now.Month())):
		return y + 1
	}
	return y
}

// aheadAt reports whether the clause around word i is about the future.
func (s *sent) aheadAt(i int) bool {
	v := s.clauseOf(i)
	if s.t[v].Feats.Tense == lang.Fut {
		return true
	}
	for _, k := range s.kids[v] {
		if s.rel(k, "aux") && (s.t[k].Feats.Tense == lang.Fut || s.form(k) == "will") {
			return true
		}
	}
	return s.within("next", i)
}

// within reports whether a word of the kind stands beside word i.
func (s *sent) within(kind string, i int) bool {
	for j := i - 2; j <= i+3; j++ {
		if _, ok := s.gram(kind, j); ok && j != i {
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

// yearAlone reads a bare year, "il 2014", "in 2018", and spans of years.
func (s *sent) yearAlone(i int) (casus.When, int) {
	y := s.year(i)
	if y == 0 || s.t[i].UPOS != lang.NUM && s.t[i].UPOS != lang.NOUN {
		return casus.When{}, 0
	}
	for _, k := range s.kids[i] {
		if s.rel(k, "nmod") && s.nominal(k) && s.t[k].UPOS == lang.NOUN {
			return casus.When{}, 0 // "2000 soldati" read the other way round
		}
	}
	if h := s.t[i].Head; h >= 0 && s.rel(i, "nummod") && h == i+1 && s.t[h].UPOS == lang.NOUN {
		return casus.When{}, 0 // a count
	}
	from := strconv.Itoa(y)
	for j := i + 1; j <= i+3; j++ {
		if y2 := s.year(j); y2 > y {
			return casus.When{From: from, To: strconv.Itoa(y2), Precision: "year"}, j - i + 1
		}
	}
	if _, ok := s.gram("since", i-1); ok || s.form(i-2) == "da" || s.form(i-1) == "since" {
		return casus.When{From: from, Precision: "open"}, 1
	}
	return casus.When{From: from, To: from, Precision: "year"}, 1
}

// weekday reads "martedì", "last Friday": the last such day up to the document's
// date, or the next.
func (s *sent) weekday(i int) (casus.When, int) {
	v, ok := s.gram("weekday", i)
	if !ok {
		return casus.When{}, 0
	}
	now, ok := s.d.today()
	if !ok {
		return casus.When{}, 1
	}
	want, _ := strconv.Atoi(v)
	have := (int(now.Weekday())+6)%7 + 1
	delta := want - have
	if s.aheadAt(i) {
		if delta <= 0 {
			delta += 7
		}
	} else if delta > 0 {
		delta -= 7
	}
	return day8601(now.AddDate(0, 0, delta)), 1
}

func day8601(t time.Time) casus.When {
	v := t.Format("2006-01-02")
	return casus.When{From: v, To: v, Precision: "day"}
}

// dayWord reads "ieri", "today", "tomorrow".
func (s *sent) dayWord(i int) (casus.When, int) {
	v, ok := s.d.pack.Grammar["day"][s.form(i)]
	if !ok {
		return casus.When{}, 0
	}
	now, ok := s.d.today()
	if !ok {
		return casus.When{}, 1
	}
	n, _ := strconv.Atoi(v)
	return day8601(now.AddDate(0, 0, n)), 1
}

// relativeUnit reads "la scorsa settimana", "last month", "next year", "il mese
// prossimo".
func (s *sent) relativeUnit(i int) (casus.When, int) {
	now, ok := s.d.today()
	if !ok {
		return casus.When{}, 0
	}
	dir, at := 0, 0
	unit, isUnit := s.gram("unit", i)
	switch {
	case isUnit:
		if _, ok := s.gram("last", i+1); ok {
			dir, at = -1, i
		} else if _, ok := s.gram("next", i+1); ok {
			dir, at = 1, i
		}
	default:
		if _, ok := s.gram("last", i); ok {
			dir = -1
		} else if _, ok := s.gram("next", i); ok {
			dir = 1
		}
		if unit, ok = s.gram("unit", i+1); !ok {
			return casus.When{}, 0
		}
		at = i + 1
	}
	if dir == 0 || s.t[at].Feats.Number == lang.Plur {
		return casus.When{}, 0
	}
	return shift(now, dir, unit), 2
}

// shift moves by whole units and keeps their precision.
func shift(now time.Time, n int, unit string) casus.When {
	switch unit {
	case "day":
		return day8601(now.AddDate(0, 0, n))
	case "week":
		monday := now.AddDate(0, 0, 7*n-(int(now.Weekday())+6)%7)
		return casus.When{From: monday.Format("2006-01-02"), To: monday.AddDate(0, 0, 6).Format("2006-01-02"), Precision: "week"}
	case "month":
		first := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
		return month8601(first.Year(), int(first.Month()))
	}
	y := strconv.Itoa(now.Year() + n)
	return casus.When{From: y, To: y, Precision: "year"}
}

// unitsAgo reads "tre giorni fa", "two years ago".
func (s *sent) unitsAgo(i int) (casus.When, int) {
	n := s.cardinal(i)
	if n <= 0 || n > 200 {
		return casus.When{}, 0
	}
	unit, ok := s.gram("unit", i+1)
	if !ok {
		return casus.When{}, 0
	}
	if _, ago := s.gram("ago", i+2); !ago {
		return casus.When{}, 0
	}
	now, ok := s.d.today()
	if !ok {
		return casus.When{}, 3
	}
	return shift(now, -n, unit), 3
}

// cardinal reads word i as a whole number, 0 when it is none.
func (s *sent) cardinal(i int) int {
	if v, ok := s.gram("number", i); ok {
		n, _ := strconv.Atoi(v)
		return n
	}
	n, err := strconv.Atoi(s.form(i))
	if err != nil {
		return 0
	}
	return n
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
	if d == nil || d.when.To == "" {
		return false
	}
	limit := now.AddDate(-1, 0, 0).Format("2006-01-02")
	to := d.when.To
	if d.when.Precision == "year" && d.when.From != to {
		to = d.when.From // a span of years that began long ago
	}
	if len(to) == 4 {
		y, _ := strconv.Atoi(to)
		return y < now.Year()-1 || y == now.Year()-1 && int(now.Month()) > 6
	}
	return to < limit[:len(to)]
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
		if s.rel(k, "nummod") && s.cardinal(k) >= 2 {
			return true
		}
	}
	return false
}
