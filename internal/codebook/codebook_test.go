package codebook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casus"
)

// theBook returns the embedded codebook.
func theBook(t testing.TB) *Codebook {
	t.Helper()
	cb, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return cb
}

// rows returns the rows of an embedded table whose header begins with the wanted
// columns.
func rows(t testing.TB, name, header string) []row {
	t.Helper()
	var out []row
	err := readTable(data, "data/"+name, header, func(r row) error {
		r.cells = slices.Clone(r.cells)
		out = append(out, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// orgCodes returns the codes of the organisations.
func orgCodes(t testing.TB) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, r := range rows(t, "orgs.tsv", "code sector kind") {
		out[r.get(0)] = true
	}
	return out
}

func TestCounts(t *testing.T) {
	cb := theBook(t)
	led, igos := map[string]bool{}, map[string]bool{}
	for _, r := range rows(t, "persons.tsv", "name aliases country sector office") {
		if o := r.get(4); cb.States[r.get(2)] != nil && (o == "head-of-state" || o == "head-of-government") {
			led[r.get(2)] = true
		}
	}
	for _, r := range rows(t, "orgs.tsv", "code sector kind") {
		if k := r.get(2); k == "igo" || k == "bloc" {
			igos[r.get(0)] = true
		}
	}
	exactly := map[string][2]int{
		"types":    {len(cb.Types), 16},
		"modes":    {len(cb.Modes), 67},
		"contexts": {len(cb.Contexts), 37},
	}
	for name, n := range exactly {
		if n[0] != n[1] {
			t.Errorf("%d %s, want %d", n[0], name, n[1])
		}
	}
	atLeast := map[string][2]int{
		"states and territories":  {len(cb.States), 250},
		"states with leaders":     {len(led), 60},
		"igos and blocs":          {len(igos), 150},
		"places":                  {len(rows(t, "places.tsv", "name country kind")), 3000},
		"English verbs and nouns": {words(cb.Packs["en"]), 1500},
		"Italian verbs and nouns": {words(cb.Packs["it"]), 1500},
	}
	for name, n := range atLeast {
		if n[0] < n[1] {
			t.Errorf("%d %s, want at least %d", n[0], name, n[1])
		}
	}
}

// words counts the verbs and nouns that a pack maps to types; constructions of
// one word count once, and blocked or light ones do not count.
func words(p *Pack) int {
	n := 0
	for key, list := range p.Lexicon {
		coded := func(x *Pattern) bool { return x.Type != Blocked && x.Type != Light }
		if (key.POS == "V" || key.POS == "N") && slices.ContainsFunc(list, coded) {
			n++
		}
	}
	return n
}

// TestTypes checks the types against PLOVER's four quadrants.
func TestTypes(t *testing.T) {
	cb := theBook(t)
	quads := map[string][]casus.EventType{
		"verbal-cooperation":   {casus.Agree, casus.Consult, casus.Support, casus.Concede},
		"material-cooperation": {casus.Cooperate, casus.Aid, casus.Retreat},
		"verbal-conflict":      {casus.Request, casus.Accuse, casus.Reject, casus.Threaten},
		"material-conflict":    {casus.Protest, casus.Sanction, casus.Mobilize, casus.Coerce, casus.Assault},
	}
	for quad, types := range quads {
		for _, typ := range types {
			info, ok := cb.Types[typ]
			if !ok || info.Quad != quad {
				t.Errorf("%s has quad %q, want %q", typ, info.Quad, quad)
			}
			if len(info.CAMEO) != 2 || info.Goldstein < -10 || info.Goldstein > 10 {
				t.Errorf("%s has CAMEO root %q and Goldstein %v", typ, info.CAMEO, info.Goldstein)
			}
		}
	}
	if s := cb.Types[casus.Accuse].Score; s >= 0 {
		t.Errorf("ACCUSE has score %v, want a negative one", s)
	}
}

// TestModesBelong checks that every mode of the ontology is one of a known type,
// and that every pattern's mode belongs to its type and its contexts are known.
func TestModesBelong(t *testing.T) {
	cb := theBook(t)
	for m := range cb.Modes {
		if _, ok := cb.Types[m.Type]; !ok {
			t.Errorf("mode %s belongs to the unknown type %s", m.Name, m.Type)
		}
	}
	for lang, p := range cb.Packs {
		for _, list := range p.Lexicon {
			for _, x := range list {
				if _, ok := cb.Modes[Mode{Type: x.Type, Name: x.Mode}]; x.Mode != "" && !ok {
					t.Errorf("%s: %s has mode %q, which is none of %s", lang, x.Name, x.Mode, x.Type)
				}
				for _, c := range x.Contexts {
					if !cb.Contexts[c] {
						t.Errorf("%s: %s has the unknown context %q", lang, x.Name, c)
					}
				}
			}
		}
	}
}

// TestClassesKnown checks that every class that a pattern asks for has members.
func TestClassesKnown(t *testing.T) {
	for lang, p := range theBook(t).Packs {
		known := map[string]bool{"@person": true} // people are known by the names and roles
		for _, classes := range p.Classes {
			for _, c := range classes {
				known["@"+c] = true
			}
		}
		for _, list := range p.Lexicon {
			for _, x := range list {
				wants := slices.Concat(x.Object, x.Subject)
				for _, c := range x.Comps {
					wants = append(wants, c.Want)
				}
				for _, w := range wants {
					if strings.HasPrefix(w, "@") && !known[w] {
						t.Errorf("%s: %s asks for the unknown class %s", lang, x.Name, w)
					}
				}
			}
		}
	}
}

// TestCodesExist checks that every code used in any table is a country of
// states.tsv or an organisation of orgs.tsv.
func TestCodesExist(t *testing.T) {
	cb, orgs := theBook(t), orgCodes(t)
	state := func(c string) bool { return cb.States[c] != nil }
	actor := func(c string) bool { return state(c) || orgs[c] }
	columns := []struct {
		table, header string
		column        int
		known         func(string) bool
	}{
		{"orgs.tsv", "code sector kind qid country", 4, actor},
		{"members.tsv", "org country", 0, actor},
		{"members.tsv", "org country", 1, state},
		{"persons.tsv", "name aliases country", 2, actor},
		{"places.tsv", "name country", 1, state},
		{"arms.tsv", "name class what origin", 3, actor},
		{"instruments.tsv", "name kind parties", 2, actor},
		{"conflicts.tsv", "side other", 0, actor},
		{"conflicts.tsv", "side other", 1, actor},
	}
	for _, c := range columns {
		used := 0
		for _, r := range rows(t, c.table, c.header) {
			for _, code := range r.list(c.column) {
				used++
				if !c.known(code) {
					t.Errorf("%s:%d: unknown code %q", r.file, r.line, code)
				}
			}
		}
		if used == 0 {
			t.Errorf("%s: no code in column %d", c.table, c.column+1)
		}
	}
}

// TestPlacesOnEarth checks the coordinates.
func TestPlacesOnEarth(t *testing.T) {
	for _, f := range allNames(theBook(t).Names) {
		e := f.Entry
		if f.Kind == PlaceName && e.HasPos && (e.Lat < -90 || e.Lat > 90 || e.Lon < -180 || e.Lon > 180) {
			t.Errorf("%s lies at %v, %v", e.Name, e.Lat, e.Lon)
		}
	}
}

// allNames returns every name, in no order.
func allNames(n *Names) []*Name {
	var out []*Name
	for _, first := range n.index {
		for name := first; name != nil; name = name.next {
			out = append(out, name)
		}
	}
	return out
}

// TestTermsInOrder checks that no term of office ends before it begins.
func TestTermsInOrder(t *testing.T) {
	seen := 0
	for _, n := range allNames(theBook(t).Names) {
		for _, term := range n.Entry.Terms {
			seen++
			if n.Kind == Person && term.To != "" && term.To < term.From {
				t.Errorf("%s: %s from %s to %s", n.Entry.Name, term.Office, term.From, term.To)
			}
		}
	}
	if seen == 0 {
		t.Error("no term of office")
	}
}

func TestMember(t *testing.T) {
	cb := theBook(t)
	tests := []struct {
		org, country, date string
		want               bool
	}{
		{"NATO", "ITA", "2024-01-01", true},
		{"NATO", "SWE", "2020-01-01", false},
		{"NATO", "SWE", "2025-01-01", true},
		{"NATO", "RUS", "2025-01-01", false},
		{"EUU", "GBR", "2019-06-01", true},
		{"EUU", "GBR", "2021-06-01", false},
		{"EUU", "HRV", "2012-01-01", false},
		{"EUU", "ITA", "", true},
		{"EUU", "GBR", "", false},
		{"UNSC", "CHN", "2024-01-01", true},
		{"no such body", "ITA", "2024-01-01", false},
	}
	for _, x := range tests {
		if got := cb.Member(x.org, x.country, x.date); got != x.want {
			t.Errorf("Member(%s, %s, %q) = %v, want %v", x.org, x.country, x.date, got, x.want)
		}
	}
}

// TestOn looks up terms of office by date.
func TestOn(t *testing.T) {
	e := &Entry{Terms: []TermOfOffice{
		{Country: "AAA", Office: "other", From: "2010", To: "2012-05-31"},
		{Country: "AAA", Office: "head-of-state", From: "2015-01-01"},
	}}
	tests := []struct {
		date, office string
		current      bool
	}{
		{"2011-01-01", "other", true},
		{"2012-05-31", "other", true},
		{"2012-06-01", "other", false},
		{"2009-12-31", "other", false},
		{"2016-01-01", "head-of-state", true},
		{"", "head-of-state", false},
	}
	for _, x := range tests {
		if term, current := e.On(x.date); term.Office != x.office || current != x.current {
			t.Errorf("On(%q) = %s, %v, want %s, %v", x.date, term.Office, current, x.office, x.current)
		}
	}
	if term, current := (&Entry{}).On("2020-01-01"); term != (TermOfOffice{}) || current {
		t.Errorf("an entry without terms holds %v", term)
	}
}

func TestString(t *testing.T) {
	cb := theBook(t)
	want := fmt.Sprintf("codebook %s: %d states, %d names", Version, len(cb.States), cb.Names.Len())
	if got := cb.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
