package codebook

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Kind is what a name stands for.
type Kind uint8

// The kinds of names.
const (
	State      Kind = iota // a country by name
	Adjective              // a country by adjective (russo, Russian)
	People                 // a country by its inhabitants (i russi, Russians)
	Capital                // a country by its capital
	Metonym                // a government by its seat (Cremlino)
	Org                    // an organisation or body of a state
	OrgAdj                 // an organisation by adjective (occidentale)
	Seat                   // an organisation by its seat
	Person                 // a person with office
	PlaceName              // a place
	Weapon                 // a weapon system or good
	Instrument             // a treaty, regime or resolution
)

// An Entry is what the codebook knows of one named thing.
type Entry struct {
	Kind    string // state, territory, or the kind column of the table
	Code    string // the actor code; empty when it is not an actor
	Sector  string
	Name    string            // the full name
	Local   map[string]string // the full name by language, where another than Name
	QID     string
	Family  string // of an outlet: the group or agency that it belongs to
	Country string // of a place or outlet
	Lat     float64
	Lon     float64
	HasPos  bool
	What    string   // of a weapon or good: the kind of transfer
	Parties []string // of an instrument
	Date    string   // of an instrument
	Terms   []TermOfOffice
}

// In returns the entry's name in a language.
func (e *Entry) In(lang string) string {
	if n := e.Local[lang]; n != "" {
		return n
	}
	return e.Name
}

// A TermOfOffice is one period in which a person held an office. Empty bounds
// are open.
type TermOfOffice struct{ Country, Sector, Office, From, To string }

// On returns the term that holds on date, or the latest that began before it,
// or the first of all when the date is empty or earlier.
func (e *Entry) On(date string) (t TermOfOffice, current bool) {
	if len(e.Terms) == 0 {
		return TermOfOffice{}, false
	}
	best := e.Terms[0]
	for _, t := range e.Terms {
		if date != "" && within(date, t.From, t.To) {
			return t, true
		}
		if date == "" || t.From <= date {
			best = t
		}
	}
	return best, false
}

// A Name is one way to write an Entry.
type Name struct {
	Entry *Entry
	Kind  Kind
	Form  string // as the table writes it
	Weak  bool   // stands for the entry only when the document supports it
	Lang  string // the one language in which it is a name; empty for any
	lower bool   // the form may be written in lower case
}

// Names finds the codebook's names in text. It is a trie over atoms, the runs of
// letters and digits.
type Names struct {
	root *node
	n    int
}

type node struct {
	next  map[string]*node
	names []*Name
}

// Len returns the number of names.
func (n *Names) Len() int { return n.n }

// An Atom is a run of letters and digits of a text, or an abbreviation with its
// inner stops (U.S.).
type Atom struct {
	Key        string // folded: no case, no marks
	Start, End int
}

// Atoms cuts s into atoms.
func Atoms(s string) []Atom {
	var out []Atom
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isWord(r) {
			i += size
			continue
		}
		start := i
		for i < len(s) {
			r, size = utf8.DecodeRuneInString(s[i:])
			if !isWord(r) && !(r == '.' && abbreviates(s, start, i)) {
				break
			}
			i += size
		}
		out = append(out, Atom{Key: Fold(s[start:i]), Start: start, End: i})
	}
	return out
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// abbreviates reports whether the stop at i continues an abbreviation of single
// letters that began at start, as in U.S. or U.N.S.C.
func abbreviates(s string, start, i int) bool {
	run := s[start:i]
	if dot := strings.LastIndexByte(run, '.'); dot >= 0 {
		run = run[dot+1:]
	}
	if utf8.RuneCountInString(run) != 1 {
		return false
	}
	if start+1 < i || i+1 >= len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsUpper(r) && i+2 < len(s) && s[i+2] == '.'
}

// Fold lowers s and takes its marks and stops away, so that "Erdoğan" and
// "Erdogan", "U.S." and "US" share a key.
func Fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ReplaceAll(strings.ToLower(s), ".", "")
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.':
		case r == 'ı' || r == 'İ':
			b.WriteByte('i')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// add files one form of an entry. A trailing "?" marks a weak form.
func (n *Names) add(form string, kind Kind, e *Entry) { n.addIn("", form, kind, e) }

// addIn files a form that is a name in one language only.
func (n *Names) addIn(lang, form string, kind Kind, e *Entry) {
	form, weak := strings.CutSuffix(strings.TrimSpace(form), "?")
	form = strings.TrimSpace(form)
	atoms := Atoms(form)
	if len(atoms) == 0 {
		return
	}
	at := n.root
	for _, a := range atoms {
		child := at.next[a.Key]
		if child == nil {
			child = &node{}
			if at.next == nil {
				at.next = map[string]*node{}
			}
			at.next[a.Key] = child
		}
		at = child
	}
	for _, old := range at.names {
		if old.Entry == e && old.Kind == kind {
			if !weak {
				old.Weak = false
			}
			if old.Lang != lang {
				old.Lang = ""
			}
			old.lower = old.lower || !startsUpper(form)
			return
		}
	}
	at.names = append(at.names, &Name{Entry: e, Kind: kind, Form: form, Weak: weak, Lang: lang, lower: !startsUpper(form) || kind == OrgAdj})
	n.n++
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// A Found is one place where a name stands.
type Found struct {
	Start, End int
	Names      []*Name // all that the words may mean, in table order
}

// Find returns the longest names in s, from left to right, without overlap.
func (n *Names) Find(s string) []Found {
	var out []Found
	atoms := Atoms(s)
	for i := 0; i < len(atoms); {
		at, last, lastEnd := n.root, []*Name(nil), 0
		for j := i; j < len(atoms) && j < i+12; j++ {
			if j > i && !joined(s, atoms[j-1].End, atoms[j].Start) {
				break
			}
			if at = at.next[atoms[j].Key]; at == nil {
				break
			}
			if len(at.names) == 0 {
				continue
			}
			if ok := fitting(at.names, s[atoms[i].Start:atoms[j].End]); len(ok) > 0 {
				last, lastEnd = ok, j+1
			}
		}
		if last == nil {
			i++
			continue
		}
		out = append(out, Found{Start: atoms[i].Start, End: atoms[lastEnd-1].End, Names: last})
		i = lastEnd
	}
	return out
}

// joined reports whether the bytes between two atoms may stand inside a name:
// blanks, hyphens, apostrophes and stops, at most three bytes beyond one rune.
func joined(s string, end, start int) bool {
	for _, r := range s[end:start] {
		switch r {
		case ' ', '\u00a0', '-', '‑', '–', '\'', '’', '.', '&', '/', 'ʻ', '`':
		default:
			return false
		}
	}
	return start-end <= 4
}

// fitting keeps the names whose letter case agrees with the text.
func fitting(names []*Name, text string) []*Name {
	ok := true
	for _, n := range names {
		ok = ok && n.fits(text)
	}
	if ok {
		return names
	}
	var out []*Name
	for _, n := range names {
		if n.fits(text) {
			out = append(out, n)
		}
	}
	return out
}

// fits compares the letter case of text with the form: names want their capital,
// short acronyms want all of theirs, words written small may be written large.
func (n *Name) fits(text string) bool {
	if text == n.Form || n.lower {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return false
	}
	if letters(n.Form) <= 3 {
		return acronym(n.Form) == acronym(text) || strings.EqualFold(text, n.Form) && !acronym(n.Form) && acronym(text)
	}
	return true
}

func letters(s string) int {
	c := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			c++
		}
	}
	return c
}

// acronym reports whether every letter of s is a capital.
func acronym(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// loadNames reads the tables of actors, places and things.
func (cb *Codebook) loadNames(fsys fs.FS, dir string) error {
	cb.Names = &Names{root: &node{}}
	for _, load := range []func(fs.FS, string) error{
		cb.loadStates, cb.loadOrgs, cb.loadMembers, cb.loadPersons, cb.loadPlaces, cb.loadArms, cb.loadInstruments,
	} {
		if err := load(fsys, dir); err != nil {
			return err
		}
	}
	return nil
}

func (cb *Codebook) loadStates(fsys fs.FS, dir string) error {
	const header = "code kind qid en it fr es de pt aliases adj_en adj_it people_en people_it capital_en capital_it metonyms"
	return readTable(fsys, dir+"/states.tsv", header, func(r row) error {
		e := &Entry{Kind: r.get(1), Code: r.get(0), QID: r.get(2), Name: r.get(3), Local: map[string]string{"it": r.get(4)}}
		if len(e.Code) != 3 {
			return r.errorf("country code %q, want three letters", e.Code)
		}
		if cb.States[e.Code] != nil {
			return r.errorf("country %s stands twice", e.Code)
		}
		cb.States[e.Code] = e
		for i, lang := range [...]string{"", "", "fr", "es", "de", "pt", ""} {
			cb.addAll(lang, r.list(3+i), State, e)
		}
		for i, lang := range [...]string{"en", "it"} {
			cb.addAll(lang, r.list(10+i), Adjective, e)
			cb.addAll(lang, r.list(12+i), People, e)
		}
		for i := 14; i <= 15; i++ {
			cb.addAll("", r.list(i), Capital, e)
		}
		cb.addAll("", r.list(16), Metonym, e)
		return nil
	})
}

func (cb *Codebook) addAll(lang string, forms []string, kind Kind, e *Entry) {
	for _, f := range forms {
		cb.Names.addIn(lang, f, kind, e)
	}
}

func (cb *Codebook) loadOrgs(fsys fs.FS, dir string) error {
	const header = "code sector kind qid country en it aliases adj_en adj_it seat from to source"
	return readTable(fsys, dir+"/orgs.tsv", header, func(r row) error {
		e := &Entry{
			Kind: r.get(2), Code: r.get(0), Sector: r.get(1), QID: r.get(3), Country: r.get(4),
			Name: r.get(5), Local: map[string]string{"it": r.get(6)}, Family: r.get(14),
		}
		if e.Code == "" {
			return r.errorf("an organisation without a code")
		}
		for i := 5; i <= 7; i++ {
			cb.addAll("", r.list(i), Org, e)
		}
		for i, lang := range [...]string{"en", "it"} {
			cb.addAll(lang, r.list(8+i), OrgAdj, e)
		}
		cb.addAll("", r.list(10), Seat, e)
		return nil
	})
}

func (cb *Codebook) loadMembers(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/members.tsv", "org country from to", func(r row) error {
		if cb.States[r.get(1)] == nil {
			return errCode(r, r.get(1))
		}
		cb.members[r.get(0)] = append(cb.members[r.get(0)], membership{r.get(1), r.get(2), r.get(3)})
		return nil
	})
}

func (cb *Codebook) loadPersons(fsys fs.FS, dir string) error {
	byName := map[string]*Entry{}
	err := readTable(fsys, dir+"/persons.tsv", "name aliases country sector office from to qid source", func(r row) error {
		t := TermOfOffice{Country: r.get(2), Sector: r.get(3), Office: r.get(4), From: r.get(5), To: r.get(6)}
		if t.Country == "" {
			return r.errorf("%s has no country", r.get(0))
		}
		// Namesakes of different countries are different people.
		key := r.get(0) + "\x00" + t.Country
		e := byName[key]
		if e == nil {
			e = &Entry{Kind: "person", Name: r.get(0), Code: t.Country, Sector: t.Sector, QID: r.get(7)}
			byName[key] = e
		}
		e.Terms = append(e.Terms, t)
		cb.Names.add(r.get(0), Person, e)
		cb.addAll("", r.list(1), Person, e)
		return nil
	})
	for _, e := range byName {
		slices.SortStableFunc(e.Terms, func(a, b TermOfOffice) int { return strings.Compare(a.From, b.From) })
	}
	return err
}

func (cb *Codebook) loadPlaces(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/places.tsv", "name country kind lat lon it aliases source", func(r row) error {
		e := &Entry{Kind: r.get(2), Name: strings.TrimSuffix(r.get(0), "?"), Country: r.get(1)}
		if it := r.list(5); len(it) > 0 {
			e.Local = map[string]string{"it": it[0]}
		}
		if r.get(3) != "" {
			var err error
			if e.Lat, err = strconv.ParseFloat(r.get(3), 64); err != nil {
				return r.errorf("latitude %q is not a number", r.get(3))
			}
			if e.Lon, err = strconv.ParseFloat(r.get(4), 64); err != nil {
				return r.errorf("longitude %q is not a number", r.get(4))
			}
			e.HasPos = true
		}
		cb.Names.add(r.get(0), PlaceName, e)
		cb.addAll("", r.list(5), PlaceName, e)
		cb.addAll("", r.list(6), PlaceName, e)
		return nil
	})
}

func (cb *Codebook) loadArms(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/arms.tsv", "name class what origin aliases", func(r row) error {
		e := &Entry{Kind: r.get(1), Name: r.get(0), What: r.get(2), Country: r.get(3)}
		cb.Names.add(r.get(0), Weapon, e)
		cb.addAll("", r.list(4), Weapon, e)
		return nil
	})
}

func (cb *Codebook) loadInstruments(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/instruments.tsv", "name kind parties date it aliases", func(r row) error {
		e := &Entry{Kind: r.get(1), Name: r.get(0), Parties: r.list(2), Date: r.get(3)}
		if it := r.list(4); len(it) > 0 {
			e.Local = map[string]string{"it": it[0]}
		}
		cb.Names.add(r.get(0), Instrument, e)
		cb.addAll("", r.list(4), Instrument, e)
		cb.addAll("", r.list(5), Instrument, e)
		return nil
	})
}
