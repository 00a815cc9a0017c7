package fetch

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// months holds the names of months in Italian and English by their first
// three letters, in lower case.
var months = map[string]int{
	"gen": 1, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mag": 5, "may": 5, "giu": 6, "jun": 6, "lug": 7, "jul": 7,
	"ago": 8, "aug": 8, "set": 9, "sep": 9, "ott": 10, "oct": 10, "nov": 11, "dic": 12, "dec": 12,
}

const monthName = `(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|` +
	`january|february|march|april|may|june|july|august|september|october|november|december|` +
	`gen|jan|feb|mar|apr|mag|giu|jun|lug|jul|ago|aug|sett?|sept?|ott|oct|nov|dic|dec)`

var (
	isoDate = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d?)-(\d\d?)`)
	// dayFirst is 15 ottobre 2024, 1° marzo 2024, 15 October 2024.
	dayFirst = regexp.MustCompile(`(?i)\b(\d{1,2})(?:°|º|st|nd|rd|th)?\s+(` + monthName + `)\.?,?\s+((?:19|20)\d\d)\b`)
	// monthFirst is October 15, 2024.
	monthFirst = regexp.MustCompile(`(?i)\b(` + monthName + `)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b`)
	// numeric is 15/10/2024 or 15.10.2024, the day first.
	numeric = regexp.MustCompile(`\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b`)
	compact = regexp.MustCompile(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|$|\d{6})`)
)

// fullDate returns the date as an RFC 3339 full-date, or "" if there is no such
// day.
func fullDate(year, month, day int) string {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return ""
	}
	return t.Format(time.DateOnly)
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func monthNumber(name string) int { return months[strings.ToLower(name)[:3]] }

// parseDate returns the day that a value of metadata names, in the zone in
// which it was written, or "".
func parseDate(s string) string {
	d, _ := findDate(strings.TrimSpace(s))
	return d
}

// findDate returns the first date in s and where it lies.
func findDate(s string) (string, []int) {
	if m := compact.FindStringSubmatchIndex(s); m != nil {
		if d := fullDate(atoi(s[m[2]:m[3]]), atoi(s[m[4]:m[5]]), atoi(s[m[6]:m[7]])); d != "" {
			return d, m[:2]
		}
	}
	for _, f := range []struct {
		re               *regexp.Regexp
		year, month, day int
	}{{isoDate, 1, 2, 3}, {dayFirst, 3, 2, 1}, {monthFirst, 3, 1, 2}, {numeric, 3, 2, 1}} {
		m := f.re.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		part := func(i int) string { return s[m[2*i]:m[2*i+1]] }
		month := atoi(part(f.month))
		if f.re == dayFirst || f.re == monthFirst {
			month = monthNumber(part(f.month))
		}
		if d := fullDate(atoi(part(f.year)), month, atoi(part(f.day))); d != "" {
			return d, m[:2]
		}
	}
	return "", nil
}

// beforeDate is what may stand before the date in a dateline: a place, a day
// of the week, "published on".
var beforeDate = regexp.MustCompile(`^(?i:(?:pubblicato|aggiornato|published|updated|posted|data|date)(?:\s+(?:il|on))?:?\s+)?` +
	`(?:\pL[\pL .'’-]{1,30}(?:\s\([\pL .]+\))?,\s+)?(?i:(?:luned|marted|mercoled|gioved|venerd)[iì]|sabato|domenica|` +
	`(?:mon|tues|wednes|thurs|fri|satur|sun)day)?,?\s*(?i:il\s+)?$`)

// afterDate is what may follow it: nothing, an agency in brackets, a dash, a
// time.
var afterDate = regexp.MustCompile(`^\.?\s*(?:$|\(|[-–—|]|(?i:,?\s*(?:ore|alle|at)?\s*\d{1,2}[:.]\d\d))`)

// dateline returns the date that one of the first lines of a text gives as
// that of the report, as in "Roma, 15 ottobre 2024 (ANSA)", or "".
func dateline(text string) string {
	const lines, length = 6, 160
	for range lines {
		line, rest, more := strings.Cut(strings.TrimLeft(text, " \t\n"), "\n")
		if len(line) > length {
			line = strings.ToValidUTF8(line[:length], "")
		}
		if d, at := findDate(line); d != "" && beforeDate.MatchString(line[:at[0]]) && afterDate.MatchString(line[at[1]:]) {
			return d
		}
		if !more {
			break
		}
		text = rest
	}
	return ""
}

var nameDate = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)([-_.]?)(\d\d)([-_.]?)(\d\d)(?:\D|$)`)

// dateInName returns the date in a file's name, as in 2024-10-15-duma.txt.
func dateInName(name string) string {
	m := nameDate.FindStringSubmatch(path.Base(strings.ReplaceAll(name, `\`, "/")))
	if m == nil || m[2] != m[4] {
		return ""
	}
	return fullDate(atoi(m[1]), atoi(m[3]), atoi(m[5]))
}

var pathDate = regexp.MustCompile(`/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)`)

// dateInURL returns the date in the path of an address, as in /2024/10/15/.
func dateInURL(address string) string {
	if m := pathDate.FindStringSubmatch(address); m != nil {
		return fullDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	return dateInName(address)
}

// checkDate returns s as a full-date; a time behind it is cut off.
func checkDate(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	if len(s) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)]); err == nil {
			if rest := s[len(time.DateOnly):]; rest == "" || rest[0] == 'T' || rest[0] == ' ' {
				return t.Format(time.DateOnly), nil
			}
		}
	}
	return "", fail(Broken, fmt.Sprintf("the date %.40q is no day", s), "write dates like 2024-10-24")
}
