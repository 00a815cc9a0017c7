package codebook

import (
	"io/fs"
	"slices"
	"strings"

	"casus"
)

// Load reads a codebook from the directory dir of fsys. A mistake in a table is an
// [*Error] with its file and line; a missing table wraps [fs.ErrNotExist].
func Load(fsys fs.FS, dir string) (*Codebook, error) {
	cb := &Codebook{
		Types:    map[casus.EventType]TypeInfo{},
		Modes:    map[Mode]ModeInfo{},
		Contexts: map[string]bool{},
		States:   map[string]*Entry{},
		Names:    newNames(),
		Packs:    map[string]*Pack{},
		members:  map[string][]membership{},
	}
	for _, load := range [...]func(fs.FS, string) error{
		cb.loadTypes, cb.loadModes, cb.loadContexts,
		cb.loadStates, cb.loadOrgs, cb.loadMembers, cb.loadPersons, cb.loadPlaces, cb.loadArms, cb.loadInstruments,
		cb.loadConflicts,
	} {
		if err := load(fsys, dir); err != nil {
			return nil, err
		}
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

func (cb *Codebook) loadTypes(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/types.tsv", "type quad score cameo goldstein", func(r row) error {
		score, err := r.number(2, "score")
		if err != nil {
			return err
		}
		gold, err := r.number(4, "goldstein")
		if err != nil {
			return err
		}
		cb.Types[casus.EventType(r.get(0))] = TypeInfo{Quad: r.get(1), Score: score, CAMEO: r.get(3), Goldstein: gold}
		return nil
	})
}

func (cb *Codebook) loadModes(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/modes.tsv", "mode type cameo goldstein", func(r row) error {
		gold, err := r.number(3, "goldstein")
		if err != nil {
			return err
		}
		m := Mode{casus.EventType(r.get(1)), r.get(0)}
		if _, ok := cb.Types[m.Type]; !ok {
			return r.errorf("unknown type %q, want one of types.tsv", m.Type)
		}
		cb.Modes[m] = ModeInfo{CAMEO: r.get(2), Goldstein: gold}
		return nil
	})
}

func (cb *Codebook) loadContexts(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/contexts.tsv", "context", func(r row) error {
		cb.Contexts[r.get(0)] = true
		return nil
	})
}

func (cb *Codebook) loadStates(fsys fs.FS, dir string) error {
	const header = "code kind qid en it fr es de pt aliases adj_en adj_it people_en people_it capital_en capital_it metonyms"
	lines := map[string]int{}
	return readTable(fsys, dir+"/states.tsv", header, func(r row) error {
		e := &Entry{Kind: r.get(1), Code: r.get(0), QID: r.get(2), Name: r.get(3), italian: r.get(4)}
		if len(e.Code) != 3 {
			return r.errorf("country code %q, want three letters of ISO 3166-1", e.Code)
		}
		if line := lines[e.Code]; line > 0 {
			return r.errorf("country %s stands twice, first in line %d", e.Code, line)
		}
		lines[e.Code] = r.line
		cb.States[e.Code] = e
		for i, lang := range [...]string{"", "", "fr", "es", "de", "pt", ""} {
			cb.Names.addAll(r, 3+i, lang, State, e)
		}
		for i, lang := range [...]string{"en", "it"} {
			cb.Names.addAll(r, 10+i, lang, Adjective, e)
			cb.Names.addAll(r, 12+i, lang, People, e)
		}
		cb.Names.addAll(r, 14, "", Capital, e)
		cb.Names.addAll(r, 15, "", Capital, e)
		cb.Names.addAll(r, 16, "", Metonym, e)
		return nil
	})
}

func (cb *Codebook) loadOrgs(fsys fs.FS, dir string) error {
	const header = "code sector kind qid country en it aliases adj_en adj_it seat from to source"
	return readTable(fsys, dir+"/orgs.tsv", header, func(r row) error {
		e := &Entry{
			Kind: r.get(2), Code: r.get(0), Sector: r.get(1), QID: r.get(3), Country: r.get(4),
			Name: r.get(5), italian: r.get(6), Family: r.get(14),
		}
		if e.Code == "" {
			return r.errorf("an organisation without a code, want the usual acronym in capitals")
		}
		for i := 5; i <= 7; i++ {
			cb.Names.addAll(r, i, "", Org, e)
		}
		cb.Names.addAll(r, 8, "en", OrgAdj, e)
		cb.Names.addAll(r, 9, "it", OrgAdj, e)
		cb.Names.addAll(r, 10, "", Seat, e)
		return nil
	})
}

func (cb *Codebook) loadMembers(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/members.tsv", "org country from to", func(r row) error {
		org, country := r.get(0), r.get(1)
		if cb.States[country] == nil {
			return r.errorf("unknown country %q, want a code of states.tsv", country)
		}
		cb.members[org] = append(cb.members[org], membership{country, r.get(2), r.get(3)})
		return nil
	})
}

func (cb *Codebook) loadPersons(fsys fs.FS, dir string) error {
	// Namesakes of different countries are different people.
	type person struct{ name, country string }
	known := map[person]*Entry{}
	err := readTable(fsys, dir+"/persons.tsv", "name aliases country sector office from to qid source", func(r row) error {
		t := TermOfOffice{Country: r.get(2), Sector: r.get(3), Office: r.get(4), From: r.get(5), To: r.get(6)}
		if t.Country == "" {
			return r.errorf("%s has no country, want the code of a country or organisation", r.get(0))
		}
		key := person{r.get(0), t.Country}
		e := known[key]
		if e == nil {
			e = &Entry{Kind: "person", Name: key.name, Code: t.Country, Sector: t.Sector, QID: r.get(7)}
			known[key] = e
		}
		e.Terms = append(e.Terms, t)
		cb.Names.add(r.get(0), "", Person, e)
		cb.Names.addAll(r, 1, "", Person, e)
		return nil
	})
	for _, e := range known {
		slices.SortStableFunc(e.Terms, func(a, b TermOfOffice) int { return strings.Compare(a.From, b.From) })
	}
	return err
}

func (cb *Codebook) loadPlaces(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/places.tsv", "name country kind lat lon it aliases source", func(r row) error {
		e := &Entry{Kind: r.get(2), Name: strings.TrimSuffix(r.get(0), "?"), italian: r.first(5), Country: r.get(1)}
		if (r.get(3) == "") != (r.get(4) == "") {
			return r.errorf("%s has half a position, want latitude and longitude or neither", e.Name)
		}
		if r.get(3) != "" {
			var err error
			if e.Lat, err = r.number(3, "latitude"); err != nil {
				return err
			}
			if e.Lon, err = r.number(4, "longitude"); err != nil {
				return err
			}
			e.HasPos = true
		}
		cb.Names.add(r.get(0), "", PlaceName, e)
		cb.Names.addAll(r, 5, "", PlaceName, e)
		cb.Names.addAll(r, 6, "", PlaceName, e)
		return nil
	})
}

func (cb *Codebook) loadArms(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/arms.tsv", "name class what origin aliases", func(r row) error {
		e := &Entry{Kind: r.get(1), Name: r.get(0), What: r.get(2), Country: r.get(3)}
		cb.Names.add(r.get(0), "", Weapon, e)
		cb.Names.addAll(r, 4, "", Weapon, e)
		return nil
	})
}

func (cb *Codebook) loadInstruments(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/instruments.tsv", "name kind parties date it aliases", func(r row) error {
		e := &Entry{Kind: r.get(1), Name: r.get(0), italian: r.first(4), Parties: r.list(2), Date: r.get(3)}
		cb.Names.add(r.get(0), "", Instrument, e)
		cb.Names.addAll(r, 4, "", Instrument, e)
		cb.Names.addAll(r, 5, "", Instrument, e)
		return nil
	})
}

func (cb *Codebook) loadConflicts(fsys fs.FS, dir string) error {
	return readTable(fsys, dir+"/conflicts.tsv", "side other from to", func(r row) error {
		cb.conflicts = append(cb.conflicts, conflict{r.get(0), r.get(1), r.get(2), r.get(3)})
		return nil
	})
}
