package timex

import (
	"fmt"
	"slices"
	"strconv"
)

// A Grammar is what a language writes times and numbers with. Words are in lower
// case, as forms or as lemmas. It is read-only once made and safe for concurrent
// use; a language without a table has no such words.
type Grammar struct {
	Lang     string             // ISO 639-1; "en" puts months before days, "it" writes 1.500,5
	Months   map[string]int     // 1 to 12
	Weekdays map[string]int     // 1, Monday, to 7
	Days     map[string]int     // words and phrases of two or three, by distance from today: yesterday is -1
	Units    map[string]Unit    // week
	Last     map[string]bool    // last
	Next     map[string]bool    // next
	Ago      map[string]bool    // ago
	Since    map[string]bool    // since
	This     map[string]bool    // this, before a unit
	By       map[string]bool    // by: no later than
	Hence    map[string]string  // in, before a number of units; "ahead" where it says so only of the future
	MonthDay map[string]int     // words for days of the month: primo is 1
	Articles map[string]bool    // the, a: stand between a number and the words that bound it
	Links    map[string]string  // and, between the ends of a range: the words before it, "" for none, that make it one
	Of       map[string]bool    // of, between vague numbers
	Numbers  map[string]float64 // twenty; Italian writes them together, ventuno
	Scales   map[string]float64 // million
	Vague    map[string]float64 // dozens: the least that it may mean, two of them
	Roughly  map[string]bool    // the vague ones of which a single one is about so many: ventina
	Half     []string           // phrases before a number, words parted by blanks: half
	AtLeast  []string           // more than
	AtMost   []string           // up to
	About    []string           // around
}

// A Unit is a span of the calendar.
type Unit string

// The units.
const (
	Day   Unit = "day"
	Week  Unit = "week"
	Month Unit = "month"
	Year  Unit = "year"
)

// NewGrammar makes the grammar of a language from tables of forms and values by
// kind: month, weekday, day, monthday, unit, last, next, this, ago, hence, since, by,
// article, range (the Links), genitive (Of), number, scale, vague, roughly, half,
// atleast, atmost and about. Other kinds are left alone. A value that is not what its kind wants is
// an error.
func NewGrammar(lang string, kinds map[string]map[string]string) (*Grammar, error) {
	g := &Grammar{
		Lang:     lang,
		Last:     set(kinds["last"]),
		Next:     set(kinds["next"]),
		Ago:      set(kinds["ago"]),
		Since:    set(kinds["since"]),
		This:     set(kinds["this"]),
		By:       set(kinds["by"]),
		Hence:    kinds["hence"],
		Articles: set(kinds["article"]),
		Links:    kinds["range"],
		Of:       set(kinds["genitive"]),
		Roughly:  set(kinds["roughly"]),
		Half:     phrases(kinds["half"]),
		AtLeast:  phrases(kinds["atleast"]),
		AtMost:   phrases(kinds["atmost"]),
		About:    phrases(kinds["about"]),
	}
	var err error
	for kind, table := range map[string]*map[string]int{"month": &g.Months, "weekday": &g.Weekdays, "day": &g.Days, "monthday": &g.MonthDay} {
		if *table, err = values(kind, kinds[kind], strconv.Atoi); err != nil {
			return nil, err
		}
	}
	for kind, table := range map[string]*map[string]float64{"number": &g.Numbers, "scale": &g.Scales, "vague": &g.Vague} {
		if *table, err = values(kind, kinds[kind], decimal); err != nil {
			return nil, err
		}
	}
	if g.Units, err = values("unit", kinds["unit"], unit); err != nil {
		return nil, err
	}
	return g, nil
}

// values converts the values of a table; the first form in order that cannot be
// converted is named.
func values[V any](kind string, table map[string]string, convert func(string) (V, error)) (map[string]V, error) {
	out := make(map[string]V, len(table))
	for _, form := range phrases(table) {
		v, err := convert(table[form])
		if err != nil {
			return nil, fmt.Errorf("timex: %s %q: %w", kind, form, err)
		}
		out[form] = v
	}
	return out, nil
}

func decimal(s string) (float64, error) { return strconv.ParseFloat(s, 64) }

func unit(s string) (Unit, error) {
	switch u := Unit(s); u {
	case Day, Week, Month, Year:
		return u, nil
	}
	return "", fmt.Errorf("got unit %q, want day, week, month or year", s)
}

func set(table map[string]string) map[string]bool {
	out := make(map[string]bool, len(table))
	for form := range table {
		out[form] = true
	}
	return out
}

// phrases lists the forms of a table in order.
func phrases(table map[string]string) []string {
	out := make([]string, 0, len(table))
	for form := range table {
		out = append(out, form)
	}
	slices.Sort(out)
	return out
}
