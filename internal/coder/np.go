package coder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// An actorRef is an actor with the word that it was read from; word is -1 where
// context supplied it.
type actorRef struct {
	casus.Actor
	word   int
	kind   string // role kind: role, unit, anonymous, expert, media; state, person, org, place
	weak   bool   // a noun that merely belongs to the actor (Russian gas)
	plural bool
}

// actors reads the noun phrase headed by w, with its conjuncts, as actors.
func (s *sent) actors(w int) []actorRef {
	var out []actorRef
	for _, c := range s.conjuncts(w) {
		if c != w && !s.nominal(c) && s.mentionAt(c) == nil {
			continue
		}
		out = append(out, s.single(c, 0)...)
	}
	return dedupe(out)
}

// dedupe drops repeated actors: the same code and sector, or the same words.
func dedupe(refs []actorRef) []actorRef {
	var out []actorRef
next:
	for _, r := range refs {
		for _, o := range out {
			if o.Code == r.Code && o.Sector == r.Sector && (r.Code != "" || o.Name == r.Name) {
				continue next
			}
		}
		out = append(out, r)
	}
	return out
}

const maxDepth = 4 // of the genitives that are followed to find a country

// single reads one noun phrase without its conjuncts.
func (s *sent) single(w, depth int) []actorRef {
	if depth > maxDepth || w < 0 {
		return nil
	}
	word := &s.t[w]
	if m := s.mentionAt(w); m != nil && !(m.head != w && s.t[w].UPOS == lang.NOUN && s.role(w) != nil) {
		if r, ok := s.fromMention(m, w); ok {
			return []actorRef{r}
		}
	}
	if word.Feats.Poss {
		return s.possessor(w)
	}
	if word.UPOS == lang.PRON || word.UPOS == lang.DET && s.nominal(w) {
		return s.pronoun(w)
	}
	if p := s.apposed(w); p != nil {
		return []actorRef{*p}
	}
	if r, ok := s.d.learnedAt(s, w); ok {
		return []actorRef{r}
	}
	if pair := s.pairNoun(w); pair != nil {
		return pair
	}
	if s.d.pack.has("orgnoun", s.lemma(w)) && s.definite(w) && s.kid(w, "amod", "nmod", "compound") < 0 {
		return s.lookBack(w, func(x salient) bool { return x.ref.kind == "org" })
	}
	if s.d.pack.has("relational", s.lemma(w)) {
		return s.relatives(w)
	}
	role := s.role(w)
	owner := s.owners(w, depth)
	if role != nil {
		return s.roleActors(w, role, owner)
	}
	if len(owner) > 0 {
		for i := range owner {
			owner[i].weak = true
			owner[i].Sector = s.d.pack.sectorOf(s.lemma(w), owner[i].Sector)
			sp := s.phrase(w).Cover(spanOr(owner[i].Span, s.t[w].Span))
			owner[i].Span = &sp
			if !s.possessed(w) && len(owner) == 1 {
				owner[i].Name = s.text(sp)
			}
		}
		return owner
	}
	if word.UPOS == lang.PROPN && !s.calendar(w) {
		sp := s.phrase(w)
		return []actorRef{{Actor: casus.Actor{Name: s.text(sp), Span: &sp}, word: w, kind: "person"}}
	}
	return nil
}

// calendar reports whether w names a month or a day of the week.
func (s *sent) calendar(w int) bool {
	_, month := s.gram("month", w)
	_, day := s.gram("weekday", w)
	return month || day
}

func spanOr(p *casus.Span, other casus.Span) casus.Span {
	if p == nil {
		return other
	}
	return *p
}

// fromMention makes an actor of a mention where the syntax lets it act.
func (s *sent) fromMention(m *mention, w int) (actorRef, bool) {
	a, n := s.country(m)
	if n == nil || a.Code == "" {
		return actorRef{}, false
	}
	kind := "state"
	switch n.Kind {
	case codebook.Person:
		kind = "person"
	case codebook.Org, codebook.OrgAdj, codebook.Seat:
		kind = "org"
		if n.Entry.Kind == "media" || n.Entry.Kind == "agency" {
			kind = "media"
		}
	case codebook.PlaceName:
		kind = "place"
	}
	ref := actorRef{Actor: a, word: w, kind: kind}
	if kind == "place" {
		ref.weak = true
	}
	if n.Kind == codebook.People {
		ref.plural = true
		if s.t[m.head].Feats.Number == lang.Sing && s.t[m.head].UPOS == lang.NOUN && !s.rel(m.head, "amod", "compound", "nmod") {
			ref.Sector = "CVL"
		}
	}
	return ref, true
}

// apposed finds a named person or body in apposition to a title: "il presidente
// russo, Vladimir Putin".
func (s *sent) apposed(w int) *actorRef {
	for _, k := range s.kids[w] {
		if !s.rel(k, "appos", "flat", "compound") && !(s.rel(k, "nmod") && s.prep(k) == "" && s.t[k].UPOS == lang.PROPN) {
			continue
		}
		m := s.mentionAt(k)
		if m == nil {
			continue
		}
		if s.rel(k, "compound") && s.role(w) != nil {
			continue // "Ukraine officials": the name owns, it is not the official
		}
		if a, n := s.country(m); n != nil && n.Kind == codebook.Person {
			return &actorRef{Actor: a, word: w, kind: "person"}
		}
	}
	return nil
}

// role returns the role that the noun w names, with two-word roles first.
func (s *sent) role(w int) *codebook.Role {
	word := &s.t[w]
	if word.UPOS != lang.NOUN && word.UPOS != lang.PROPN && word.UPOS != lang.ADJ {
		return nil
	}
	l := s.lemma(w)
	for _, k := range s.kids[w] {
		if !s.rel(k, "compound", "amod", "nmod") {
			continue
		}
		for _, two := range [...]string{s.lemma(k) + " " + l, l + " " + s.lemma(k), strings.ToLower(s.t[k].Form) + " " + l, l + " " + strings.ToLower(s.t[k].Form)} {
			if r := s.d.pack.role(two); r != nil {
				return r
			}
		}
		if s.rel(k, "nmod") && s.prep(k) != "" {
			if r := s.d.pack.role(l + " " + s.prep(k) + " " + s.lemma(k)); r != nil {
				return r
			}
		}
	}
	if r := s.d.pack.role(l); r != nil {
		return r
	}
	return s.d.pack.role(strings.ToLower(word.Form))
}

// owners returns the countries or bodies to which the noun w belongs: demonym
// adjectives, genitives, compounds and possessives.
func (s *sent) owners(w, depth int) []actorRef {
	var out []actorRef
	for _, k := range s.kids[w] {
		switch {
		case s.rel(k, "amod", "compound", "nmod:poss", "det:poss", "flat", "nummod"):
		case s.rel(k, "nmod") && s.d.pack.genitive(s.prep(k)):
		case s.rel(k, "nmod") && s.prep(k) == "" && s.mentionAt(k) != nil:
		case s.rel(k, "appos") && s.t[k].UPOS == lang.PROPN:
		case s.rel(k, "acl") && s.passive(k) && s.d.pack.matches(s.lemma(w), armed):
			// "missiles fired by the Israeli military"
			out = append(out, s.agents(k)...)
			continue
		default:
			continue
		}
		if s.t[k].Feats.Poss || s.t[k].UPOS == lang.PRON {
			out = append(out, s.possessor(k)...)
			continue
		}
		for _, c := range s.conjuncts(k) {
			if m := s.mentionAt(c); m != nil {
				if r, ok := s.fromMention(m, c); ok {
					out = append(out, r)
				}
				continue
			}
			if s.rel(k, "nmod", "compound") && !s.rel(k, "amod") {
				out = append(out, s.single(c, depth+1)...)
			}
		}
	}
	byName := func(r actorRef) bool { return r.Code != "" && r.word >= 0 && s.mentionAt(r.word) != nil }
	named := slices.ContainsFunc(out, byName)
	kept := out[:0]
	for _, r := range out {
		if r.Code != "" && (!named || byName(r) || s.t[max(r.word, 0)].UPOS == lang.PRON) { // "aziende americane della difesa"
			kept = append(kept, r)
		}
	}
	if len(kept) == 0 && depth == 0 && s.role(w) != nil {
		return s.seated(w)
	}
	return dedupe(kept)
}

// armed lists what acts for whoever fires or sends it.
var armed = []string{"@missiles", "@drone", "@arms", "@munitions", "@troops", "@aircraft", "@vessel", "@attack"}

// seated finds the country of people by where they sit: "a court in Bavaria",
// "diplomats from EU states".
func (s *sent) seated(w int) []actorRef {
	var out []actorRef
	for _, k := range s.kidsBy(w, "nmod") {
		if p := s.prep(k); p == "from" || p == "in" || p == "at" || p == "da" {
			if m := s.mentionAt(k); m != nil {
				if r, ok := s.fromMention(m, k); ok {
					out = append(out, r)
				}
			} else {
				out = append(out, s.owners(k, 1)...)
			}
		}
	}
	return dedupe(out)
}

// agents returns who does the passive verb v.
func (s *sent) agents(v int) []actorRef {
	var out []actorRef
	for _, k := range s.kids[v] {
		if s.rel(k, "obl") && s.d.pack.agent(s.prep(k)) {
			out = append(out, s.actors(k)...)
		}
	}
	return out
}

// roleActors combines a role with the countries that own it.
func (s *sent) roleActors(w int, role *codebook.Role, owner []actorRef) []actorRef {
	sp := s.phrase(w)
	plural := s.t[w].Feats.Number == lang.Plur
	base := actorRef{Actor: casus.Actor{Sector: role.Sector, Name: s.text(sp), Span: &sp}, word: w, kind: role.Kind, plural: plural}
	if len(owner) == 0 {
		if r, ok := s.d.lastWithRole(s, w, role); ok {
			r.word, r.Span = w, &sp
			return []actorRef{r}
		}
		if name := s.properIn(w); name != "" {
			base.Name = name
		}
		return []actorRef{base}
	}
	var out []actorRef
	for _, o := range owner {
		r := base
		r.Code, r.QID = o.Code, ""
		if len(owner) > 1 || s.possessed(w) {
			r.Name = o.Name
		}
		if role.Sector == "" {
			r.Sector = o.Sector
		}
		out = append(out, r)
	}
	return out
}

// possessed reports whether a possessive owns the noun w: "la sua brigata".
func (s *sent) possessed(w int) bool {
	for _, k := range s.kids[w] {
		if s.t[k].Feats.Poss {
			return true
		}
	}
	return false
}

// relatives reads "its allies", "Kyiv's partners": not the owner but those named
// as examples ("such as Japan") or by adjective ("European allies").
func (s *sent) relatives(w int) []actorRef {
	var out []actorRef
	for _, k := range s.kids[w] {
		switch {
		case s.rel(k, "amod"):
			if m := s.mentionAt(k); m != nil {
				if r, ok := s.fromMention(m, k); ok {
					out = append(out, r)
				}
			}
		case s.rel(k, "appos") || s.rel(k, "nmod", "acl") && s.d.pack.has("such", s.prep(k)):
			for _, c := range s.conjuncts(k) {
				if m := s.mentionAt(c); m != nil {
					if r, ok := s.fromMention(m, c); ok {
						out = append(out, r)
					}
				} else {
					out = append(out, s.single(c, 1)...)
				}
			}
		}
	}
	return dedupe(out)
}

// properIn returns the proper name inside the phrase of w, if any.
func (s *sent) properIn(w int) string {
	if s.t[w].UPOS == lang.PROPN {
		return s.text(s.phrase(w))
	}
	for _, k := range s.kids[w] {
		if s.t[k].UPOS == lang.PROPN && s.rel(k, "appos", "flat", "nmod") && s.prep(k) == "" {
			return s.text(s.phrase(k))
		}
	}
	return ""
}

// pairNoun reads "the two countries", "both sides", "i due leader", "le parti"
// as the pair last spoken of.
func (s *sent) pairNoun(w int) []actorRef {
	if !s.d.pack.pairHead(s.lemma(w)) {
		return nil
	}
	two := false
	for _, k := range s.kids[w] {
		two = two || s.d.pack.two(s.lemma(k)) || s.d.pack.two(strings.ToLower(s.t[k].Form))
	}
	if !two && !s.d.pack.pairAlone(s.lemma(w)) && !s.d.pack.two(s.lemma(w)) {
		return nil
	}
	for _, k := range s.kids[w] {
		if m := s.mentionAt(k); m != nil && (s.rel(k, "amod", "compound") || s.d.pack.genitive(s.prep(k))) {
			if _, n := s.country(m); n != nil {
				return nil // "i due leader coreani" and the like name themselves
			}
		}
	}
	return s.d.lastPair(w)
}

// learn remembers people whom the document introduces by office: "Economy
// Minister Marcelo Ebrard", "il governatore di Kharkiv, Oleh Synegubov".
func (s *sent) learn() {
	for w := range s.t {
		if s.t[w].UPOS != lang.PROPN || s.ment[w] >= 0 {
			continue
		}
		h := s.t[w].Head
		if h >= 0 && s.rel(w, "flat", "compound") && s.t[h].UPOS == lang.PROPN && s.ment[h] < 0 && s.role(h) == nil {
			continue // inside a longer name
		}
		title := -1
		if h >= 0 && s.rel(w, "appos", "flat", "nmod") && s.prep(w) == "" && s.role(h) != nil {
			title = h
		}
		for _, k := range s.kids[w] {
			if title < 0 && s.rel(k, "appos", "compound", "flat", "nmod") && s.prep(k) == "" && s.role(k) != nil {
				title = k
			}
		}
		if title < 0 {
			continue
		}
		s.learnName(w, title)
	}
}

// learnName files the name headed by w under the office named by title.
func (s *sent) learnName(w, title int) {
	role := s.role(title)
	owner := s.owners(title, 0)
	if len(owner) == 0 {
		owner = s.owners(w, 0)
	}
	a := casus.Actor{Sector: role.Sector}
	if len(owner) > 0 {
		a.Code = owner[0].Code
		if a.Sector == "" {
			a.Sector = owner[0].Sector
		}
	} else if role.Kind == "role" && (role.Sector == "GOV" || role.Sector == "MIL" || role.Sector == "LEG" || role.Sector == "") && s.d.pack.office(s.lemma(title)) {
		a.Code = s.d.home
	}
	if a.Code == "" {
		return
	}
	last := w
	end := s.t[w].Span
	for _, k := range s.kids[w] {
		if s.rel(k, "flat", "compound") && s.t[k].UPOS == lang.PROPN && s.ment[k] < 0 && s.role(k) == nil {
			end = end.Cover(s.t[k].Span)
			if k > last {
				last = k
			}
		}
	}
	a.Name = s.text(end)
	first, _ := utf8.DecodeRuneInString(s.t[last].Form)
	if !unicode.IsUpper(first) || utf8.RuneCountInString(s.t[last].Form) < 3 {
		return
	}
	key := codebook.Fold(s.t[last].Form)
	if _, ok := s.d.learned[key]; !ok {
		s.d.learned[key] = actorRef{Actor: a, kind: role.Kind}
	}
}
