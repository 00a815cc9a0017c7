package coder

import (
	"strings"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// A document is the state of one reading: what the sentences so far have named.
type document struct {
	c    *Coder
	doc  casus.Document
	lang string
	date string
	pack *pack

	sents   []*sent                  // the headline's sentences, then the body's
	seen    map[*codebook.Entry]bool // people named so far
	learned map[string]actorRef      // people introduced by the document, by folded surname
	home    string                   // the country that the report is at home in
	counts  map[string]int           // how often each country is named
	strong  map[string]bool          // the countries named by their own name or adjective

	recent    []salient // oldest first
	pair      []actorRef
	pairAt    int        // the sentence that named the pair
	headPair  []actorRef // the two states of the headline
	headHome  string     // the only state of the headline
	headNames []actorRef // all states and bodies of the headline
	now       int        // the sentence being read, counted over headline and body
	topic     []actorRef // subject of the last sentence that had an actor as subject
	past      []*finding // earlier claims, for "the attack" and the like
	voice     *casus.Speaker
	voiceIn   int // the sentence in which voice spoke last

	attributions []casus.Attribution
}

// A salient is an actor that later pronouns may mean.
type salient struct {
	ref    actorRef
	at     int // sentence, counted over headline and body
	subj   bool
	person bool
}

const memory = 4 // sentences that a pronoun looks back

// survey counts names, to know what the document is about before reading it.
func (d *document) survey() {
	d.counts, d.strong = map[string]int{}, map[string]bool{}
	for _, s := range d.sents {
		for i := range s.ments {
			for _, n := range s.ments[i].names {
				if n.Kind == codebook.State || n.Kind == codebook.Adjective {
					d.strong[n.Entry.Code] = true
				}
			}
		}
	}
	for _, s := range d.sents {
		weight := 1
		if s.headline {
			weight = 2
		}
		for i := range s.ments {
			m := &s.ments[i]
			for _, n := range m.names {
				if n.Kind == codebook.Person && (strings.ContainsRune(n.Form, ' ') || !n.Weak) {
					d.seen[n.Entry] = true
				}
			}
			if a, n := s.country(m); n != nil && d.c.cb.States[a.Code] != nil {
				d.counts[a.Code] += weight
			}
		}
	}
	best := 0
	for code, n := range d.counts {
		if n > best || n == best && code < d.home {
			d.home, best = code, n
		}
	}
	if d.home == "" {
		d.home = d.publisherCountry()
	}
}

func (d *document) publisherCountry() string {
	for _, f := range d.c.cb.Names.Find(d.doc.Publisher) {
		for _, n := range f.Names {
			if c := n.Entry.Country; c != "" && n.Kind == codebook.Org {
				return c
			}
			if n.Kind == codebook.State || n.Kind == codebook.Adjective {
				return n.Entry.Code
			}
		}
	}
	if d.lang == "it" {
		return "ITA"
	}
	return ""
}

// learnedAt returns the person whom the document introduced under the surname
// at w.
func (d *document) learnedAt(s *sent, w int) (actorRef, bool) {
	if s.t[w].UPOS != lang.PROPN {
		return actorRef{}, false
	}
	words := []int{w}
	for _, k := range s.kids[w] {
		if s.rel(k, "flat", "compound") {
			words = append(words, k)
		}
	}
	for _, k := range words {
		if r, ok := d.learned[codebook.Fold(s.t[k].Form)]; ok {
			sp := s.phrase(w)
			r.Span, r.word = &sp, w
			return r, true
		}
	}
	return actorRef{}, false
}

// lastWithRole resolves a bare office ("the ministry", "il presidente") to the
// last actor of that sector, then to the home government.
func (d *document) lastWithRole(s *sent, w int, role *codebook.Role) (actorRef, bool) {
	if role.Kind == "anonymous" || role.Kind == "expert" || role.Kind == "media" {
		return actorRef{}, false
	}
	if s.t[w].Feats.Number == lang.Plur && d.pack.pairHead(s.lemma(w)) {
		return actorRef{}, false // "the powers", "the leaders": which, only the text can say
	}
	definite := false
	for _, k := range s.kids[w] {
		if s.rel(k, "det") && (s.t[k].Feats.Defined == lang.Def || s.t[k].Feats.PronType == lang.DemPron) {
			definite = true
		}
	}
	if definite || s.headline {
		for i := len(d.recent) - 1; i >= 0 && s.order()-d.recent[i].at <= memory; i-- {
			r := d.recent[i].ref
			if r.Code == "" || r.weak {
				continue
			}
			if s.t[w].Feats.Number == lang.Plur && !d.recent[i].ref.plural && role.Kind == "role" {
				continue
			}
			if role.Sector != "" && r.Sector == role.Sector || role.Sector == "GOV" && r.kind == "person" && r.Sector == "GOV" {
				return actorRef{Actor: casus.Actor{Code: r.Code, Sector: role.Sector, Name: r.Name, QID: ""}, kind: role.Kind}, true
			}
		}
	}
	if s.foreignModifier(w) {
		return actorRef{}, false
	}
	if s.t[w].Feats.Number == lang.Plur && role.Sector != "JUD" && role.Sector != "COP" && !d.pack.has("institution", s.lemma(w)) {
		return actorRef{}, false
	}
	if d.home != "" && (definite && role.Sector != "CVL" || d.pack.office(s.lemma(w))) && role.Sector != "" && role.Sector != "REB" && role.Sector != "OPP" {
		return actorRef{Actor: casus.Actor{Code: d.home, Sector: role.Sector, Name: s.text(s.phrase(w))}, kind: role.Kind}, true
	}
	return actorRef{}, false
}

// foreignModifier reports whether an unknown proper name modifies the noun w, so
// that it is not the home government that is meant.
func (s *sent) foreignModifier(w int) bool {
	for _, k := range s.kids[w] {
		if s.rel(k, "amod", "compound", "nmod") && s.startsCapital(k) && s.role(k) == nil && k > 0 {
			return true
		}
	}
	return false
}

// order counts sentences over headline and body.
func (s *sent) order() int {
	if s.headline {
		return s.index
	}
	return s.d.headSents() + s.index
}

func (d *document) headSents() int {
	n := 0
	for _, s := range d.sents {
		if s.headline {
			n++
		}
	}
	return n
}

// lastPair returns the two actors last named together.
func (d *document) lastPair(w int) []actorRef {
	if len(d.pair) == 0 {
		// The two sides of a war, where one is named.
		if e := d.c.cb.Enemy(d.home, d.date); e != "" {
			d.pair = d.codes([]string{d.home, e})
		}
	}
	pair := d.pair
	if p := d.partners(); p != nil && (d.now-d.pairAt > 1 || d.inHeadline(p)) {
		pair = p
	}
	out := make([]actorRef, len(pair))
	for i, r := range pair {
		r.word, r.Span = w, nil
		out[i] = r
	}
	return out
}

const maxLooking = 3 // pronouns that may be asked for while resolving a pronoun

// deeper counts one more pronoun under resolution; it reports false when there are
// too many, as when "his" stands in the phrase that it refers to. The caller calls
// done.
func (s *sent) deeper() (ok bool, done func()) {
	s.looking++
	return s.looking <= maxLooking, func() { s.looking-- }
}

// inHeadline reports whether the headline names all of the actors.
func (d *document) inHeadline(refs []actorRef) bool {
	for _, r := range refs {
		if !shares(d.headNames, []actorRef{r}) {
			return false
		}
	}
	return len(refs) > 0
}

// partners returns the two parties of the last agreement or meeting told of.
func (d *document) partners() []actorRef {
	for i := len(d.past) - 1; i >= 0; i-- {
		if old := d.past[i]; mutual(old.typ) {
			if p := d.states(old.parties()); len(p) == 2 {
				return p
			}
		}
	}
	return nil
}

// pronoun resolves the pronoun w.
func (s *sent) pronoun(w int) []actorRef {
	ok, done := s.deeper()
	defer done()
	if !ok {
		return nil
	}
	p := s.d.pack
	f := s.t[w].Feats
	if f.PronType == lang.RelPron || s.relative(w) {
		return s.antecedent(w)
	}
	if f.PronType == lang.IntPron || f.Reflex {
		return nil
	}
	form := strings.ToLower(s.t[w].Form)
	switch {
	case p.has("i", form), p.has("we", form):
		return s.self(w)
	case p.has("he", form), p.has("she", form):
		return s.lookBack(w, func(x salient) bool { return x.person && !x.ref.plural })
	case p.has("they", form):
		if r := s.lookBack(w, func(x salient) bool { return x.ref.plural || !x.person }); len(r) > 0 {
			return r
		}
		return s.d.lastPair(w)
	case p.has("it", form):
		return s.lookBack(w, func(x salient) bool { return !x.person })
	}
	return nil
}

// relative reports whether w is a relative pronoun by form and place.
func (s *sent) relative(w int) bool {
	if s.t[w].UPOS != lang.PRON {
		return false
	}
	switch strings.ToLower(s.t[w].Form) {
	case "che", "cui", "who", "which", "whom", "whose", "quale", "quali":
		return true
	case "that":
		v := s.t[w].Head
		return v >= 0 && s.rel(v, "acl")
	}
	return false
}

// antecedent follows a relative pronoun to the noun that its clause modifies.
func (s *sent) antecedent(w int) []actorRef {
	for v, n := s.t[w].Head, 0; v >= 0 && n < len(s.t); v, n = s.t[v].Head, n+1 {
		if s.rel(v, "acl") {
			h := s.t[v].Head
			if h < 0 || h == w {
				return nil
			}
			if refs := s.actors(h); coded(refs) || s.role(h) != nil {
				return refs
			}
			return s.justBefore(w)
		}
	}
	return nil
}

// justBefore returns the name that stands right before the relative pronoun w:
// "una svolta per Pyongyang, che ora…".
func (s *sent) justBefore(w int) []actorRef {
	i := w - 1
	for i >= 0 && s.t[i].UPOS == lang.PUNCT {
		i--
	}
	if m := s.mentionAt(i); m != nil && !s.adjectival(m) {
		if r, ok := s.fromMention(m, m.head); ok {
			return []actorRef{r}
		}
	}
	return nil
}

// self resolves "we" and "I" to whoever speaks the words.
func (s *sent) self(w int) []actorRef {
	sp := s.speakerOf(w)
	if sp == nil || sp.Code == "" {
		return nil
	}
	code, _, _ := strings.Cut(sp.Code, "/")
	return []actorRef{{Actor: casus.Actor{Code: code, Name: sp.Name}, word: w, kind: "person"}}
}

// lookBack searches the sentence before w, then earlier ones, for an actor.
func (s *sent) lookBack(w int, want func(salient) bool) []actorRef {
	give := func(r actorRef) []actorRef {
		r.word, r.Span = w, nil
		return []actorRef{r}
	}
	// The subject of a clause around w comes first: "Moscow said it had shot down";
	// then one earlier in the sentence, then an object.
	for v, n := w, 0; v >= 0 && n < len(s.t); v, n = s.t[v].Head, n+1 {
		if !s.rel(v, "ccomp", "xcomp", "advcl") || s.t[v].Head < 0 {
			continue
		}
		subj := s.kid(s.t[v].Head, "nsubj")
		if subj < 0 || subj > w || s.t[subj].UPOS == lang.PRON || s.under(w, subj) {
			continue
		}
		for _, r := range s.single(subj, 0) {
			if want(salient{ref: r, person: r.kind == "person" || r.kind == "role" && !r.plural}) {
				return []actorRef{r}
			}
		}
	}
	for _, rel := range []string{"nsubj", "obj"} {
		for v := range w {
			if !s.rel(v, rel) || s.t[v].UPOS == lang.PRON || s.under(w, v) {
				continue
			}
			for _, r := range s.single(v, 0) {
				if want(salient{ref: r, person: r.kind == "person" || r.kind == "role" && !r.plural}) {
					return []actorRef{r}
				}
			}
		}
	}
	d := s.d
	at := s.order()
	for back := 1; back <= memory; back++ {
		for pass := range 2 {
			for _, x := range d.recent {
				if x.at == at-back && (x.subj || pass == 1) && x.ref.Code != "" && want(x) {
					return give(x.ref)
				}
			}
		}
	}
	return nil
}

// possessor resolves "his", "its", "their", "suo", "loro" before a noun.
func (s *sent) possessor(k int) []actorRef {
	ok, done := s.deeper()
	defer done()
	if !ok {
		return nil
	}
	form, lemma := strings.ToLower(s.t[k].Form), s.lemma(k)
	p := s.d.pack
	if p.has("i", form) || p.has("we", form) || p.has("i", lemma) || p.has("we", lemma) {
		return s.self(k)
	}
	if s.t[k].Feats.PronType == lang.RelPron || s.relative(k) {
		return s.antecedent(k)
	}
	// The subject of the nearest clause that does not contain the possessive.
	for v, n := s.t[k].Head, 0; v >= 0 && n < len(s.t); v, n = s.t[v].Head, n+1 {
		if !s.clausal(v) {
			continue
		}
		if refs := s.objectOwner(k, v); len(refs) > 0 {
			return refs
		}
		for _, subj := range s.frame(v).subj {
			if s.under(k, subj) || s.t[subj].UPOS == lang.PRON && subj == k {
				continue
			}
			var out []actorRef
			for _, r := range s.actors(subj) {
				if human := r.kind == "person" || r.kind == "role"; !human && (p.has("he", form) || p.has("she", form)) || human && !r.plural && p.has("it", form) {
					continue
				}
				if r.Code != "" {
					out = append(out, r)
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return s.lookBack(k, func(x salient) bool {
		switch {
		case p.has("he", form), p.has("she", form):
			return x.person
		case p.has("it", form):
			return !x.person
		}
		return true
	})
}

// objectOwner resolves an English "its" or "their" that follows the object of its
// clause to that object: "to assist Ukraine in its desire".
func (s *sent) objectOwner(k, v int) []actorRef {
	form := s.form(k)
	if s.d.lang != "en" || form != "its" && form != "their" {
		return nil
	}
	for _, o := range s.kidsBy(v, "obj") {
		if o > k || s.under(k, o) {
			continue
		}
		if refs := s.actors(o); coded(refs) && refs[0].kind != "person" {
			return refs
		}
	}
	return nil
}

// under reports whether word w lies in the subtree of top.
func (s *sent) under(w, top int) bool {
	for n := 0; w >= 0 && n <= len(s.t); w, n = s.t[w].Head, n+1 {
		if w == top {
			return true
		}
	}
	return false
}

// remember adds the sentence's actors to the discourse.
func (s *sent) remember() {
	d := s.d
	at := s.order()
	var subjects []actorRef
	var states []actorRef
	for w := range s.t {
		m := s.mentionAt(w)
		known := m != nil && m.head == w
		subj := s.rel(w, "nsubj") || s.t[w].Head < 0
		if !known && !subj && s.role(w) == nil {
			if _, ok := d.learnedAt(s, w); !ok {
				continue
			}
		}
		if s.t[w].UPOS == lang.PRON {
			continue
		}
		for _, r := range s.single(w, 0) {
			if r.Code == "" || r.kind == "media" {
				continue
			}
			person := r.kind == "person" || r.kind == "role" && !r.plural
			d.recent = append(d.recent, salient{ref: r, at: at, subj: subj, person: person})
			if subj && s.rel(w, "nsubj") && s.mainClause(w) {
				subjects = append(subjects, s.actors(w)...)
			}
			if !r.weak || known {
				states = append(states, actorRef{Actor: casus.Actor{Code: r.Code, Name: d.stateName(r.Code, r.Name)}, kind: r.kind})
			}
		}
	}
	if len(subjects) > 0 {
		d.topic = dedupe(subjects)
	}
	switch states = dedupe(states); {
	case len(states) == 2:
		d.pair, d.pairAt = states, at
	case len(states) > 2:
		if p := s.joinedPair(); p != nil {
			d.pair, d.pairAt = p, at
		}
	}
	if len(d.recent) > 200 {
		d.recent = append(d.recent[:0:0], d.recent[len(d.recent)-100:]...)
	}
}

// joinedPair finds two names with a hyphen between: "Meloni-Merz", "Ue-Mercosur".
func (s *sent) joinedPair() []actorRef {
	for i := 1; i < len(s.ments); i++ {
		a, b := &s.ments[i-1], &s.ments[i]
		if gap := s.text(casus.Span{Start: a.span.End, End: b.span.Start}); gap != "-" && gap != "–" {
			continue
		}
		x, n := s.country(a)
		y, m := s.country(b)
		if n != nil && m != nil && x.Code != "" && y.Code != "" && x.Code != y.Code {
			return []actorRef{
				{Actor: casus.Actor{Code: x.Code, Name: s.d.stateName(x.Code, x.Name)}, kind: "state"},
				{Actor: casus.Actor{Code: y.Code, Name: s.d.stateName(y.Code, y.Name)}, kind: "state"},
			}
		}
	}
	return nil
}

// stateName prefers the country's own name over the words used for it.
func (d *document) stateName(code, name string) string {
	if e := d.c.cb.States[code]; e != nil {
		return e.In(d.lang)
	}
	return name
}

// mainClause reports whether the subject w belongs to the root, or to a clause
// of what somebody says at the root.
func (s *sent) mainClause(w int) bool {
	v := s.t[w].Head
	return v < 0 || s.t[v].Head < 0
}
