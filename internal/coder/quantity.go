package coder

import (
	"slices"

	"casus"
	"casus/internal/codebook"
)

// quantities lists the numbers of the claim's objects and recipients.
func (s *sent) quantities(fd *finding) []casus.Quantity {
	var out []casus.Quantity
	words := append(append([]int{}, fd.f.obj...), fd.w)
	for _, w := range words {
		for _, x := range s.content(w) {
			if q := s.times().Quantity(x); q != nil {
				q.Unit = s.unitOf(x)
				out = append(out, *q)
				break
			}
		}
	}
	return out
}

// unitOf returns what a number counts: a currency code for money, else the noun.
func (s *sent) unitOf(w int) string {
	if m := s.mentionAt(w); m != nil {
		for _, n := range m.names {
			if n.Kind == codebook.Weapon && n.Entry.What == "money" {
				return n.Entry.Name
			}
		}
	}
	if _, ok := s.gram("vague", w); ok {
		return ""
	}
	return s.lemma(w)
}

// moved lists the classes of things that move, most telling first, with the
// kind of transfer that each makes.
var moved = [...]struct{ class, what string }{
	{"troops", "troops"}, {"missiles", "missiles"}, {"munitions", "munitions"}, {"arms", "arms"}, {"drone", "arms"},
	{"aircraft", "arms"}, {"vessel", "arms"}, {"technology", "technology"}, {"fuel", "fuel"}, {"food", "food"},
	{"money", "money"}, {"prisoner", "people"}, {"people", "people"}, {"aid", "other"},
}

// transfer reads what the claim moves from one actor to another, or nil.
func (s *sent) transfer(fd *finding) *casus.Transfer {
	if fd.pat == nil || !(fd.pat.Give || fd.pat.Take || fd.typ == casus.Aid) {
		return nil
	}
	words := append(append([]int{}, fd.f.obj...), fd.w)
	// "supplied Ukraine with tanks", "rifornire Kiev di munizioni"
	filled := func(prep string) bool { return prep == "with" || prep == "di" }
	for _, o := range fd.f.obl {
		if filled(o.prep) {
			words = append(words, o.w)
		}
	}
	for _, o := range fd.f.obj {
		for _, k := range s.kidsBy(o, "nmod") {
			if filled(s.prep(k)) {
				words = append(words, k)
			}
		}
	}
	for _, o := range words {
		for _, c := range s.conjuncts(o) {
			if t := s.transferOf(fd, c); t != nil {
				return t
			}
		}
	}
	return nil
}

func (s *sent) transferOf(fd *finding, o int) *casus.Transfer {
	var q *casus.Quantity
	for _, x := range s.content(o) {
		if q == nil {
			q = s.times().Quantity(x)
		}
		what, item := s.thing(x)
		if what == "" {
			continue
		}
		t := &casus.Transfer{What: what, Item: item, Quantity: q}
		from, to := fd.actors, fd.recips
		if fd.giver != nil || fd.taker != nil {
			from, to = fd.giver, fd.taker // of a joint act, where both are on both sides
		}
		if fd.pat.Take && (len(fd.pat.Actor) == 0 || slices.Contains(fd.pat.Actor, "subj")) {
			from, to = to, from
		}
		t.From, t.To = firstCode(from), firstCode(to)
		if t.From == "" && t.To == "" {
			return nil
		}
		return t
	}
	return nil
}

// thing returns the kind of transfer that the noun x makes, and its words.
func (s *sent) thing(x int) (what, item string) {
	if m := s.mentionAt(x); m != nil {
		for _, n := range m.names {
			if n.Kind == codebook.Weapon && n.Entry.What != "" {
				return n.Entry.What, s.text(m.span)
			}
		}
	}
	for _, k := range moved {
		if s.pos(x) == "N" && s.d.pack.is(s.lemma(x), k.class) {
			return k.what, s.text(s.brief(x))
		}
	}
	return "", ""
}

func firstCode(refs []actorRef) string {
	for _, r := range refs {
		if r.Code != "" {
			return r.Code
		}
	}
	return ""
}
