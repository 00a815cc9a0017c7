package coder

import (
	"strings"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// A finding is a claim in the making.
type finding struct {
	s            *sent
	w            int // the word that fired
	pat          *codebook.Pattern
	typ          casus.EventType
	actors       []actorRef
	recips       []actorRef
	words        []int      // further words that the claim stands on
	giver, taker []actorRef // the sides of a joint act before both stand on both
	undone       int        // the noun of a known act that this one undoes, or -1
	both         bool       // the parties stand on both sides: "fighting between X and Y"
	by           []actorRef // who accuses the actor of it, where that is not the speaker by syntax
	ctx          context
	f            frame
	because,
	actorVia, recipVia string
}

func lower(s string) string { return strings.ToLower(s) }

// pos returns the lexicon's part of speech of w, or "".
func (s *sent) pos(w int) string {
	switch s.t[w].UPOS {
	case lang.VERB:
		return "V"
	case lang.AUX:
		if !s.rel(w, "aux", "cop") {
			return "V"
		}
	case lang.NOUN, lang.PROPN:
		return "N"
	case lang.ADJ:
		return "A"
	case lang.ADV:
		return "ADV"
	}
	return ""
}

// patternsAt returns the patterns of word w whose fixed words are there, most
// constrained first. Constraints on arguments are not yet checked.
func (s *sent) patternsAt(w int) []*codebook.Pattern {
	pos := s.pos(w)
	if pos == "" || pos == "ADV" {
		return nil
	}
	if pos == "V" {
		if refl := s.pronominal(w); refl != "" {
			if list := s.withRest(w, s.d.pack.Lexicon[codebook.Key{Lemma: refl, POS: pos}]); len(list) > 0 {
				return list
			}
		}
	}
	list := s.withRest(w, s.d.pack.Lexicon[codebook.Key{Lemma: s.lemma(w), POS: pos}])
	if len(list) == 0 && pos == "A" && s.t[w].Feats.VerbForm == lang.Part {
		return s.withRest(w, s.d.pack.Lexicon[codebook.Key{Lemma: s.lemma(w), POS: "V"}])
	}
	return list
}

// pronominal returns the pronominal lemma of an Italian verb that has its "si".
func (s *sent) pronominal(w int) string {
	if s.d.lang != "it" {
		return ""
	}
	l := s.lemma(w)
	if strings.HasSuffix(l, "rsi") {
		return l
	}
	for _, k := range s.kids[w] {
		if s.rel(k, "expl", "obj", "iobj") && s.t[k].UPOS == lang.PRON && reflexive[lower(s.t[k].Form)] && !s.rel(k, "expl:pass") {
			switch {
			case strings.HasSuffix(l, "rre"):
				return l[:len(l)-2] + "si"
			case strings.HasSuffix(l, "re"):
				return l[:len(l)-1] + "si"
			}
		}
	}
	return ""
}

var reflexive = map[string]bool{"si": true, "mi": true, "ci": true, "vi": true, "ti": true, "sé": true, "s'": true, "s’": true, "m'": true, "c'": true}

// withRest keeps the patterns whose further words stand where they should.
func (s *sent) withRest(w int, list []*codebook.Pattern) []*codebook.Pattern {
	if len(list) == 0 {
		return nil
	}
	var out []*codebook.Pattern
	for _, p := range list {
		if p.Negated && !s.refusing(w) {
			continue
		}
		if len(p.Rest) == 0 || s.hasRest(w, p) {
			out = append(out, p)
		}
	}
	return out
}

// refusing reports whether the verb w is negated, itself or by what it completes.
func (s *sent) refusing(w int) bool {
	if s.negated(w) {
		return true
	}
	h := s.t[w].Head
	return h >= 0 && s.rel(w, "xcomp") && s.negated(h)
}

const restWindow = 8 // words after a verb in which its fixed words may stand

func (s *sent) hasRest(w int, p *codebook.Pattern) bool {
	if p.POS == "N" && p.HeadLast {
		at := w - 1
		for i := len(p.Rest) - 1; i >= 0; i-- {
			if at >= 0 && s.form(at) == "-" {
				at--
			}
			if at < 0 || !s.isWord(at, p.Rest[i]) {
				return false
			}
			at--
		}
		return true
	}
	at := w + 1
	window := restWindow
	if p.POS != "V" {
		window = 2
	}
	for _, r := range p.Rest {
		found := -1
		for j := at; j < len(s.t) && j < at+window; j++ {
			if s.isWord(j, r) && (j == w+1 || p.POS != "V" || s.belongs(j, w)) {
				found = j
				break
			}
		}
		if found < 0 {
			return false
		}
		at = found + 1
	}
	return true
}

// belongs reports whether word j completes the verb w: it hangs on it closely,
// with no other verb between, and does not merely introduce a date.
func (s *sent) belongs(j, w int) bool {
	if s.t[j].UPOS == lang.ADP && s.rel(j, "case") {
		if _, ok := s.gram("weekday", s.t[j].Head); ok {
			return false
		}
		if _, ok := s.gram("month", s.t[j].Head); ok {
			return false
		}
	}
	far := 4
	switch s.t[j].UPOS {
	case lang.ADP, lang.ADV, lang.PART, lang.SCONJ:
		far = 2 // a particle, or the preposition of the verb's own complement
	}
	for v, n := s.t[j].Head, 0; v >= 0 && n < far; v, n = s.t[v].Head, n+1 {
		if v == w {
			return true
		}
		if s.t[v].UPOS == lang.VERB {
			return false
		}
	}
	// "impose a ban on X": the preposition may hang below the fixed noun.
	return far == 2 && s.t[j].Head >= 0 && s.t[s.t[j].Head].Head >= 0 && s.t[s.t[s.t[j].Head].Head].Head == w && s.rel(s.t[s.t[j].Head].Head, "obj")
}

func (s *sent) isWord(w int, word string) bool {
	return s.lemma(w) == word || lower(s.t[w].Form) == word
}

// cueAt returns the cue of word w, with its fixed words, or "".
func (s *sent) cueAt(w int) codebook.Cue { return s.cueOver(w, "") }

// cueOver returns the cue of word w as governor of a clause, ccomp or xcomp.
func (s *sent) cueOver(w int, clause string) codebook.Cue {
	pos := s.pos(w)
	if pos == "" {
		switch s.t[w].UPOS {
		case lang.AUX:
			pos = "V"
		case lang.SCONJ, lang.CCONJ:
			pos = "C"
		case lang.ADP:
			pos = "P"
		case lang.PART, lang.DET, lang.PRON:
			pos = "ADV"
		default:
			return ""
		}
	}
	if pos == "V" {
		if refl := s.pronominal(w); refl != "" {
			if c := s.pickCue(w, refl, pos, clause); c != "" {
				return c
			}
		}
	}
	if c := s.pickCue(w, s.lemma(w), pos, clause); c != "" {
		return c
	}
	return s.pickCue(w, lower(s.t[w].Form), pos, clause)
}

// pickCue chooses among the cues of a lemma. Below a clause of its own a word
// rather speaks, below an infinitive it rather acts: "promise that", "promise to".
func (s *sent) pickCue(w int, lemma, pos, clause string) codebook.Cue {
	var first codebook.Cue
	rest := -1
	for _, c := range s.d.pack.Cues[codebook.Key{Lemma: lemma, POS: pos}] {
		if len(c.Rest) < rest {
			break
		}
		if len(c.Rest) > 0 && !s.cueRest(w, c) {
			continue
		}
		if first == "" {
			first, rest = c.Cue, len(c.Rest)
		}
		if clause == "ccomp" && speaks(c.Cue) || clause == "xcomp" && !speaks(c.Cue) {
			return c.Cue
		}
	}
	return first
}

// cueRest reports whether the further words of a cue follow w.
func (s *sent) cueRest(w int, c *codebook.CueWord) bool {
	at := w + 1
	for _, r := range c.Rest {
		for at < len(s.t) && !s.isWord(at, r) && s.t[at].UPOS == lang.DET {
			at++
		}
		if at >= len(s.t) || !s.isWord(at, r) {
			if c.POS == "V" && at+1 < len(s.t) && s.isWord(at+1, r) && s.t[at].UPOS != lang.VERB && s.t[at].UPOS != lang.AUX {
				at++ // an adverb or pronoun may stand between
			} else {
				return false
			}
		}
		at++
	}
	return true
}

// content returns w and, for words of quantity (thousands of troops), the noun
// that is counted.
func (s *sent) content(w int) []int {
	out := []int{w}
	for range 3 {
		last := out[len(out)-1]
		if !s.d.pack.has("quant", s.lemma(last)) && s.t[last].UPOS != lang.NUM {
			break
		}
		next := -1
		for _, k := range s.kids[last] {
			if s.rel(k, "nmod") && s.d.pack.genitive(s.prep(k)) {
				next = k
			}
		}
		if next < 0 {
			break
		}
		out = append(out, next)
	}
	return out
}

// wordIs reports whether the phrase headed by w is one of the wanted classes or
// lemmas, by its own word, the noun that it counts, or the thing that it names.
func (s *sent) wordIs(w int, wanted []string) bool {
	for _, c := range s.conjuncts(w) {
		for _, x := range s.content(c) {
			if s.d.pack.matches(s.lemma(x), wanted) || s.d.pack.matches(lower(s.t[x].Form), wanted) || s.thingIs(x, wanted) {
				return true
			}
			for _, k := range s.kids[x] {
				if s.rel(k, "compound", "amod") && (s.d.pack.matches(s.lemma(k)+" "+s.lemma(x), wanted) || s.d.pack.matches(s.lemma(x)+" "+s.lemma(k), wanted)) {
					return true
				}
			}
		}
	}
	return false
}

// thingIs matches a named weapon or treaty against classes.
func (s *sent) thingIs(w int, wanted []string) bool {
	m := s.mentionAt(w)
	if m == nil {
		return false
	}
	for _, n := range m.names {
		for _, want := range wanted {
			switch n.Kind {
			case codebook.Weapon:
				if want == "@"+n.Entry.What || want == "@arms" && (n.Entry.What == "missiles" || n.Entry.What == "munitions") {
					return true
				}
			case codebook.Instrument:
				if want == "@treaty" && n.Entry.Kind == "treaty" || want == "@sanction" && n.Entry.Kind == "regime" {
					return true
				}
			case codebook.Person:
				if want == "@person" {
					return true
				}
			case codebook.PlaceName, codebook.Capital:
				if want == "@territory" {
					return true
				}
			}
		}
	}
	return false
}

// choose returns the first pattern whose constraints on arguments hold, or nil.
// Among those that constrain the object, one of the object's own type wins:
// imposed sanctions are a sanction.
func (s *sent) choose(list []*codebook.Pattern, f *frame) *codebook.Pattern {
	var first *codebook.Pattern
	for _, p := range list {
		if !s.fits(p, f) {
			continue
		}
		if first == nil {
			first = p
		}
		if p.Constraints() < first.Constraints() && (len(first.Object) == 0 || len(p.Object) == 0) {
			break
		}
		if len(p.Object) > 0 && p.Type == s.objectType(f) {
			return p
		}
		if p.Constraints() == first.Constraints() && !s.reaches(first, f) && s.reaches(p, f) {
			first = p
		}
	}
	return first
}

// reaches reports whether the verb has a complement that the pattern takes for its
// recipient: "send ships towards X", "send ships to X".
func (s *sent) reaches(p *codebook.Pattern, f *frame) bool {
	for _, slot := range p.Recipient {
		if slot == "obj" && len(p.Object) == 0 && len(f.obj) > 0 || slot == "dat" && len(f.dat) > 0 {
			return true
		}
		for _, o := range f.obl {
			if o.prep == slot || slot == "dat" && s.d.pack.dative(o.prep) {
				return true
			}
		}
	}
	return false
}

// objectType returns the event type that the object noun has by itself, or "".
func (s *sent) objectType(f *frame) casus.EventType {
	for _, o := range f.obj {
		if s.pos(o) != "N" {
			continue
		}
		if list := s.patternsAt(o); len(list) > 0 {
			return list[0].Type
		}
	}
	return ""
}

// chosen returns the pattern that codes the verb or noun w, whatever becomes of
// its claim, or nil.
func (s *sent) chosen(w int) *codebook.Pattern {
	list := s.patternsAt(w)
	if len(list) == 0 {
		return nil
	}
	var f frame
	if s.pos(w) == "N" {
		f = s.nounFrame(w)
	} else {
		f = s.own(w)
	}
	return s.choose(list, &f)
}

func (s *sent) fits(p *codebook.Pattern, f *frame) bool {
	if len(p.Object) > 0 && !s.anyIs(f.obj, p.Object) {
		return false
	}
	if len(p.Subject) > 0 && !s.anyIs(f.subj, p.Subject) {
		return false
	}
	if len(p.Comps) == 0 {
		return true
	}
	for _, c := range p.Comps {
		for _, o := range f.obl {
			if o.prep == c.Prep && s.wordIs(o.w, []string{c.Want}) {
				return true
			}
		}
		for _, o := range f.obj {
			for _, k := range s.kidsBy(o, "nmod", "obl") {
				if prep, n := s.fullPrep(k); prep == c.Prep && s.wordIs(n, []string{c.Want}) {
					return true
				}
			}
		}
	}
	return false
}

func (s *sent) anyIs(words []int, wanted []string) bool {
	for _, w := range words {
		if s.wordIs(w, wanted) {
			return true
		}
	}
	return false
}
