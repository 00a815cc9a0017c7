package coder

import (
	"strings"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// speak records a speaker found while climbing: the first is the innermost, who
// vouches; later ones go to the chain.
func (s *sent) speak(c *context, sp *casus.Speaker) {
	if sp == nil {
		return
	}
	if c.speaker == nil {
		c.speaker = sp
		return
	}
	if sp.Code != c.speaker.Code || sp.Name != c.speaker.Name {
		c.chain = append(c.chain, *sp)
	}
}

// subjectSpeaker makes a speaker of the subject of the reporting word h, or of
// the owner of a reporting noun. It returns nil where nobody can be named.
func (s *sent) subjectSpeaker(h int) *casus.Speaker {
	if s.pos(h) == "N" {
		return s.speakerFrom(s.owners(h, 0))
	}
	f := s.frame(h)
	if sp := s.nounSpeaker(f.subj); sp != nil {
		return sp
	}
	if f.passive && len(f.subj) == 0 || s.impersonal(h) {
		return &casus.Speaker{Kind: "anonymous"}
	}
	if f.nullTop {
		return s.speakerFrom(s.nullSubject(h))
	}
	return nil
}

// impersonal reports whether the Italian verb h has an impersonal si: "si dice".
func (s *sent) impersonal(h int) bool {
	for _, k := range s.kids[h] {
		if s.rel(k, "expl:impers", "expl:pass") {
			return true
		}
	}
	return false
}

// nounSpeaker makes a speaker of the noun phrases of a subject.
func (s *sent) nounSpeaker(words []int) *casus.Speaker {
	for _, w := range words {
		refs := s.all([]int{w})
		if sp := s.speakerFrom(refs); sp != nil {
			return sp
		}
		if known := s.d.pack.is(s.lemma(w), "statement") || s.d.pack.is(s.lemma(w), "measure"); known && !s.indefinite(w) {
			if sp := s.speakerFrom(s.d.topic); sp != nil {
				return sp
			}
		}
		if s.t[w].UPOS == lang.PRON && !s.t[w].Feats.Reflex && s.t[w].Feats.PronType != lang.IntPron {
			if sp := s.speakerFrom(s.d.topic); sp != nil {
				return sp
			}
		}
	}
	return nil
}

// speakerFrom makes a speaker of the first actor that can speak.
func (s *sent) speakerFrom(refs []actorRef) *casus.Speaker {
	for _, r := range refs {
		sp := &casus.Speaker{Code: r.Code, Name: r.Name, Span: r.Span}
		if r.Sector != "" && r.Code != "" {
			sp.Code = r.Code + "/" + r.Sector
		}
		switch r.kind {
		case "media":
			sp.Code, sp.Kind = "", "media"
		case "expert":
			sp.Code, sp.Kind = "", "expert"
		case "anonymous":
			sp.Kind = "anonymous"
		case "org":
			sp.Kind = "organisation"
		case "person", "role":
			sp.Kind = "person"
			if r.Code != "" {
				sp.Kind = "state"
			}
		default:
			sp.Kind = "state"
			if r.Code == "" {
				if r.Name == "" {
					continue
				}
				sp.Kind = "person"
			}
		}
		if r.kind == "role" && r.Code == "" {
			sp.Kind = "anonymous" // "two diplomats"
		}
		if s.d.c.cb.States[r.Code] == nil && sp.Kind == "state" && r.Code != "" {
			sp.Kind = "organisation"
		}
		return sp
	}
	return nil
}

// outerSpeakers reads who reports the clause in which mood already stopped.
func (s *sent) outerSpeakers(w int, c *context) {
	for n := 0; w >= 0 && n <= len(s.t); n++ {
		h := s.t[w].Head
		if h < 0 {
			return
		}
		if !c.known && (s.rel(w, "ccomp", "xcomp") && speaks(s.cueAt(h)) || s.toldOf(w, h)) {
			s.speak(c, s.subjectSpeaker(h))
		}
		w = h
	}
}

// toldOf reports whether the verb h reports w as a phrase: "raccontano di migliaia
// di soldati", "spoke of attacks".
func (s *sent) toldOf(w, h int) bool {
	if !s.rel(w, "obl") || s.cueAt(h) != codebook.CueSay {
		return false
	}
	switch s.prep(w) {
	case "di", "of", "about":
		return true
	}
	return false
}

// attribution reads the speakers that stand beside the claim: phrases such as
// "according to X", reporting clauses around it, and quotation marks.
func (s *sent) attribution(w int, c *context) {
	c.quoted = s.quoted[w]
	if c.known {
		return
	}
	for _, p := range s.perPhrases() {
		gov := s.t[p].Head
		if gov >= 0 && gov < p && s.perCue(gov) != nil && s.t[gov].UPOS == lang.VERB {
			gov = s.t[gov].Head // "stando al governo": the phrase hangs on its own cue
		}
		if (gov < 0 || s.under(w, gov) || s.t[gov].Head < 0) && !s.under(w, p) && !s.asideFrom(p, w) {
			sp := s.nounSpeaker([]int{p})
			if sp == nil {
				sp = s.perName(p)
			}
			s.speak(c, sp)
		}
	}
	if c.speaker != nil {
		return
	}
	if v := s.reporter(w); v >= 0 {
		s.speak(c, s.subjectSpeaker(v))
		if c.speaker != nil {
			return
		}
	}
	if sp := s.tailSpeaker(w); sp != nil {
		s.speak(c, sp)
		return
	}
	if n := s.colonName(); n >= 0 && c.quoted {
		s.speak(c, s.nounSpeaker([]int{n}))
		if c.speaker != nil {
			return
		}
	}
	if c.quoted && s.d.voice != nil {
		sp := *s.d.voice
		sp.Span = nil
		s.speak(c, &sp)
	}
}

// asideFrom reports whether the phrase at p is inserted in a clause joined by "and"
// to that of w, and so does not speak for it.
func (s *sent) asideFrom(p, w int) bool {
	if p < 6 || p > len(s.t)-6 {
		return false
	}
	for i := min(p, w); i < max(p, w); i++ {
		if s.rel(i, "cc") && s.t[i].Head >= 0 && s.verbal(s.clauseOf(s.t[i].Head)) && i+1 < len(s.t) && i > 0 && s.t[i-1].UPOS == lang.PUNCT {
			return true
		}
	}
	return false
}

// perName names a speaker that is no known actor: "secondo Vanguard Tech".
func (s *sent) perName(w int) *casus.Speaker {
	sp := s.phrase(w)
	if s.t[w].UPOS == lang.PROPN {
		return &casus.Speaker{Kind: "organisation", Name: s.text(sp), Span: &sp}
	}
	if s.d.pack.is(s.lemma(w), "statement") && !s.definite(w) {
		return &casus.Speaker{Kind: "anonymous", Name: s.text(sp), Span: &sp} // "a leaked report"
	}
	return nil
}

// perPhrases returns the nouns that phrases such as "secondo" introduce.
func (s *sent) perPhrases() []int {
	var out []int
	for i := range s.t {
		c := s.perCue(i)
		if c == nil {
			continue
		}
		n := s.t[i].Head
		if n < 0 || !s.rel(i, "case", "mark", "fixed") || !s.nominal(n) {
			n = -1
			for j := i + 1 + len(c.Rest); j < len(s.t) && j < i+8; j++ {
				if s.nominal(j) && s.t[j].UPOS != lang.DET {
					n = j
					break
				}
			}
		}
		if n >= 0 && n > i {
			// Climb to the head of the noun phrase.
			for h := s.t[n].Head; h > i && s.nominal(h) && s.rel(n, "compound", "flat", "nummod", "amod"); h = s.t[n].Head {
				n = h
			}
			out = append(out, n)
		}
	}
	return out
}

// perCue returns the cue phrase that begins at word i and introduces a speaker.
func (s *sent) perCue(i int) *codebook.CueWord {
	if s.t[i].UPOS == lang.PUNCT || s.t[i].UPOS == lang.PROPN {
		return nil
	}
	for _, key := range [...]string{s.lemma(i), lower(s.t[i].Form)} {
		for _, c := range s.d.pack.Cues[codebook.Key{Lemma: key, POS: "P"}] {
			if c.Cue != codebook.CuePer || !s.cueRest(i, c) {
				continue
			}
			if len(c.Rest) == 0 && s.t[i].UPOS != lang.ADP && s.t[i].UPOS != lang.SCONJ && s.t[i].UPOS != lang.ADV {
				continue
			}
			if len(c.Rest) == 0 && s.t[i].Head >= 0 && s.rel(i, "case") && !s.speakable(s.t[i].Head) {
				continue
			}
			return c
		}
	}
	return nil
}

// speakable reports whether the noun n may be a speaker.
func (s *sent) speakable(n int) bool {
	return s.mentionAt(n) != nil || s.role(n) != nil || s.t[n].UPOS == lang.PROPN || s.t[n].UPOS == lang.PRON || s.d.pack.is(s.lemma(n), "statement") ||
		len(s.owners(n, 0)) > 0
}

// reporter returns the reporting verb beside the clause of w, or -1: one that
// hangs on it as a parenthesis, or, for quoted words, one outside the quotation.
func (s *sent) reporter(w int) int {
	if !s.quoted[w] && s.longQuote() {
		return -1 // what is reported is the quotation, and w is not in it
	}
	for v := w; v >= 0; v = s.t[v].Head {
		for _, k := range s.kids[v] {
			if s.rel(k, "parataxis", "ccomp", "conj", "advcl", "appos", "dep") && !s.under(w, k) && s.reports(k) {
				if s.rel(k, "parataxis", "appos", "dep") || s.quoted[w] && !s.quoted[k] || s.inverted(k) >= 0 {
					return k
				}
			}
		}
	}
	if !s.quoted[w] {
		return -1
	}
	best := -1
	for v := range s.t {
		if s.quoted[v] || !s.reports(v) || v == w {
			continue
		}
		if best < 0 || abs(v-w) < abs(best-w) {
			best = v
		}
	}
	return best
}

// tailSpeaker reads a speaker at the very end of an English sentence that the
// parser did not take for one: "…, Ukrainian authorities said", "…, Reuters
// reports".
func (s *sent) tailSpeaker(w int) *casus.Speaker {
	v := len(s.t) - 1
	for v > 0 && s.t[v].UPOS == lang.PUNCT {
		v--
	}
	if s.calendar(v) {
		v-- // "… said Tuesday"
	}
	if s.d.lang != "en" || v < 4 || s.d.pack.cue(s.lemma(v), "V") != codebook.CueSay {
		return nil
	}
	for i := v - 1; i > v-8 && i > w; i-- {
		if s.t[i].UPOS == lang.PUNCT {
			if i == v-1 || s.form(i) != "," {
				return nil
			}
			return s.nounSpeaker([]int{v - 1})
		}
	}
	return nil
}

// colonName returns the head of the noun phrase that alone stands before a colon and a
// quotation at the sentence's start, as in "Il ministro siriano: «…»", or -1.
func (s *sent) colonName() int {
	head := -1
	for i := 0; i+2 < len(s.t) && !s.quoted[i]; i++ {
		if s.t[i].UPOS == lang.VERB || s.t[i].UPOS == lang.AUX {
			return -1
		}
		if s.t[i].Form == ":" {
			if s.quoted[i+1] || !s.quoted[i+2] {
				return -1
			}
			return head
		}
		if head < 0 && s.nominal(i) && (s.t[i].Head < 0 || s.t[i].Head > i) && !s.rel(i, "compound", "amod", "det", "nmod:poss") {
			head = i
		}
	}
	return -1
}

// longQuote reports whether the sentence quotes a clause rather than a phrase.
func (s *sent) longQuote() bool {
	n := 0
	for i := range s.quoted {
		if !s.quoted[i] {
			n = 0
			continue
		}
		if n++; n >= 7 {
			return true
		}
	}
	return false
}

// reports reports whether v is a verb of saying with somebody to say it.
func (s *sent) reports(v int) bool {
	if s.pos(v) != "V" {
		return false
	}
	switch s.cueAt(v) {
	case codebook.CueSay, codebook.CueDeny, codebook.CueThink:
		return true
	}
	for _, p := range s.patternsAt(v) {
		if speechAct(p.Type) && len(p.Object) == 0 {
			return true
		}
	}
	return s.quoteVerb(v) && s.kid(v, "nsubj") > v
}

// quoteVerb reports whether the verb v comes right after a quotation of some length,
// where whatever it means it tells who spoke: "…», ha tuonato il ministro".
func (s *sent) quoteVerb(v int) bool {
	if s.quoted[v] || s.pos(v) != "V" {
		return false
	}
	i := v - 1
	for i > 0 && (s.t[i].Form == "," || s.t[i].UPOS == lang.AUX || s.t[i].UPOS == lang.ADV) {
		i--
	}
	return i > 0 && s.t[i].UPOS == lang.PUNCT && s.quoted[i-1] && !s.quoted[i] && s.longQuote()
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// speakerOf finds who speaks the word w without reading the whole context, for
// "we" and "I".
func (s *sent) speakerOf(w int) *casus.Speaker {
	for v, n := w, 0; v >= 0 && n <= len(s.t); v, n = s.t[v].Head, n+1 {
		h := s.t[v].Head
		if h >= 0 && s.rel(v, "ccomp", "xcomp") && s.reports(h) {
			if subj := s.kid(h, "nsubj"); subj >= 0 && s.t[subj].UPOS != lang.PRON {
				return s.nounSpeaker([]int{subj})
			}
		}
	}
	if v := s.reporter(w); v >= 0 {
		for _, subj := range s.kidsBy(v, "nsubj") {
			if s.t[subj].UPOS != lang.PRON {
				if sp := s.nounSpeaker([]int{subj}); sp != nil {
					return sp
				}
			}
		}
	}
	return s.d.voice
}

// markQuotes marks the words between quotation marks. A quotation that the
// paragraph's last sentence left open goes on here.
func (s *sent) markQuotes(open bool) {
	s.quoted = make([]bool, len(s.t))
	s.carried = open
	in := open
	for i := range s.t {
		mark := quoteMark(s.t[i].Form)
		if isStraight(s.t[i].Form) {
			mark = s.straight(i)
			if mark == 0 && in {
				mark = -1
			} else if mark == 0 {
				mark = 1
			}
		}
		switch {
		case mark > 0:
			in = true
		case mark < 0:
			if !in {
				// It closes what was opened before the text that we have.
				for j := range i {
					s.quoted[j] = true
				}
				s.carried = true
			}
			in = false
		default:
			s.quoted[i] = in
		}
	}
	s.open = in
}

// straight tells by its neighbours whether the straight quotation mark at word i
// opens (1) or closes (-1); 0 where they do not tell.
func (s *sent) straight(i int) int {
	sp := s.t[i].Span
	before := sp.Start == 0 || sp.Start > 0 && isSpace(s.src[sp.Start-1])
	after := sp.End >= len(s.src) || isSpace(s.src[sp.End]) || strings.IndexByte(".,;:!?)", s.src[sp.End]) >= 0
	switch {
	case before && !after:
		return 1
	case after && !before:
		return -1
	}
	return 0
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '(' }

// quoteMark returns 1 for a mark that opens, -1 for one that closes, 0 for others.
func quoteMark(form string) int {
	switch form {
	case "«", "“", "„", "``", "‘":
		return 1
	case "»", "”", "''":
		return -1
	}
	return 0
}

func isStraight(form string) bool { return form == "\"" }

// hear keeps the voice of the sentence for quotations that run on.
func (s *sent) hear() {
	if n := s.colonName(); n >= 0 {
		if sp := s.nounSpeaker([]int{n}); sp != nil {
			s.d.voice, s.d.voiceIn = sp, s.order()
			return
		}
	}
	for v := range s.t {
		if !s.reports(v) || s.quoted[v] {
			continue
		}
		if subj := s.kid(v, "nsubj"); subj >= 0 {
			if sp := s.nounSpeaker([]int{subj}); sp != nil {
				s.d.voice, s.d.voiceIn = sp, s.order()
				return
			}
		}
	}
	if s.headline {
		s.headlineVoice()
		s.headlinePerson()
	}
}

// headlinePerson lets the first person whom the headline names speak for "I" and
// "we", where it does not say who speaks.
func (s *sent) headlinePerson() {
	for i := range s.ments {
		if s.d.voice != nil {
			return
		}
		m := &s.ments[i]
		if r, ok := s.fromMention(m, m.head); ok && r.kind == "person" {
			s.d.voice = s.speakerFrom([]actorRef{r})
		}
	}
}

// headlineVoice reads "Name: quotation" in a headline.
func (s *sent) headlineVoice() {
	for i := range s.t {
		if s.t[i].Form != ":" || i == 0 || i+1 >= len(s.t) {
			continue
		}
		for w := range i {
			if m := s.mentionAt(w); m != nil && m.last == i-1 {
				if r, ok := s.fromMention(m, m.head); ok {
					s.d.voice = s.speakerFrom([]actorRef{r})
				}
				return
			}
		}
		if s.t[i-1].UPOS == lang.PROPN {
			h := i - 1
			for h > 0 && s.t[h-1].UPOS == lang.PROPN {
				h--
			}
			for _, r := range s.single(h, 0) {
				s.d.voice = s.speakerFrom([]actorRef{r})
			}
		}
		return
	}
}
