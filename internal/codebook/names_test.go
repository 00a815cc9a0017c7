package codebook

import (
	"slices"
	"strings"
	"testing"
)

// found writes what Find sees in s: each name's words, and kind and code of what
// they may mean, weak ones with a question mark.
func found(n *Names, s string) []string {
	var out []string
	for _, f := range n.Find(s) {
		var means []string
		for _, name := range f.Names {
			code := name.Entry.Code
			if code == "" {
				code = name.Entry.Country
			}
			m := kindNames[name.Kind] + " " + code
			if name.Weak {
				m += "?"
			}
			if !slices.Contains(means, m) {
				means = append(means, m)
			}
		}
		slices.Sort(means)
		out = append(out, s[f.Start:f.End]+": "+strings.Join(means, ", "))
	}
	return out
}

var kindNames = map[Kind]string{
	State: "state", Adjective: "adjective", People: "people", Capital: "capital", Metonym: "metonym", Org: "org", OrgAdj: "org adjective",
	Seat: "seat", Person: "person", PlaceName: "place", Weapon: "weapon", Instrument: "instrument",
}

// TestFind looks for names in sentences with traps.
func TestFind(t *testing.T) {
	n := theBook(t).Names
	tests := []struct {
		text string
		want []string // each must be found, as the words and one meaning
		not  []string // words that must not be found as a name
	}{
		{"Il Cremlino e la Corea del Nord", []string{"Cremlino: metonym RUS", "Corea del Nord: state PRK"}, []string{"Corea"}},
		{"la Repubblica di Corea", []string{"Repubblica di Corea: state KOR"}, []string{"Corea"}},
		{"the Republic of the Congo", []string{"Republic of the Congo: state COG"}, []string{"Congo"}},
		{"the Democratic Republic of the Congo", []string{"Democratic Republic of the Congo: state COD"}, []string{"Republic of the Congo"}},
		{"Guinea-Bissau, Guinea and Papua New Guinea", []string{"Guinea-Bissau: state GNB", "Guinea: state GIN", "Papua New Guinea: state PNG"}, nil},
		{"Niger and Nigeria", []string{"Niger: state NER", "Nigeria: state NGA"}, nil},
		{"U.S. and US officials", []string{"U.S.: state USA", "US: state USA"}, nil},
		{"they told us so", nil, []string{"us"}},
		{"Who said it? The WHO did.", []string{"WHO: org WHO"}, []string{"Who"}},
		{"a turkey in Turkey", []string{"Turkey: state TUR"}, []string{"turkey"}},
		{"soldati russi e russe", []string{"russi: adjective RUS", "russe: adjective RUS"}, nil},
		{"Erdoğan and Erdogan", []string{"Erdoğan: person TUR", "Erdogan: person TUR"}, nil},
		{"Washington e Pechino", []string{"Washington: capital USA", "Pechino: capital CHN"}, nil},
		{"Costa d'Avorio, Costa d’Avorio", []string{"Costa d'Avorio: state CIV", "Costa d’Avorio: state CIV"}, nil},
		{"la Nato e l'Onu", []string{"Nato: org NATO", "Onu: org UNO"}, nil},
		{"Ucraina-Russia", []string{"Ucraina: state UKR", "Russia: state RUS"}, nil},
		{"ROMA E PARIGI", []string{"ROMA: capital ITA", "PARIGI: capital FRA"}, nil},
		{"Hong Kong and the Hong Kong police", []string{"Hong Kong: state HKG"}, []string{"Kong"}},
	}
	for _, x := range tests {
		got := found(n, x.text)
		for _, w := range x.want {
			words, meaning, _ := strings.Cut(w, ": ")
			if !slices.ContainsFunc(got, func(g string) bool { return means(g, words, meaning) }) {
				t.Errorf("%q: got %q, want %q", x.text, got, w)
			}
		}
		for _, w := range x.not {
			if slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, w+": ") }) {
				t.Errorf("%q: %q is found: %q", x.text, w, got)
			}
		}
	}
}

// means reports whether a line of found says that words have the meaning.
func means(line, words, meaning string) bool {
	rest, ok := strings.CutPrefix(line, words+": ")
	return ok && slices.Contains(strings.Split(rest, ", "), meaning)
}

// TestFindBounds checks that what is found lies in the text, in order and apart.
func TestFindBounds(t *testing.T) {
	n := theBook(t).Names
	for _, s := range []string{
		"", ".", "U.S", "U.S.", "«Corea del", "\xffRussia\xfe", "Corea  del Nord", "Corea\ndel Nord", "é́́", "Stati Uniti d'", "L'Italia'",
		strings.Repeat("Corea del ", 400),
	} {
		checkFound(t, s, n.Find(s))
	}
}

// checkFound reports spans that are out of place.
func checkFound(t testing.TB, s string, list []Found) {
	t.Helper()
	last := 0
	for _, f := range list {
		if f.Start < last || f.End <= f.Start || f.End > len(s) || len(f.Names) == 0 {
			t.Errorf("%q: found [%d, %d) with %d names after %d", s, f.Start, f.End, len(f.Names), last)
		}
		last = f.End
	}
}

// TestFindsItsOwn checks that every name that a table writes is found in itself,
// and means its own entry there. Names with marks that no name in running text
// may hold are found by their other forms; they must not grow in number.
func TestFindsItsOwn(t *testing.T) {
	const marked, mostMarked = "°+,()‘", 41
	n := theBook(t).Names
	all := allNames(n)
	if len(all) != n.Len() {
		t.Errorf("%d names in the trie, %d counted", len(all), n.Len())
	}
	lost := 0
	for _, name := range all {
		ok := slices.ContainsFunc(n.Find(name.Form), func(f Found) bool {
			return slices.ContainsFunc(f.Names, func(x *Name) bool { return x.Entry == name.Entry })
		})
		switch {
		case ok:
		case strings.ContainsAny(name.Form, marked):
			lost++
		default:
			t.Errorf("%q is not found in itself", name.Form)
		}
	}
	if lost > mostMarked {
		t.Errorf("%d names with one of %s are not found in themselves, want at most %d", lost, marked, mostMarked)
	}
}

// TestShortNames lists the names of one letter: each would be found in any text.
func TestShortNames(t *testing.T) {
	for _, name := range allNames(theBook(t).Names) {
		atoms := Atoms(name.Form)
		if len(atoms) == 1 && len([]rune(atoms[0].Key)) < 2 {
			t.Errorf("%q of %s is found wherever %q stands", name.Form, name.Entry.Name, atoms[0].Key)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Erdoğan": "erdogan", "U.S.": "us", "Łódź": "lodz", "Ørsted": "orsted", "Straße": "strasse", "Đà Nẵng": "da nang", "İzmir": "izmir",
		"": "", "KN-23": "kn-23",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAtoms(t *testing.T) {
	tests := map[string][]string{
		"l'Onu, U.S. e KN-23": {"l", "onu", "us", "e", "kn", "23"},
		"":                    nil,
		"…«»":                 nil,
		"U.S.":                {"us"},
		"fine.":               {"fine"},
		"U.N.S.C. vote":       {"unsc", "vote"},
	}
	for in, want := range tests {
		var got []string
		for _, a := range Atoms(in) {
			got = append(got, a.Key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Atoms(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	n := theBook(b).Names
	const text = "Il presidente russo Vladimir Putin ha incontrato a Pyongyang Kim Jong-un, mentre gli Stati Uniti, la Corea del Sud e il " +
		"Giappone chiedevano una riunione del Consiglio di sicurezza dell'Onu sui missili KN-23 forniti a Mosca."
	b.SetBytes(int64(len(text)))
	found := 0
	for b.Loop() {
		found = len(n.Find(text))
	}
	if found == 0 {
		b.Fatal("no name found")
	}
}
