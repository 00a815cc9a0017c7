// Package codebook holds what casus knows before it reads: the PLOVER ontology,
// the actors of international affairs with their names, places, weapons and
// treaties, and for each language a pack of words with what they code.
//
//	cb, err := codebook.Default()
//	…
//	for _, n := range cb.Names.Find("Il Cremlino e la Corea del Nord", "it") {
//		fmt.Println(n.Entry.Code)
//	}
//
// The tables are TSV files in data, described in data/README.md there. A
// Codebook is read-only after loading and safe for concurrent use.
package codebook

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"sync"

	"casus"
)

//go:embed data/*.tsv
var data embed.FS

// Version changes whenever the meaning of a table does.
const Version = "1"

// A Codebook is the whole of the tables.
type Codebook struct {
	Types    map[casus.EventType]TypeInfo
	Modes    map[Mode]ModeInfo
	Contexts map[string]bool
	States   map[string]*Entry // by country code
	Names    *Names
	Packs    map[string]*Pack // by language

	members   map[string][]membership // by organisation
	conflicts []conflict
}

// A TypeInfo places an event type in the older scales.
type TypeInfo struct {
	Quad      string  // verbal-cooperation, material-cooperation, verbal-conflict or material-conflict
	Score     float64 // PLOVER's conflict-cooperation score
	CAMEO     string  // root code
	Goldstein float64 // -10 (conflict) to 10 (cooperation)
}

// A Mode names a mode of an event type; several types share names.
type Mode struct {
	Type casus.EventType
	Name string
}

// A ModeInfo is what a mode derives in CAMEO.
type ModeInfo struct {
	CAMEO     string
	Goldstein float64
}

type membership struct{ country, from, to string }

type conflict struct{ side, other, from, to string }

// Languages are those with a pack, in order.
var languages = [...]string{"en", "it"}

// Default returns the codebook embedded in the binary. It is parsed once.
func Default() (*Codebook, error) { return defaultOnce() }

var defaultOnce = sync.OnceValues(func() (*Codebook, error) { return Load(data, "data") })

// Load reads a codebook from the directory dir of fsys.
func Load(fsys fs.FS, dir string) (*Codebook, error) {
	cb := &Codebook{
		Types:    map[casus.EventType]TypeInfo{},
		Modes:    map[Mode]ModeInfo{},
		Contexts: map[string]bool{},
		States:   map[string]*Entry{},
		Packs:    map[string]*Pack{},
		members:  map[string][]membership{},
	}
	if err := cb.loadOntology(fsys, dir); err != nil {
		return nil, err
	}
	if err := cb.loadNames(fsys, dir); err != nil {
		return nil, err
	}
	err := readTable(fsys, dir+"/conflicts.tsv", "side other from to", func(r row) error {
		cb.conflicts = append(cb.conflicts, conflict{r.get(0), r.get(1), r.get(2), r.get(3)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, lang := range languages {
		p, err := loadPack(fsys, dir, lang, cb.Types)
		if err != nil {
			return nil, err
		}
		cb.Packs[lang] = p
	}
	return cb, nil
}

func (cb *Codebook) loadOntology(fsys fs.FS, dir string) error {
	err := readTable(fsys, dir+"/types.tsv", "type quad score cameo goldstein", func(r row) error {
		score, err := number(r, 2)
		if err != nil {
			return err
		}
		gold, err := number(r, 4)
		if err != nil {
			return err
		}
		cb.Types[casus.EventType(r.get(0))] = TypeInfo{Quad: r.get(1), Score: score, CAMEO: r.get(3), Goldstein: gold}
		return nil
	})
	if err != nil {
		return err
	}
	err = readTable(fsys, dir+"/modes.tsv", "mode type cameo goldstein", func(r row) error {
		gold, err := number(r, 3)
		if err != nil {
			return err
		}
		m := Mode{casus.EventType(r.get(1)), r.get(0)}
		if _, ok := cb.Types[m.Type]; !ok {
			return r.errorf("unknown type %q", m.Type)
		}
		cb.Modes[m] = ModeInfo{CAMEO: r.get(2), Goldstein: gold}
		return nil
	})
	if err != nil {
		return err
	}
	return readTable(fsys, dir+"/contexts.tsv", "context", func(r row) error {
		cb.Contexts[r.get(0)] = true
		return nil
	})
}

// number reads cell i as a decimal; an empty cell is 0.
func number(r row, i int) (float64, error) {
	s := r.get(i)
	if s == "" {
		return 0, nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, r.errorf("column %d: %q is not a number", i+1, s)
	}
	return f, nil
}

// Member reports whether country belonged to org on the RFC 3339 date; an empty
// date asks about today's members, those without an end.
func (cb *Codebook) Member(org, country, date string) bool {
	for _, m := range cb.members[org] {
		if m.country != country {
			continue
		}
		if date == "" && m.to == "" || date != "" && within(date, m.from, m.to) {
			return true
		}
	}
	return false
}

// Enemy returns whom the actor with the code fights on the RFC 3339 date, by the
// table of conflicts; an empty date asks about wars that go on. It returns "" when
// that is nobody or not one side only.
func (cb *Codebook) Enemy(code, date string) string {
	enemy := ""
	for _, c := range cb.conflicts {
		other := c.other
		if c.other == code {
			other = c.side
		} else if c.side != code {
			continue
		}
		if date == "" && c.to != "" || date != "" && !within(date, c.from, c.to) {
			continue
		}
		if enemy != "" && enemy != other {
			return ""
		}
		enemy = other
	}
	return enemy
}

// within reports whether date lies in [from, to], each of which may be empty or
// a shorter prefix of a date.
func within(date, from, to string) bool {
	if from != "" && date < from && !hasPrefix(from, date) {
		return false
	}
	return to == "" || date <= to || hasPrefix(date, to)
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// errCode wraps a mistake about a code in a table.
func errCode(r row, code string) error {
	return r.errorf("code %q is not a country of states.tsv nor an organisation of orgs.tsv", code)
}

// String names the codebook's size, for --version and logs.
func (cb *Codebook) String() string {
	return fmt.Sprintf("codebook %s: %d states, %d names", Version, len(cb.States), cb.Names.Len())
}
