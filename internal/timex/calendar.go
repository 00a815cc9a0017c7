package timex

import (
	"time"

	"casus"
)

// A calendarDay is a day as it is written: what is not, is 0. It is n words long.
type calendarDay struct{ year, month, day, n int }

// calendar reads "19 giugno 2024", "June 19", "Feb. 10, 2023", "dal 3 al 5 ottobre"
// and "October 3-5, 2024". A day that its month does not have, "31 febbraio", is
// read as the month.
func (r *Reader) calendar(i int) (casus.When, int) {
	first := r.written(i)
	bare := first.month == 0
	if bare {
		first = calendarDay{day: r.day(i), n: 1}
	}
	if first.day == 0 {
		return casus.When{}, 0
	}
	if when, n := r.calendarRange(i, first); n > 0 {
		return when, n
	}
	if bare {
		return casus.When{}, 0
	}
	if first.year == 0 {
		first.year = r.nearYear(first.month, first.day, i)
	}
	switch {
	case first.year == 0:
		return casus.When{}, first.n
	case !first.exists():
		return ym(first.year, first.month), first.n
	}
	return onDay(first.time()), first.n
}

// calendarRange reads the range that begins at word i with its first day: each end
// completes the other, and the days must be days, in order.
func (r *Reader) calendarRange(i int, first calendarDay) (casus.When, int) {
	at := r.link(i, i+first.n)
	if at == 0 {
		return casus.When{}, 0
	}
	last := r.written(at)
	if last.month == 0 {
		if first.month == 0 || r.day(at) == 0 || r.counts(at) {
			return casus.When{}, 0
		}
		last = r.withYear(at+1, calendarDay{month: first.month, day: r.day(at), n: 1})
	}
	if first.month == 0 {
		first.month = last.month
	}
	n := at + last.n - i
	if last.year == 0 {
		last.year = first.year
	}
	if last.year == 0 {
		if last.year = r.nearYear(last.month, last.day, at); last.year == 0 {
			return casus.When{}, n
		}
	}
	if first.year == 0 {
		first.year = last.year
		if first.month > last.month { // over the turn of the year
			first.year--
		}
	}
	if !first.exists() || !last.exists() || !first.time().Before(last.time()) {
		return casus.When{}, 0
	}
	return casus.When{From: first.time().Format(isoDay), To: last.time().Format(isoDay), Precision: "day"}, n
}

// written reads a day and its month at word i, in either order in English, with the
// year when it is given. Its month is 0 when there is none.
func (r *Reader) written(i int) calendarDay {
	if month, ok := r.month(i + 1); ok && r.day(i) > 0 {
		d := calendarDay{month: month, day: r.day(i), n: 2}
		if y := r.year(i + 2); y > 0 {
			d.year, d.n = y, 3
		}
		return d
	}
	if month, ok := r.month(i); ok && r.day(i+1) > 0 && r.Grammar.Lang == "en" {
		return r.withYear(i+2, calendarDay{month: month, day: r.day(i + 1), n: 2})
	}
	return calendarDay{}
}

// withYear adds to d the year that follows it at word i, with or without a comma.
func (r *Reader) withYear(i int, d calendarDay) calendarDay {
	if y := r.year(i); y > 0 {
		d.year, d.n = y, d.n+1
	} else if y := r.year(i + 1); y > 0 && r.form(i) == "," {
		d.year, d.n = y, d.n+2
	}
	return d
}

// time is the day, of which all must be known.
func (d calendarDay) time() time.Time {
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// exists reports whether the month has the day.
func (d calendarDay) exists() bool { return d.time().Day() == d.day }
