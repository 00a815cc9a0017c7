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
	"sync"

	"casus"
)

//go:embed data/*.tsv
var data embed.FS

// Version changes whenever the meaning of a table does.
const Version = "1"

// A Codebook is the whole of the tables.
type Codebook struct {
	Types    map[casus.EventType]TypeInfo // the 16 of PLOVER
	Modes    map[Mode]ModeInfo
	Contexts map[string]bool
	States   map[string]*Entry // by country code, ISO 3166-1 alpha-3
	Names    *Names            // every name of states, organisations, people, places and things
	Packs    map[string]*Pack  // by language, ISO 639-1

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
	CAMEO     string  // root code
	Goldstein float64 // -10 (conflict) to 10 (cooperation)
}

type membership struct{ country, from, to string }

type conflict struct{ side, other, from, to string }

// languages are those with a pack, in order.
var languages = [...]string{"en", "it"}

// Default returns the codebook embedded in the binary. It is parsed once.
func Default() (*Codebook, error) { return defaultOnce() }

var defaultOnce = sync.OnceValues(func() (*Codebook, error) { return Load(data, "data") })

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

// String gives the codebook's version and size, for --version and logs.
func (cb *Codebook) String() string {
	return fmt.Sprintf("codebook %s: %d states, %d names", Version, len(cb.States), cb.Names.Len())
}
