package codebook

import (
	"io/fs"
	"slices"
	"strings"

	"casus"
)

// A Pack holds the words of one language: what they code and how they colour
// what they govern. It is read-only after loading.
type Pack struct {
	Lang    string
	Lexicon map[Key][]*Pattern  // by first lemma and part of speech, most constrained first
	Classes map[string][]string // lemma to classes
	Roles   map[string]*Role
	Cues    map[Key][]*CueWord           // by first word and part of speech
	Grammar map[string]map[string]string // kind, then form to value; see data/grammar.it.tsv
}

// A Key finds the entries of a word: its lemma, or its first lemma when the
// entry has several, and V, N, A, ADV, P or C.
type Key struct{ Lemma, POS string }

// Light marks a Pattern whose object noun carries the event; Blocked marks one
// that codes nothing.
const (
	Light   casus.EventType = "LIGHT"
	Blocked casus.EventType = "-"
)

// A Pattern is one row of the lexicon: a word, in a construction, codes a type.
type Pattern struct {
	Name     string // lemma/POS/line, as claims cite it
	Lemma    string
	Rest     []string // further words of a multiword lemma
	HeadLast bool     // Rest stands before the lemma
	POS      string
	Type     casus.EventType
	Mode     string
	Contexts []string

	Actor, Recipient []string // slots, best first: subj, obj, dat or a preposition
	Object, Subject  []string // wanted classes ("@class") or lemmas of the object and subject
	Comps            []Comp   // wanted complements; one must be there

	GenRecipient bool // the genitive of a noun suffers
	AdjRecipient bool // a demonym adjective of a noun suffers
	Recip        bool // the parties act on each other
	Content      bool // a complement states a second act
	SelfRecip    bool // the recipient defaults to the actor's country
	NeedRecip    bool // nothing is coded without a known recipient
	Negated      bool // codes only when negated, and uses the negation up: does not accept
	Give, Take   bool // the object moves from actor to recipient, or the reverse
}

// A Comp is a complement that a Pattern demands: a preposition and a class or
// lemma of what follows it.
type Comp struct{ Prep, Want string }

// Constraints counts what the pattern demands beyond its lemma, to prefer the most
// specific of several that match.
func (p *Pattern) Constraints() int {
	n := 2 * len(p.Comps)
	for _, r := range p.Rest {
		if adpositions[r] {
			n++ // a preposition alone says less than a particle, an object or a noun
		} else {
			n += 3
		}
	}
	if len(p.Object) > 0 {
		n += 2
	}
	if len(p.Subject) > 0 {
		n++
	}
	if p.NeedRecip {
		n++
	}
	if p.Negated {
		n += 4
	}
	return n
}

// adpositions are the fixed words that merely introduce a complement.
var adpositions = map[string]bool{
	"to": true, "for": true, "of": true, "with": true, "from": true, "against": true, "at": true,
	"a": true, "di": true, "con": true, "su": true, "da": true, "per": true, "contro": true, "verso": true,
}

// A Role is a noun for people by what they do.
type Role struct {
	Lemma  string
	Sector string // PLOVER sector; empty for a plain leader or official of the state
	Kind   string // role, unit, anonymous, expert or media
}

// A CueWord sets the mood, hedge or speaker of what it governs.
type CueWord struct {
	Lemma string
	Rest  []string
	POS   string
	Cue   Cue
}

// A Cue says what a CueWord does. See data/README.md for each.
type Cue string

// The cues.
const (
	CueSay      Cue = "say"
	CueDeny     Cue = "deny"
	CueThink    Cue = "think"
	CueFear     Cue = "fear"
	CueExpect   Cue = "expect"
	CuePlan     Cue = "plan"
	CueWant     Cue = "want"
	CueCan      Cue = "can"
	CueMust     Cue = "must"
	CueTry      Cue = "try"
	CueDo       Cue = "do"
	CueFail     Cue = "fail"
	CueRefuse   Cue = "refuse"
	CueCause    Cue = "cause"
	CueHedge    Cue = "hedge"
	CueMaybe    Cue = "maybe"
	CueSoon     Cue = "soon"
	CueEvidence Cue = "evidence"
	CuePer      Cue = "per"
	CueIf       Cue = "if"
	CueThough   Cue = "though"
	CueAgo      Cue = "ago"
	CueNot      Cue = "not"
)

var cues = map[Cue]bool{
	CueSay: true, CueDeny: true, CueThink: true, CueFear: true, CueExpect: true, CuePlan: true, CueWant: true,
	CueCan: true, CueMust: true, CueTry: true, CueDo: true, CueFail: true, CueRefuse: true, CueCause: true,
	CueHedge: true, CueMaybe: true, CueSoon: true, CueEvidence: true, CuePer: true, CueIf: true, CueThough: true,
	CueAgo: true, CueNot: true,
}

// loadPack reads the four tables of one language.
func loadPack(fsys fs.FS, dir, lang string, types map[casus.EventType]TypeInfo) (*Pack, error) {
	p := &Pack{
		Lang:    lang,
		Lexicon: map[Key][]*Pattern{},
		Classes: map[string][]string{},
		Roles:   map[string]*Role{},
		Cues:    map[Key][]*CueWord{},
		Grammar: map[string]map[string]string{},
	}
	err := readTable(fsys, dir+"/grammar."+lang+".tsv", "kind form value", func(r row) error {
		kind := r.get(0)
		if p.Grammar[kind] == nil {
			p.Grammar[kind] = map[string]string{}
		}
		p.Grammar[kind][r.get(1)] = r.get(2)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTable(fsys, dir+"/classes."+lang+".tsv", "class lemma", func(r row) error {
		lemma := r.get(1)
		p.Classes[lemma] = append(p.Classes[lemma], r.get(0))
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTable(fsys, dir+"/roles."+lang+".tsv", "lemma sector kind", func(r row) error {
		p.Roles[r.get(0)] = &Role{Lemma: r.get(0), Sector: r.get(1), Kind: r.get(2)}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTable(fsys, dir+"/cues."+lang+".tsv", "lemma pos cue", func(r row) error {
		c := &CueWord{POS: r.get(1), Cue: Cue(r.get(2))}
		if !cues[c.Cue] {
			return r.errorf("unknown cue %q", r.get(2))
		}
		c.Lemma, c.Rest = firstAndRest(r.get(0))
		k := Key{c.Lemma, c.POS}
		p.Cues[k] = append(p.Cues[k], c)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTable(fsys, dir+"/lexicon."+lang+".tsv", "lemma pos type mode args contexts", func(r row) error {
		pat, err := parsePattern(r, types)
		if err != nil {
			return err
		}
		k := Key{pat.Lemma, pat.POS}
		p.Lexicon[k] = append(p.Lexicon[k], pat)
		if pat.POS == "N" && lang == "en" && strings.Contains(r.get(0), "-") {
			// English tokens come apart at hyphens: cease-fire.
			apart := *pat
			apart.Lemma, apart.Rest = firstAndRest(strings.ReplaceAll(r.get(0), "-", " "))
			pat = &apart
		}
		if n := len(pat.Rest); n > 0 && pat.POS == "N" {
			// A multiword noun may be headed by its last word: air strike.
			last := *pat
			last.Lemma, last.HeadLast = pat.Rest[n-1], true
			last.Rest = append([]string{pat.Lemma}, pat.Rest[:n-1]...)
			k := Key{last.Lemma, last.POS}
			p.Lexicon[k] = append(p.Lexicon[k], &last)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, list := range p.Lexicon {
		slices.SortStableFunc(list, func(a, b *Pattern) int { return b.Constraints() - a.Constraints() })
	}
	for _, list := range p.Cues {
		slices.SortStableFunc(list, func(a, b *CueWord) int { return len(b.Rest) - len(a.Rest) })
	}
	return p, nil
}

// firstAndRest cuts a multiword lemma at its underscores and blanks.
func firstAndRest(s string) (string, []string) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == ' ' })
	if len(parts) == 0 {
		return "", nil
	}
	return parts[0], parts[1:]
}

// parsePattern reads one row of the lexicon.
func parsePattern(r row, types map[casus.EventType]TypeInfo) (*Pattern, error) {
	p := &Pattern{POS: r.get(1), Type: casus.EventType(r.get(2)), Mode: r.get(3), Contexts: r.list(5)}
	p.Name = r.get(0) + "/" + p.POS
	p.Lemma, p.Rest = firstAndRest(r.get(0))
	if p.Lemma == "" {
		return nil, r.errorf("empty lemma")
	}
	if p.POS != "V" && p.POS != "N" && p.POS != "A" {
		return nil, r.errorf("part of speech %q, want V, N or A", p.POS)
	}
	if _, ok := types[p.Type]; !ok && p.Type != Light && p.Type != Blocked && p.Type != casus.Term {
		return nil, r.errorf("unknown type %q", p.Type)
	}
	for arg := range strings.FieldsSeq(r.get(4)) {
		if err := p.setArg(arg); err != "" {
			return nil, r.errorf("argument %q: %s", arg, err)
		}
	}
	return p, nil
}

// setArg applies one item of the args column; it returns what is wrong with it.
func (p *Pattern) setArg(arg string) string {
	switch arg {
	case "recip":
		p.Recip = true
	case "content":
		p.Content = true
	case "self=R":
		p.SelfRecip = true
	case "R!":
		p.NeedRecip = true
	case "gen=R":
		p.GenRecipient = true
	case "gen=A":
		p.GenRecipient = false // the default, spelled out
	case "adj=R":
		p.AdjRecipient = true
	case "neg":
		p.Negated = true
	case "give":
		p.Give = true
	case "take":
		p.Take = true
	default:
		return p.setSlot(arg)
	}
	return ""
}

func (p *Pattern) setSlot(arg string) string {
	key, val, ok := strings.Cut(arg, ":")
	if !ok || val == "" {
		return "not a known flag, nor KEY:VALUE"
	}
	val = strings.ReplaceAll(val, "_", " ")
	switch key {
	case "A":
		p.Actor = append(p.Actor, split(val, "|")...)
	case "R":
		p.Recipient = append(p.Recipient, split(val, "|")...)
	case "O":
		p.Object = append(p.Object, split(val, "|")...)
	case "S":
		p.Subject = append(p.Subject, split(val, "|")...)
	case "C":
		prep, want, ok := strings.Cut(val, ":")
		if !ok {
			return "want C:PREP:CLASS"
		}
		for _, w := range split(want, "|") {
			p.Comps = append(p.Comps, Comp{Prep: prep, Want: w})
		}
	default:
		return "unknown key"
	}
	return ""
}
