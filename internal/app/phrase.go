package app

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"casus"
)

//go:embed words/phrases.*.tsv
var phraseFiles embed.FS

// A verb is a verb phrase in the forms that a dossier needs. In English done is
// the past tense and will the base form again; in Italian done is the participle
// that takes avere, bare the infinitive and will the third person of the future.
type verb struct{ done, bare, will string }

// A phrase says a type and mode: alone, or with a recipient behind prep.
type phrase struct {
	alone, with verb
	prep        string
}

// phrases are the phrases of a language by type and mode, joined by a space.
type phrases map[string]phrase

// of returns the phrase of a type and mode, or that of the type.
func (p phrases) of(t casus.EventType, mode string) phrase {
	for _, key := range [...]string{string(t) + " " + mode, string(t) + " "} {
		if ph, ok := p[key]; ok {
			return ph
		}
	}
	return p["* "]
}

// loadPhrases reads the phrases of a language from the directory dir of fsys.
func loadPhrases(fsys fs.FS, dir, lang string) (phrases, error) {
	name := dir + "/phrases." + lang + ".tsv"
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read phrases: %w", err)
	}
	forms := 3
	if lang == "en" {
		forms = 2
	}
	out := phrases{}
	header := true
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3+2*forms {
			return nil, fmt.Errorf("read phrases: %s:%d: %d cells, want %d", name, i+1, len(cells), 3+2*forms)
		}
		if header {
			header = false
			continue
		}
		key := cells[0] + " " + cells[1]
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("read phrases: %s:%d: %s stands twice", name, i+1, key)
		}
		ph := phrase{alone: verbOf(cells[2:2+forms], verb{}), prep: cells[2+2*forms]}
		ph.with = verbOf(cells[2+forms:2+2*forms], ph.alone)
		out[key] = ph
	}
	if _, ok := out["* "]; !ok {
		return nil, fmt.Errorf("read phrases: %s: no row *", name)
	}
	return out, nil
}

// verbOf makes a verb of cells; where the first is empty it is instead.
func verbOf(cells []string, instead verb) verb {
	if cells[0] == "" {
		return instead
	}
	v := verb{done: cells[0], bare: cells[1], will: cells[1]}
	if len(cells) > 2 {
		v.will = cells[2]
	}
	return v
}
