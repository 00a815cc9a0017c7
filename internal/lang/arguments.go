package lang

import "strings"

// days makes a bare expression of time that was taken for an object or for a
// second subject of the verb at v what it is.
func (r repairer) days(v int) {
	subjects, objects := 0, 0
	for i := range r.children(v) {
		subjects += same(strings.HasPrefix(r.t[i].Deprel, "nsubj"))
		objects += same(r.t[i].Deprel == "obj")
	}
	for i := range r.children(v) {
		w := &r.t[i]
		if !r.is(strings.ToLower(w.Lemma), day) {
			continue
		}
		if w.Deprel == "obj" && (objects > 1 || w.UPOS == PROPN || r.is(r.t[v].Lemma, unaccusative|intransitive|report)) ||
			strings.HasPrefix(w.Deprel, "nsubj") && subjects > 1 {
			w.Deprel = "obl"
		}
	}
}

// slots are the positions of a verb's arguments, or -1.
type slots struct{ subject, object, clause, si, that, finite int }

// slotsOf finds the arguments of the verb at v. The object is a noun after it.
func (r repairer) slotsOf(v int) slots {
	s := slots{-1, -1, -1, -1, -1, -1}
	if r.t[v].Feats.VerbForm == Fin {
		s.finite = v
	}
	for i := range r.children(v) {
		w := &r.t[i]
		switch base, _, _ := strings.Cut(w.Deprel, ":"); base {
		case "nsubj", "csubj":
			if w.UPOS == PRON && i < v && r.is(strings.ToLower(w.Form), relative) && !strings.EqualFold(w.Form, "chi") {
				s.that = i
			} else if s.subject < 0 {
				s.subject = i
			}
		case "obj":
			if i > v && !w.Feats.Clitic && s.object < 0 {
				s.object = i
			}
		case "ccomp", "xcomp":
			s.clause = i
		case "aux":
			if w.Feats.VerbForm == Fin && s.finite < 0 {
				s.finite = i
			}
		case "expl":
			if isReflexive(w.Form) {
				s.si = i
			}
		}
	}
	return s
}

// arguments decides between subject and object where Italian word order misled
// the network: the noun after a verb that takes no object is its subject, and so
// is the noun after an inverted verb of saying. In both languages a relative pronoun
// is the object of a verb that has a subject, in Italian also of one that is not in
// the third person.
func (r repairer) arguments(v int) {
	s := r.slotsOf(v)
	lemma := r.t[v].Lemma
	if r.relativeObject(v, s) || !r.italian || s.object < 0 {
		return
	}
	if r.is(lemma, copular) && (s.subject >= 0 || s.that >= 0 || lemma == "diventare" || lemma == "divenire") {
		if r.t[s.object].UPOS != PRON {
			r.t[s.object].Deprel = "xcomp"
		}
		return
	}
	if s.subject >= 0 || s.that >= 0 || !r.agrees(s) {
		return
	}
	switch {
	case r.is(lemma, unaccusative) && lemma != "essere" && !r.perfect(v),
		r.is(lemma, intransitive) && s.finite >= 0 && !r.is(strings.ToLower(r.t[s.object].Lemma), time|day),
		s.si >= 0 && s.finite >= 0 && r.t[s.object].UPOS != PRON,
		r.inverted(v, s):
		r.t[s.object].Deprel = "nsubj"
	}
}

// relativeObject reports whether the relative pronoun of the verb at v cannot be its
// subject, and if so makes it the object where there is room for one.
func (r repairer) relativeObject(v int, s slots) bool {
	if s.that < 0 {
		return false
	}
	other := s.subject > s.that && (r.italian || s.subject < v && r.t[v].Deprel == "acl:relcl")
	if s.finite >= 0 && r.italian {
		p := r.t[s.finite].Feats.Person
		other = other || p == 1 || p == 2
	}
	if other && s.object < 0 && !r.is(r.t[v].Lemma, unaccusative|intransitive|copular) {
		r.t[s.that].Deprel = "obj"
	}
	return other
}

// perfect reports whether the verb at v has the auxiliary of transitive verbs.
func (r repairer) perfect(v int) bool {
	for i := range r.children(v) {
		if i < v && r.is(r.t[i].Lemma, have) && strings.HasPrefix(r.t[i].Deprel, "aux") {
			return true
		}
	}
	return false
}

// agrees reports whether the object could be the subject of the finite verb. A
// verb without a finite form agrees with everything.
func (r repairer) agrees(s slots) bool {
	if s.finite < 0 {
		return true
	}
	verb, noun := r.t[s.finite].Feats, r.t[s.object].Feats
	if verb.Person == 1 || verb.Person == 2 {
		return false
	}
	if verb.Number == 0 || noun.Number == 0 || verb.Number == noun.Number {
		return true
	}
	if verb.Number != Plur {
		return false
	}
	for i := range r.children(s.object) {
		if r.t[i].Deprel == "conj" {
			return true
		}
	}
	return false
}

// inverted reports whether the verb at v is a verb of saying whose subject
// follows it as in «…», ha detto il ministro: a finite verb after a mark and
// right before a name or a noun with its article, with the words said before it.
func (r repairer) inverted(v int, s slots) bool {
	if !r.is(r.t[v].Lemma, report) || s.finite < 0 || s.clause > v {
		return false
	}
	first := min(v, s.finite)
	if first == 0 || r.t[first-1].UPOS != PUNCT {
		return false
	}
	for i := v + 1; i < s.object; i++ {
		if u := r.t[i].UPOS; u != DET && u != ADV && r.t[i].Head != s.object {
			return false
		}
	}
	said := r.t[v].Deprel == "parataxis"
	for i := range r.children(v) {
		if i < v && (r.t[i].Deprel == "ccomp" || r.t[i].Deprel == "parataxis") {
			said = true
		}
	}
	return said || r.t[first-1].Form != ","
}
