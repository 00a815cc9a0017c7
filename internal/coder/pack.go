package coder

import (
	"slices"
	"strings"

	"casus/internal/codebook"
	"casus/internal/timex"
)

// A pack is a language pack with its function words at hand.
type pack struct {
	*codebook.Pack
	nounSlots []string       // prepositions that give an event noun its recipient, in the grammar's order
	times     *timex.Grammar // words of time and number
}

// has reports whether the grammar lists form under kind.
func (p *pack) has(kind, form string) bool {
	_, ok := p.Grammar[kind][form]
	return ok
}

// act reports whether the codebook has patterns for the word.
func (p *pack) act(lemma, pos string) bool {
	return len(p.Lexicon[codebook.Key{Lemma: lemma, POS: pos}]) > 0
}

// verb reports whether the codebook knows the verb, as an act or as a cue.
func (p *pack) verb(lemma string) bool {
	return p.act(lemma, "V") || len(p.Cues[codebook.Key{Lemma: lemma, POS: "V"}]) > 0
}

func (p *pack) role(lemma string) *codebook.Role { return p.Roles[lemma] }
func (p *pack) genitive(prep string) bool        { return p.has("genitive", prep) }
func (p *pack) dative(prep string) bool          { return p.has("dative", prep) }
func (p *pack) agent(prep string) bool           { return p.has("agent", prep) }
func (p *pack) locative(prep string) bool        { return p.has("locative", prep) }
func (p *pack) pairHead(lemma string) bool       { return p.has("pair", lemma) }
func (p *pack) pairAlone(lemma string) bool      { return p.has("pairalone", lemma) }
func (p *pack) two(lemma string) bool            { return p.has("two", lemma) }
func (p *pack) office(lemma string) bool         { return p.has("office", lemma) }

// normPrep maps a preposition to the one that patterns name.
func (p *pack) normPrep(prep string) string {
	if v := p.Grammar["prep"][prep]; v != "" {
		return v
	}
	return prep
}

// is reports whether the lemma belongs to a class.
func (p *pack) is(lemma, class string) bool {
	for _, c := range p.Classes[lemma] {
		if c == class {
			return true
		}
	}
	return false
}

// sectorOf gives the sector of a thing that belongs to an actor: ships and
// troops are the armed forces', companies are business.
func (p *pack) sectorOf(lemma, sector string) string {
	for _, c := range p.Classes[lemma] {
		switch c {
		case "troops", "vessel", "aircraft", "drone", "missiles", "arms", "munitions":
			return "MIL"
		case "company":
			return "BUS"
		case "diplomat", "envoy":
			return "GOV"
		}
	}
	return sector
}

// matches reports whether a lemma is one of the wanted: "@class" or the lemma
// itself.
func (p *pack) matches(lemma string, wanted []string) bool {
	for _, w := range wanted {
		if w == lemma || len(w) > 1 && w[0] == '@' && p.is(lemma, w[1:]) {
			return true
		}
	}
	return false
}

// cue returns the cue of a word or phrase, its words parted by blanks.
func (p *pack) cue(phrase, pos string) codebook.Cue {
	lemma, rest, _ := strings.Cut(phrase, " ")
	for _, c := range p.Cues[codebook.Key{Lemma: lemma, POS: pos}] {
		if strings.Join(c.Rest, " ") == rest {
			return c.Cue
		}
	}
	return ""
}

// nounRecipients lists the prepositions that give an event noun its recipient
// when its pattern names none.
func (p *pack) nounRecipients() []string { return p.nounSlots }

// newPack prepares a language pack for use.
func newPack(p *codebook.Pack) (*pack, error) {
	times, err := timex.NewGrammar(p.Lang, p.Grammar)
	if err != nil {
		return nil, err
	}
	out := &pack{Pack: p, times: times}
	for form := range p.Grammar["against"] {
		out.nounSlots = append(out.nounSlots, form)
	}
	slices.SortFunc(out.nounSlots, func(a, b string) int {
		return strings.Compare(p.Grammar["against"][a], p.Grammar["against"][b])
	})
	return out, nil
}
