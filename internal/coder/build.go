package coder

import (
	"slices"
	"strings"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// complete reads a finding's context and decides whether it is a claim at all.
func (s *sent) complete(fd *finding) bool {
	fd.actors = actingOnly(fd.actors)
	fd.recips = slices.DeleteFunc(fd.recips, func(r actorRef) bool {
		return r.kind == "anonymous" && r.Code == "" || r.Code == "" && r.Name == ""
	})
	if fd.pat.SelfRecip && len(fd.recips) == 0 {
		for _, a := range fd.actors {
			if a.Code != "" {
				fd.recips = append(fd.recips, actorRef{Actor: casus.Actor{Code: a.Code}, word: -1})
			}
		}
	}
	s.notOneself(fd)
	if !coded(fd.actors) && !coded(fd.recips) && !(political(fd.actors) && len(fd.recips) > 0) {
		return false
	}
	if fd.pat.NeedRecip && !coded(fd.recips) {
		return false
	}
	if s.lifeless(fd) {
		return false
	}
	fd.ctx = s.context(fd.w)
	if sp := s.speakerFrom(fd.by); sp != nil {
		fd.ctx.speaker = sp
	}
	s.refusal(fd)
	if fd.typ == casus.Assault && fd.pat.POS == "V" && !coded(fd.recips) && s.anyIs(fd.f.obj, []string{"@missiles"}) {
		// A missile fired at nobody is a show of force.
		fd.typ, fd.because = casus.Mobilize, "missile without a target: "+fd.pat.Name
	}
	s.protest(fd)
	if fd.ctx.negations%2 == 1 && fd.ctx.asked {
		return false // "urged them not to interfere" says nothing of interference
	}
	if s.askedAgreement(fd) {
		return false
	}
	if mutual(fd.typ) {
		fd.giver, fd.taker = fd.actors, fd.recips
		s.reciprocate(fd)
		if known := fd.parties(); fd.pat.POS == "V" && fd.typ == casus.Cooperate && codes(known) == 1 {
			if other := s.otherState(known); other != nil {
				fd.recips, fd.recipVia = append(fd.recips, other...), "the other state of the sentence"
			}
		}
		if fd.typ != casus.Agree && codes(fd.parties()) < 2 && !plural(fd.actors) {
			return false // nobody meets alone
		}
		if len(fd.recips) == 0 && plural(fd.actors) {
			fd.recips, fd.recipVia = fd.actors, "among themselves"
		}
	}
	return true
}

// plural reports whether one of the actors is several.
func plural(refs []actorRef) bool {
	for _, r := range refs {
		if r.plural {
			return true
		}
	}
	return false
}

// refusal reads "will not lift the ban" as the refusal that it is: an act of good
// will that its own actor denies for the time to come.
func (s *sent) refusal(fd *finding) {
	if fd.pat.Negated {
		fd.ctx.aux, fd.ctx.unproven = casus.Asserted, false
		if fd.ctx.maybe && s.openBefore(fd.w) {
			fd.ctx.aux = casus.Hypothetical
		}
		return
	}
	if fd.pat.POS != "V" || fd.ctx.aux != casus.Negated || !fd.ctx.future || !s.negated(fd.w) || !coded(fd.actors) {
		return
	}
	switch fd.typ {
	case casus.Concede, casus.Retreat, casus.Agree, casus.Support, casus.Aid:
		fd.typ, fd.ctx.aux = casus.Reject, casus.Asserted
		fd.because = "refusal: negated " + fd.pat.Name
	}
}

// protest reads the protest of a government as the complaint that it is; people
// demonstrate, states object.
func (s *sent) protest(fd *finding) {
	if fd.typ != casus.Protest || !strings.HasPrefix(fd.pat.Lemma, "protest") {
		return
	}
	for _, a := range fd.actors {
		if a.Code == "" || a.plural || a.Sector != "" && a.Sector != "GOV" {
			return
		}
	}
	if len(fd.actors) > 0 {
		fd.typ, fd.because = casus.Accuse, "official protest: "+fd.pat.Name
		fd.recips = slices.DeleteFunc(fd.recips, func(r actorRef) bool { return shares(fd.actors, []actorRef{r}) })
	}
}

// openBefore reports whether the modal of w comes before its negation, "potrebbe
// non gradire", which leaves the refusal open; "non può accettare" does not.
func (s *sent) openBefore(w int) bool {
	modal := s.kid(w, "aux")
	for _, k := range s.kids[w] {
		if s.isNegation(k) {
			return modal >= 0 && modal < k
		}
	}
	return modal >= 0
}

// askedAgreement reports whether the finding is an act of words that somebody is
// merely asked for: "asks the Duma to ratify" is a request and no second act.
func (s *sent) askedAgreement(fd *finding) bool {
	if !verbal(fd.typ) && fd.typ != casus.Agree {
		return false
	}
	h := s.t[fd.w].Head
	if h < 0 || !s.rel(fd.w, "xcomp", "ccomp", "advcl", "nmod", "obl", "acl") {
		return false
	}
	p := s.contentPattern(h)
	return p != nil && p.Type == casus.Request
}

// lifeless reports whether a verb has a subject that is no actor, "the annex
// allows", where the act needs one.
func (s *sent) lifeless(fd *finding) bool {
	if fd.pat.POS != "V" || len(fd.actors) > 0 || len(fd.f.subj) == 0 || s.faceless(fd.f.subj) {
		return false
	}
	return fd.typ != casus.Assault && fd.typ != casus.Coerce
}

// political reports whether one of the actors, though of no known country, holds
// public power or arms.
func political(refs []actorRef) bool {
	for _, r := range refs {
		switch r.Sector {
		case "GOV", "MIL", "REB", "LEG", "JUD", "SPY", "COP":
			return true
		}
	}
	return false
}

// actingOnly drops what cannot act: places that are nobody's government, news
// outlets, and unnamed sources.
func actingOnly(refs []actorRef) []actorRef {
	return slices.DeleteFunc(refs, func(r actorRef) bool {
		return r.kind == "place" && r.weak || r.kind == "media" || r.kind == "anonymous" && r.Code == "" || r.Code == "" && r.Name == ""
	})
}

// notOneself drops recipients that are the actor itself.
func (s *sent) notOneself(fd *finding) {
	if fd.both || fd.pat.SelfRecip || fd.pat.Recip && codes(fd.actors) > 1 || mutual(fd.typ) {
		return
	}
	fd.recips = slices.DeleteFunc(fd.recips, func(r actorRef) bool {
		for _, a := range fd.actors {
			if a.Code != "" && a.Code == r.Code && (a.Sector == r.Sector || r.weak && r.Sector == "" && !verbal(fd.typ)) {
				return true
			}
		}
		return false
	})
}

// verbal reports whether an act of the type is one of words, which people of one
// country may well direct at their own.
func verbal(t casus.EventType) bool {
	switch t {
	case casus.Support, casus.Accuse, casus.Reject, casus.Request, casus.Concede, casus.Consult:
		return true
	}
	return false
}

// reciprocate puts every party of a mutual act on both sides.
func (s *sent) reciprocate(fd *finding) {
	if codes(fd.actors) > 0 {
		fd.actors = slices.DeleteFunc(fd.actors, func(r actorRef) bool { return r.Code == "" && r.Sector == "" })
	}
	if !fd.pat.Recip && fd.typ == casus.Agree {
		return
	}
	both := fd.parties()
	if codes(both) >= 2 {
		both = slices.DeleteFunc(both, func(r actorRef) bool { return r.Code == "" })
	}
	if len(both) >= 2 {
		fd.actors, fd.recips = both, both
	}
}

// merge drops findings that say what another already says.
func (s *sent) merge(list []*finding) []*finding {
	var out []*finding
next:
	for _, fd := range list {
		for i, old := range out {
			if old.typ != fd.typ || !s.sameEvent(old, fd) {
				continue
			}
			if richness(fd) > richness(old) && fd.ctx.aux == old.ctx.aux {
				out[i] = fd
			}
			continue next
		}
		out = append(out, fd)
	}
	slices.SortStableFunc(out, func(a, b *finding) int { return a.w - b.w })
	return out
}

// sameEvent reports whether two findings of one type tell of one act.
func (s *sent) sameEvent(a, b *finding) bool {
	if s.t[b.w].Head == a.w || s.t[a.w].Head == b.w {
		if !disjoint(a.actors, b.actors) {
			return true
		}
	}
	if a.ctx.aux != b.ctx.aux && !(a.pat.POS == "N") && !(b.pat.POS == "N") {
		return false
	}
	return !disjoint(a.actors, b.actors) && !disjoint(a.recips, b.recips)
}

// disjoint reports whether both sides are coded and share no code.
func disjoint(a, b []actorRef) bool { return coded(a) && coded(b) && !shares(a, b) }

func richness(fd *finding) int {
	n := 0
	if coded(fd.actors) {
		n += 2
	}
	if coded(fd.recips) {
		n += 2
	}
	if fd.pat.POS == "V" {
		n++
	}
	return n
}

// claim turns a finding into a claim.
func (d *document) claim(fd *finding) casus.Claim {
	s := fd.s
	c := casus.Claim{
		Sentence: s.index, In: "body", Type: fd.typ, Aux: fd.ctx.aux, Unproven: fd.ctx.unproven,
		Actors: plain(fd.actors), Recipients: plain(fd.recips), Speaker: *fd.ctx.speaker, Hedge: fd.ctx.hedge,
		Condition: fd.ctx.condition,
	}
	if s.headline {
		c.In = "headline"
	}
	for i := len(fd.ctx.chain) - 1; i >= 0; i-- {
		c.Chain = append(c.Chain, fd.ctx.chain[i])
	}
	c.Span = s.claimSpan(fd)
	c.Quote = s.text(c.Span)
	c.Contexts = fd.pat.Contexts
	if fd.typ == fd.pat.Type {
		c.Mode = fd.pat.Mode
	}
	d.scales(&c)
	c.When = s.when(fd.w)
	c.Where = s.where(fd)
	c.Quantities = s.quantities(fd)
	c.Transfer = s.transfer(fd)
	c.Because = fd.reason()
	if d.c.opt.Explain {
		c.Steps = fd.steps()
	}
	return c
}

// scales derives CAMEO and Goldstein from mode or type.
func (d *document) scales(c *casus.Claim) {
	t, ok := d.c.cb.Types[c.Type]
	if !ok {
		return
	}
	c.CAMEO, c.Goldstein = t.CAMEO, t.Goldstein
	if m, ok := d.c.cb.Modes[codebook.Mode{Type: c.Type, Name: c.Mode}]; ok {
		if m.CAMEO != "" {
			c.CAMEO = m.CAMEO
		}
		if m.Goldstein != 0 {
			c.Goldstein = m.Goldstein
		}
	}
}

// plain strips references to actors.
func plain(refs []actorRef) []casus.Actor {
	out := make([]casus.Actor, 0, len(refs))
	for _, r := range refs {
		out = append(out, r.Actor)
	}
	return out
}

// claimSpan covers the words that the claim stands on.
func (s *sent) claimSpan(fd *finding) casus.Span {
	sp := s.t[fd.w].Span
	for _, w := range fd.words {
		sp = sp.Cover(s.t[w].Span)
	}
	for _, k := range s.kids[fd.w] {
		if s.rel(k, "aux", "advmod", "expl", "compound:prt") && s.t[k].UPOS != lang.PUNCT {
			sp = sp.Cover(s.t[k].Span)
		}
	}
	for _, o := range fd.f.obj {
		sp = sp.Cover(s.phrase(o))
	}
	for _, r := range append(append([]actorRef{}, fd.actors...), fd.recips...) {
		if r.Span != nil {
			sp = sp.Cover(*r.Span)
		}
	}
	sp.Start, sp.End = max(sp.Start, s.span.Start), min(sp.End, s.span.End)
	return sp
}

// reason names the pattern that fired and the words on which it did.
func (fd *finding) reason() string {
	var b strings.Builder
	if fd.because != "" {
		b.WriteString(fd.because)
	} else {
		b.WriteString("pattern " + fd.pat.Name)
	}
	b.WriteString(" on «" + fd.s.t[fd.w].Form + "»")
	for _, w := range fd.words {
		b.WriteString(" with «" + fd.s.t[w].Form + "»")
	}
	part := func(name, via string, refs []actorRef) {
		if len(refs) == 0 {
			return
		}
		b.WriteString("; " + name)
		if via != "" {
			b.WriteString(" by " + via)
		}
		for _, r := range refs {
			if r.Span != nil {
				b.WriteString(" «" + fd.s.text(*r.Span) + "»")
			} else {
				b.WriteString(" " + r.Code + " from context")
			}
		}
	}
	part("actor", fd.actorVia, fd.actors)
	part("recipient", fd.recipVia, fd.recips)
	return b.String()
}

// steps tells the path from words to claim.
func (fd *finding) steps() []string {
	s := fd.s
	out := []string{"word «" + s.t[fd.w].Form + "», lemma " + s.lemma(fd.w) + ", relation " + s.t[fd.w].Deprel}
	out = append(out, fd.reason())
	out = append(out, fd.ctx.steps...)
	mood := string(fd.ctx.aux)
	if mood == "" {
		mood = "asserted"
	}
	out = append(out, "mood: "+mood)
	who := fd.ctx.speaker.Kind
	if fd.ctx.speaker.Code != "" || fd.ctx.speaker.Name != "" {
		who += " " + fd.ctx.speaker.Code + " " + fd.ctx.speaker.Name
	}
	return append(out, "speaker: "+strings.TrimSpace(who))
}

// where lists the places that the syntax gives as the scene of the finding: those
// in its clause, and those that suffer it; not whom it is addressed to.
func (s *sent) where(fd *finding) []casus.Place {
	var out []casus.Place
	w := fd.w
	clause := s.clauseOf(w)
	for i := range s.ments {
		m := &s.ments[i]
		if part, place := fd.partAt(m.span); part {
			inside := fd.pat.POS == "N" && s.prep(m.head) == "in" // "the arrest of two reporters in Burkina Faso"
			if p, ok := s.place(m); ok && (place || inside) {
				out = append(out, p)
			}
			continue
		}
		if !s.d.pack.locative(s.prep(m.head)) || !(s.under(m.head, w) || s.clauseOf(m.head) == clause) {
			continue
		}
		if p, ok := s.place(m); ok {
			out = append(out, p)
		}
	}
	return out
}

// partAt reports whether an actor or recipient stands at sp, and whether it is one
// as a place that something is done to.
func (fd *finding) partAt(sp casus.Span) (part, place bool) {
	for _, r := range fd.actors {
		if r.Span != nil && r.Span.Contains(sp) {
			part = true
		}
	}
	for _, r := range fd.recips {
		if r.Span != nil && r.Span.Contains(sp) {
			part = true
			place = place || r.kind == "place" || r.weak && (fd.typ == casus.Assault || fd.typ == casus.Mobilize || fd.typ == casus.Consult && fd.pat.Mode == "visit")
		}
	}
	return part, place
}

// place reads a mention as a place.
func (s *sent) place(m *mention) (casus.Place, bool) {
	var p casus.Place
	ok := false
	for _, n := range m.names {
		switch n.Kind {
		case codebook.PlaceName:
			if p.Name == "" || !ok {
				e := n.Entry
				p, ok = casus.Place{Name: e.In(s.d.lang), Country: e.Country, Lat: e.Lat, Lon: e.Lon}, true
			}
		case codebook.State:
			if !ok {
				p, ok = casus.Place{Name: n.Entry.In(s.d.lang), Country: n.Entry.Code}, true
			}
		case codebook.Person, codebook.Org:
			return casus.Place{}, false
		}
	}
	return p, ok
}

// clauseOf returns the verb or predicate of the clause in which w stands.
func (s *sent) clauseOf(w int) int {
	for v, n := w, 0; n <= len(s.t); n++ {
		if s.verbal(v) || s.t[v].Head < 0 || s.kid(v, "cop", "nsubj") >= 0 {
			return v
		}
		v = s.t[v].Head
	}
	return w
}
