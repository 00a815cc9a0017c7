package coder

import (
	"strings"

	"casus/internal/codebook"
	"casus/internal/lang"
)

// mendHeadline makes a verb of an English headline's third person that was taken
// for a plural noun: "Eritrea denies sending troops".
func (s *sent) mendHeadline() {
	n := len(s.t)
	if n < 3 || s.t[n-1].UPOS == lang.PUNCT {
		return
	}
	for w := 1; w+1 < n; w++ {
		if s.t[w].UPOS != lang.NOUN || !strings.HasSuffix(s.form(w), "s") || s.d.pack.act(s.lemma(w), "N") {
			continue
		}
		m := s.mentionAt(w - 1)
		if m == nil || s.t[m.head].Head != w || !s.d.pack.verb(s.lemma(w)) {
			continue
		}
		switch v := s.t[w].Head; {
		case s.rel(w, "root"):
			for _, k := range s.kids[w] {
				switch {
				case k > w && s.t[k].Deprel == "acl":
					s.t[k].Deprel = "xcomp"
				case k > w && s.t[k].Deprel == "nmod":
					s.t[k].Deprel = "obl"
				}
			}
		case v == w+1:
			s.hang(w, s.t[v].Head, s.t[v].Deprel)
			s.hang(v, w, "obj")
			if s.t[v].UPOS == lang.VERB {
				s.t[v].Deprel = "xcomp"
			}
			for _, k := range s.kids[v] {
				if k < w {
					s.t[k].Head = w // its conjunction and whatever else came before
				}
			}
		default:
			continue
		}
		s.t[w].UPOS, s.t[w].Feats = lang.VERB, lang.Feats{VerbForm: lang.Fin, Tense: lang.Pres, Person: 3, Number: lang.Sing}
		s.t[m.head].Deprel = "nsubj"
		s.link()
	}
}

// mendGerund makes a verb of an English -ing form that was taken for a noun though a
// preposition or a denial stands before it and its object right after: "for bombing
// Gaza", "denied bombing Gaza".
func (s *sent) mendGerund() {
	for v := 1; v+1 < len(s.t); v++ {
		o := s.t[v].Head
		if s.t[v].UPOS == lang.VERB && strings.HasSuffix(s.form(v), "ing") && s.kid(v, "obj") > v {
			switch { // a verb with an object is no object itself
			case s.rel(v, "obj"):
				s.t[v].Deprel = "xcomp"
			case s.rel(v, "obl"):
				s.t[v].Deprel = "advcl"
			}
		}
		if s.t[v].UPOS != lang.VERB || !s.rel(v, "amod") || !strings.HasSuffix(s.form(v), "ing") || s.t[v-1].UPOS != lang.SCONJ || s.t[v-1].Head != o || o < v {
			continue
		}
		// "for supplying drones": the conjunction shows that the noun is an object.
		s.hang(v, s.t[o].Head, "advcl")
		s.hang(v-1, v, "mark")
		s.hang(o, v, "obj")
		s.link()
		for _, k := range s.kids[o] {
			if k > o && s.rel(k, "nmod") && !s.d.pack.genitive(s.prep(k)) {
				s.hang(k, v, "obl")
			}
		}
		s.link()
	}
	for i := range s.ments {
		m := &s.ments[i]
		v := m.first - 1
		if v < 1 || s.t[v].UPOS != lang.NOUN || s.t[m.head].Head != v || !strings.HasSuffix(s.form(v), "ing") || s.adjectival(m) {
			continue
		}
		after := s.rel(v, "obl", "nmod") && s.rel(v-1, "case") && s.t[v-1].Head == v
		denied := s.rel(v, "obj") && s.t[v].Head == v-1 && s.cueAt(v-1) == codebook.CueDeny
		if !after && !denied {
			continue
		}
		lemma := s.gerundOf(v)
		if lemma == "" {
			continue
		}
		s.t[v].UPOS, s.t[v].Lemma, s.t[v].Feats = lang.VERB, lemma, lang.Feats{VerbForm: lang.Ger}
		s.t[v].Deprel = "xcomp"
		if after {
			s.t[v].Deprel = "advcl"
			s.t[v-1].UPOS, s.t[v-1].Deprel = lang.SCONJ, "mark"
		}
		s.t[m.head].Deprel = "obj"
	}
	s.link()
}

// gerundOf returns the known verb of which the word v is the -ing form, or "".
func (s *sent) gerundOf(v int) string {
	stem := strings.TrimSuffix(s.form(v), "ing")
	for _, lemma := range []string{stem, stem + "e", stem[:max(0, len(stem)-1)]} {
		if s.d.pack.act(lemma, "V") {
			return lemma
		}
	}
	return ""
}

// mendHelp makes a verb of the bare infinitive after "help" and a name that was taken
// for a part of the name's phrase: "helping Russia dodge sanctions".
func (s *sent) mendHelp() {
	for i := range s.ments {
		m := &s.ments[i]
		v, e := m.first-1, m.last+1
		if v < 0 || e+1 >= len(s.t) || s.lemma(v) != "help" || s.t[v].UPOS != lang.VERB || s.t[e].UPOS == lang.VERB || s.adjectival(m) {
			continue
		}
		form := s.t[e].Form // a lower-case one: names have capitals
		if !s.d.pack.act(form, "V") || s.d.pack.act(form, "N") {
			continue
		}
		h := s.t[e].Head
		s.hang(e, v, "xcomp")
		s.hang(m.head, v, "obj")
		for _, k := range s.kids[v] {
			if k > e && s.rel(k, "obj", "obl", "xcomp") {
				s.hang(k, e, s.t[k].Deprel)
			}
		}
		for k := e + 1; k < len(s.t); k++ {
			if s.t[k].Head == m.head && s.rel(k, "flat", "compound", "obj") {
				s.hang(k, e, "obj")
			}
		}
		if h > e {
			s.hang(h, e, "obj")
		}
		s.t[e].UPOS, s.t[e].Lemma, s.t[e].Feats = lang.VERB, form, lang.Feats{VerbForm: lang.Inf}
		s.link()
	}
}

// mendTwoObjects makes a name before a number the second object of the verb, not a
// part of the object: "gave the Houthis 200 missiles".
func (s *sent) mendTwoObjects() {
	for i := range s.ments {
		m := &s.ments[i]
		n := s.t[m.head].Head
		if n <= m.head || !s.rel(m.head, "compound", "nmod") || !s.rel(n, "obj") || s.adjectival(m) || s.kid(m.head, "case") >= 0 {
			continue
		}
		if num := s.kid(n, "nummod"); num > m.head {
			s.hang(m.head, s.t[n].Head, "iobj")
			s.link()
		}
	}
}

// mendLemma takes the e off an English verb that is no known verb with it and is one
// without: severed is of sever, not of severe.
func (s *sent) mendLemma() {
	for v := range s.t {
		l, bare := s.t[v].Lemma, strings.TrimSuffix(s.t[v].Lemma, "e")
		if s.t[v].UPOS != lang.VERB || bare == l || !hasSuffix(s.form(v), "ed", "ing") {
			continue
		}
		if !s.d.pack.verb(l) && s.d.pack.verb(bare) {
			s.t[v].Lemma = bare
		}
	}
}
