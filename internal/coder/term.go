package coder

import (
	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// A provision found in a sentence, with the words that a plain reading must then
// leave alone.
type provision struct {
	verb  int
	claim casus.Claim
}

// provisions reads what treaties oblige their parties to do: "the treaty commits
// both countries to mutual assistance in case of attack".
func (s *sent) provisions() []provision {
	var out []provision
	done := map[obligation]bool{}
	for v := range s.t {
		if s.pos(v) != "V" || !s.d.pack.has("termverb", s.lemma(v)) {
			continue
		}
		f := s.frame(v)
		treaty := s.treatyOf(&f)
		if treaty < 0 {
			continue
		}
		out = append(out, s.obligations(v, treaty, done)...)
	}
	return out
}

// treatyOf returns the subject that is a treaty, or -1.
func (s *sent) treatyOf(f *frame) int {
	words := f.subj
	if f.passive && len(words) == 0 {
		for _, o := range f.obl {
			words = append(words, o.w)
		}
	}
	for _, w := range words {
		if s.wordIs(w, []string{"@treaty"}) {
			return w
		}
	}
	return -1
}

// An obligation is a kind of duty under the treaty at a word.
type obligation struct {
	treaty int
	kind   string
}

// obligations makes one provision of each obligation named below the verb and not
// done yet.
func (s *sent) obligations(v, treaty int, done map[obligation]bool) []provision {
	var out []provision
	trigger := s.trigger(v)
	parties := s.partiesOf(treaty, v)
	s.subtree(v, func(k int) bool { return k != treaty && !s.rel(k, "punct", "parataxis", "acl:relcl") }, func(w int) {
		if s.underTrigger(w, v) {
			return
		}
		kind, ok := s.gram("obligation", w)
		if !ok || w == v {
			return
		}
		if kind == "cooperation" {
			// A cooperation that is logistic is logistics.
			for _, k := range s.kids[w] {
				if x, ok := s.gram("obligation", k); ok && x == "logistics" {
					kind = x
				}
			}
		}
		o := obligation{treaty, kind}
		if done[o] {
			return
		}
		done[o] = true
		out = append(out, s.provision(v, w, treaty, kind, trigger, parties))
	})
	return out
}

func (s *sent) provision(v, w, treaty int, kind, trigger string, parties []actorRef) provision {
	t := &casus.Provision{Parties: []string{}, Obligation: kind}
	for _, p := range parties {
		t.Parties = append(t.Parties, p.Code)
	}
	if kind == "defence" || kind == "consult" || kind == "neutrality" {
		t.Trigger = trigger
	}
	ctx := s.context(v)
	sp := s.phrase(treaty).Cover(s.t[v].Span).Cover(s.phrase(w))
	c := casus.Claim{
		Sentence: s.index, In: "body", Type: casus.Term, Aux: ctx.aux, Speaker: *ctx.speaker, Hedge: ctx.hedge,
		Actors: plain(parties), Recipients: []casus.Actor{}, Term: t, Span: sp, Quote: s.text(sp),
		Because: "provision: «" + s.t[treaty].Form + "» «" + s.t[v].Form + "» «" + s.t[w].Form + "»",
	}
	if s.headline {
		c.In = "headline"
	}
	if s.d.c.opt.Explain {
		c.Steps = append([]string{c.Because}, ctx.steps...)
	}
	return provision{verb: v, claim: c}
}

// trigger names what brings the obligation into play.
func (s *sent) trigger(v int) string {
	out := ""
	s.subtree(v, nil, func(w int) {
		if out != "" || !s.underTrigger(w, v) {
			return
		}
		if t, ok := s.gram("trigger", w); ok {
			out = t
		}
	})
	return out
}

// underTrigger reports whether w stands in a conditional phrase or clause below
// v: "in caso di attacco", "if one of them is attacked".
func (s *sent) underTrigger(w, v int) bool {
	for n := 0; w >= 0 && w != v && n <= len(s.t); w, n = s.t[w].Head, n+1 {
		if s.rel(w, "obl", "nmod", "advcl") {
			if c := s.d.pack.cue(s.prep(w), "P"); c == codebook.CueIf || s.condMarker(s.marker(w)) || s.cueAt(w) == codebook.CueIf {
				return true
			}
			switch s.lemma(w) {
			case "caso", "case", "event", "eventualità", "ipotesi":
				return true
			}
		}
	}
	return false
}

// partiesOf returns the parties of the treaty named or last spoken of.
func (s *sent) partiesOf(treaty, v int) []actorRef {
	if m := s.mentionAt(treaty); m != nil {
		for _, n := range m.names {
			if n.Kind == codebook.Instrument && len(n.Entry.Parties) > 0 && len(n.Entry.Parties) <= 8 {
				return s.d.codes(n.Entry.Parties)
			}
		}
	}
	f := s.frame(v)
	for _, o := range f.obj {
		if refs := s.actors(o); len(refs) >= 2 {
			return refs
		}
	}
	nf := s.nounFrame(treaty)
	var named []actorRef
	for _, o := range nf.obl {
		named = append(named, s.actors(o.w)...)
	}
	if named = dedupe(named); len(named) >= 2 {
		return named
	}
	for i := len(s.d.past) - 1; i >= 0; i-- {
		if old := s.d.past[i]; old.typ == casus.Agree {
			if p := old.parties(); len(p) >= 2 && coded(p) {
				return unspanned(p)
			}
		}
	}
	if len(named) > 0 {
		return named
	}
	return unspanned(s.d.pair)
}

// codes makes actors of country codes.
func (d *document) codes(list []string) []actorRef {
	var out []actorRef
	for _, c := range list {
		out = append(out, actorRef{Actor: casus.Actor{Code: c, Name: d.stateName(c, c)}, word: -1, kind: "state"})
	}
	return out
}

// inProvision reports whether w belongs to what a treaty provides, which is no
// event.
func (s *sent) inProvision(w int, list []provision) bool {
	for _, p := range list {
		if !s.under(w, p.verb) {
			continue
		}
		for v := w; v != p.verb && v >= 0; v = s.t[v].Head {
			if s.rel(v, "nsubj", "acl:relcl", "parataxis") || s.t[v].UPOS == lang.VERB && s.rel(v, "conj") && s.t[v].Head == p.verb {
				return false
			}
		}
		return true
	}
	return false
}
