package timex_test

import (
	"testing"

	"casus/internal/timex"
)

func TestWrongGrammars(t *testing.T) {
	for _, x := range []struct{ kind, form, value, want string }{
		{"month", "maggio", "quinto", `timex: month "maggio": strconv.Atoi: parsing "quinto": invalid syntax`},
		{"weekday", "monday", "", `timex: weekday "monday": strconv.Atoi: parsing "": invalid syntax`},
		{"scale", "million", "1e6x", `timex: scale "million": strconv.ParseFloat: parsing "1e6x": invalid syntax`},
		{"unit", "decade", "decade", `timex: unit "decade": got unit "decade", want day, week, month or year`},
	} {
		g, err := timex.NewGrammar("en", map[string]map[string]string{x.kind: {x.form: x.value}})
		if g != nil || err == nil || err.Error() != x.want {
			t.Errorf("%s %q: got %v, %v, want %s", x.kind, x.form, g, err, x.want)
		}
	}
}

// TestEmptyGrammar reads with no words at all: only digits say something.
func TestEmptyGrammar(t *testing.T) {
	g, err := timex.NewGrammar("xx", nil)
	if err != nil {
		t.Fatal(err)
	}
	tree, text := sentence(g, "on Monday 3 June in 2014")
	r := timex.Reader{Grammar: g, Tree: tree, Text: text, Today: today}
	if got := datesText(&r); got != "2014=2014" {
		t.Errorf("got %q", got)
	}
}
