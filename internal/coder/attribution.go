package coder

import (
	"casus"
	"casus/internal/codebook"
)

// attributions lists what the sentence credits to somebody: the subjects of
// verbs of saying and thinking, and phrases such as "according to".
func (s *sent) attributions() []casus.Attribution {
	var out []casus.Attribution
	for v := range s.t {
		if !s.credits(v) {
			continue
		}
		f := s.frame(v)
		if len(f.subj) == 0 {
			continue
		}
		w := f.subj[0]
		out = append(out, s.attribute(w, s.t[v].Span, s.contentSpan(v)))
	}
	for _, w := range s.perPhrases() {
		cue := s.t[w].Span
		for _, k := range s.kids[w] {
			if s.rel(k, "case", "mark") {
				cue = s.t[k].Span
				break
			}
		}
		content := casus.Span{}
		if h := s.t[w].Head; h >= 0 {
			content = s.extent(h, func(k int) bool { return k != w })
		}
		out = append(out, s.attribute(w, cue, content))
	}
	return out
}

// credits reports whether the verb v credits its content to its subject.
func (s *sent) credits(v int) bool {
	if s.pos(v) != "V" {
		return false
	}
	switch s.cueAt(v) {
	case codebook.CueSay, codebook.CueDeny, codebook.CueThink, codebook.CueFear, codebook.CueExpect:
		return true
	}
	for _, p := range s.patternsAt(v) {
		if speechAct(p.Type) || p.Type == casus.Support {
			return true
		}
	}
	return false
}

// attribute makes an attribution to the phrase headed by w.
func (s *sent) attribute(w int, cue, content casus.Span) casus.Attribution {
	sp := s.phrase(w)
	a := casus.Attribution{Sentence: s.index, Head: s.t[w].Span, Cue: cue, Content: content}
	if m := s.mentionAt(w); m != nil {
		a.Head = s.t[m.head].Span
	}
	if speaker := s.nounSpeaker([]int{w}); speaker != nil {
		a.Speaker = *speaker
	} else {
		a.Speaker = casus.Speaker{Kind: "person", Name: s.text(sp)}
	}
	a.Speaker.Span = &sp
	return a
}

// contentSpan returns the words that the verb v credits.
func (s *sent) contentSpan(v int) casus.Span {
	for _, k := range s.kids[v] {
		if s.rel(k, "ccomp", "xcomp", "parataxis") {
			return s.extent(k, nil)
		}
	}
	if h := s.t[v].Head; h >= 0 && s.rel(v, "parataxis", "ccomp") {
		return s.extent(h, func(k int) bool { return k != v })
	}
	if o := s.kid(v, "obj"); o >= 0 {
		return s.extent(o, nil)
	}
	return casus.Span{}
}
