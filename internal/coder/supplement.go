package coder

import (
	"slices"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// twoSided reports whether an act of the type always has somebody at its other
// end, so that context may be asked who it is.
func twoSided(t casus.EventType) bool {
	switch t {
	case casus.Mobilize, casus.Protest, casus.Retreat, casus.Term:
		return false
	}
	return true
}

// hostile reports whether an act of the type goes against its recipient.
func hostile(t casus.EventType) bool {
	switch t {
	case casus.Assault, casus.Coerce, casus.Sanction, casus.Accuse, casus.Reject, casus.Threaten:
		return true
	}
	return false
}

// friendly reports whether an act of the type is for its recipient.
func friendly(t casus.EventType) bool {
	switch t {
	case casus.Aid, casus.Support, casus.Agree, casus.Cooperate, casus.Consult, casus.Concede:
		return true
	}
	return false
}

// supplement completes a finding of which one side is named, from what the
// document has told so far: the same act by the same actor, then any act between
// the actor and another, then the two states that the headline is about. Fighting
// is completed from the table of conflicts. What is supplied has no span, and the
// claim says that context gave it.
func (s *sent) supplement(fd *finding) {
	if !twoSided(fd.typ) || fd.pat.POS == "N" && !hostile(fd.typ) && len(fd.words) == 0 {
		return
	}
	s.nationality(fd)
	if s.nobody(fd.f.obj) || mutual(fd.typ) && codes(fd.parties()) >= 2 {
		return
	}
	switch a, r := coded(fd.actors), coded(fd.recips); {
	case a && !r:
		if other, via := s.counterpart(fd, fd.actors, false); other != nil {
			fd.recips, fd.recipVia = other, via
		}
	case r && !a && len(fd.actors) == 0 && s.faceless(fd.f.subj) && (hostile(fd.typ) || len(fd.words) > 0):
		if other, via := s.counterpart(fd, fd.recips, true); other != nil {
			fd.actors, fd.actorVia = other, via
		}
	case !a && !r && len(fd.actors) == 0 && len(fd.recips) == 0 && fd.pat.POS == "N" && s.definite(fd.w):
		s.recall(fd)
		if !coded(fd.actors) && fd.typ == casus.Assault && s.twoWay(fd) {
			if pair := s.d.lastPair(-1); len(pair) == 2 && s.d.c.cb.Enemy(pair[0].Code, s.d.date) == pair[1].Code {
				fd.actors, fd.recips, fd.both = pair, pair, true
				fd.actorVia, fd.recipVia = "the two sides of the war", "the two sides of the war"
			}
		}
	}
}

// nationality gives a named person of whom nothing is known the one state that the
// headline names, for acts of words toward another.
func (s *sent) nationality(fd *finding) {
	if len(fd.actors) != 1 || s.d.headHome == "" || !(verbal(fd.typ) || fd.typ == casus.Accuse) {
		return
	}
	a := &fd.actors[0]
	if a.Code != "" || a.kind != "person" || a.Name == "" || !coded(fd.recips) || shares(fd.recips, []actorRef{{Actor: casus.Actor{Code: s.d.headHome}}}) {
		return
	}
	a.Code = s.d.headHome
	fd.actorVia += ", of the headline's state,"
}

// twoWay reports whether the noun's pattern takes two sides: fighting between.
func (s *sent) twoWay(fd *finding) bool {
	return slices.Contains(fd.pat.Recipient, "tra") || slices.Contains(fd.pat.Recipient, "between")
}

// faceless reports whether no subject says by its words who it is: there is none,
// or only pronouns and words such as "the enemy".
func (s *sent) faceless(subj []int) bool {
	for _, w := range subj {
		if s.t[w].UPOS != lang.PRON && !s.d.pack.has("relational", s.lemma(w)) {
			return false
		}
	}
	return true
}

// counterpart finds who stands at the other end of an act of the known side.
// Actor says that the actor is wanted.
func (s *sent) counterpart(fd *finding, known []actorRef, actor bool) ([]actorRef, string) {
	told := !actor && s.named(fd.recips) && fd.typ != casus.Agree // the text says whom, in words that we cannot place
	if told && fd.typ != casus.Assault && fd.typ != casus.Sanction {
		return nil, ""
	}
	past := s.d.past
	bare := actor && fd.pat.POS == "N" && len(fd.words) == 0 // a noun by itself only points back
	for pass := range 2 {
		if pass == 1 && (bare || told) {
			break
		}
		for i := len(past) - 1; i >= 0 && i >= len(past)-12; i-- {
			old := past[i]
			if pass == 0 && old.typ != fd.typ || pass == 1 && !(hostile(old.typ) && hostile(fd.typ)) && !(friendly(old.typ) && friendly(fd.typ)) {
				continue
			}
			if pass == 1 && old.typ == casus.Assault && (fd.typ == casus.Reject || fd.typ == casus.Sanction) {
				continue // war is not what every refusal is about
			}
			if !coded(old.actors) || !coded(old.recips) || old.ctx.aux == casus.Hypothetical {
				continue
			}
			mine, other := old.actors, old.recips
			if actor {
				mine, other = other, mine
			}
			if shares(mine, known) && !shares(other, known) {
				return s.d.states(other), "an earlier act between them"
			}
			if pass == 1 && shares(other, known) && !shares(mine, known) {
				return s.d.states(mine), "an earlier act between them"
			}
		}
	}
	if other := s.onlyOther(fd, known); other != nil && !actor && !told {
		return other, "the other state of the sentence"
	}
	if fd.typ == casus.Assault {
		for _, k := range known {
			if e := s.d.c.cb.Enemy(k.Code, s.d.date); e != "" {
				return s.d.codes([]string{e}), "the table of conflicts"
			}
		}
	}
	if len(s.d.headPair) == 2 && !bare && !(hostile(fd.typ) && s.d.friends(s.d.headPair)) && !told {
		for i, h := range s.d.headPair {
			if shares(known, []actorRef{h}) {
				return unspanned(s.d.headPair[1-i : 2-i]), "the other state of the headline"
			}
		}
	}
	return nil, ""
}

// named reports whether one of the actors is given by words of the text that name
// somebody rather than an event.
func (s *sent) named(refs []actorRef) bool {
	for _, r := range refs {
		if r.Span == nil || r.Name == "" {
			continue
		}
		if r.word < 0 || s.pos(r.word) != "N" {
			return true
		}
		if p := s.chosen(r.word); p == nil || p.Type == codebook.Blocked {
			return true
		}
	}
	return false
}

// nobody reports whether one of the words is an indefinite or negative pronoun:
// "will not provoke anybody".
func (s *sent) nobody(words []int) bool {
	for _, w := range words {
		switch t := s.t[w].Feats.PronType; {
		case s.t[w].UPOS == lang.PRON && (t == lang.IndPron || t == lang.NegPron || t == lang.TotPron):
			return true
		}
	}
	return false
}

// friends reports whether the document has so far told of good dealings between
// the two, or binds them by a treaty.
func (d *document) friends(pair []actorRef) bool {
	for _, old := range d.past {
		if friendly(old.typ) && old.ctx.aux == casus.Asserted && shares(old.parties(), pair[:1]) && shares(old.parties(), pair[1:]) {
			return true
		}
	}
	for _, s := range d.sents {
		if !s.headline {
			break
		}
		for w := range s.t {
			if s.wordIs(w, []string{"@treaty"}) {
				return true
			}
		}
	}
	return false
}

// states names the countries and bodies of actors, without the words and offices
// by which an earlier sentence spoke of them.
func (d *document) states(refs []actorRef) []actorRef {
	var out []actorRef
	for _, r := range dedupeCodes(refs) {
		if r.Code != "" {
			out = append(out, actorRef{Actor: casus.Actor{Code: r.Code, Name: d.stateName(r.Code, r.Name)}, word: -1, kind: "state"})
		}
	}
	return out
}

// onlyOther returns the one other state that the sentence names as more than a
// place, for an act of words or policy; nil when there is none or more than one.
func (s *sent) onlyOther(fd *finding, known []actorRef) []actorRef {
	if fd.typ == casus.Sanction && fd.actorVia == "owner" {
		return s.otherState(known) // "Western sanctions"
	}
	if fd.pat.POS != "V" || !hostile(fd.typ) && fd.typ != casus.Request || fd.typ == casus.Assault || fd.typ == casus.Threaten {
		return nil
	}
	return s.otherState(known)
}

// otherState returns the one state besides the known that the sentence names as
// more than a place.
func (s *sent) otherState(known []actorRef) []actorRef {
	var out []actorRef
	for i := range s.ments {
		m := &s.ments[i]
		r, ok := s.fromMention(m, m.head)
		if !ok || r.kind == "media" || r.kind == "place" || s.d.c.cb.States[r.Code] == nil || shares(known, []actorRef{r}) {
			continue
		}
		if p := s.prep(m.head); s.rel(m.head, "obl") && (p == "in" || p == "at") {
			continue
		}
		out = append(out, r)
	}
	if codes := dedupeCodes(out); len(codes) == 1 {
		return codes
	}
	return nil
}

// dedupeCodes keeps one actor a code.
func dedupeCodes(refs []actorRef) []actorRef {
	var out []actorRef
	for _, r := range refs {
		if !shares(out, []actorRef{r}) {
			out = append(out, r)
		}
	}
	return out
}

// headlinePair keeps the two states that the headline names, when it names two.
func (d *document) headlinePair() {
	var pair []actorRef
	for _, s := range d.sents {
		if !s.headline {
			break
		}
		for i := range s.ments {
			a, n := s.country(&s.ments[i])
			if n == nil || a.Code == "" || n.Entry.Kind == "media" || n.Entry.Kind == "agency" {
				continue
			}
			pair = append(pair, actorRef{Actor: casus.Actor{Code: a.Code, Name: d.stateName(a.Code, a.Name)}, kind: "state", word: -1})
		}
	}
	pair = dedupe(pair)
	d.headNames = pair
	if len(pair) == 2 {
		d.headPair = pair
	}
	states := 0
	for _, p := range pair {
		if d.c.cb.States[p.Code] != nil {
			states++
			d.headHome = p.Code
		}
	}
	if states != 1 {
		d.headHome = ""
	}
}

// eachOther turns an act that two sides direct at each other into one act a side.
func (s *sent) eachOther(list []*finding) []*finding {
	var out []*finding
	for _, fd := range list {
		if mutual(fd.typ) || len(fd.actors) != 2 || !s.reciprocalWord(fd) {
			out = append(out, fd)
			continue
		}
		a, b := *fd, *fd
		a.actors, a.recips = fd.actors[:1:1], fd.actors[1:2:2]
		b.actors, b.recips = a.recips, a.actors
		a.recipVia, b.recipVia = "each other", "each other"
		out = append(out, &a, &b)
	}
	return out
}

func mutual(t casus.EventType) bool {
	return t == casus.Agree || t == casus.Consult || t == casus.Cooperate
}

// reciprocalWord reports whether the finding's word has "each other", "a vicenda"
// or the like.
func (s *sent) reciprocalWord(fd *finding) bool {
	for i := fd.w; i < len(s.t) && i < fd.w+5; i++ {
		switch s.form(i) {
		case "vicenda", "reciprocamente", "vicendevolmente":
			return true
		case "each", "one":
			if f := s.form(i + 1); f == "other" || f == "another" {
				return true
			}
		case "l'", "l’":
			if s.form(i+1) == "un" && s.form(i+2) == "l'" {
				return true
			}
		}
	}
	return false
}
