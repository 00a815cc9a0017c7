package timex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"casus"
	"casus/internal/lang"
)

// A Date is an expression of time: the words that make it and what they mean. Its
// When is empty where Today would be needed and is not known.
type Date struct {
	First, Last int // words of the Tree, both included
	When        casus.When
}

const (
	isoDay  = "2006-01-02"
	isoYear = "2006"
)

// Dates returns the expressions of time of the sentence, in order and apart.
func (r *Reader) Dates() []Date {
	var out []Date
	for i := 0; i < len(r.Tree); {
		when, n := r.dateAt(i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, Date{First: i, Last: i + n - 1, When: when})
		i += n
	}
	return out
}

// dateAt reads an expression of time that begins at word i; n is its length in
// words, 0 when there is none. After a word like "by" only its end is known.
func (r *Reader) dateAt(i int) (when casus.When, n int) {
	for _, read := range [...]func(int) (casus.When, int){
		r.weekday, r.calendar, r.monthAlone, r.bareYear, r.dayWord, r.relativeUnit, r.unitsAgo, r.unitsHence,
	} {
		if when, n = read(i); n == 0 {
			continue
		}
		if when.To != "" && r.is(r.Grammar.By, r.before(i)) {
			when = casus.When{To: when.To, Precision: "open"}
		}
		return when, n
	}
	return casus.When{}, 0
}

// before returns the word before word i that is no article, -1 when there is none.
func (r *Reader) before(i int) int {
	for i--; r.is(r.Grammar.Articles, i); i-- {
	}
	return i
}

// link reads the word at as the link of a range whose first end begins at word
// first, "10 to", "tra il 3 e il", and returns where its other end begins, 0 when
// it is no link.
func (r *Reader) link(first, at int) int {
	openers, ok := r.Grammar.Links[r.form(at)]
	if !ok || openers != "" && !slices.Contains(strings.Fields(openers), r.form(r.before(first))) {
		return 0
	}
	for at++; r.is(r.Grammar.Articles, at); at++ {
	}
	return at
}

// monthAlone reads "giugno 2024", "giugno del 2024" and a month that a word like
// "last" places.
func (r *Reader) monthAlone(i int) (casus.When, int) {
	month, ok := r.month(i)
	if !ok {
		return casus.When{}, 0
	}
	at := i + 1
	if f := r.form(at); f == "del" || f == "of" || f == "di" {
		at++
		if r.form(at) == "il" {
			at++
		}
	}
	if y := r.year(at); y > 0 {
		return ym(y, month), at - i + 1
	}
	return ym(r.nearYear(month, 0, i), month), 1
}

// month reads word i as the name of a month. Words that mean something else too
// ("may", "march") must be nouns with a capital.
func (r *Reader) month(i int) (int, bool) {
	m, ok := look(r, r.Grammar.Months, i)
	if !ok {
		return 0, false
	}
	switch r.form(i) {
	case "may", "march", "mar", "sept", "dec":
		w := r.Tree[i]
		return m, (w.UPOS == lang.PROPN || w.UPOS == lang.NOUN) && 'A' <= w.Form[0] && w.Form[0] <= 'Z'
	}
	return m, true
}

// day reads word i as a day of the month, "3", "3rd", "1°" or "primo", else 0.
func (r *Reader) day(i int) int {
	if n, ok := r.Grammar.MonthDay[r.form(i)]; ok {
		return n
	}
	f := strings.TrimRight(r.form(i), "°ºthndrs")
	n, err := strconv.Atoi(f)
	if err != nil || n < 1 || n > 31 || len(f) > 2 {
		return 0
	}
	return n
}

// year reads word i as a year of four digits from 1800 to 2100, else 0.
func (r *Reader) year(i int) int {
	f := r.form(i)
	n, err := strconv.Atoi(f)
	if err != nil || len(f) != len(isoYear) || n < 1800 || n > 2100 {
		return 0
	}
	return n
}

// ym is a month; the year 0 is not known, and leaves it empty.
func ym(y, m int) casus.When {
	if y == 0 {
		return casus.When{}
	}
	return whole(fmt.Sprintf("%04d-%02d", y, m), "month")
}

// onDay is the day of t.
func onDay(t time.Time) casus.When { return whole(t.Format(isoDay), "day") }

// inYear is a whole year.
func inYear(y int) casus.When { return whole(strconv.Itoa(y), "year") }

func whole(date, precision string) casus.When {
	return casus.When{From: date, To: date, Precision: precision}
}

// nearYear completes a date without a year that word i begins: the last such day
// before today, or the next one where the words or the tense look ahead. A day of
// 0 asks for the month. It is 0 when today is not known.
func (r *Reader) nearYear(month, day, i int) int {
	if r.Today.IsZero() {
		return 0
	}
	y, m, d := r.Today.Date()
	now := int(m)
	later := month > now || month == now && day > d
	switch ahead := r.ahead(i); {
	case later && !ahead && month-now > 1: // a few weeks ahead is more likely meant than a year ago
		return y - 1
	case !later && ahead && month != now:
		return y + 1
	}
	return y
}

// ahead reports whether word i is about the future, by its clause or by a word
// like "next" beside it.
func (r *Reader) ahead(i int) bool {
	if r.Ahead != nil && r.Ahead(i) {
		return true
	}
	for j := i - 2; j <= i+3; j++ {
		if r.is(r.Grammar.Next, j) {
			return true
		}
	}
	return false
}

// bareYear reads "il 2014", "in 2018", "dal 2022" and spans of years.
func (r *Reader) bareYear(i int) (casus.When, int) {
	y := r.year(i)
	if y == 0 || r.counts(i) {
		return casus.When{}, 0
	}
	for j := i + 1; j <= i+3; j++ {
		if end := r.year(j); end > y {
			return casus.When{From: strconv.Itoa(y), To: strconv.Itoa(end), Precision: "year"}, j - i + 1
		}
	}
	if r.is(r.Grammar.Since, i-1) || r.form(i-2) == "da" || r.form(i-1) == "since" {
		return casus.When{From: strconv.Itoa(y), Precision: "open"}, 1
	}
	return inYear(y), 1
}

// counts reports whether the digits of word i count things: "2000 soldati".
func (r *Reader) counts(i int) bool {
	w := r.Tree[i]
	if w.UPOS != lang.NUM && w.UPOS != lang.NOUN {
		return true
	}
	for k, x := range r.Tree {
		if x.Head == i && x.UPOS == lang.NOUN && r.related(k, "nmod") {
			return true // the tree has them the other way round
		}
	}
	return w.Head == i+1 && w.Head < len(r.Tree) && r.related(i, "nummod") && r.Tree[w.Head].UPOS == lang.NOUN
}

// weekday reads "martedì", "last Friday": the last such day up to today, or the
// next. In "Thursday, October 17" the date says which.
func (r *Reader) weekday(i int) (casus.When, int) {
	want, ok := look(r, r.Grammar.Weekdays, i)
	if !ok {
		return casus.When{}, 0
	}
	at := i + 1
	if r.form(at) == "," {
		at++
	}
	if when, n := r.calendar(at); n > 0 {
		return when, at - i + n
	}
	if r.Today.IsZero() {
		return casus.When{}, 1
	}
	delta := want - 1 - sinceMonday(r.Today)
	if r.ahead(i) {
		if delta <= 0 {
			delta += 7
		}
	} else if delta > 0 {
		delta -= 7
	}
	return onDay(r.Today.AddDate(0, 0, delta)), 1
}

// sinceMonday counts the days since the last Monday, 0 on a Monday.
func sinceMonday(t time.Time) int { return (int(t.Weekday()) + 6) % 7 }

// dayWord reads "ieri", "today", "the day before yesterday".
func (r *Reader) dayWord(i int) (casus.When, int) {
	const longest = 3
	for n := min(longest, len(r.Tree)-i); n > 0; n-- {
		distance, ok := r.Grammar.Days[r.forms(i, i+n)]
		switch {
		case !ok:
		case r.Today.IsZero():
			return casus.When{}, n
		default:
			return onDay(r.Today.AddDate(0, 0, distance)), n
		}
	}
	return casus.When{}, 0
}

// relativeUnit reads "la scorsa settimana", "last month", "next year", "il mese
// prossimo", "this week".
func (r *Reader) relativeUnit(i int) (casus.When, int) {
	place, unitAt := i, i+1
	if _, ok := look(r, r.Grammar.Units, i); ok {
		place, unitAt = i+1, i
	}
	unit, ok := look(r, r.Grammar.Units, unitAt)
	if !ok || r.Today.IsZero() || r.Tree[unitAt].Feats.Number == lang.Plur {
		return casus.When{}, 0
	}
	switch {
	case r.is(r.Grammar.Last, place):
		return shift(r.Today, -1, unit), 2
	case r.is(r.Grammar.Next, place):
		return shift(r.Today, 1, unit), 2
	case place < unitAt && unit != Day && r.is(r.Grammar.This, place): // "this day" is often that of another year
		return shift(r.Today, 0, unit), 2
	}
	return casus.When{}, 0
}

// unitsAgo reads "tre giorni fa", "two years ago".
func (r *Reader) unitsAgo(i int) (casus.When, int) {
	n, unit := r.units(i)
	if n == 0 || !r.is(r.Grammar.Ago, i+2) {
		return casus.When{}, 0
	}
	if r.Today.IsZero() {
		return casus.When{}, 3
	}
	return shift(r.Today, -n, unit), 3
}

// unitsHence reads the number and the unit of "tra due mesi", "in three weeks" and
// "within two days". The last two say as well how long something took, and are
// read only in a clause about the future.
func (r *Reader) unitsHence(i int) (casus.When, int) {
	n, unit := r.units(i)
	only, ok := look(r, r.Grammar.Hence, i-1)
	if r.is(r.Grammar.By, i-1) {
		only, ok = "ahead", true
	}
	if n == 0 || !ok || only == "ahead" && !r.ahead(i) {
		return casus.When{}, 0
	}
	if r.Today.IsZero() {
		return casus.When{}, 2
	}
	return shift(r.Today, n, unit), 2
}

// units reads words i and i+1 as a number of units, 0 when they are none.
func (r *Reader) units(i int) (n int, unit Unit) {
	const most = 200 // beyond, a number and a unit are more likely something else
	unit, ok := look(r, r.Grammar.Units, i+1)
	if !ok {
		return 0, ""
	}
	if n = r.Cardinal(i); n < 0 || n > most {
		return 0, ""
	}
	return n, unit
}

// shift moves today by whole units and keeps their precision.
func shift(today time.Time, n int, unit Unit) casus.When {
	switch unit {
	case Day:
		return onDay(today.AddDate(0, 0, n))
	case Week:
		monday := today.AddDate(0, 0, 7*n-sinceMonday(today))
		return casus.When{From: monday.Format(isoDay), To: monday.AddDate(0, 0, 6).Format(isoDay), Precision: "week"}
	case Month:
		first := time.Date(today.Year(), today.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return ym(first.Year(), int(first.Month()))
	}
	return inYear(today.Year() + n)
}

// LongAgo reports whether w lies more than a year before today. Last year as a
// whole counts from July on; a span of years counts by its first. A When without
// an end does not.
func LongAgo(w casus.When, today time.Time) bool {
	to := w.To
	if to == "" {
		return false
	}
	if w.Precision == "year" {
		to = w.From
	}
	if len(to) == len(isoYear) {
		y, _ := strconv.Atoi(to)
		return y < today.Year()-1 || y == today.Year()-1 && today.Month() > time.June
	}
	limit := today.AddDate(-1, 0, 0).Format(isoDay)
	return to < limit[:min(len(to), len(limit))]
}
