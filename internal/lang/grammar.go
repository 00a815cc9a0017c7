package lang

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
)

// A class is a set of lemmas that repair treats alike. The tables
// data/grammar.*.tsv say what each is.
type class uint32

const (
	have class = 1 << iota
	be
	passive
	duty
	agent
	time
	place
	day
	copular
	victim
	acronym
	unaccusative
	labile
	intransitive
	report
	complementiser
	relative
	pronominal
)

var classNames = map[string]class{
	"have": have, "be": be, "passive": passive, "duty": duty, "agent": agent, "time": time, "place": place, "day": day, "copular": copular, "victim": victim,
	"acronym":      acronym,
	"unaccusative": unaccusative, "labile": labile, "intransitive": intransitive, "report": report,
	"complementiser": complementiser, "relative": relative, "pronominal": pronominal,
}

// A grammar holds what repair knows about a language.
type grammar struct {
	code   string
	lemmas map[string]class
}

// newGrammar reads data/grammar.CODE.tsv.
func newGrammar(fsys fs.FS, code string) (*grammar, error) {
	name := "data/grammar." + code + ".tsv"
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read grammar: %w", err)
	}
	g := &grammar{code, map[string]class{}}
	lines := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		word, lemmas, _ := strings.Cut(line, "\t")
		c, ok := classNames[word]
		if !ok {
			return nil, fmt.Errorf("read grammar: %s:%d: unknown class %q", name, n, word)
		}
		for _, l := range strings.Fields(lemmas) {
			g.lemmas[l] |= c
		}
	}
	return g, lines.Err()
}

// is reports whether lemma belongs to one of the classes c.
func (g *grammar) is(lemma string, c class) bool { return g.lemmas[lemma]&c != 0 }
