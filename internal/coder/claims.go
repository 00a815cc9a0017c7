package coder

import (
	"slices"
	"strings"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// find reads every claim of the sentence, verbs before nouns, but nothing inside
// what a treaty provides.
func (s *sent) find(terms []provision) []*finding {
	var out []*finding
	taken := map[int]bool{} // nouns whose event a verb has already coded
	for w := range s.t {
		if p := s.pos(w); p != "V" && p != "A" {
			continue
		}
		if fd := s.findVerb(w, taken); fd != nil && !s.inProvision(w, terms) {
			if fd.undone >= 0 {
				taken[fd.undone] = true
			}
			s.partial = append(s.partial, fd)
			out = append(out, fd)
		}
	}
	for w := range s.t {
		if fd := s.urging(w, out); fd != nil && !s.inProvision(w, terms) {
			out = append(out, fd)
		}
	}
	for w := range s.t {
		if s.pos(w) != "N" || taken[w] || s.inProvision(w, terms) {
			continue
		}
		if fd := s.findNoun(w, -1, nil); fd != nil {
			out = append(out, fd)
		}
	}
	out = s.spared(out)
	s.handDown(out)
	out = s.proposed(s.accused(s.eachOther(out)))
	for _, fd := range out {
		s.supplement(fd)
	}
	kept := out[:0]
	for _, fd := range out {
		if s.complete(fd) {
			kept = append(kept, fd)
		}
	}
	return s.merge(kept)
}

// urge is the pattern of a request that is made by saying what another must do.
var urge = &codebook.Pattern{Name: "say_must", POS: "V", Type: casus.Request}

// urging reads a request out of what is said that somebody else must do, in the clause
// of the verb v: "Zelensky said that the West should send tanks".
func (s *sent) urging(v int, found []*finding) *finding {
	if s.pos(v) != "V" || s.passive(v) || !s.must(v) {
		return nil
	}
	h := s.t[v].Head
	if h < 0 || !s.rel(v, "ccomp") || !speaks(s.cueAt(h)) {
		if h = s.reporter(v); h < 0 {
			return nil
		}
	}
	for _, fd := range found {
		if fd.w == h {
			return nil
		}
	}
	asks, asked := s.all(s.kidsBy(h, "nsubj")), s.all(s.kidsBy(v, "nsubj"))
	if !coded(asks) || !coded(asked) || shares(asks, asked) {
		return nil
	}
	return &finding{
		s: s, w: h, pat: urge, typ: urge.Type, actors: asks, recips: asked, words: []int{v}, undone: -1,
		actorVia: "who says so", recipVia: "subject of what must be done",
	}
}

// must reports whether the clause of v says what has to be done, and not what should
// have been.
func (s *sent) must(v int) bool {
	must := false
	for _, k := range s.kids[v] {
		if !s.rel(k, "aux") {
			continue
		}
		if s.cueAt(k) == codebook.CueMust {
			must = true
		} else if s.d.lang == "en" && s.lemma(k) == "have" || s.t[k].Feats.VerbForm == lang.Part {
			return false
		}
	}
	return must
}

// spared drops refusals to hurt: who refuses to punish somebody rejects nothing of his.
func (s *sent) spared(list []*finding) []*finding {
	return slices.DeleteFunc(list, func(outer *finding) bool {
		return outer.typ == casus.Reject && outer.pat.POS == "V" && s.cueAt(outer.w) == codebook.CueRefuse &&
			slices.ContainsFunc(list, func(inner *finding) bool {
				return s.t[inner.w].Head == outer.w && s.rel(inner.w, "xcomp", "ccomp") && hostile(inner.typ)
			})
	})
}

// handDown gives a speech act without a recipient that of the act that it states:
// who threatens to shell Hezbollah threatens Hezbollah.
func (s *sent) handDown(list []*finding) {
	for _, outer := range list {
		if coded(outer.recips) || outer.pat.POS != "V" {
			continue
		}
		switch outer.typ {
		case casus.Agree, casus.Threaten, casus.Reject, casus.Request, casus.Concede:
		default:
			continue
		}
		for _, inner := range list {
			if s.t[inner.w].Head == outer.w && s.rel(inner.w, "xcomp", "ccomp", "obj", "obl", "advcl") && len(inner.recips) > 0 && !s.rel(inner.w, "obl") {
				outer.recips, outer.recipVia = inner.recips, "recipient of "+s.t[inner.w].Form
				break
			}
		}
	}
}

// accused gives an event that somebody is accused of to the accused: "accused
// Russia of attacks". An accusation that goes both ways makes two events.
func (s *sent) accused(list []*finding) []*finding {
	var out []*finding
	for _, fd := range list {
		var of []*finding
		if fd.pat.POS == "N" && !coded(fd.actors) && s.rel(fd.w, "obl", "nmod") {
			for _, acc := range list {
				if acc.typ == casus.Accuse && s.clauseOf(fd.w) == acc.w && s.d.pack.genitive(s.prep(fd.w)) && coded(acc.recips) {
					of = append(of, acc)
				}
			}
		}
		if len(of) == 0 {
			out = append(out, fd)
			continue
		}
		for _, acc := range of {
			one := *fd
			one.actors, one.actorVia = acc.recips, "the accused"
			if !coded(one.recips) && !s.d.pack.is(s.lemma(fd.w), "crime") {
				one.recips, one.recipVia = acc.actors, "the accuser"
			}
			one.by = acc.actors
			out = append(out, &one)
		}
	}
	return out
}

// proposed drops a proposal whose object is an act that the sentence already codes:
// a package of sanctions that is proposed is a sanction still open.
func (s *sent) proposed(list []*finding) []*finding {
	return slices.DeleteFunc(list, func(fd *finding) bool {
		if fd.pat.POS == "N" {
			return s.ended(fd, list)
		}
		if fd.pat.POS != "V" || fd.typ != casus.Request && !(fd.typ == casus.Support && s.t[fd.w].Feats.VerbForm == lang.Inf) {
			return false
		}
		if fd.typ == casus.Support {
			// "in order to sustain the offensive" tells of the offensive.
			return slices.ContainsFunc(list, func(ev *finding) bool { return ev.typ == casus.Assault && slices.Contains(fd.f.obj, ev.w) })
		}
		if c := s.cueAt(fd.w); c != codebook.CueWant && c != codebook.CuePlan {
			return false
		}
		for _, o := range fd.f.obj {
			for _, x := range s.content(o) {
				for _, ev := range list {
					if ev.w == x && ev != fd {
						return true
					}
				}
			}
		}
		return false
	})
}

// ended reports whether the event noun fd is only what a verb ends or withdraws:
// lifted sanctions are a concession and no sanction.
func (s *sent) ended(fd *finding, list []*finding) bool {
	for _, v := range list {
		if v.pat.POS != "V" || v.typ == fd.typ || !slices.Contains(v.f.obj, fd.w) {
			continue
		}
		switch v.typ {
		case casus.Concede, casus.Retreat, casus.Sanction:
			return true
		}
	}
	return false
}

// findVerb codes the verb or predicate adjective w.
func (s *sent) findVerb(w int, taken map[int]bool) *finding {
	list := s.patternsAt(w)
	if len(list) == 0 {
		return nil
	}
	if s.t[w].UPOS == lang.ADJ && list[0].POS == "A" && s.kid(w, "cop", "nsubj") < 0 && !s.rel(w, "xcomp", "conj") {
		return nil
	}
	if s.rel(w, "amod") && s.t[w].Feats.VerbForm != lang.Part {
		return nil
	}
	if s.inverted(w) >= 0 && s.cueAt(w) == codebook.CueSay && list[0].Type != casus.Accuse {
		return nil // "…, sostiene un ricercatore": it only reports
	}
	f := s.frame(w)
	if refl := s.pronominal(w); refl != "" && len(f.obj) == 0 && !s.reciprocalWord(&finding{w: w}) && !s.d.pack.act(refl, "V") {
		return nil // what one does to oneself is not done to another
	}
	s.reattach(w, list, &f)
	p := s.choose(list, &f)
	if p == nil || p.Type == codebook.Blocked {
		return nil
	}
	if p.Type == codebook.Light {
		return s.findLight(w, &f, p, taken)
	}
	for p.NeedRecip {
		// A pattern that wants a known recipient gives way to the next without one.
		try := &finding{s: s, w: w, pat: p, typ: p.Type, f: f}
		if s.fillVerb(try); coded(try.recips) {
			break
		}
		next := s.choose(after(list, p), &f)
		if next == nil || next.Type == codebook.Blocked || next.Type == codebook.Light {
			break
		}
		p = next
	}
	if len(p.Object) > 0 && (s.light(w) || s.cueAt(w) == codebook.CueDo) {
		// The object noun is an event of its own: it says better which.
		if fd := s.findLight(w, &f, p, taken); fd != nil {
			return fd
		}
	}
	fd := &finding{s: s, w: w, pat: p, typ: p.Type, f: f, undone: -1}
	s.fillVerb(fd)
	return fd
}

// reattach gives a participle that follows a long noun phrase the noun that its
// patterns ask for, where the parser chose another: "un progetto per la ratifica
// del trattato, firmato a giugno".
func (s *sent) reattach(w int, list []*codebook.Pattern, f *frame) {
	h := s.t[w].Head
	if !f.passive || len(f.obj) != 1 || f.obj[0] != h || !s.rel(w, "acl", "advcl", "parataxis") || s.fitsObject(list, f) {
		return
	}
	for o := w - 1; o > h; o-- {
		if (s.t[o].UPOS != lang.NOUN && s.t[o].UPOS != lang.PROPN) || !s.under(o, h) || !s.agree(o, w) {
			continue
		}
		try := *f
		try.obj = []int{o}
		if s.fitsObject(list, &try) {
			f.obj = try.obj
			return
		}
	}
}

// fitsObject reports whether a pattern that constrains the object takes it.
func (s *sent) fitsObject(list []*codebook.Pattern, f *frame) bool {
	for _, p := range list {
		if len(p.Object) > 0 && p.Type != codebook.Blocked && s.fits(p, f) {
			return true
		}
	}
	return false
}

// agree reports whether two words have the same gender and number, as far as both
// show them.
func (s *sent) agree(a, b int) bool {
	x, y := s.t[a].Feats, s.t[b].Feats
	return (x.Number == 0 || y.Number == 0 || x.Number == y.Number) && (x.Gender == 0 || y.Gender == 0 || x.Gender == y.Gender)
}

// after returns the patterns behind p in list.
func after(list []*codebook.Pattern, p *codebook.Pattern) []*codebook.Pattern {
	for i, x := range list {
		if x == p {
			return list[i+1:]
		}
	}
	return nil
}

// findLight codes a light verb by its object noun.
func (s *sent) findLight(w int, f *frame, p *codebook.Pattern, taken map[int]bool) *finding {
	for _, o := range f.obj {
		for _, c := range s.conjuncts(o) {
			for _, n := range s.content(c) {
				if s.pos(n) != "N" || taken[n] {
					continue
				}
				if fd := s.findNoun(n, w, f); fd != nil {
					taken[n] = true
					return fd
				}
			}
		}
	}
	for _, o := range f.obl {
		if s.pos(o.w) == "N" && !taken[o.w] && slices.Contains(p.Recipient, "event") {
			if fd := s.findNoun(o.w, w, f); fd != nil {
				taken[o.w] = true
				return fd
			}
		}
	}
	return nil
}

// fillVerb finds the actors and recipients of a verb.
func (s *sent) fillVerb(fd *finding) {
	f, p := &fd.f, fd.pat
	slots := p.Actor
	if len(slots) == 0 {
		slots = []string{"subj"}
	}
	fd.actors, fd.actorVia = s.fill(fd, slots)
	if len(fd.actors) == 0 && slices.Contains(slots, "subj") {
		fd.actors, fd.actorVia = s.actorFromEvents(f)
	}
	if len(fd.actors) == 0 && f.nullTop && slices.Contains(slots, "subj") {
		fd.actors, fd.actorVia = s.nullSubject(fd.w), "subject understood"
	}
	if mutual(fd.typ) && !coded(fd.actors) {
		fd.actors, fd.actorVia = s.between(f.obj)
	}
	if len(fd.actors) == 0 && f.passive && (fd.typ == casus.Mobilize || fd.typ == casus.Retreat && !slices.Contains(p.Recipient, "obj") || p.Give) {
		fd.actors, fd.actorVia = s.all(f.obj), "owner of what is moved"
	}
	fd.recips, fd.recipVia = s.fill(fd, p.Recipient)
	if p.Recip && codes(fd.actors) >= 2 && !coded(fd.recips) {
		fd.recips, fd.recipVia = fd.actors, "among themselves"
		return
	}
	if !coded(fd.recips) && p.Content && speechAct(p.Type) {
		if r := s.contentSubject(fd); coded(r) {
			fd.recips, fd.recipVia = r, "subject of the content"
		}
	}
	if !coded(fd.recips) && len(f.obj) > 0 {
		if r, via := s.eventActors(fd); len(r) > 0 {
			fd.recips, fd.recipVia = r, via
		}
	}
	if len(p.Recipient) > 0 && !coded(fd.recips) {
		if r, via := s.recipientBelow(fd); len(r) > 0 {
			fd.recips, fd.recipVia = r, via
		}
	}
	if len(fd.recips) == 0 {
		fd.recips, fd.recipVia = s.unnamed(fd, p.Recipient)
	}
	if !coded(fd.actors) && !coded(fd.recips) && len(f.subj) == 0 {
		s.undo(fd)
	}
	if p.Recip && len(f.subj) > 0 && len(fd.recips) == 0 {
		for _, o := range f.obl {
			if o.prep == "con" || o.prep == "with" || o.prep == "tra" || o.prep == "between" {
				fd.recips = append(fd.recips, s.actors(o.w)...)
			}
		}
	}
}

// between returns the parties that the object names: "the treaty between X and
// Y", "l'accordo con X".
func (s *sent) between(obj []int) ([]actorRef, string) {
	for _, o := range obj {
		var out []actorRef
		f := s.nounFrame(o)
		for _, c := range f.obl {
			switch c.prep {
			case "tra", "between", "con", "with":
				out = append(out, s.actors(c.w)...)
			}
		}
		out = append(out, s.owners(o, 0)...)
		if coded(out) {
			return dedupe(out), "parties of " + s.t[o].Form
		}
	}
	return nil, ""
}

// eventActors returns who did what the object names: who condemns a strike
// condemns those who struck.
func (s *sent) eventActors(fd *finding) ([]actorRef, string) {
	if !speechAct(fd.typ) && fd.typ != casus.Support {
		return nil, ""
	}
	for _, o := range fd.f.obj {
		if s.pos(o) != "N" {
			continue
		}
		ev := s.findNoun(o, -1, nil)
		if ev == nil {
			continue
		}
		s.supplement(ev)
		if coded(ev.actors) && !shares(ev.actors, fd.actors) {
			return ev.actors, "actor of " + s.t[o].Form
		}
		if coded(ev.recips) && shares(ev.recips, fd.actors) {
			continue
		}
	}
	return nil, ""
}

// undo gives what is done to a known act the parties of that act: "the tariffs
// were lifted" by whoever set them, for those on whom they lay.
func (s *sent) undo(fd *finding) {
	for _, o := range fd.f.obj {
		if s.pos(o) != "N" || !s.definite(o) {
			continue
		}
		if ev := s.findNoun(o, -1, nil); ev != nil && coded(ev.actors) {
			fd.actors, fd.recips = ev.actors, ev.recips
			fd.actorVia, fd.recipVia = ev.actorVia, ev.recipVia
			fd.undone = o
			return
		}
	}
}

// contentSubject returns who is to act in the clause that a demand or accusation
// states: "demanded that Moscow withdraw".
func (s *sent) contentSubject(fd *finding) []actorRef {
	for _, k := range s.kidsBy(fd.w, "ccomp", "xcomp", "advcl") {
		for _, subj := range s.kidsBy(k, "nsubj") {
			if refs := s.actors(subj); coded(refs) && !shares(refs, fd.actors) {
				return refs
			}
		}
	}
	return nil
}

// unnamed takes the first slot that is filled at all, by whomever.
func (s *sent) unnamed(fd *finding, slots []string) ([]actorRef, string) {
	for _, slot := range slots {
		var words []int
		if slot == "obj" {
			words = fd.f.obj
		}
		for _, o := range fd.f.obl {
			if fd.typ == casus.Mobilize || slices.Contains(fd.pat.Rest, s.lemma(o.w)) {
				continue
			}
			if o.prep == slot && slot != "obj" || slot == "dat" && s.d.pack.dative(o.prep) {
				words = append(words, o.w)
			}
		}
		if refs := s.unknown(words, fd.pat.Rest); len(refs) > 0 {
			return refs, slot
		}
	}
	return nil, ""
}

// unknown names the phrases that nothing is known of by their words.
func (s *sent) unknown(words []int, rest []string) []actorRef {
	var out []actorRef
	for _, w := range words {
		if slices.Contains(rest, s.lemma(w)) || s.wordIs(w, instruments) {
			continue // a fixed word of the pattern, or a weapon, is nobody
		}
		if _, time := s.gram("unit", w); time || !s.nominal(w) || s.t[w].UPOS == lang.PRON || s.t[w].UPOS == lang.NUM || s.calendar(w) {
			continue
		}
		sp := s.phrase(w)
		out = append(out, actorRef{Actor: casus.Actor{Name: s.text(sp), Span: &sp}, word: w, weak: true})
	}
	return out
}

// instruments are the classes of things that one acts with.
var instruments = []string{"@arms", "@munitions", "@missiles", "@money", "@technology"}

// fill reads the first slot that names a coded actor, else the first that names
// anybody.
func (s *sent) fill(fd *finding, slots []string) ([]actorRef, string) {
	var first []actorRef
	var firstVia string
	for _, slot := range slots {
		refs, via := s.slot(fd, slot)
		if coded(refs) {
			return refs, via
		}
		if len(first) == 0 {
			first, firstVia = refs, via
		}
	}
	return first, firstVia
}

// coded reports whether one of the actors has a code.
func coded(refs []actorRef) bool {
	for _, r := range refs {
		if r.Code != "" {
			return true
		}
	}
	return false
}

// slot reads one slot of a verb.
func (s *sent) slot(fd *finding, slot string) ([]actorRef, string) {
	f := &fd.f
	switch slot {
	case "subj":
		via := "subject"
		if f.via != "" {
			via = f.via
		}
		return s.all(f.subj), via
	case "obj":
		if refs := s.all(f.obj); len(refs) > 0 || len(f.dat) == 0 {
			return refs, "object"
		}
		return s.all(f.dat), "indirect object"
	case "dat":
		if refs := s.all(f.dat); len(refs) > 0 {
			return refs, "indirect object"
		}
		// What one is hit "for" is a reason, not a target.
		gives := func(prep string) bool {
			return s.d.pack.dative(prep) && !(hostile(fd.typ) && s.d.pack.has("reason", prep))
		}
		for _, o := range f.obl {
			if gives(o.prep) {
				if refs := s.actors(o.w); len(refs) > 0 {
					return refs, "indirect object"
				}
			}
		}
		for _, o := range f.obj {
			for _, k := range s.kidsBy(o, "nmod", "obl") {
				if p, n := s.fullPrep(k); gives(p) {
					if refs := s.all([]int{n}); coded(refs) {
						return refs, "complement of the object"
					}
				}
			}
		}
		return nil, ""
	}
	return s.byPrep(fd, slot), slot
}

func (s *sent) all(words []int) []actorRef {
	var out []actorRef
	for _, w := range words {
		for _, x := range s.content(w) {
			if refs := s.actors(x); len(refs) > 0 {
				out = append(out, refs...)
				break
			}
		}
	}
	return dedupe(out)
}

// byPrep reads the complements with a preposition, of the verb and then of its
// object, where parsers like to attach them.
func (s *sent) byPrep(fd *finding, prep string) []actorRef {
	var out []actorRef
	for _, o := range fd.f.obl {
		if o.prep == prep {
			refs := s.all([]int{o.w})
			if prep == "in" || prep == "at" {
				refs = slices.DeleteFunc(refs, func(r actorRef) bool { return r.kind == "person" || r.kind == "role" })
			}
			out = append(out, refs...)
		}
	}
	if len(out) > 0 {
		return dedupe(out)
	}
	for _, o := range fd.f.obj {
		for _, k := range s.kids[o] {
			if !s.rel(k, "nmod", "obl") {
				continue
			}
			if p, n := s.fullPrep(k); p == prep {
				out = append(out, s.all([]int{n})...)
			}
		}
	}
	if len(out) > 0 || s.d.pack.genitive(prep) {
		return dedupe(out)
	}
	// "vietato l'esportazione di gallio verso gli Stati Uniti"
	words := slices.Clone(fd.f.obj)
	for _, o := range fd.f.obl {
		words = append(words, o.w) // "agreed to a ceasefire with Hezbollah"
	}
	for i := range s.t {
		if !s.rel(i, "nmod") || s.mentionAt(i) == nil || s.prep(i) != prep {
			continue
		}
		h := s.t[i].Head
		for s.rel(h, "nmod", "conj") && !slices.Contains(words, h) {
			h = s.t[h].Head
		}
		if refs := s.all([]int{i}); slices.Contains(words, h) && !shares(refs, s.all(fd.f.subj)) {
			out = append(out, refs...)
		}
	}
	return dedupe(out)
}

// actorFromEvents reads the actor of a verb whose subject is itself an event:
// "the Russian strike killed four".
func (s *sent) actorFromEvents(f *frame) ([]actorRef, string) {
	for _, w := range f.subj {
		if s.pos(w) != "N" {
			continue
		}
		if fd := s.findNoun(w, -1, nil); fd != nil && coded(fd.actors) {
			return fd.actors, "actor of " + s.t[w].Form
		}
	}
	return nil, ""
}

// nullSubject resolves the missing subject of a finite verb.
func (s *sent) nullSubject(w int) []actorRef {
	if s.d.lang == "en" && !s.headline {
		return nil
	}
	person := s.t[w].Feats.Person
	for _, k := range s.kids[w] {
		if s.rel(k, "aux", "cop") && s.t[k].Feats.Person != 0 {
			person = s.t[k].Feats.Person
		}
	}
	if person == 1 {
		return s.self(w)
	}
	if person == 2 {
		return nil
	}
	for v := w - 1; v >= 0; v-- {
		// A subject earlier in the sentence goes on acting: "i russi …: hanno riaperto".
		if s.rel(v, "nsubj") && s.quoted[v] == s.quoted[w] && s.t[v].UPOS != lang.PRON && s.mainClause(v) {
			if refs := s.actors(v); coded(refs) {
				return refs
			}
		}
	}
	if s.quoted[w] {
		return nil
	}
	if len(s.d.topic) == 0 {
		return s.voiceActor(w)
	}
	out := make([]actorRef, 0, len(s.d.topic))
	for _, r := range s.d.topic {
		r.word, r.Span = w, nil
		out = append(out, r)
	}
	return out
}

// voiceActor returns whoever the headline quotes, for sentences that go on about
// them without a name.
func (s *sent) voiceActor(w int) []actorRef {
	if v := s.d.voice; v != nil && v.Code != "" {
		code, sector, _ := strings.Cut(v.Code, "/")
		return []actorRef{{Actor: casus.Actor{Code: code, Sector: sector, Name: v.Name}, word: w, kind: "person"}}
	}
	return nil
}

// recipientBelow looks for whom the object belongs to, or where it stands: "hit
// a depot in Belgorod".
func (s *sent) recipientBelow(fd *finding) ([]actorRef, string) {
	switch fd.typ {
	case casus.Mobilize, casus.Cooperate, casus.Aid:
		return nil, ""
	}
	var out []actorRef
	for _, o := range fd.f.obj {
		s.subtree(o, func(k int) bool { return !s.rel(k, "acl", "advcl", "conj", "parataxis", "ccomp") }, func(i int) {
			if m := s.mentionAt(i); m != nil && m.head == i && i != o {
				for _, r := range s.actors(i) {
					if r.kind != "media" {
						r.weak = true
						out = append(out, r)
					}
				}
			}
		})
	}
	if len(out) > 0 {
		return dedupe(out), "inside the object"
	}
	if fd.typ != casus.Assault && fd.typ != casus.Coerce {
		return nil, ""
	}
	for _, o := range fd.f.obl {
		if !s.d.pack.locative(o.prep) {
			continue
		}
		for _, c := range s.conjuncts(o.w) {
			if m := s.mentionAt(c); m != nil {
				if r, ok := s.fromMention(m, c); ok {
					r.weak = true
					out = append(out, r)
				}
			} else if ow := s.owners(c, 0); len(ow) > 0 {
				out = append(out, ow...)
			}
		}
	}
	for i := range out {
		out[i].weak = true
	}
	return dedupe(out), "place"
}

// findNoun codes the event noun w. Light is the verb that carries it, with its
// frame, or -1.
func (s *sent) findNoun(w, light int, lf *frame) *finding {
	list := s.patternsAt(w)
	if len(list) == 0 || s.insideName(w) || s.inPrep(w) {
		return nil
	}
	f := s.nounFrame(w)
	p := s.choose(list, &f)
	if p == nil || p.Type == codebook.Blocked || p.Type == codebook.Light {
		return nil
	}
	fd := &finding{s: s, w: w, pat: p, typ: p.Type, f: f, undone: -1}
	s.fillNoun(fd)
	if light < 0 {
		light, lf = s.carrier(w)
	}
	if light >= 0 {
		fd.words = append(fd.words, light)
		s.fillFromCarrier(fd, lf)
	}
	if fd.typ == casus.Agree && len(fd.words) == 0 {
		return nil // an agreement that nobody reaches in this sentence is a text, not an act
	}
	if p.Recip && coded(fd.actors) != coded(fd.recips) {
		fd.actors, fd.recips = fd.parties(), fd.parties()
	}
	if !coded(fd.actors) && (!coded(fd.recips) || s.definite(w)) && !mutual(fd.typ) && !s.d.pack.has("norecall", s.lemma(w)) {
		s.recall(fd)
	}
	if (mutual(fd.typ) || p.Recip) && len(fd.words) == 0 && codes(fd.parties()) < 2 && !s.partner(fd) {
		return nil
	}
	if !coded(fd.recips) && fd.typ == casus.Assault {
		s.beside(fd)
	}
	if !coded(fd.recips) && hostile(fd.typ) {
		s.theme(fd)
	}
	if !coded(fd.recips) && coded(fd.actors) && (fd.typ == casus.Aid || fd.typ == casus.Support) && (s.definite(w) || s.praised(w)) {
		s.beneficiary(fd)
	}
	return fd
}

// beside takes the place right after the noun that the parser hung on the verb:
// "sostenere l'offensiva in Ucraina".
func (s *sent) beside(fd *finding) {
	for i := range s.ments {
		m := &s.ments[i]
		if m.head == fd.w || !s.under(m.head, fd.w) || !s.d.pack.locative(s.prep(m.head)) || s.clauseOf(m.head) != s.clauseOf(fd.w) {
			continue
		}
		if r, ok := s.fromMention(m, m.head); ok && !shares(fd.actors, []actorRef{r}) {
			fd.recips, fd.recipVia = []actorRef{r}, "place"
			return
		}
	}
	v := s.t[fd.w].Head
	if v < 0 {
		return
	}
	for _, k := range s.kidsBy(v, "obl") {
		m := s.mentionAt(k)
		if m == nil || k < fd.w || k > fd.w+4 || !s.d.pack.locative(s.prep(k)) {
			continue
		}
		if r, ok := s.fromMention(m, k); ok && !shares(fd.actors, []actorRef{r}) {
			fd.recips, fd.recipVia = []actorRef{r}, "place"
			return
		}
	}
}

// praised reports whether the noun w is what somebody praises or gives thanks for.
func (s *sent) praised(w int) bool {
	h := s.t[w].Head
	if h < 0 || !s.rel(w, "obj", "obl") || s.pos(h) != "V" {
		return false
	}
	p := s.chosen(h)
	return p != nil && p.Type == casus.Support
}

// beneficiary gives help that is told of as a known fact to the subject of its
// clause: "thanks to Russian support, North Korea has…".
func (s *sent) beneficiary(fd *finding) {
	for v := s.clauseOf(fd.w); ; v = s.clauseOf(s.t[v].Head) {
		if subj := s.all(s.frame(v).subj); coded(subj) && !shares(subj, fd.actors) {
			fd.recips, fd.recipVia = subj, "subject of "+s.t[v].Form
			return
		}
		if s.t[v].Head < 0 {
			return
		}
	}
}

// partner completes a joint act of which one party is named, "the cooperation with
// Russia", by the other of the two states last named together.
func (s *sent) partner(fd *finding) bool {
	if !s.definite(fd.w) || !coded(fd.parties()) {
		return false
	}
	known := fd.parties()
	if hit := s.reproached(fd.w); coded(hit) && !shares(hit, known) {
		fd.actors, fd.actorVia = dedupe(append(append([]actorRef{}, known...), hit...)), "reason of the act"
		fd.recips, fd.recipVia = fd.actors, fd.actorVia
		return true
	}
	// Whoever acts in the clause: "Iran asked to move its talks with the US".
	for v := s.clauseOf(fd.w); ; v = s.clauseOf(s.t[v].Head) {
		if subj := s.all(s.frame(v).subj); codes(subj) == 1 && !shares(subj, known) && subj[0].kind != "media" && !s.under(fd.w, subj[0].word) {
			fd.actors, fd.actorVia = dedupe(append(append([]actorRef{}, known...), subj...)), "subject of "+s.t[v].Form
			fd.recips, fd.recipVia = fd.actors, fd.actorVia
			return true
		}
		if s.t[v].Head < 0 {
			break
		}
	}
	if other := s.otherState(known); other != nil {
		fd.actors, fd.actorVia = dedupe(append(append([]actorRef{}, known...), other...)), "the other state of the sentence"
		fd.recips, fd.recipVia = fd.actors, fd.actorVia
		return true
	}
	for _, pair := range [...][]actorRef{s.d.pair, s.d.headPair} {
		for i, p := range pair {
			if len(pair) == 2 && shares(known, []actorRef{p}) {
				other := unspanned(pair[1-i : 2-i])
				fd.actors, fd.actorVia = dedupe(append(append([]actorRef{}, known...), other...)), "the two last named together"
				fd.recips, fd.recipVia = fd.actors, fd.actorVia
				return true
			}
		}
	}
	return false
}

// theme gives a hostile noun the owner of the noun phrase that it explains: in
// "Russia's isolation, deepened by Western sanctions" the sanctions are on Russia.
func (s *sent) theme(fd *finding) {
	if !coded(fd.actors) {
		return
	}
	for v, n := s.t[fd.w].Head, 0; v >= 0 && n < 4; v, n = s.t[v].Head, n+1 {
		if s.finite(v) {
			return
		}
		if s.pos(v) != "N" {
			continue
		}
		if own := s.owners(v, 0); coded(own) && !shares(own, fd.actors) {
			fd.recips, fd.recipVia = own, "owner of "+s.t[v].Form
			return
		}
	}
}

// codes counts the coded actors.
func codes(refs []actorRef) int {
	n := 0
	for _, r := range refs {
		if r.Code != "" {
			n++
		}
	}
	return n
}

// insideName reports whether w belongs to the name of a treaty, body or place
// and is not an event of its own.
func (s *sent) insideName(w int) bool {
	m := s.mentionAt(w)
	if m == nil {
		return false
	}
	for _, n := range m.names {
		switch n.Kind {
		case codebook.Weapon:
			return m.first != m.last
		case codebook.Instrument:
			if n.Entry.Kind == "regime" {
				return false // "the 20th package of sanctions" tells of sanctions
			}
		default:
			return true
		}
	}
	return m.head != w
}

// inPrep reports whether the noun w is part of a prepositional phrase such as
// "nei confronti di".
func (s *sent) inPrep(w int) bool {
	_, n := s.fullPrep(w)
	return n != w
}

// nounFrame files the dependents of a noun as a frame: those that own it as
// subjects, prepositions as complements.
func (s *sent) nounFrame(w int) frame {
	var f frame
	for _, k := range s.kids[w] {
		if s.rel(k, "nmod", "obl") && !s.d.pack.has("scale-noun", s.lemma(k)) {
			if prep, n := s.fullPrep(k); prep != "" {
				f.obl = append(f.obl, pp{prep, n})
				for _, c := range s.conjuncts(n)[1:] {
					if p := s.prep(c); p != "" && p != prep {
						f.obl = append(f.obl, pp{p, c})
					}
				}
			}
		}
	}
	return f
}

// fillNoun reads actors and recipients from the noun's own dependents.
func (s *sent) fillNoun(fd *finding) {
	p := fd.pat
	var owners, genitives []actorRef
	for _, k := range s.kids[fd.w] {
		switch {
		case s.rel(k, "amod", "compound", "nmod:poss", "det:poss", "flat") || s.rel(k, "nmod") && (s.prep(k) == "" || s.prep(k) == "'s"):
			if s.t[k].Feats.Poss || s.t[k].UPOS == lang.PRON {
				owners = append(owners, s.possessor(k)...)
			} else if m := s.mentionAt(k); m != nil {
				if r, ok := s.fromMention(m, k); ok {
					owners = append(owners, r)
				}
			} else if s.rel(k, "nmod:poss", "compound", "nmod") {
				owners = append(owners, s.actors(k)...)
			}
		case s.rel(k, "nmod") && s.d.pack.has("scale-noun", s.lemma(k)):
			owners = append(owners, s.owners(k, 0)...) // "l'invasione su larga scala russa"
		case s.rel(k, "nmod"):
			if prep, n := s.fullPrep(k); s.d.pack.genitive(prep) && prep != "for" {
				if s.d.pack.agent(prep) {
					owners = append(owners, s.actors(n)...)
				} else {
					genitives = append(genitives, s.actors(n)...)
				}
			}
		}
	}
	if len(owners) == 0 {
		// "Putin è in visita": the noun is the predicate of who acts.
		for _, k := range s.kidsBy(fd.w, "nsubj") {
			owners = append(owners, s.actors(k)...)
		}
	}
	s.assign(fd, dedupe(owners), dedupe(genitives))
	if len(fd.actors) == 0 {
		fd.actors, fd.actorVia = s.reproached(fd.w), "reason of the act"
	}
	if len(fd.actors) == 0 {
		fd.actors, fd.actorVia = s.fill(fd, p.Actor)
	}
	if len(fd.actors) == 0 {
		for _, o := range fd.f.obl {
			if s.d.pack.agent(o.prep) {
				fd.actors, fd.actorVia = s.actors(o.w), o.prep
			}
		}
	}
	if !coded(fd.recips) {
		slots := p.Recipient
		if len(slots) == 0 {
			slots = s.d.pack.nounRecipients()
		}
		if r, via := s.fill(fd, slots); len(r) > 0 {
			fd.recips, fd.recipVia = r, via
		}
	}
	for _, o := range fd.f.obl {
		if o.prep == "tra" || o.prep == "between" {
			both := s.actors(o.w)
			if len(both) >= 2 {
				fd.actors, fd.recips, fd.both = both, both, true
				fd.actorVia, fd.recipVia = o.prep, o.prep
			}
		}
	}
}

// reproached returns who did the deed that the noun w gives as the reason of a verbal
// or material answer to it: "sanctioned ten firms for the sale of arms to Taiwan".
func (s *sent) reproached(w int) []actorRef {
	h := s.t[w].Head
	if h < 0 || !s.rel(w, "obl", "nmod") || !s.d.pack.has("reason", s.prep(w)) || !s.verbal(h) {
		return nil
	}
	p := s.chosen(h)
	if p == nil || !verbal(p.Type) && p.Type != casus.Sanction {
		return nil
	}
	return s.all(s.hitBy(h))
}

// assign gives the owners and genitives of a noun their parts.
func (s *sent) assign(fd *finding, owners, genitives []actorRef) {
	p := fd.pat
	if p.AdjRecipient && len(owners) > 0 {
		fd.recips, fd.recipVia = owners, "adjective"
		owners = nil
	}
	switch {
	case p.GenRecipient:
		fd.actors, fd.actorVia = owners, "owner"
		if len(genitives) > 0 {
			fd.recips, fd.recipVia = genitives, "genitive"
		}
	case len(owners) > 0:
		fd.actors, fd.actorVia = owners, "owner"
		if len(genitives) > 0 && len(fd.recips) == 0 {
			fd.recips, fd.recipVia = genitives, "genitive"
		}
	default:
		fd.actors, fd.actorVia = genitives, "genitive"
	}
}

// carrier returns the light verb whose object, or modified noun, is w: "the
// strikes launched by Russia", "has imposed sanctions".
func (s *sent) carrier(w int) (int, *frame) {
	h := w
	for {
		w = h
		for _, k := range s.kids[w] {
			if s.rel(k, "acl", "amod") && s.carries(k) {
				f := s.frame(k)
				return k, &f
			}
		}
		h = s.t[w].Head
		if h < 0 || !(s.rel(w, "nmod") && s.d.pack.has("quant", s.lemma(h)) || s.rel(w, "conj") && s.t[h].UPOS == lang.NOUN) {
			break
		}
	}
	if h >= 0 && s.rel(w, "obj", "nsubj:pass", "nsubj") && s.carries(h) {
		if f := s.frame(h); slices.Contains(f.obj, w) {
			return h, &f
		}
	}
	if h >= 0 && s.rel(w, "obl") && s.actsThrough(w, h) {
		f := s.frame(h)
		return h, &f
	}
	return -1, nil
}

// actsThrough reports whether the verb h acts through its complement w: "resort
// to attacks", "procedere a un attacco", "ritirarsi dai colloqui" does not.
func (s *sent) actsThrough(w, h int) bool {
	switch s.prep(w) {
	case "a", "to", "with", "con", "di", "from", "su", "on":
		p := s.lightPattern(h)
		return p != nil && (len(p.Rest) == 0) == (s.prep(w) == "a" || s.prep(w) == "to" || s.prep(w) == "with" || s.prep(w) == "con")
	}
	return false
}

// carries reports whether the verb v hands its subject on to an event noun: it
// is light, or it plans, wants, announces, begins or ends the event.
func (s *sent) carries(v int) bool {
	if s.pos(v) != "V" && !(s.t[v].UPOS == lang.ADJ && s.t[v].Feats.VerbForm == lang.Part) {
		return false
	}
	for _, p := range s.patternsAt(v) {
		if p.Type == codebook.Light {
			return true
		}
		if p.Content && p.Type == casus.Threaten {
			return true
		}
	}
	switch s.cueAt(v) {
	case codebook.CuePlan, codebook.CueWant, codebook.CueDo, codebook.CueTry, codebook.CueFail, codebook.CueCan, codebook.CueMust, codebook.CueRefuse:
		return true
	case codebook.CueSay:
		return s.announces(v) && s.kid(v, "ccomp") < 0
	}
	return false
}

// fillFromCarrier completes a noun's parts from the verb that carries it.
func (s *sent) fillFromCarrier(fd *finding, lf *frame) {
	if lf == nil {
		return
	}
	if p := s.lightPattern(fd.words[0]); p != nil && slices.Contains(p.Recipient, "subj") {
		// The subject receives: "suffered an attack", "gode del sostegno".
		verb := &finding{s: s, w: fd.words[0], f: *lf, typ: fd.typ}
		if refs := s.all(lf.subj); coded(refs) {
			fd.recips, fd.recipVia = refs, "subject of the verb"
		}
		if !coded(fd.actors) {
			fd.actors, fd.actorVia = s.fill(verb, p.Actor)
		}
		return
	}
	if fd.actorVia == "owner" && fd.pat.GenRecipient && !coded(fd.recips) && s.kid(fd.w, "nmod:poss") >= 0 {
		if refs := s.all(lf.subj); coded(refs) && !shares(refs, fd.actors) {
			// "ordered the tanker's release": the owner suffers, the subject acts.
			fd.recips, fd.recipVia = fd.actors, "genitive"
			fd.actors = nil
		}
	}
	// "accettare la proposta dell'Iran": who takes up an act of words did not speak it.
	spoken := speechAct(fd.typ) && !s.light(fd.words[0])
	if !coded(fd.actors) || fd.actorVia == "genitive" && !fd.pat.GenRecipient && !spoken {
		if refs := s.all(lf.subj); len(refs) > 0 {
			if fd.actorVia == "genitive" && !coded(fd.recips) && coded(fd.actors) {
				fd.recips, fd.recipVia = fd.actors, "genitive"
			}
			fd.actors, fd.actorVia = refs, "subject of the verb"
		} else if lf.nullTop && len(fd.actors) == 0 {
			fd.actors, fd.actorVia = s.nullSubject(fd.words[0]), "subject understood"
		}
	}
	if coded(fd.recips) {
		return
	}
	verb := &finding{s: s, w: fd.words[0], f: *lf, typ: fd.typ}
	slots := append(append([]string{}, fd.pat.Recipient...), s.d.pack.nounRecipients()...)
	slots = append(slots, "dat")
	if r, via := s.fill(verb, slots); len(r) > 0 {
		fd.recips, fd.recipVia = r, via
	}
}

// lightPattern returns the pattern that makes v a light verb, or nil.
func (s *sent) lightPattern(v int) *codebook.Pattern {
	for _, p := range s.patternsAt(v) {
		if p.Type == codebook.Light {
			return p
		}
	}
	return nil
}

// definite reports whether the noun w points back: the attack, questo attacco.
func (s *sent) definite(w int) bool {
	for _, k := range s.kids[w] {
		if s.rel(k, "det") {
			f := s.t[k].Feats
			return f.Defined == lang.Def || f.PronType == lang.DemPron || f.PronType == lang.ArtPron && f.Defined != lang.Indef
		}
	}
	return false
}

// recall takes missing parts from the last claim of the same type that the
// document made, for "the attack".
func (s *sent) recall(fd *finding) {
	if !s.definite(fd.w) && !s.headline {
		return
	}
	past := append(s.d.past[:len(s.d.past):len(s.d.past)], s.partial...)
	for i := len(past) - 1; i >= 0; i-- {
		old := past[i]
		if old.w == fd.w && old.s == s || old.typ != fd.typ || !coded(old.actors) || fd.typ != casus.Assault && !s.sameStem(fd.w, old) {
			continue
		}
		if coded(fd.recips) && coded(old.recips) && !shares(fd.recips, old.recips) {
			continue
		}
		if !coded(fd.actors) {
			fd.actors, fd.actorVia = unspanned(old.actors), "the same event as before"
		}
		if !coded(fd.recips) {
			fd.recips, fd.recipVia = unspanned(old.recips), "the same event as before"
		}
		return
	}
}

// sameStem reports whether word w and the word of an earlier finding share their
// stem: accuse, accusation.
func (s *sent) sameStem(w int, old *finding) bool {
	const stem = 5
	a, b := []rune(s.lemma(w)), []rune(old.s.lemma(old.w))
	n := min(stem, len(a), len(b))
	return string(a[:n]) == string(b[:n])
}

func unspanned(refs []actorRef) []actorRef {
	out := make([]actorRef, len(refs))
	for i, r := range refs {
		r.Span, r.word = nil, -1
		out[i] = r
	}
	return out
}

func shares(a, b []actorRef) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Code != "" && x.Code == y.Code {
				return true
			}
		}
	}
	return false
}

// parties returns both sides together.
func (fd *finding) parties() []actorRef {
	return dedupe(append(append([]actorRef{}, fd.actors...), fd.recips...))
}
