package app

import (
	"strconv"
	"strings"

	"casus"
)

// words are a language's fixed words of a dossier.
type words struct {
	sections   [numSections]string
	who        string
	counts     [3][2]string // one and many: sentence, claim, document
	sentence   string       // the letter before a sentence's number
	headline   string
	unnamed    string // an actor that the text does not name
	author     string
	and        string
	others     string // after a number
	according  string // before a speaker
	itself     string // for a speaker on its own acts
	via        string // before who passed a claim on
	if_        string
	trigger    string
	noDate     string
	empty      string // nothing was read
	partly     string
	noModel    string // L stands for the language
	noLanguage string
	contents   string
	report     string
	claims     string
	moods      map[casus.Aux]string
	unproven   string
	quote      [2]string
	months     [12]string
	languages  map[string]string
	orgs       map[string]string
	sectors    map[string]string
	speakers   map[string]string
	goods      map[string]string
	triggers   map[string]string // of treaty terms, by the words of the codebook
	articles   map[article]string
}

// wordsOf returns the words of lang; those of English where it has none.
func wordsOf(lang string) *words {
	if lang == "it" {
		return italianWords()
	}
	return englishWords()
}

// Languages returns the languages that a dossier can be written in.
func Languages() []string { return []string{"it", "en"} }

// count writes n with the word for it, of the k-th kind of counts.
func (w *words) count(n, k int) string {
	if n == 1 {
		return "1 " + w.counts[k][0]
	}
	return strconv.Itoa(n) + " " + w.counts[k][1]
}

// list joins names with commas and a final and; beyond max names the rest is
// counted.
func (w *words) list(names []string, limit int) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) == 1:
		return names[0]
	case len(names) > limit:
		rest := strconv.Itoa(len(names) - limit + 1)
		return strings.Join(names[:limit-1], ", ") + " " + w.and + " " + strings.Replace(w.others, "N", rest, 1)
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + w.and + " " + names[len(names)-1]
}

// date writes an RFC 3339 date, or a shorter prefix of one, in words.
func (w *words) date(s string) string {
	year, rest, _ := strings.Cut(s, "-")
	if rest == "" {
		return year
	}
	month, day, _ := strings.Cut(rest, "-")
	m, err := strconv.Atoi(month)
	if err != nil || m < 1 || m > 12 {
		return clean(s)
	}
	out := w.months[m-1] + " " + year
	if d, err := strconv.Atoi(day); err == nil && len(day) == 2 {
		out = strconv.Itoa(d) + " " + out
	}
	return out
}

// when writes an interval; it is "" where nothing is known.
func (w *words) when(t *casus.When) string {
	if t == nil {
		return ""
	}
	from, to := t.From, t.To
	switch {
	case t.Precision == "year" && len(from) >= 4 && (to == "" || strings.HasPrefix(to, from[:4])):
		return w.date(from[:4])
	case t.Precision == "month" && len(from) >= 7 && (to == "" || strings.HasPrefix(to, from[:7])):
		return w.date(from[:7])
	case from == to:
		return w.date(from)
	case to == "":
		return w.date(from) + " –"
	case from == "":
		return "– " + w.date(to)
	}
	return w.date(from) + " – " + w.date(to)
}

// language returns the name of a language by its ISO 639-1 code.
func (w *words) language(code string) string {
	if n := w.languages[code]; n != "" {
		return n
	}
	return clean(code)
}
