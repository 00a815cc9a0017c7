package lang

import "strings"

// participles finds Italian past participles that were taken for something else:
// an adjective with an agent (le sanzioni imposte dall'Onu), a finite verb that
// modifies a noun (le misure decise dall'Onu), and a word between the auxiliary
// avere and a noun (hanno subito un attacco).
func (r repairer) participles() {
	for i := range r.t {
		w := &r.t[i]
		switch {
		case w.UPOS == ADJ && (w.Deprel == "acl" || w.Deprel == "amod") && r.hasAgent(i),
			w.UPOS == VERB && w.Feats.VerbForm == Fin && w.Deprel == "acl" && !r.hasSubject(i):
			if r.makeParticiple(i) {
				w.Deprel = "acl"
			}
		case w.UPOS == AUX && r.is(w.Lemma, have) && strings.HasPrefix(w.Deprel, "aux") && w.Head > i:
			r.perfectOf(i)
		case w.UPOS == PRON && w.Deprel == "mark" && r.is(w.Lemma, complementiser):
			w.UPOS, w.Feats = SCONJ, Feats{}
		}
	}
}

// hasSubject reports whether a subject or a marker hangs on the word at v.
func (r repairer) hasSubject(v int) bool {
	for i := range r.children(v) {
		if d := r.t[i].Deprel; strings.HasPrefix(d, "nsubj") || d == "mark" || strings.HasPrefix(d, "aux") {
			return true
		}
	}
	return false
}

// makeParticiple turns the word at i into a past participle if the lexicon knows
// it as one.
func (r repairer) makeParticiple(i int) bool {
	w := &r.t[i]
	form := lowerForm(w.Form)
	set := r.lexicon.find([]byte(form))
	if set < 0 {
		return false
	}
	for _, a := range r.lexicon.sets[set] {
		class := r.lexicon.classes[a.class]
		if !strings.HasPrefix(class, "Vp") {
			continue
		}
		w.UPOS, w.Lemma = VERB, r.lexicon.scripts[a.script].apply(form)
		w.Feats = Feats{VerbForm: Part, Tense: Past, Gender: 1 + uint8(same(class[2] == 'f')), Number: 1 + uint8(same(class[3] == 'p'))}
		return true
	}
	return false
}

// perfectOf mends a perfect whose participle was missed, so that the auxiliary at
// aux hangs on a noun. The participle takes the place of the noun, which becomes
// its object; what stands before the participle goes over to it.
func (r repairer) perfectOf(aux int) {
	h := r.t[aux].Head
	if u := r.t[h].UPOS; u != NOUN && u != PROPN && u != PRON && u != NUM {
		return
	}
	for p := aux + 1; p < h; p++ {
		if r.t[p].Head != h || r.t[p].UPOS == DET || !r.makeParticiple(p) {
			continue
		}
		r.t[p].Head, r.t[p].Deprel = r.t[h].Head, r.t[h].Deprel
		r.t[h].Head, r.t[h].Deprel = p, "obj"
		for i := range r.t {
			if r.t[i].Head == h && (i < p || i > h && r.isClausal(i)) {
				r.t[i].Head = p
			}
		}
		r.link()
		return
	}
}

// isClausal reports whether the word at i is a dependant of clauses rather than of
// nouns.
func (r repairer) isClausal(i int) bool {
	switch r.t[i].Deprel {
	case "advcl", "ccomp", "xcomp", "parataxis", "punct", "conj", "discourse":
		return true
	}
	return false
}
