package lang

import (
	"iter"
	"strings"
)

// repair recomputes from lexicon and morphology what the network gets wrong most
// often: which verbs are passive, and with them nsubj:pass, aux:pass and
// obl:agent; which Italian noun after a verb is its subject, and what a si is; the
// type of clauses with a marker; missed participles; verbs of saying that
// interrupt a sentence; the head of punctuation marks. It keeps a tree a tree.
func (m *Model) repair(t Tree) {
	if len(t) == 0 {
		return
	}
	r := repairer{m.grammar, m.lexicon, t, m.grammar.code == "it", shouted(t), make([]int32, len(t)), make([]int32, len(t))}
	r.link()
	if r.italian {
		r.participles()
	}
	r.parentheses()
	for i := range t {
		r.word(i)
	}
	for i := range t {
		if t[i].UPOS == VERB || t[i].UPOS == ADJ && t[i].Feats.VerbForm == Part {
			r.clause(i)
			r.days(i)
			r.arguments(i)
			r.voice(i)
		}
	}
	if r.italian {
		attachMarks(t)
	}
}

// word sets right what needs no more than the word and its head: negation, relative
// pronouns, acronyms that read like pronouns, and an English object with a
// preposition.
func (r repairer) word(i int) {
	w := &r.t[i]
	switch {
	case w.UPOS == ADV && (w.Lemma == "non" || w.Lemma == "not"):
		w.Feats.Neg = true
	case r.italian && w.UPOS == PRON && (w.Lemma == "che" || w.Lemma == "cui") && w.Feats.PronType == 0:
		w.Feats.PronType = RelPron
	case !r.italian && w.UPOS == PRON && r.is(w.Form, acronym) && !r.shouted:
		w.UPOS, w.Lemma, w.Feats = PROPN, w.Form, Feats{Number: Sing}
	case !r.italian && w.Deprel == "obj":
		for k := range r.children(i) {
			if r.t[k].Deprel == "case" && r.t[k].UPOS == ADP && k < i {
				w.Deprel = "obl"
			}
		}
	}
}

// shouted reports whether no word of t has a small letter.
func shouted(t Tree) bool {
	for i := range t {
		if s := shape(t[i].Form); s == 'l' || s == 'T' || s == 'M' {
			return false
		}
	}
	return true
}

// A repairer repairs one tree.
type repairer struct {
	*grammar
	lexicon *lexicon
	t       Tree
	italian bool
	shouted bool // the sentence is in capitals
	// The first child of each word and the next child of the same head, or -1.
	first, next []int32
}

// link finds the children of every word anew.
func (r repairer) link() {
	for i := range r.first {
		r.first[i] = -1
	}
	for i := len(r.t) - 1; i >= 0; i-- {
		if h := r.t[i].Head; h >= 0 {
			r.next[i], r.first[h] = r.first[h], int32(i)
		}
	}
}

// children yields the words that hang on v, from left to right.
func (r repairer) children(v int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := r.first[v]; i >= 0 && yield(int(i)); i = r.next[i] {
		}
	}
}

// The ways in which a verb can be in the passive.
type voiceKind uint8

const (
	active  voiceKind = iota
	full              // with an auxiliary
	reduced           // a participle by itself
)

// voice decides whether the verb at v is passive and sets the relations that
// follow from it.
func (r repairer) voice(v int) {
	kind, aux := r.passive(v)
	for i := range r.children(v) {
		w := &r.t[i]
		switch base, _, _ := strings.Cut(w.Deprel, ":"); base {
		case "aux":
			w.Deprel = "aux"
			if kind == full && i == aux {
				w.Deprel = "aux:pass"
			}
		case "nsubj", "csubj":
			if w.Deprel != "nsubj:outer" && w.Deprel != "csubj:outer" {
				w.Deprel = base
				if kind == full {
					w.Deprel = base + ":pass"
				}
			}
		case "obl":
			if w.Deprel == "obl" || w.Deprel == "obl:agent" {
				w.Deprel = "obl"
				if kind != active && r.isAgent(i) {
					w.Deprel = "obl:agent"
				}
			}
		}
	}
	r.t[v].Feats.Voice = 0
	if kind != active {
		r.t[v].Feats.Voice = Pass
	}
	if r.italian && kind == active {
		r.si(v)
	}
}

// passive reports how the verb at v is passive, and which auxiliary makes it so.
func (r repairer) passive(v int) (voiceKind, int) {
	w := &r.t[v]
	if r.headlinePassive(v) {
		return full, -1
	}
	if w.Feats.VerbForm != Part || w.Feats.Tense == Pres {
		return active, -1
	}
	last := -1
	for i := range r.children(v) {
		if strings.HasPrefix(r.t[i].Deprel, "aux") {
			last = i
		}
	}
	if last < 0 {
		if r.is(w.Lemma, unaccusative|labile|intransitive) || r.hasObject(v) {
			return active, -1
		}
		if w.Deprel == "conj" && w.Head >= 0 && r.t[w.Head].Feats.VerbForm == Part {
			return r.likeConjunct(v)
		}
		return reduced, -1
	}
	switch aux := r.t[last].Lemma; {
	case r.is(aux, be):
		return r.withBe(v, last)
	case r.is(aux, passive):
		return full, last
	case r.is(aux, duty) && !r.is(w.Lemma, unaccusative):
		return full, last
	}
	return active, -1
}

// headlinePassive reports whether the verb at v is an English past form of a verb of
// harm that stands with a subject but without object and auxiliary, as headlines
// put it: three killed in attack.
func (r repairer) headlinePassive(v int) bool {
	w := &r.t[v]
	if r.italian || w.Feats.Tense != Past || !r.is(w.Lemma, victim) {
		return false
	}
	subject := false
	for i := range r.children(v) {
		switch base, _, _ := strings.Cut(r.t[i].Deprel, ":"); base {
		case "nsubj":
			subject = i < v && r.t[i].UPOS != PRON
		case "obj", "iobj", "aux", "ccomp", "xcomp":
			return false
		}
	}
	return subject
}

// likeConjunct gives a participle that is coordinated with another its voice:
// in "è stato fermato e arrestato" the second shares the auxiliary of the first.
func (r repairer) likeConjunct(v int) (voiceKind, int) {
	if r.t[r.t[v].Head].Feats.Voice == Pass {
		return reduced, -1
	}
	kind, _ := r.passive(r.t[v].Head)
	if kind == active {
		return active, -1
	}
	return reduced, -1
}

// withBe reports whether be and a participle make a passive. In English they do.
// In Italian they may also make the perfect of a verb without a passive or of a
// reflexive one.
func (r repairer) withBe(v, aux int) (voiceKind, int) {
	if !r.italian {
		if r.is(r.t[v].Lemma, unaccusative) {
			return active, -1
		}
		return full, aux
	}
	if r.reflexive(v) || r.is(r.t[v].Lemma, unaccusative|intransitive) {
		return active, -1
	}
	if r.t[aux].Feats.VerbForm != Part && r.is(r.t[v].Lemma, labile) && !r.hasAgent(v) {
		return active, -1
	}
	return full, aux
}

// hasObject reports whether the verb at v has a direct object of its own.
func (r repairer) hasObject(v int) bool {
	for i := range r.children(v) {
		if r.t[i].Deprel == "obj" {
			return true
		}
	}
	return false
}

// hasAgent reports whether a complement of the verb at v names an agent.
func (r repairer) hasAgent(v int) bool {
	for i := range r.children(v) {
		if strings.HasPrefix(r.t[i].Deprel, "obl") && r.isAgent(i) {
			return true
		}
	}
	return false
}

// isAgent reports whether the complement at i has the preposition of agents and
// is no expression of time or place.
func (r repairer) isAgent(i int) bool {
	if r.is(strings.ToLower(r.t[i].Lemma), time|place) || r.t[i].UPOS == NUM || r.t[i].UPOS == ADV || r.t[i].UPOS == VERB {
		return false
	}
	for j := range r.children(i) {
		if r.t[j].Deprel == "case" && j < i {
			return r.is(r.t[j].Lemma, agent)
		}
	}
	return false
}

// reflexive reports whether the verb at v has a reflexive clitic.
func (r repairer) reflexive(v int) bool {
	for i := range r.children(v) {
		if r.t[i].UPOS == PRON && isReflexive(r.t[i].Form) {
			return true
		}
	}
	return false
}

// isReflexive reports whether an Italian clitic can be reflexive.
func isReflexive(form string) bool {
	switch strings.ToLower(form) {
	case "si", "s'", "s’", "se":
		return true
	}
	return false
}

// si names the function of an Italian si on the active verb at v: passive where a
// transitive verb that is not pronominal in itself has a thing as its subject,
// impersonal where there is no subject at all.
func (r repairer) si(v int) {
	clitic, subject, object := -1, -1, -1
	for i := range r.children(v) {
		switch {
		case strings.HasPrefix(r.t[i].Deprel, "expl") && isReflexive(r.t[i].Form):
			clitic = i
		case strings.HasPrefix(r.t[i].Deprel, "nsubj"):
			subject = i
		case r.t[i].Deprel == "obj" || r.t[i].Deprel == "ccomp" || r.t[i].Deprel == "xcomp":
			object = i
		}
	}
	if clitic < 0 {
		return
	}
	w := &r.t[v]
	r.t[clitic].Deprel = "expl"
	switch third := w.Feats.Person == 3 || w.Feats.VerbForm == Inf; {
	case !third || r.is(w.Lemma, pronominal):
	case subject < 0 && (object < 0 || r.t[object].Deprel != "obj") && w.Feats.Number != Plur:
		r.t[clitic].Deprel = "expl:impers"
	case subject >= 0 && r.t[subject].UPOS == NOUN && subject > v && !r.is(w.Lemma, unaccusative|intransitive):
		r.t[clitic].Deprel = "expl:pass"
		r.t[subject].Deprel = "nsubj:pass"
	}
}

// clause names the type of the clause whose predicate stands at v by its marker.
func (r repairer) clause(v int) {
	w := &r.t[v]
	if w.Head < 0 {
		return
	}
	marker := r.marker(v)
	if marker < 0 {
		return
	}
	head := &r.t[w.Head]
	content := !strings.EqualFold(r.t[marker].Form, "se") && !strings.EqualFold(r.t[marker].Form, "if")
	switch w.Deprel {
	case "acl:relcl", "advcl", "acl":
		switch {
		case head.UPOS == VERB && r.is(head.Lemma, report) && content:
			w.Deprel = "ccomp"
		case w.Deprel == "acl:relcl" && head.UPOS == VERB:
			w.Deprel = "advcl"
		case w.Deprel != "acl" && head.UPOS == NOUN && v > w.Head && content:
			w.Deprel = "acl"
		}
	case "ccomp":
		if head.UPOS == NOUN && v > w.Head {
			w.Deprel = "acl"
		}
	}
}

// marker returns the complementiser of the clause at v, or -1. An Italian che that
// was taken for a relative pronoun is one if the clause has no place for it.
func (r repairer) marker(v int) int {
	for i := range r.children(v) {
		w := &r.t[i]
		if i > v || !r.is(w.Lemma, complementiser) {
			continue
		}
		if w.Deprel == "mark" {
			return i
		}
		if r.italian && w.UPOS == PRON && r.t[v].Deprel == "acl:relcl" && i > r.t[v].Head && r.complete(v, i) {
			w.UPOS, w.Feats, w.Deprel = SCONJ, Feats{}, "mark"
			return i
		}
	}
	return -1
}

// complete reports whether the verb at v has all its arguments without word that:
// a subject, and an object unless it can have none.
func (r repairer) complete(v, that int) bool {
	subject, object := false, r.is(r.t[v].Lemma, unaccusative|intransitive)
	if kind, _ := r.passive(v); kind == full {
		object = true
	}
	for i := range r.children(v) {
		if i == that {
			continue
		}
		switch base, _, _ := strings.Cut(r.t[i].Deprel, ":"); base {
		case "nsubj", "csubj":
			subject = true
		case "obj", "cop":
			object = true
		}
	}
	return subject && object
}
