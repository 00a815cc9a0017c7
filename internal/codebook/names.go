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
}

// Names finds the codebook's names in text. It is a trie over atoms, the runs of
// letters and digits. Atoms and nodes are numbered and all edges stand in one map,
// which costs far less to build and to keep than a map a node.
type Names struct {
	atoms map[string]int32 // numbers of the folded atoms
	edges map[edge]int32   // the child that an atom leads to
	ends  [][]*Name        // by node, the names that end there in table order
	free  []Name           // room for further names
	n     int
}

// root is the node where every name begins.
const root = 0

// An edge is a node and the atom that leads on from it.
type edge struct{ node, atom int32 }

func newNames() *Names {
	return &Names{atoms: map[string]int32{}, edges: map[edge]int32{}, ends: make([][]*Name, 1)}
}

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
	at := n.grow(form)
	if at == root {
		return
	}
	for _, old := range n.ends[at] {
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
	name := n.alloc()
	*name = Name{Entry: e, Kind: kind, Form: form, Weak: weak, Lang: lang, lower: !startsUpper(form) || kind == OrgAdj}
	n.ends[at] = append(n.ends[at], name)
	n.n++
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

// grow returns the node where form ends, with all before it in place; it is the
// root where form has no atoms.
func (n *Names) grow(form string) int32 {
	at := int32(root)
	for a := range atoms(form) {
		atom, ok := n.atoms[a.Key]
		if !ok {
			atom = int32(len(n.atoms))
			n.atoms[a.Key] = atom
		}
		child, ok := n.edges[edge{at, atom}]
		if !ok {
			child = int32(len(n.ends))
			n.edges[edge{at, atom}] = child
			n.ends = append(n.ends, nil)
		}
		at = child
	}
	return at
}

// step returns the node that the folded atom leads to.
func (n *Names) step(node int32, key string) (int32, bool) {
	atom, ok := n.atoms[key]
	if !ok {
		return root, false
	}
	child, ok := n.edges[edge{node, atom}]
	return child, ok
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

// Find returns the longest names in s, from left to right, without overlap.
func (n *Names) Find(s string) []Found {
	var out []Found
	atoms := Atoms(s)
	for i := 0; i < len(atoms); {
		at, last, lastEnd := int32(root), []*Name(nil), 0
		for j := i; j < len(atoms) && j < i+12; j++ {
			if j > i && !joined(s, atoms[j-1].End, atoms[j].Start) {
				break
			}
			child, ok := n.step(at, atoms[j].Key)
			if !ok {
				break
			}
			at = child
			if ok := fitting(n.ends[at], s[atoms[i].Start:atoms[j].End]); len(ok) > 0 {
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
