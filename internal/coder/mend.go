package coder

import (
	"strings"

	"casus/internal/lang"
)

// mend repairs what the parser makes of terse clauses, now that names are known:
// in "Trump imposed tariffs" or "Russia hits Kyiv" a name and a verb before a noun
// are a clause, not its modifiers.
func (s *sent) mend() {
	s.gatherNames()
	if s.d.lang == "en" {
		s.mendLemma()
	}
	s.mendTense()
	s.mendApposition()
	if s.d.lang == "en" {
		s.mendHeadline()
		s.mendGerund()
		s.mendHelp()
	}
	s.mendTwoObjects()
	s.mendSecondSubject()
	s.mendAmong()
	s.mendSubject()
	s.mendPer()
	s.mendSuccess()
	s.mendCoordination()
	for v := range s.t {
		if s.t[v].UPOS != lang.VERB || !s.rel(v, "amod", "compound", "flat", "nmod") || !s.finiteLike(v) {
			continue
		}
		h := s.t[v].Head
		if h <= v {
			continue
		}
		k := s.tersely(v)
		if k < 0 || s.t[k].Head != h && s.t[k].Head != v {
			continue
		}
		s.hang(v, s.t[h].Head, s.t[h].Deprel)
		s.hang(h, v, "obj")
		s.hang(k, v, "nsubj")
		for _, x := range s.kids[h] {
			// What followed the noun with a preposition, and clauses, belong to the verb.
			if x > h && s.rel(x, "nmod", "acl", "advcl", "parataxis", "punct") && s.t[x].Head == h {
				s.t[x].Head = v
				switch {
				case s.rel(x, "nmod"):
					s.t[x].Deprel = "obl"
				case s.rel(x, "acl") && !s.rel(x, "acl:relcl"):
					s.t[x].Deprel = "advcl"
				case s.rel(x, "acl:relcl"):
					s.t[x].Head = h
				}
			}
		}
		s.link()
	}
}

// hang makes w a dependent of the word h, or the root where h is -1. It leaves the tree
// alone where h lies below w: that would close a circle.
func (s *sent) hang(w, h int, rel string) {
	if h < 0 || !s.under(h, w) {
		s.t[w].Head, s.t[w].Deprel = h, rel
	}
}

// tersely returns the word just before the verb v that may be its subject: a name,
// or a noun that tells of an event ("the assault damaged buildings"); or -1.
func (s *sent) tersely(v int) int {
	if v == 0 {
		return -1
	}
	if m := s.mentionAt(v - 1); m != nil {
		if m.last != v-1 || s.adjectival(m) {
			return -1
		}
		k := m.head
		for s.rel(k, "conj") && s.t[k].Head >= 0 && s.t[k].Head < v {
			k = s.t[k].Head // "Kenya and Ethiopia sign"
		}
		return k
	}
	if s.t[v-1].UPOS == lang.NOUN && len(s.patternsAt(v-1)) > 0 {
		return v - 1
	}
	return -1
}

// finiteLike reports whether the verb form v may be finite, and is not one of the
// participles that make compounds with names: Iran-backed, US-led.
func (s *sent) finiteLike(v int) bool {
	if strings.HasSuffix(s.form(v), "ing") {
		return false
	}
	switch s.form(v) {
	case "backed", "led", "based", "made", "born", "linked", "controlled", "held", "occupied", "owned", "aligned", "allied", "sponsored", "funded", "trained", "built", "supplied":
		return false
	}
	return true
}

// gatherNames hangs what the parser attached inside a name of several words on the
// word that heads it: in "Corea del Nord e Russia" the second name is joined to the
// first, not to "Nord".
func (s *sent) gatherNames() {
	changed := false
	for w := range s.t {
		h := s.t[w].Head
		m := s.mentionAt(h)
		if m == nil || h == m.head || w >= m.first && w <= m.last || s.rel(w, "case", "det", "punct", "cc") {
			continue
		}
		s.hang(w, m.head, s.t[w].Deprel)
		changed = true
	}
	if changed {
		s.link()
	}
}

// mendTense reads the Italian future and conditional from their endings, which
// admit no doubt, where the tagger was not sure.
func (s *sent) mendTense() {
	if s.d.lang != "it" {
		return
	}
	for w := range s.t {
		if s.t[w].UPOS != lang.VERB && s.t[w].UPOS != lang.AUX {
			continue
		}
		f, form := &s.t[w].Feats, s.form(w)
		switch {
		case hasSuffix(form, "rà", "ranno", "rò"):
			f.Tense, f.Mood, f.VerbForm = lang.Fut, lang.Ind, lang.Fin
		case hasSuffix(form, "rebbe", "rebbero"):
			f.Tense, f.Mood, f.VerbForm = lang.Pres, lang.Cnd, lang.Fin
		}
	}
}

func hasSuffix(s string, list ...string) bool {
	for _, x := range list {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// mendApposition makes the name before a described subject the subject: in
// "Hezbollah, il movimento sciita libanese, ha lanciato" it is Hezbollah that acts.
func (s *sent) mendApposition() {
	for k := range s.t {
		v := s.t[k].Head
		if v <= k || s.t[k].Deprel != "nsubj" || s.t[k].UPOS != lang.NOUN {
			continue
		}
		m := s.nameBefore(k)
		if m == nil || s.t[m.head].Head != v || s.t[m.head].UPOS != lang.PROPN || s.kid(m.head, "case") >= 0 || s.rel(m.head, "nsubj") {
			continue
		}
		s.t[m.head].Deprel = "nsubj"
		s.hang(k, m.head, "appos")
		s.link()
	}
}

// nameBefore returns the name that only a comma parts from the phrase of k, or nil.
func (s *sent) nameBefore(k int) *mention {
	first := k
	s.subtree(k, nil, func(i int) { first = min(first, i) })
	if first < 2 || s.form(first-1) != "," {
		return nil
	}
	if m := s.mentionAt(first - 2); m != nil && m.last == first-2 {
		return m
	}
	return nil
}

// mendSecondSubject makes a second subject that follows a name and a comma the name's
// apposition: "ammassati a ridosso dell'Essequibo, la regione contesa".
func (s *sent) mendSecondSubject() {
	for k := range s.t {
		v := s.t[k].Head
		if v < 0 || v > k || !s.rel(k, "nsubj") || s.t[k].UPOS != lang.NOUN || s.kid(v, "nsubj") == k {
			continue
		}
		if m := s.nameBefore(k); m != nil {
			s.hang(k, m.head, "appos")
			s.link()
		}
	}
}

// mendPer hangs a phrase such as "according to a report" that ends the sentence behind
// a comma on the main clause: it speaks for all, not only for the clause before it.
func (s *sent) mendPer() {
	for _, p := range s.perPhrases() {
		first, last := p, p
		s.subtree(p, nil, func(i int) { first, last = min(first, i), max(last, i) })
		for last+1 < len(s.t) && s.t[last+1].UPOS == lang.PUNCT {
			last++
		}
		if first == 0 || s.form(first) != "," && s.form(first-1) != "," || last < len(s.t)-1 {
			continue
		}
		top := p
		for s.t[top].Head >= 0 {
			top = s.t[top].Head
		}
		if top != p {
			s.hang(p, top, "obl")
			s.link()
		}
	}
}

// mendSuccess makes "in" and a verb its verb's complement ("succeed in freeing"), and
// reads an Italian infinitive with an article as the verb that it is: "fallire nel
// fornire", "nel bombardare Gaza".
func (s *sent) mendSuccess() {
	for v := range s.t {
		m := s.kid(v, "mark", "case")
		if m < 0 || s.t[v].Head < 0 {
			continue
		}
		if s.rel(v, "obl") && s.d.lang == "it" && s.kid(v, "det") >= 0 && hasSuffix(s.form(v), "are", "ere", "ire") &&
			s.d.pack.act(s.form(v), "V") {
			s.t[v].UPOS, s.t[v].Lemma, s.t[v].Feats = lang.VERB, s.form(v), lang.Feats{VerbForm: lang.Inf}
			s.t[v].Deprel, s.t[m].Deprel = "advcl", "mark"
			for _, k := range s.kidsBy(v, "nmod") {
				if s.kid(k, "case") < 0 {
					s.t[k].Deprel = "obj"
				}
			}
		}
		if s.lemma(m) == "in" && s.rel(v, "advcl") && s.t[v].Head < v && s.t[v].UPOS == lang.VERB && s.t[v].Feats.VerbForm != lang.Fin {
			s.t[v].Deprel = "xcomp"
		}
	}
}

// mendAmong makes "tra cui due comandanti" a part of the noun before it, not the
// subject or object of the verb.
func (s *sent) mendAmong() {
	if s.d.lang != "it" {
		return
	}
	for i := 1; i+1 < len(s.t); i++ {
		if s.form(i) != "cui" || !hasSuffix(s.lemma(i-1), "tra", "fra") {
			continue
		}
		n := s.t[i].Head
		if n <= i || s.verbal(n) || !s.rel(n, "nsubj", "obj", "conj") {
			continue
		}
		for h := i - 2; h >= 0; h-- {
			if s.t[h].UPOS == lang.NOUN || s.t[h].UPOS == lang.PROPN {
				s.hang(n, h, "appos")
				s.link()
				break
			}
		}
	}
}

// mendSubject gives a finite verb without a subject the phrase right before it that
// was taken for a part of an adverbial though no preposition joins it: "dopo mesi di
// trattative, Serbia e Kosovo hanno raggiunto", "nella notte raid hanno ucciso".
func (s *sent) mendSubject() {
	for v := range s.t {
		if s.t[v].UPOS != lang.VERB || !s.finite(v) || s.passive(v) || s.kid(v, "nsubj", "csubj", "expl") >= 0 || s.rel(v, "acl:relcl", "xcomp") {
			continue
		}
		k := v - 1
		for k > 0 && s.t[k].Head == v && s.rel(k, "aux", "advmod") {
			k--
		}
		if k <= 0 || s.t[k].UPOS == lang.PUNCT || s.t[k].Head == v {
			continue
		}
		for s.t[k].Head >= 0 && s.t[k].Head < v && s.nominal(s.t[k].Head) && !s.detached(k) {
			k = s.t[k].Head
		}
		if !s.detached(k) || !s.under(k, s.t[k].Head) || s.t[k].Head > k || s.kid(s.t[k].Head, "case") < 0 {
			continue
		}
		s.hang(k, v, "nsubj")
		s.link()
	}
}

// detached reports whether nothing joins the noun k to its head: no preposition, no
// conjunction.
func (s *sent) detached(k int) bool {
	return s.rel(k, "nmod", "conj", "appos", "flat") && (s.t[k].UPOS == lang.NOUN || s.mentionAt(k) != nil) && s.kid(k, "case", "cc") < 0
}

// mendCoordination hangs a finite verb that was joined to an infinitive on the finite
// verb above it: in "Mosca chiede a Vilnius di rinunciare e minaccia" Moscow threatens.
func (s *sent) mendCoordination() {
	for v := range s.t {
		h := s.t[v].Head
		if s.t[v].UPOS != lang.VERB || h < 0 || h > v || !s.rel(v, "conj") || !s.finite(v) || s.kid(v, "mark", "nsubj") >= 0 || s.t[h].Feats.VerbForm != lang.Inf || s.finite(h) {
			continue
		}
		for h >= 0 && !s.finite(h) {
			h = s.t[h].Head
		}
		if h >= 0 && s.t[h].UPOS == lang.VERB {
			s.t[v].Head = h
			s.link()
		}
	}
}

// mendQuote gives the verb after a quotation a subject outside of it: words of the
// quotation are none, and a name that follows is: "…», ha scritto in una nota Rubio".
func (s *sent) mendQuote() {
	if n := s.colonName(); n >= 0 && s.t[n].Head >= 0 && s.quoted[s.t[n].Head] {
		s.t[n].Deprel = "parataxis" // who speaks before a colon does not act in what he says
		s.link()
	}
	for v := range s.t {
		if !s.quoteVerb(v) {
			continue
		}
		top := v
		for top >= 0 && !s.quoted[top] {
			top = s.t[top].Head
		}
		for _, k := range s.kids[v] {
			if s.quoted[k] && s.rel(k, "nsubj") && top >= 0 {
				s.hang(k, top, "dep")
			}
		}
		s.link()
		if s.kid(v, "nsubj") >= 0 {
			continue
		}
		for i := range s.ments {
			m := &s.ments[i]
			if m.first <= v || m.first > v+6 || s.t[m.first-1].UPOS == lang.ADP || s.kid(m.head, "case") >= 0 || s.adjectival(m) {
				continue
			}
			s.hang(m.head, v, "nsubj")
			s.link()
			break
		}
	}
}
