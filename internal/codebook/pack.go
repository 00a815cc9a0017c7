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
	Lang    string                       // ISO 639-1
	Lexicon map[Key][]*Pattern           // by first lemma and part of speech, most constrained first
	Classes map[string][]string          // lemma to classes
	Roles   map[string]*Role             // by lemma
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
	Name     string          // lemma/POS/line, as claims cite it
	Lemma    string          // its first word, or the last where HeadLast is set
	Rest     []string        // further words of a multiword lemma
	HeadLast bool            // Rest stands before the lemma
	POS      string          // V, N or A
	Type     casus.EventType // a PLOVER type, Term, Light or Blocked
	Mode     string          // a mode of Type; empty for none
	Contexts []string        // PLOVER contexts that the word implies

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
	Lemma  string // the dictionary form
	Sector string // PLOVER sector; empty for a plain leader or official of the state
	Kind   string // role, unit, anonymous, expert or media
}

// A CueWord sets the mood, hedge or speaker of what it governs.
type CueWord struct {
	Lemma string   // the dictionary form of its first word
	Rest  []string // its further words
	POS   string   // V, N, A, ADV, P (preposition or phrase) or C (conjunction)
	Cue   Cue
}

// A Cue says what a CueWord does; the zero value does nothing. See data/README.md
// for the words of each.
type Cue string

// The cues, and what each does to what it governs.
const (
	CueSay      Cue = "say"      // reports; its subject speaks
	CueDeny     Cue = "deny"     // its subject says that it is not so
	CueThink    Cue = "think"    // belief
	CueFear     Cue = "fear"     // hypothetical; its subject speaks
	CueExpect   Cue = "expect"   // hypothetical
	CuePlan     Cue = "plan"     // future
	CueWant     Cue = "want"     // hypothetical
	CueCan      Cue = "can"      // hypothetical
	CueMust     Cue = "must"     // hypothetical
	CueTry      Cue = "try"      // asserted
	CueDo       Cue = "do"       // leaves the mood as it is
	CueFail     Cue = "fail"     // negation
	CueRefuse   Cue = "refuse"   // negation, and a refusal
	CueCause    Cue = "cause"    // its object acts
	CueHedge    Cue = "hedge"    // weakens; an unnamed speaker
	CueMaybe    Cue = "maybe"    // hypothetical
	CueSoon     Cue = "soon"     // future
	CueEvidence Cue = "evidence" // under negation, unproven
	CuePer      Cue = "per"      // the speaker follows
	CueIf       Cue = "if"       // opens a condition
	CueThough   Cue = "though"   // leaves its content asserted
	CueAgo      Cue = "ago"      // historical
	CueNot      Cue = "not"      // negation
)

// cues are all of them, as a mistake in a table lists them.
var cues = [...]Cue{
	CueSay, CueDeny, CueThink, CueFear, CueExpect, CuePlan, CueWant, CueCan, CueMust, CueTry, CueDo, CueFail, CueRefuse,
	CueCause, CueHedge, CueMaybe, CueSoon, CueEvidence, CuePer, CueIf, CueThough, CueAgo, CueNot,
}

// loadPack reads the tables of one language, whose patterns code the given types.
func loadPack(fsys fs.FS, dir, lang string, types map[casus.EventType]TypeInfo) (*Pack, error) {
	p := &Pack{
		Lang:    lang,
		Lexicon: map[Key][]*Pattern{},
		Classes: map[string][]string{},
		Roles:   map[string]*Role{},
		Cues:    map[Key][]*CueWord{},
		Grammar: map[string]map[string]string{},
	}
	for _, table := range [...]struct {
		name, header string
		each         func(row) error
	}{
		{"grammar", "kind form value", p.addGrammar},
		{"classes", "class lemma", p.addClass},
		{"roles", "lemma sector kind", p.addRole},
		{"cues", "lemma pos cue", p.addCue},
		{"lexicon", "lemma pos type mode args contexts", func(r row) error { return p.addPattern(r, types) }},
	} {
		if err := readTable(fsys, dir+"/"+table.name+"."+lang+".tsv", table.header, table.each); err != nil {
			return nil, err
		}
	}
	for _, list := range p.Lexicon {
		slices.SortStableFunc(list, func(a, b *Pattern) int { return b.Constraints() - a.Constraints() })
	}
	for _, list := range p.Cues {
		slices.SortStableFunc(list, func(a, b *CueWord) int { return len(b.Rest) - len(a.Rest) })
	}
	return p, nil
}

// numeric are the kinds of the grammar whose values are numbers.
var numeric = map[string]bool{"month": true, "weekday": true, "day": true, "number": true, "scale": true, "vague": true}

func (p *Pack) addGrammar(r row) error {
	kind, form, value := r.get(0), r.get(1), r.get(2)
	if numeric[kind] {
		if value == "" {
			return r.errorf("%s %q has no value, want a number", kind, form)
		}
		if _, err := r.number(2, kind); err != nil {
			return err
		}
	}
	if p.Grammar[kind] == nil {
		p.Grammar[kind] = map[string]string{}
	}
	p.Grammar[kind][form] = value
	return nil
}

func (p *Pack) addClass(r row) error {
	lemma := r.get(1)
	p.Classes[lemma] = append(p.Classes[lemma], r.get(0))
	return nil
}

func (p *Pack) addRole(r row) error {
	p.Roles[r.get(0)] = &Role{Lemma: r.get(0), Sector: r.get(1), Kind: r.get(2)}
	return nil
}

func (p *Pack) addCue(r row) error {
	c := &CueWord{POS: r.get(1), Cue: Cue(r.get(2))}
	if !slices.Contains(cues[:], c.Cue) {
		return r.errorf("unknown cue %q, want one of %v", c.Cue, cues)
	}
	c.Lemma, c.Rest = firstAndRest(r.get(0))
	k := Key{c.Lemma, c.POS}
	p.Cues[k] = append(p.Cues[k], c)
	return nil
}

// addPattern files a row of the lexicon under its lemma. A noun of several words
// is filed under its last word too, which may carry the syntax.
func (p *Pack) addPattern(r row, types map[casus.EventType]TypeInfo) error {
	pat, err := parsePattern(r, types)
	if err != nil {
		return err
	}
	k := Key{pat.Lemma, pat.POS}
	p.Lexicon[k] = append(p.Lexicon[k], pat)
	if pat.POS != "N" {
		return nil
	}
	lemma, rest := pat.Lemma, pat.Rest
	if p.Lang == "en" && strings.Contains(r.get(0), "-") {
		// English tokens come apart at hyphens: cease-fire.
		lemma, rest = firstAndRest(strings.ReplaceAll(r.get(0), "-", " "))
	}
	if n := len(rest); n > 0 {
		last := *pat
		last.Lemma, last.HeadLast = rest[n-1], true
		last.Rest = append([]string{lemma}, rest[:n-1]...)
		k := Key{last.Lemma, last.POS}
		p.Lexicon[k] = append(p.Lexicon[k], &last)
	}
	return nil
}

// firstAndRest cuts a multiword lemma at its underscores and blanks.
func firstAndRest(s string) (first string, rest []string) {
	if !strings.ContainsAny(s, "_ ") {
		return s, nil
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == ' ' })
	if len(words) == 0 {
		return "", nil
	}
	return words[0], words[1:]
}

// parsePattern reads one row of the lexicon.
func parsePattern(r row, types map[casus.EventType]TypeInfo) (*Pattern, error) {
	p := &Pattern{POS: r.get(1), Type: casus.EventType(r.get(2)), Mode: r.get(3), Contexts: r.list(5)}
	p.Name = r.get(0) + "/" + p.POS
	p.Lemma, p.Rest = firstAndRest(r.get(0))
	if p.Lemma == "" {
		return nil, r.errorf("empty lemma, want the dictionary form")
	}
	if p.POS != "V" && p.POS != "N" && p.POS != "A" {
		return nil, r.errorf("part of speech %q, want V, N or A", p.POS)
	}
	if _, ok := types[p.Type]; !ok && p.Type != Light && p.Type != Blocked && p.Type != casus.Term {
		return nil, r.errorf("unknown type %q, want one of types.tsv, %s, %s or %s", p.Type, casus.Term, Light, Blocked)
	}
	for arg := range strings.FieldsSeq(r.get(4)) {
		if wrong := p.setArg(arg); wrong != "" {
			return nil, r.errorf("argument %q: %s", arg, wrong)
		}
	}
	return p, nil
}

// setArg applies one item of the args column; it returns what is wrong with it, ""
// when nothing is.
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

// setSlot applies an item of the form KEY:VALUE.
func (p *Pattern) setSlot(arg string) string {
	key, val, ok := strings.Cut(arg, ":")
	if !ok || val == "" {
		return "not a known flag, nor KEY:VALUE; see args in data/README.md"
	}
	val = strings.ReplaceAll(val, "_", " ")
	switch key {
	case "A":
		p.Actor = slices.AppendSeq(p.Actor, parts(val, "|"))
	case "R":
		p.Recipient = slices.AppendSeq(p.Recipient, parts(val, "|"))
	case "O":
		p.Object = slices.AppendSeq(p.Object, parts(val, "|"))
	case "S":
		p.Subject = slices.AppendSeq(p.Subject, parts(val, "|"))
	case "C":
		prep, want, ok := strings.Cut(val, ":")
		if !ok {
			return "want C:PREP:CLASS"
		}
		for w := range parts(want, "|") {
			p.Comps = append(p.Comps, Comp{Prep: prep, Want: w})
		}
	default:
		return "unknown key, want A, R, O, S or C"
	}
	return ""
}
