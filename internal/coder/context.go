package coder

import (
	"strings"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// A context is how the text holds a claim: its mood, the words that weaken it,
// who vouches for it, and under which condition.
type context struct {
	aux       casus.Aux
	hedge     string
	unproven  bool
	condition string
	speaker   *casus.Speaker
	chain     []casus.Speaker // outer speakers, innermost first
	steps     []string

	negations int
	anonymous bool // a reportive form without a named speaker
	future    bool
	maybe     bool
	known     bool // a noun that takes its act for granted, which nobody in the text need vouch for
	asked     bool // somebody is only asked to do it
	supposed  bool // inside a condition, where even a negation is only supposed
	past      bool // background
	quoted    bool
}

// read climbs from the trigger w to the root and gathers the context.
func (s *sent) context(w int) context {
	c := context{known: s.pos(w) == "N" && s.definite(w) && !s.quoted[w]}
	s.local(w, &c, true)
	cur := w
	for n := 0; n < len(s.t); n++ {
		h := s.t[cur].Head
		if h < 0 {
			break
		}
		if !s.climb(cur, h, &c) {
			// Mood stops here; only who says it is still read.
			s.outerSpeakers(h, &c)
			break
		}
		cur = h
	}
	s.attribution(w, &c)
	s.settle(w, &c)
	return c
}

// climb reads what the governor h does to its dependent cur. It reports whether
// mood still reaches the claim from further up.
func (s *sent) climb(cur, h int, c *context) bool {
	switch {
	case s.rel(cur, "conj"):
		s.sharedModals(cur, h, c)
		return true
	case s.rel(cur, "advcl"):
		return s.climbAdverbial(cur, h, c)
	case s.rel(cur, "acl:relcl"):
		return false
	case s.rel(cur, "acl"):
		return s.climbNoun(cur, h, c)
	case s.rel(cur, "parataxis", "appos", "dislocated", "discourse"):
		return true
	case s.rel(cur, "ccomp", "xcomp", "csubj"):
		return s.climbClause(cur, h, c)
	}
	return s.climbPhrase(cur, h, c)
}

// climbClause reads a verb or predicate that governs the claim's clause.
func (s *sent) climbClause(cur, h int, c *context) bool {
	clause := "ccomp"
	if s.rel(cur, "xcomp") || s.t[cur].Feats.VerbForm == lang.Inf && s.t[cur].Feats.Mood == 0 {
		clause = "xcomp"
	}
	cue := s.cueOver(h, clause)
	if cue == "" {
		if p := s.contentPattern(h); p != nil {
			s.contentOf(h, p, c)
			return !speechAct(p.Type)
		}
		s.local(h, c, false)
		return true
	}
	s.apply(cue, h, c)
	if speaks(cue) {
		s.localHedges(h, c)
		return true
	}
	s.local(h, c, false)
	return true
}

// contentPattern returns the pattern of h when it is one that states a second
// act in its complement.
func (s *sent) contentPattern(h int) *codebook.Pattern {
	if p := s.chosen(h); p != nil && (p.Content || speechAct(p.Type)) {
		return p
	}
	return nil
}

func speechAct(t casus.EventType) bool {
	switch t {
	case casus.Accuse, casus.Request, casus.Reject, casus.Threaten:
		return true
	}
	return false
}

// contentOf colours the second act that a speech act states: what is accused is
// asserted by the accuser, what is asked or threatened is open, what is refused
// is negated.
func (s *sent) contentOf(h int, p *codebook.Pattern, c *context) {
	switch p.Type {
	case casus.Accuse:
	case casus.Request, casus.Threaten:
		c.maybe, c.asked = true, p.Type == casus.Request
	case casus.Reject:
		c.negations++
	case casus.Agree, casus.Concede:
		c.future = true
		s.step(c, h, "promises it")
	default:
		s.local(h, c, false)
		return
	}
	if c.speaker == nil {
		s.speak(c, s.subjectSpeaker(h))
	}
}

// climbNoun reads a noun whose content is the claim: "the plan to attack".
func (s *sent) climbNoun(cur, h int, c *context) bool {
	if s.t[cur].Feats.VerbForm == lang.Part && s.kid(cur, "aux", "mark") < 0 || s.passive(cur) && s.kid(cur, "mark") < 0 {
		return false // a participle describes; it is no content
	}
	if cue := s.cueAt(h); cue != "" {
		s.apply(cue, h, c)
		s.local(h, c, false)
		return true
	}
	if p := s.contentPattern(h); p != nil {
		s.contentOf(h, p, c)
	} else if s.t[cur].Feats.VerbForm == lang.Inf {
		c.maybe = true
	}
	return true
}

// climbAdverbial reads a subordinate clause.
func (s *sent) climbAdverbial(cur, h int, c *context) bool {
	mark := s.marker(cur)
	switch {
	case s.condMarker(mark):
		c.maybe, c.supposed = true, true
		if c.condition == "" {
			c.condition = s.text(s.extent(cur, nil))
		}
		return false
	case s.d.pack.cue(mark, "C") == codebook.CueThough:
		return false
	case s.t[cur].Feats.VerbForm == lang.Inf && s.governs(h), s.ofClause(cur) && s.contentPattern(h) != nil:
		return s.climbClause(cur, h, c) // "ordered the army to retaliate"
	case s.t[cur].Feats.VerbForm == lang.Inf && s.purpose(cur):
		c.maybe = true
		s.local(h, c, false)
		return true
	case s.t[cur].Feats.VerbForm == lang.Ger || s.t[cur].Feats.VerbForm == lang.Part && s.kid(cur, "mark") < 0:
		s.local(h, c, false)
		return true
	}
	return false
}

// governs reports whether the verb h takes an infinitive as its content, whatever
// the parser called it.
func (s *sent) governs(h int) bool {
	switch s.cueOver(h, "xcomp") {
	case codebook.CuePlan, codebook.CueWant, codebook.CueCause, codebook.CueRefuse:
		return s.pos(h) == "V"
	}
	p := s.contentPattern(h)
	return p != nil && p.Content && s.pos(h) == "V"
}

// condMarker reports whether a marker opens a condition.
func (s *sent) condMarker(mark string) bool {
	return mark != "" && s.d.pack.cue(mark, "C") == codebook.CueIf
}

// marker returns the conjunction of a clause, lower case.
func (s *sent) marker(v int) string {
	for _, k := range s.kids[v] {
		if s.rel(k, "mark", "advmod") && (s.t[k].UPOS == lang.SCONJ || s.t[k].UPOS == lang.ADP || s.t[k].UPOS == lang.ADV) {
			l := s.lemma(k)
			for _, f := range s.kids[k] {
				if s.rel(f, "fixed") {
					l += " " + s.lemma(f)
				}
			}
			if s.d.pack.cue(l, "C") != "" || s.rel(k, "mark") {
				return l
			}
		}
	}
	return ""
}

// purpose reports whether an infinitive clause says what for.
func (s *sent) purpose(v int) bool {
	for _, k := range s.kids[v] {
		if s.rel(k, "mark") {
			switch lower(s.t[k].Form) {
			case "per", "to", "onde", "al":
				return true
			}
		}
	}
	return false
}

// climbPhrase reads the verb or noun of which the claim is an argument.
func (s *sent) climbPhrase(cur, h int, c *context) bool {
	if s.rel(cur, "nmod", "compound", "amod") {
		switch cue := s.cueAt(h); cue {
		case codebook.CueMaybe, codebook.CueFear, codebook.CueWant:
			c.maybe = true
			s.step(c, h, "makes it open")
		case codebook.CuePlan, codebook.CueSoon:
			c.future = true
			s.step(c, h, "puts it ahead")
		case codebook.CueEvidence:
			s.evidence(h, c)
		case codebook.CueHedge:
			s.hedge(h, c)
		case codebook.CueIf:
			c.maybe, c.supposed = true, true // "in caso di attacco"
			if c.condition == "" {
				c.condition = s.text(s.extent(h, nil))
			}
		case codebook.CueDo:
			s.local(h, c, true) // "l'annunciata ripresa dei colloqui"
		case codebook.CueNot, codebook.CueFail:
			c.negations++
			s.step(c, h, "denies it")
		default:
			if p := s.contentPattern(h); p != nil && s.pos(h) == "N" {
				s.contentOf(h, p, c)
				return true
			}
			if s.counts(h) {
				s.local(h, c, true)
				return true
			}
			s.openPhrase(h, c)
			return false
		}
		return true
	}
	if s.rel(cur, "obl") {
		if s.ifPhrase(cur, c) {
			return false
		}
		if s.toldOf(cur, h) {
			s.speak(c, s.subjectSpeaker(h))
			return true
		}
		if cue := s.cueAt(h); cue == codebook.CueMaybe || cue == codebook.CueFear {
			s.apply(cue, h, c) // "apre la strada a una collaborazione"
			return true
		}
		return s.carries(h)
	}
	if s.rel(cur, "obj", "nsubj", "iobj") {
		s.climbArgument(cur, h, c)
		return s.carries(h) || s.happens(h) || s.kid(h, "cop") >= 0
	}
	return true
}

// openPhrase reads the adjective that leaves a whole phrase open: "un eventuale
// fallimento nel lancio".
func (s *sent) openPhrase(h int, c *context) {
	for _, k := range s.kidsBy(h, "amod") {
		if s.cueAt(k) == codebook.CueMaybe {
			c.maybe = true
			s.weaken(k, c)
			s.step(c, k, "leaves it open")
		}
	}
}

// counts reports whether w is a word of quantity: thousands, a series.
func (s *sent) counts(w int) bool { return s.d.pack.has("quant", s.lemma(w)) }

// climbArgument reads the verb of which an event noun is subject or object.
func (s *sent) climbArgument(cur, h int, c *context) {
	obj := s.rel(cur, "obj", "nsubj:pass")
	cue := s.cueAt(h)
	switch {
	case obj && s.light(h):
		switch cue {
		case codebook.CuePlan, codebook.CueSoon, codebook.CueWant, codebook.CueFail:
			s.apply(cue, h, c) // "prepara un'offensiva"
		}
		s.local(h, c, true)
	case obj && (cue == codebook.CueDeny || cue == codebook.CueRefuse) && s.isSpeech(cur):
		// Who denies an accusation does not deny that it was made.
	case obj && cue != "" && cue != codebook.CueSay && cue != codebook.CueThink:
		s.apply(cue, h, c)
		s.local(h, c, false)
	case obj && cue == codebook.CueSay:
		// "ha annunciato nuove sanzioni": what is announced is to come, and the
		// announcer stands for it.
		if s.announces(h) {
			c.future = true
			s.step(c, h, "announces it")
		}
	case s.t[h].UPOS == lang.VERB && s.rel(cur, "nsubj") && (s.happens(h) || s.indefinite(cur)):
		s.local(h, c, true) // "an attack would have consequences"
	case obj:
		if p := s.contentPattern(h); p != nil {
			if p.Type == casus.Accuse {
				s.speak(c, s.subjectSpeaker(h)) // who condemns an act says that it happened
				return
			}
			if p.Type == casus.Reject {
				return
			}
			if p.Content || p.Type == casus.Request || p.Type == casus.Threaten {
				s.contentOf(h, p, c)
			}
			return
		}
		if s.negated(h) && !s.definite(cur) {
			c.negations++
			s.step(c, h, "is negated")
		}
	case s.kid(h, "cop") >= 0 || s.t[h].UPOS == lang.ADJ:
		if cue == codebook.CueMaybe || cue == codebook.CueSoon || cue == codebook.CueWant {
			s.apply(cue, h, c)
		}
	}
}

// indefinite reports whether the noun w has an indefinite article or none and is
// said to do something uncertain.
func (s *sent) indefinite(w int) bool {
	for _, k := range s.kids[w] {
		if s.rel(k, "det") {
			return s.t[k].Feats.Defined == lang.Indef || s.t[k].Feats.PronType == lang.IndPron || s.form(k) == "any"
		}
	}
	return false
}

// isSpeech reports whether the noun w names an act of words.
func (s *sent) isSpeech(w int) bool {
	p := s.chosen(w)
	return p != nil && speechAct(p.Type)
}

// light reports whether h is a light verb.
func (s *sent) light(h int) bool { return s.lightPattern(h) != nil }

// announces reports whether the reporting verb h puts what it governs ahead.
func (s *sent) announces(h int) bool {
	l := s.lemma(h)
	return strings.HasPrefix(l, "announc") || strings.HasPrefix(l, "annunci") || l == "preannunciare" || l == "unveil"
}

// happens reports whether the verb says of its subject that it takes place.
func (s *sent) happens(h int) bool { return s.d.pack.has("happen", s.lemma(h)) }

// ifPhrase reads a condition put as a phrase: "in caso di attacco", "without a
// deal".
func (s *sent) ifPhrase(w int, c *context) bool {
	prep := s.prep(w)
	if prep != "" && s.d.pack.cue(prep, "P") == codebook.CueIf || s.cueAt(w) == codebook.CueIf {
		c.maybe = true
		return true
	}
	return false
}

// apply changes the context as a cue word at h demands.
func (s *sent) apply(cue codebook.Cue, h int, c *context) {
	switch cue {
	case codebook.CuePlan, codebook.CueSoon:
		if !c.maybe {
			c.future = true
		}
		s.step(c, h, "puts it ahead")
	case codebook.CueWant, codebook.CueCan, codebook.CueMust, codebook.CueMaybe:
		c.maybe = true
		s.weaken(h, c)
		s.step(c, h, "makes it open")
		if s.pos(h) == "V" && s.d.pack.cue(s.lemma(h), "V") == codebook.CueSay {
			s.speak(c, s.subjectSpeaker(h)) // "si è detto pronto"
		}
	case codebook.CueFear, codebook.CueExpect:
		c.maybe = true
		s.step(c, h, "fears or expects it")
		if s.pos(h) == "V" {
			s.speak(c, s.subjectSpeaker(h))
		}
	case codebook.CueFail, codebook.CueNot:
		c.negations++
		s.step(c, h, "denies it")
	case codebook.CueRefuse:
		c.negations++
		s.step(c, h, "refuses it")
	case codebook.CueDeny:
		c.negations++
		s.step(c, h, "denies it")
		s.speak(c, s.subjectSpeaker(h))
	case codebook.CueSay, codebook.CueThink:
		if !c.known {
			s.speak(c, s.subjectSpeaker(h))
		}
	case codebook.CueHedge:
		s.hedge(h, c)
	case codebook.CueEvidence:
		s.evidence(h, c)
	}
}

// speaks reports whether the subject of the cue word vouches for what follows.
func speaks(cue codebook.Cue) bool {
	switch cue {
	case codebook.CueSay, codebook.CueThink, codebook.CueDeny, codebook.CueFear, codebook.CueExpect:
		return true
	}
	return false
}

func (s *sent) step(c *context, w int, what string) {
	c.steps = append(c.steps, "«"+s.t[w].Form+"» "+what)
}

// weaken notes the first word that weakens the claim.
func (s *sent) weaken(w int, c *context) {
	if c.hedge == "" {
		c.hedge = s.t[w].Form
	}
}

func (s *sent) hedge(w int, c *context) {
	c.anonymous = true
	s.weaken(w, c)
	s.step(c, w, "hedges it")
}

// evidence reads "no proof that": the claim is unproven, not denied.
func (s *sent) evidence(w int, c *context) {
	v := s.t[w].Head
	if s.negated(w) || v >= 0 && s.negated(v) {
		c.negations, c.unproven = 1, true
		s.step(c, w, "is wanting: unproven")
	}
}

// negated reports whether w carries a negation of its own.
func (s *sent) negated(w int) bool {
	for _, k := range s.kids[w] {
		if s.isNegation(k) {
			return true
		}
	}
	return false
}

func (s *sent) isNegation(k int) bool {
	if !s.rel(k, "advmod", "det", "aux", "mark", "cc", "case", "nsubj", "obj") {
		return false
	}
	f := s.t[k].Feats
	if f.Neg || f.PronType == lang.NegPron {
		return true
	}
	if s.rel(k, "advmod", "det") {
		switch s.cueAt(k) {
		case codebook.CueNot:
			return true
		}
	}
	return false
}

// local reads the words that hang on w itself: modals, auxiliaries, negation,
// adverbs, its own form. Full says that w is the claim's own word, or carries it.
func (s *sent) local(w int, c *context, full bool) {
	negated := false
	for _, k := range s.kids[w] {
		switch {
		case s.isNegation(k):
			// "non … mai", "not … any": several words deny once.
			if !s.correlative(k) && !negated {
				negated = true
				c.negations++
				s.step(c, k, "negates it")
			}
		case s.rel(k, "aux"):
			s.auxiliary(w, k, c)
		case s.rel(k, "advmod", "amod", "det", "compound"):
			s.adverb(w, k, c, full)
		case full && s.rel(k, "acl") && s.passive(k) && (s.cueAt(k) == codebook.CueSoon || s.cueAt(k) == codebook.CuePlan || s.announces(k)):
			// "i colloqui previsti", "tariffs announced by the president"
			c.future = true
			s.step(c, k, "puts it ahead")
		case full && s.rel(k, "acl") && s.passive(k) && s.cueAt(k) == codebook.CueWant:
			c.maybe = true
			s.step(c, k, "makes it open")
		case s.rel(k, "advcl") && s.condMarker(s.marker(k)):
			if c.condition == "" {
				c.condition = s.text(s.extent(k, nil))
			}
			if s.t[w].Feats.Tense != lang.Fut && !c.future {
				c.maybe = true
			}
		case s.rel(k, "obl", "nmod") && s.d.pack.cue(s.prep(k), "P") == codebook.CueIf && s.clausal(w):
			if c.condition == "" {
				c.condition = s.text(s.extent(k, nil))
			}
		}
	}
	if !negated && s.neitherSubject(w) {
		c.negations++
		s.step(c, w, "is denied of every subject")
	}
	s.ownForm(w, c)
}

// neitherSubject reports whether a subject of w is "neither X nor Y", "né X né Y".
func (s *sent) neitherSubject(w int) bool {
	for _, k := range s.kidsBy(w, "nsubj") {
		for _, c := range s.conjuncts(k) {
			for _, x := range s.kidsBy(c, "cc", "det", "advmod") {
				switch s.form(x) {
				case "neither", "nor", "né":
					return s.d.lang == "en" || !s.negated(w)
				}
			}
		}
	}
	return false
}

// localHedges reads only what weakens a reporting verb: "potrebbe dire".
func (s *sent) localHedges(w int, c *context) {
	for _, k := range s.kids[w] {
		if s.rel(k, "advmod") && s.cueAt(k) == codebook.CueHedge {
			s.hedge(k, c)
		}
	}
}

// correlative reports whether a negation is half of "not only … but also".
func (s *sent) correlative(k int) bool {
	if k+1 >= len(s.t) {
		return false
	}
	switch lower(s.t[k+1].Form) {
	case "solo", "only", "soltanto", "solamente", "just", "merely":
		return true
	}
	return false
}

// ownForm reads tense and mood from the verb w.
func (s *sent) ownForm(w int, c *context) {
	f := s.t[w].Feats
	if f.VerbForm != lang.Fin && f.Mood == 0 {
		return
	}
	switch {
	case f.Tense == lang.Fut:
		if !c.maybe {
			c.future = true
		}
		s.step(c, w, "is future")
	case f.Mood == lang.Cnd:
		s.conditional(w, w, c)
	}
}

// auxiliary reads the auxiliary k of w.
func (s *sent) auxiliary(w, k int, c *context) {
	f := s.t[k].Feats
	form := lower(s.t[k].Form)
	switch cue := s.cueAt(k); {
	case cue == codebook.CueCan || cue == codebook.CueMust || cue == codebook.CueMaybe || cue == codebook.CueWant:
		switch {
		case cue == codebook.CueMust && f.Tense == lang.Fut:
			c.future = true
		case cue == codebook.CueMust && f.VerbForm == lang.Part && f.Tense == lang.Past:
			return // who has had to has done
		default:
			c.maybe = true
		}
		s.weaken(k, c)
		s.step(c, k, "makes it open")
	case cue == codebook.CuePlan || cue == codebook.CueSoon || f.Tense == lang.Fut || form == "will" || form == "'ll" || form == "shall" || form == "wo":
		if !c.maybe {
			c.future = true
		}
		s.step(c, k, "puts it ahead")
	case form == "would" || form == "'d" && s.t[w].Feats.VerbForm == lang.Inf:
		s.would(w, k, c)
	case f.Mood == lang.Cnd:
		s.conditional(w, k, c)
	case form == "going" || form == "gon":
		c.future = true
	}
}

// would reads English "would": future in the past below a reporting verb in the
// past, open otherwise.
func (s *sent) would(w, k int, c *context) {
	for v := w; v >= 0; v = s.t[v].Head {
		if s.rel(v, "ccomp") && s.t[v].Head >= 0 && speaks(s.cueAt(s.t[v].Head)) {
			c.future = true
			s.step(c, k, "puts it ahead of what was said")
			return
		}
		if !s.rel(v, "conj", "xcomp") {
			break
		}
	}
	c.maybe = true
	s.weaken(k, c)
	s.step(c, k, "makes it open")
}

// conditional reads the Italian conditional at k, of the verb w: with a
// condition it is open; after a reporting verb with the same subject it is the
// future in the past; otherwise it is reportive: somebody unnamed says so.
func (s *sent) conditional(w, k int, c *context) {
	if c.maybe {
		return
	}
	for _, x := range s.kids[w] {
		if s.rel(x, "advcl") && s.condMarker(s.marker(x)) {
			c.maybe = true
			return
		}
	}
	if p := s.cueAt(w); p == codebook.CueCan || p == codebook.CueMust {
		c.maybe = true
		s.weaken(k, c)
		return
	}
	h := s.t[w].Head
	if s.rel(w, "ccomp") && h >= 0 && s.cueAt(h) == codebook.CueSay && k != w && s.sameSubject(w, h) {
		c.future = true
		s.step(c, k, "is the future in the past")
		return
	}
	c.anonymous = true
	s.weaken(k, c)
	s.step(c, k, "is reportive")
}

// sameSubject reports whether the clause w has no subject but that of h.
func (s *sent) sameSubject(w, h int) bool { return s.kid(w, "nsubj") < 0 && s.kid(h, "nsubj") >= 0 }

// sharedModals passes modals from the first of coordinated verbs to the next.
func (s *sent) sharedModals(cur, h int, c *context) {
	if s.kid(cur, "nsubj", "aux", "mark") >= 0 || s.t[cur].UPOS != s.t[h].UPOS {
		return
	}
	if s.t[cur].UPOS == lang.VERB && s.t[cur].Feats.VerbForm == lang.Fin && s.t[cur].Feats.Tense != 0 && s.kid(h, "aux") >= 0 {
		return
	}
	for _, k := range s.kids[h] {
		if s.rel(k, "aux") {
			s.auxiliary(h, k, c)
		}
		if s.rel(k, "amod") && s.pos(cur) == "N" {
			s.adverb(h, k, c, true)
		}
	}
}

// adverb reads adverbs and adjectives that weaken or place what w says.
func (s *sent) adverb(w, k int, c *context, full bool) {
	switch s.cueAt(k) {
	case codebook.CueMaybe, codebook.CueWant:
		if s.rel(k, "amod") && !full {
			return
		}
		c.maybe = true
		s.weaken(k, c)
		s.step(c, k, "makes it open")
	case codebook.CueHedge:
		s.hedge(k, c)
	case codebook.CueSoon, codebook.CuePlan:
		if full && !c.maybe {
			c.future = true
			s.step(c, k, "puts it ahead")
		}
	case codebook.CueAgo:
		if full {
			c.past = true
		}
	case codebook.CueSay:
		// "le annunciate sanzioni"
		if full && s.rel(k, "amod") && s.announces(k) {
			c.future = true
		}
	}
	if full && s.rel(k, "amod") && s.t[k].Feats.VerbForm == lang.Part && s.announces(k) {
		c.future = true
	}
}

// settle turns what was gathered into one mood.
func (s *sent) settle(w int, c *context) {
	switch {
	case c.supposed:
		c.aux = casus.Hypothetical
	case c.unproven, c.negations%2 == 1:
		c.aux = casus.Negated
	case c.maybe:
		c.aux = casus.Hypothetical
	case c.future:
		c.aux = casus.Future
	case c.past || s.longAgo(w) || s.yearsSince(w):
		c.aux = casus.Historical
	case s.ahead(w):
		c.aux = casus.Future
	}
	if c.aux != casus.Negated {
		c.unproven = false
	}
	if c.speaker == nil && c.anonymous {
		c.speaker = &casus.Speaker{Kind: "anonymous"}
	}
	if c.speaker == nil {
		c.speaker = &casus.Speaker{Kind: "author"}
	}
}
