package coder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// findMentions finds the codebook's names in the sentence and ties them to its
// words.
func (s *sent) findMentions() {
	s.ment = make([]int, len(s.t))
	for i := range s.ment {
		s.ment[i] = -1
	}
	text := s.text(s.span)
	w := 0
	for _, f := range s.d.names(text) {
		sp := casus.Span{Start: s.span.Start + f.Start, End: s.span.Start + f.End}
		for w < len(s.t) && s.t[w].Span.End <= sp.Start {
			w++
		}
		first := w
		for first < len(s.t) && s.t[first].Span.Start < sp.Start {
			first++
		}
		last := first - 1
		for last+1 < len(s.t) && s.t[last+1].Span.Start < sp.End {
			last++
		}
		if last < first {
			if first == 0 || s.t[first-1].Span.End < sp.End {
				continue
			}
			// The name is part of one word (a hyphen compound).
			first, last = first-1, first-1
		}
		m := mention{names: f.Names, first: first, last: last, span: sp}
		m.head = s.headOf(first, last)
		if m.names = s.sift(m); len(m.names) == 0 {
			continue
		}
		for i := first; i <= last; i++ {
			s.ment[i] = len(s.ments)
		}
		s.ments = append(s.ments, m)
	}
}

// names finds the codebook's names in text. A regime that is named in small letters
// ("le sanzioni alla Siria") is read as the words that it is, with the names in it.
func (d *document) names(text string) []codebook.Found {
	var out []codebook.Found
	for _, f := range d.c.cb.Names.Find(text) {
		words := text[f.Start:f.End]
		if f.Names[0].Kind != codebook.Instrument || f.Names[0].Entry.Kind != "regime" || startsUpper(words) {
			out = append(out, f)
			continue
		}
		skip := len(codebook.Atoms(words)[0].Key)
		for _, in := range d.c.cb.Names.Find(words[min(skip, len(words)):]) {
			in.Start, in.End = in.Start+f.Start+skip, in.End+f.Start+skip
			out = append(out, in)
		}
	}
	return out
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// headOf returns the word of [first, last] that hangs outside of it, nouns
// before others.
func (s *sent) headOf(first, last int) int {
	best := -1
	for i := first; i <= last; i++ {
		h := s.t[i].Head
		if h >= first && h <= last {
			continue
		}
		if u := s.t[i].UPOS; u == lang.ADP || u == lang.DET || u == lang.PUNCT {
			continue
		}
		if best < 0 || s.t[best].UPOS != lang.PROPN && s.t[best].UPOS != lang.NOUN && (s.t[i].UPOS == lang.PROPN || s.t[i].UPOS == lang.NOUN) {
			best = i
		}
	}
	if best < 0 {
		return last
	}
	return best
}

// sift drops the readings of a mention that its words do not allow.
func (s *sent) sift(m mention) []*codebook.Name {
	var out []*codebook.Name
	word := &s.t[m.head]
	single := m.first == m.last
	for _, n := range m.names {
		if n.Lang != "" && n.Lang != s.d.lang {
			continue
		}
		switch n.Kind {
		case codebook.Adjective, codebook.People, codebook.OrgAdj:
			if word.UPOS == lang.VERB || word.UPOS == lang.ADV || word.UPOS == lang.AUX {
				continue
			}
			if n.Kind == codebook.OrgAdj && !s.startsUpper(m) && s.d.lang == "en" && !s.modifiesPower(m) {
				continue
			}
		case codebook.Person:
			if single && (!s.startsUpper(m) || s.otherPerson(m, n)) {
				continue
			}
			if n.Weak && !s.supported(n) {
				continue
			}
		case codebook.PlaceName:
			if n.Weak || single && !s.startsUpper(m) {
				continue
			}
		case codebook.Weapon, codebook.Instrument:
			if n.Weak && (single || !s.startsUpper(m)) {
				continue
			}
		default:
			if n.Weak && word.UPOS != lang.PROPN {
				continue
			}
			if single && word.UPOS == lang.PRON {
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// modifiesPower reports whether an adjective such as "western" modifies an act or
// an actor rather than a region.
func (s *sent) modifiesPower(m mention) bool {
	h := s.t[m.head].Head
	return h >= 0 && s.rel(m.head, "amod", "compound") && (len(s.patternsAt(h)) > 0 || s.role(h) != nil || s.d.pack.has("relational", s.lemma(h)))
}

func (s *sent) startsUpper(m mention) bool {
	return startsUpper(s.text(m.span))
}

// startsCapital reports whether word w is written with a capital.
func (s *sent) startsCapital(w int) bool {
	return startsUpper(s.t[w].Form)
}

// supported reports whether a weak form of a person's name may stand for that
// person here: the document's date lies in a term, or the full name was seen.
func (s *sent) supported(n *codebook.Name) bool {
	if s.d.seen[n.Entry] {
		return true
	}
	_, current := n.Entry.On(s.d.date)
	return current && s.d.date != ""
}

// otherPerson reports whether a surname stands beside a first name that is not
// this person's: Melania Trump is not Donald.
func (s *sent) otherPerson(m mention, n *codebook.Name) bool {
	if m.first == 0 || strings.ContainsRune(n.Form, ' ') {
		return false
	}
	p := m.first - 1
	prev := &s.t[p]
	if prev.UPOS != lang.PROPN || s.ment[p] >= 0 || prev.Span.End+1 != m.span.Start {
		return false
	}
	if !startsUpper(prev.Form) || s.d.pack.role(strings.ToLower(prev.Lemma)) != nil || s.d.pack.role(strings.ToLower(prev.Form)) != nil {
		return false
	}
	for _, a := range codebook.Atoms(n.Entry.Name) {
		if a.Key == codebook.Fold(prev.Form) {
			return false
		}
	}
	linked := s.t[m.head].Head == p || prev.Head == m.head || prev.Head == s.t[m.head].Head && s.rel(p, "flat", "compound")
	return linked
}

// mentionAt returns the mention that covers word w, or nil.
func (s *sent) mentionAt(w int) *mention {
	if w < 0 || w >= len(s.ment) || s.ment[w] < 0 {
		return nil
	}
	return &s.ments[s.ment[w]]
}

// adjectival reports whether the mention modifies a noun rather than naming.
func (s *sent) adjectival(m *mention) bool {
	if s.rel(m.head, "amod") {
		return true
	}
	return s.t[m.head].UPOS == lang.ADJ && !s.nominal(m.head)
}

// country returns the country or organisation that the mention stands for, and
// the name read; adjectives, inhabitants, capitals and people count.
func (s *sent) country(m *mention) (casus.Actor, *codebook.Name) {
	var place *codebook.Name
	for _, n := range s.ranked(m) {
		switch n.Kind {
		case codebook.PlaceName:
			if place == nil {
				place = n
			}
		case codebook.Weapon, codebook.Instrument:
		default:
			if n.Kind == codebook.Capital && s.bodySeat(m, n) {
				continue
			}
			if n.Weak && n.Kind == codebook.State && s.d.counts[n.Entry.Code] == 0 {
				continue // "the South", where no southern state was named
			}
			return s.actorOf(n, m), n
		}
	}
	if place != nil && place.Entry.Country != "" {
		return s.actorOf(place, m), place
	}
	return casus.Actor{}, nil
}

// ownBody reports whether a mention names a body by a word that every state has one
// of ("the Senate") while the document names another state only.
func (s *sent) ownBody(m *mention, n *codebook.Name) bool {
	switch n.Entry.Kind {
	case "parliament", "court", "ministry", "police", "armed-force":
	default:
		return false
	}
	return m.last-m.first < 2 && s.d.home != "" && s.d.home != n.Entry.Code && len(s.d.strong) > 0 && !s.d.strong[n.Entry.Code] &&
		!strings.ContainsRune(s.text(m.span), ' ')
}

// bodySeat reports whether a capital stands here for a body that sits in it and that
// the press names by it: Brussels, of a report that does not name Belgium.
func (s *sent) bodySeat(m *mention, capital *codebook.Name) bool {
	for _, n := range m.names {
		if n.Kind == codebook.Seat && n.Entry.Code == "EUU" {
			return !s.d.strong[capital.Entry.Code]
		}
	}
	return false
}

// ranked orders a mention's readings: for people of one surname, the one in
// office or already named comes first.
func (s *sent) ranked(m *mention) []*codebook.Name {
	if len(m.names) < 2 {
		return m.names
	}
	best, bestScore := -1, 0
	for i, n := range m.names {
		if n.Kind != codebook.Person {
			continue
		}
		score := 1
		if s.d.seen[n.Entry] {
			score += 4
		}
		if t, current := n.Entry.On(s.d.date); current {
			score += 2
			if t.Office == "head-of-state" || t.Office == "head-of-government" || t.Office == "leader" {
				score++
			}
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best <= 0 {
		return m.names
	}
	out := make([]*codebook.Name, 0, len(m.names))
	rest := 0
	for _, n := range m.names {
		if n.Kind != codebook.Person {
			out = append(out, n)
			rest++
		}
	}
	out = append(out, m.names[best])
	for i, n := range m.names {
		if n.Kind == codebook.Person && i != best {
			out = append(out, n)
		}
	}
	return out
}

// actorOf makes an actor of one reading of a mention.
func (s *sent) actorOf(n *codebook.Name, m *mention) casus.Actor {
	e := n.Entry
	sp := m.span
	a := casus.Actor{Code: e.Code, Sector: e.Sector, Name: e.In(s.d.lang), QID: e.QID, Span: &sp}
	switch n.Kind {
	case codebook.Org:
		if s.ownBody(m, n) {
			a.Code, a.Name, a.QID = s.d.home, s.text(m.span), ""
		}
	case codebook.Metonym:
		a.Sector = "GOV"
	case codebook.Person:
		if t, _ := e.On(s.d.date); t.Country != "" {
			a.Code, a.Sector = t.Country, t.Sector
		}
	case codebook.PlaceName:
		a = casus.Actor{Code: e.Country, Name: e.In(s.d.lang), Span: &sp}
	}
	return a
}
