package coder

import (
	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// A frame is what a word's dependents say about its parts, whatever the voice.
type frame struct {
	subj    []int // who acts, or is
	obj     []int
	dat     []int
	obl     []pp
	passive bool
	via     string // how the subject was found, when not its own dependent
	nullTop bool   // a finite verb without any subject: the topic acts
}

// A pp is a complement with its preposition.
type pp struct {
	prep string
	w    int
}

// frame reads the arguments of the verb v.
func (s *sent) frame(v int) frame {
	f := s.own(v)
	s.inherit(v, &f)
	return f
}

// own reads the arguments that hang on v itself.
func (s *sent) own(v int) frame {
	var f frame
	f.passive = s.passive(v)
	if o := s.inverted(v); o >= 0 {
		return frame{subj: []int{o}}
	}
	for _, k := range s.kids[v] {
		switch {
		case s.rel(k, "nsubj"):
			if f.passive {
				f.obj = append(f.obj, k)
			} else {
				f.subj = append(f.subj, k)
			}
		case s.rel(k, "obj"):
			if s.t[k].Feats.Reflex {
				continue
			}
			f.obj = append(f.obj, k)
		case s.rel(k, "iobj"):
			if s.t[k].Feats.Reflex {
				continue
			}
			f.dat = append(f.dat, k)
		case s.rel(k, "obl", "nmod", "parataxis", "vocative", "dislocated", "advmod") && s.bareSubject(v, k, f.passive):
			f.subj = append(f.subj, k)
		case s.rel(k, "obl", "nmod"):
			s.complement(v, k, &f)
		case s.rel(k, "expl") && !s.t[k].Feats.Reflex && s.t[k].UPOS == lang.PRON && s.t[k].Feats.Clitic:
			f.dat = append(f.dat, k)
		}
	}
	s.doubleObject(v, &f)
	if len(f.obj) == 0 && !f.passive && s.t[v].UPOS == lang.VERB {
		f.obj = s.lateObject(v)
	}
	return f
}

// doubleObject reads "gave the Houthis 200 missiles": of two bare objects the first
// receives.
func (s *sent) doubleObject(v int, f *frame) {
	if s.d.lang != "en" || f.passive || len(f.obj) == 0 || len(f.dat) > 0 {
		return
	}
	first, second := f.obj[0], -1
	if len(f.obj) > 1 {
		second = f.obj[1]
	}
	for _, o := range f.obl {
		if o.prep == "" && o.w > first && second < 0 && s.t[o.w].UPOS == lang.NOUN && !s.rel(o.w, "obl:tmod") {
			if _, time := s.gram("unit", o.w); !time && !s.calendar(o.w) {
				second = o.w
			}
		}
	}
	if second > first && s.mentionAt(first) != nil && s.mentionAt(second) == nil {
		f.dat, f.obj = []int{first}, []int{second}
	}
}

// lateObject returns the noun that follows the verb v behind an inserted phrase,
// which the parser left beside the clause: "hanno siglato – tra gli altri – un
// documento".
func (s *sent) lateObject(v int) []int {
	for _, k := range s.kids[v] {
		if s.rel(k, "parataxis", "appos", "dep") && k > v && k < v+9 && s.t[k].UPOS == lang.NOUN && s.kid(k, "det") >= 0 && s.kid(k, "nsubj", "cop", "case") < 0 {
			return []int{k}
		}
	}
	return nil
}

// bareSubject reports whether k, a name before the finite verb v without a
// preposition, is the subject that the parser did not see.
func (s *sent) bareSubject(v, k int, passive bool) bool {
	if k > v || passive || s.t[k].UPOS != lang.PROPN || s.mentionAt(k) == nil || s.calendar(k) {
		return false
	}
	return s.kid(v, "nsubj") < 0 && s.kid(k, "case") < 0 && s.finite(v)
}

// inverted returns the subject that follows a verb of saying after quoted words,
// where the parser took it for the object: "«…», denuncia il Cremlino".
func (s *sent) inverted(v int) int {
	if s.d.lang != "it" || s.kid(v, "nsubj") >= 0 || !s.finite(v) || s.quoted[v] {
		return -1
	}
	o := s.kid(v, "obj")
	if o < 0 {
		o = s.afterNote(v)
	}
	if o < v || s.mentionAt(o) == nil && s.role(o) == nil {
		return -1
	}
	if v > 1 && s.form(v-1) == "," && s.cueAt(v) == codebook.CueSay && o > v && o <= v+3 && s.endsWith(o) {
		return o // "…, sostiene un ricercatore dell'Università."
	}
	for i := v - 1; i >= 0 && i >= v-3; i-- {
		if s.quoted[i] {
			if s.reports(v) {
				return o
			}
			return -1
		}
	}
	return -1
}

// endsWith reports whether nothing but the phrase of w follows it in the sentence.
func (s *sent) endsWith(w int) bool {
	for i := w + 1; i < len(s.t); i++ {
		if s.t[i].UPOS != lang.PUNCT && !s.under(i, w) {
			return false
		}
	}
	return true
}

// afterNote finds the subject that the parser hung on the medium: "ha scritto in
// una nota Marco Rubio".
func (s *sent) afterNote(v int) int {
	for _, k := range s.kidsBy(v, "obl") {
		for _, n := range s.kidsBy(k, "nmod", "appos", "flat") {
			if n > v && s.t[n].UPOS == lang.PROPN && s.kid(n, "case") < 0 && s.mentionAt(n) != nil {
				return n
			}
		}
	}
	return -1
}

// complement files the prepositional dependent k of v.
func (s *sent) complement(v, k int, f *frame) {
	prep, w := s.fullPrep(k)
	if s.rel(k, "obl:agent") || f.passive && s.d.pack.agent(prep) && (s.mentionAt(w) != nil || s.role(w) != nil || len(s.single(w, 0)) > 0) {
		f.subj = append(f.subj, w)
		return
	}
	f.obl = append(f.obl, pp{prep, w})
	for _, c := range s.conjuncts(w)[1:] {
		if p := s.prep(c); p != "" && p != prep {
			f.obl = append(f.obl, pp{p, c})
		}
	}
}

// fullPrep returns the preposition of k and the noun that it governs, reading
// through prepositional phrases such as "nei confronti di X".
func (s *sent) fullPrep(k int) (string, int) {
	prep := s.prep(k)
	for _, n := range s.kids[k] {
		if !s.rel(n, "nmod") {
			continue
		}
		joint := prep + " " + s.lemma(k) + " " + s.prep(n)
		if v := s.d.pack.Grammar["prep"][joint]; v != "" {
			return v, n
		}
		if form := prep + " " + lower(s.t[k].Form) + " " + s.prep(n); s.d.pack.Grammar["prep"][form] != "" {
			return s.d.pack.Grammar["prep"][form], n
		}
	}
	return prep, k
}

// passive reports whether v stands in the passive, or is a participle that
// modifies what it acts on.
func (s *sent) passive(v int) bool {
	w := &s.t[v]
	if s.kid(v, "obj") >= 0 && s.hasActiveSubject(v) {
		return false
	}
	if w.Feats.Voice == lang.Pass {
		return true
	}
	for _, k := range s.kids[v] {
		if s.rel(k, "aux:pass", "nsubj:pass", "expl:pass") {
			return true
		}
	}
	if h := w.Head; h >= 0 && s.rel(v, "conj") && s.t[h].UPOS == lang.VERB && s.kid(v, "aux") < 0 {
		return w.Feats.VerbForm == lang.Part && s.passive(h) // "were detained and deported"
	}
	// A bare past participle modifies what it acts on, or is a headline's predicate.
	return w.Feats.VerbForm == lang.Part && w.Feats.Tense != lang.Pres && s.kid(v, "aux", "cop", "obj") < 0
}

// hasActiveSubject reports whether v has a subject that is not a passive one.
func (s *sent) hasActiveSubject(v int) bool {
	for _, k := range s.kids[v] {
		if s.t[k].Deprel == "nsubj" {
			return true
		}
	}
	return false
}

// inherit supplies subjects and objects that the syntax shares between clauses.
func (s *sent) inherit(v int, f *frame) {
	s.inheritObject(v, f)
	h := s.t[v].Head
	if f.passive && len(f.obj) == 0 && h >= 0 && s.rel(v, "acl", "amod") {
		f.obj = []int{h} // "sanctions imposed by X"
		if k := s.kid(v, "compound"); k >= 0 && k < v && s.rel(v, "amod") && len(f.subj) == 0 && s.mentionAt(k) != nil {
			f.subj = []int{k} // "Rwanda-backed rebels"
		}
	}
	if f.passive && len(f.obj) == 0 && h >= 0 && s.rel(v, "conj") && s.clausal(h) {
		f.obj = s.frame(h).obj
	}
	if len(f.subj) > 0 {
		return
	}
	switch {
	case s.rel(v, "acl") && h >= 0 && !s.rel(v, "acl:relcl"):
		if f.passive {
			f.via = "participle of"
		} else if s.t[v].Feats.VerbForm == lang.Inf {
			// "la decisione di attaccare": whoever holds the noun acts.
			f.subj, f.via = s.holders(h), "infinitive of"
		} else {
			f.subj, f.via = []int{h}, "participle of"
		}
	case f.passive && len(f.obj) == 0 && s.rel(v, "parataxis", "advcl", "dep") && s.kid(v, "aux") < 0:
		if o := s.agreeing(v); o >= 0 {
			f.obj, f.via = []int{o}, "participle of"
		}
	case s.rel(v, "amod") && h >= 0:
		if !f.passive {
			f.subj = []int{h}
		}
	case s.rel(v, "acl:relcl") && h >= 0:
		if !f.passive && len(f.obj) > 0 && s.t[v].Feats.VerbForm != lang.Fin {
			f.subj, f.via = []int{h}, "relative clause of"
		}
	case f.passive && !s.rel(v, "xcomp"):
	case s.rel(v, "xcomp", "ccomp", "csubj") && h >= 0 && s.t[v].Feats.VerbForm != lang.Fin && s.kid(v, "aux") < 0 || s.rel(v, "xcomp"):
		if h >= 0 {
			s.controlled(v, h, f)
		}
	case s.rel(v, "advcl") && h >= 0 && s.t[v].Feats.VerbForm != lang.Fin:
		s.inheritAdverbial(v, h, f)
	}
	if len(f.subj) == 0 && s.rel(v, "conj") && h >= 0 && s.clausal(h) && !f.passive {
		g := s.frame(h)
		if !g.passive || len(g.subj) == 0 {
			if g.passive {
				f.subj = g.obj
			} else {
				f.subj = g.subj
			}
		} else {
			f.subj = g.obj
		}
		f.via, f.nullTop = "subject of "+s.t[h].Form, g.nullTop
	}
	if len(f.subj) == 0 && !f.passive && s.finite(v) && s.kid(v, "nsubj", "csubj") < 0 {
		f.nullTop = true
	}
}

// inheritAdverbial gives a clause without a finite verb, beside the verb or noun h, the
// subject that it shares with h.
func (s *sent) inheritAdverbial(v, h int, f *frame) {
	switch blamed := s.blamed(v, h); {
	case len(blamed) > 0:
		f.subj, f.via = blamed, "reason of "+s.t[h].Form
	case s.objectControl(h) && (s.t[v].Feats.VerbForm == lang.Inf || s.ofClause(v)):
		s.controlled(v, h, f)
	case s.verbal(h):
		g := s.frame(h)
		f.subj, f.via = g.subj, "subject of "+s.t[h].Form
		if g.passive && len(g.subj) == 0 {
			f.subj = g.obj
		}
	default:
		f.subj, f.via = s.kidsBy(h, "nsubj"), "subject of "+s.t[h].Form
	}
}

// blamed returns who did what the clause of v gives as the reason of the act h: whom
// h was done to, in "condemned Iran for attacking a ship" and "imposed sanctions on
// Iran for supplying drones". It is empty where v is no reason.
func (s *sent) blamed(v, h int) []int {
	m := s.kid(v, "mark", "case")
	if m < 0 || !s.d.pack.has("reason", s.lemma(m)) || s.t[v].Feats.VerbForm == lang.Inf && s.kid(v, "aux") < 0 || !s.verbal(h) {
		return nil
	}
	return s.hitBy(h)
}

// hitBy returns whom the act h hits: its object, or who stands behind a preposition of
// targets.
func (s *sent) hitBy(h int) []int {
	against := func(prep string) bool { return s.d.pack.has("target", prep) }
	g := s.frame(h)
	for _, o := range g.obj {
		if coded(s.actors(o)) {
			return []int{o}
		}
		for _, k := range s.kidsBy(o, "nmod") {
			if against(s.prep(k)) && coded(s.actors(k)) {
				return []int{k}
			}
		}
	}
	for _, o := range g.obl {
		if against(o.prep) && coded(s.actors(o.w)) {
			return []int{o.w}
		}
	}
	return nil
}

// ofClause reports whether the clause v is introduced by a preposition that belongs
// to its governor: "accused of preparing", "barred from entering".
func (s *sent) ofClause(v int) bool {
	m := s.kid(v, "mark", "case")
	if m < 0 {
		return false
	}
	switch s.lemma(m) {
	case "of", "from", "into", "di":
		return true
	}
	return false
}

// agreeing returns the noun before the participle v that agrees with it and heads
// its phrase, or -1.
func (s *sent) agreeing(v int) int {
	fits := func(w int) bool {
		a, b := s.t[v].Feats, s.t[w].Feats
		return s.t[w].UPOS == lang.NOUN && a.Number == b.Number && (a.Gender == 0 || b.Gender == 0 || a.Gender == b.Gender)
	}
	for w := v - 1; w >= 0 && w > v-25; w-- {
		if !fits(w) {
			continue
		}
		for h := s.t[w].Head; h >= 0 && s.rel(w, "nmod") && fits(h); h = s.t[w].Head {
			w = h
		}
		return w
	}
	return -1
}

// clausal reports whether w may head a clause.
func (s *sent) clausal(w int) bool { return s.verbal(w) || s.kid(w, "cop", "nsubj") >= 0 }

// inheritObject shares an object between coordinated verbs: "condemned and
// denounced the attack".
func (s *sent) inheritObject(v int, f *frame) {
	if len(f.obj) > 0 || f.passive {
		return
	}
	for _, k := range s.kids[v] {
		if !s.rel(k, "conj") || s.t[k].UPOS != lang.VERB || s.kid(k, "nsubj") >= 0 {
			continue
		}
		obj := s.kidsBy(k, "obj")
		if len(obj) == 0 {
			continue
		}
		alone := true
		for _, x := range s.kids[v] {
			if s.rel(x, "obl", "ccomp", "xcomp") {
				alone = false
			}
		}
		if alone {
			f.obj = obj
		}
	}
}

// controlled finds the subject of the complement v of the verb h: the object of
// verbs that cause or ask, the subject of others.
func (s *sent) controlled(v, h int, f *frame) {
	if f.passive {
		// "ready to be deployed": the one who is ready is what is deployed.
		var g frame
		s.controlled(v, h, &g)
		if len(f.obj) == 0 {
			f.obj, f.via = g.subj, g.via
		}
		return
	}
	if s.t[h].UPOS == lang.ADJ && s.rel(h, "amod", "acl") && s.t[h].Head >= 0 {
		n := s.t[h].Head
		if !s.agree(n, h) {
			// "soldati … in fase di addestramento, pronti a": the noun that agrees.
			for o := n - 1; o >= 0 && o > n-8; o-- {
				if s.t[o].UPOS == lang.NOUN && s.agree(o, h) {
					n = o
					break
				}
			}
		}
		f.subj, f.via = []int{n}, "complement of "+s.t[h].Form
		return
	}
	if !s.clausal(h) {
		f.subj, f.via = s.holders(h), "complement of "+s.t[h].Form
		return
	}
	g := s.frame(h)
	if s.objectControl(h) {
		switch {
		case len(g.obj) > 0:
			f.subj, f.via = g.obj, "object of "+s.t[h].Form
			return
		case len(g.dat) > 0:
			f.subj, f.via = g.dat, "object of "+s.t[h].Form
			return
		}
		for _, o := range g.obl {
			if s.d.pack.dative(o.prep) || o.prep == "" || o.prep == "on" {
				f.subj, f.via = []int{o.w}, "object of "+s.t[h].Form
				return
			}
		}
	}
	if g.passive {
		f.subj, f.via = g.obj, "subject of "+s.t[h].Form
		return
	}
	f.subj, f.via, f.nullTop = g.subj, "subject of "+s.t[h].Form, g.nullTop
}

// objectControl reports whether the verb h gives its object the infinitive's
// act: urge X to do, spingere X a fare.
func (s *sent) objectControl(h int) bool {
	switch s.cueAt(h) {
	case codebook.CueCause:
		return true
	case codebook.CueDo: // "helped Iran evade sanctions", but "helped to evade them"
		return s.kid(h, "obj", "iobj") >= 0
	}
	p := s.chosen(h)
	return p != nil && p.Content && (p.Type == casus.Request || p.Type == casus.Accuse || p.Type == casus.Coerce || p.Type == casus.Concede)
}

// holders returns who holds an abstract noun: its possessor or genitive, or the
// subject of the verb that it depends on.
func (s *sent) holders(n int) []int {
	for _, k := range s.kids[n] {
		if s.rel(k, "nmod:poss", "amod", "compound") && (s.mentionAt(k) != nil || s.t[k].Feats.Poss) {
			return []int{k}
		}
		if s.rel(k, "nmod") && s.d.pack.genitive(s.prep(k)) {
			return []int{k}
		}
	}
	if h := s.t[n].Head; h >= 0 && s.clausal(h) && !s.rel(n, "nsubj") {
		return s.frame(h).subj
	}
	return nil
}

// finite reports whether v or one of its auxiliaries is a finite form.
func (s *sent) finite(v int) bool {
	if s.t[v].Feats.VerbForm == lang.Fin {
		return true
	}
	for _, k := range s.kids[v] {
		if s.rel(k, "aux", "cop") && s.t[k].Feats.VerbForm == lang.Fin {
			return true
		}
	}
	return false
}
