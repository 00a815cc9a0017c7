package codebook

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

// An Entry is what the codebook knows of one named thing. Which fields are filled
// turns on the table that it stands in; an empty one is not known.
type Entry struct {
	Kind    string // state, territory, or the kind column of the table
	Code    string // the actor code; empty when it is not an actor
	Sector  string // PLOVER's; empty where the code says all
	Name    string // the full name
	QID     string // Wikidata item
	Family  string // of an outlet: the group or agency that it belongs to
	Country string // of a place, outlet or weapon
	Lat     float64
	Lon     float64        // degrees, WGS 84
	HasPos  bool           // Lat and Lon are known
	What    string         // of a weapon or good: the kind of transfer
	Parties []string       // of an instrument: the codes of who is bound
	Date    string         // of an instrument: an RFC 3339 date or a shorter prefix
	Terms   []TermOfOffice // of a person, oldest first

	italian string // the full name in Italian, where another than Name
}

// In returns the entry's name in a language (ISO 639-1): Name where the codebook
// has none of that language.
func (e *Entry) In(lang string) string {
	if lang == "it" && e.italian != "" {
		return e.italian
	}
	return e.Name
}

// A TermOfOffice is one period in which a person held an office. From and To are
// RFC 3339 dates or shorter prefixes of one; empty bounds are open.
type TermOfOffice struct {
	Country string // a country or organisation code
	Sector  string
	Office  string // see persons.tsv in data/README.md
	From    string
	To      string
}

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
	next  *Name  // the next that is written so
}

// Names finds the codebook's names in text.
type Names struct {
	// index holds every name, and every beginning of one, by its folded atoms with
	// a blank after each: the first of the names that are written so, nil for a
	// mere beginning. It is a trie in one map, which costs far less to build than
	// a map a node.
	index map[string]*Name
	free  []Name // room for further names
	n     int
}

func newNames() *Names { return &Names{index: map[string]*Name{}} }

// Len returns the number of names.
func (n *Names) Len() int { return n.n }

// addAll files the alternatives of cell i as forms of an entry.
func (n *Names) addAll(r row, i int, lang string, kind Kind, e *Entry) {
	for form := range parts(r.get(i), "|") {
		n.add(form, lang, kind, e)
	}
}

// add files one form of an entry: a name in the one language, or in all where
// lang is empty. A trailing "?" marks a weak form.
func (n *Names) add(form, lang string, kind Kind, e *Entry) {
	form, weak := strings.CutSuffix(strings.TrimSpace(form), "?")
	form = strings.TrimSpace(form)
	var room [64]byte
	folded := room[:0]
	for start, end := nextAtom(form, 0); start < end; start, end = nextAtom(form, end) {
		folded = append(appendFold(folded, form[start:end]), ' ')
	}
	if len(folded) == 0 {
		return
	}
	first, known := n.index[string(folded)]
	last := &first
	for ; *last != nil; last = &(*last).next {
		if old := *last; old.Entry == e && old.Kind == kind {
			old.Weak = old.Weak && weak
			if old.Lang != lang {
				old.Lang = ""
			}
			old.lower = old.lower || !startsUpper(form)
			return
		}
	}
	*last = n.alloc()
	**last = Name{Entry: e, Kind: kind, Form: form, Weak: weak, Lang: lang, lower: !startsUpper(form) || kind == OrgAdj}
	n.n++
	if last == &first {
		key := string(folded)
		n.index[key] = first
		if !known {
			n.addBeginnings(key)
		}
	}
}

// addBeginnings files the beginnings of a new key. Where one is there already, so
// are those before it.
func (n *Names) addBeginnings(key string) {
	for {
		key = key[:strings.LastIndexByte(key[:len(key)-1], ' ')+1]
		if _, ok := n.index[key]; ok || key == "" {
			return
		}
		n.index[key] = nil
	}
}

// alloc returns a Name out of a block of them: all live as long as the codebook.
func (n *Names) alloc() *Name {
	if len(n.free) == 0 {
		n.free = make([]Name, 128)
	}
	name := &n.free[0]
	n.free = n.free[1:]
	return name
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// A Found is one place where a name stands.
type Found struct {
	Start, End int     // bytes of the text, half open
	Names      []*Name // all that the words may mean, in table order
}

// maxAtoms is the length of the longest name that Find looks for, in atoms.
const maxAtoms = 12

// Find returns the longest names in s, from left to right, without overlap.
func (n *Names) Find(s string) []Found {
	var out []Found
	var key []byte
	atoms := Atoms(s)
	for i := 0; i < len(atoms); {
		var names []*Name
		next := i + 1
		key = key[:0]
		for j := i; j < len(atoms) && j < i+maxAtoms; j++ {
			if j > i && !joined(s, atoms[j-1].End, atoms[j].Start) {
				break
			}
			key = append(append(key, atoms[j].Key...), ' ')
			first, ok := n.index[string(key)]
			if !ok {
				break
			}
			if fit := fitting(first, s[atoms[i].Start:atoms[j].End]); len(fit) > 0 {
				names, next = fit, j+1
			}
		}
		if names != nil {
			out = append(out, Found{Start: atoms[i].Start, End: atoms[next-1].End, Names: names})
		}
		i = next
	}
	return out
}

// joined reports whether the bytes between two atoms may stand inside a name:
// blanks, hyphens, apostrophes and stops, four bytes at most.
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

// fitting lists the names from first on whose letter case agrees with the text.
func fitting(first *Name, text string) []*Name {
	var out []*Name
	for n := first; n != nil; n = n.next {
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
