package lang

import "strings"

// lemma returns the dictionary form of a word: the lemma that the treebanks give
// for this form and part of speech where it is an exception, else the one of the
// lexicon whose class fits the features best, else what the rule for the longest
// known suffix makes. Set is the form's set of analyses, or -1.
func (m *Model) lemma(form string, upos UPOS, feats Feats, set int) string {
	switch upos {
	case PUNCT, SYM, X:
		return form
	case NUM:
		return strings.ToLower(form)
	}
	low := lowerForm(form)
	if set >= 0 {
		if l, ok := m.lexicon.lemma(low, upos, feats, set); ok {
			return l
		}
	}
	if upos == PROPN {
		return form
	}
	if s, ok := m.lexicon.suffixRule(upos, low); ok {
		if l := s.apply(low); l != "" {
			return l
		}
	}
	return low
}

// classLetter returns the letter that the lexicon's classes of inflected words begin
// with, or 0 for a part of speech that has none.
func classLetter(upos UPOS) byte {
	switch upos {
	case VERB, AUX:
		return 'V'
	case NOUN:
		return 'N'
	case ADJ:
		return 'A'
	}
	return 0
}

// lemma returns the lemma of form in one of its analyses.
func (x *lexicon) lemma(form string, upos UPOS, feats Feats, set int) (string, bool) {
	want := classLetter(upos)
	best, points := -1, -1
	for i, a := range x.sets[set] {
		class := x.classes[a.class]
		if class[0] == '=' && class[1:] == upos.String() {
			return x.scripts[a.script].apply(form), true
		}
		if class[0] == want && want != 0 {
			if p := agreement(class, feats); p > points {
				best, points = i, p
			}
		}
	}
	if best < 0 {
		return "", false
	}
	return x.scripts[x.sets[set][best].script].apply(form), true
}

// agreement counts how many features a class of the lexicon shares with f. The
// class is V, a letter for the mood (i, s, c, m), one for the tense (p, r, i, f),
// person and number; or Vp, Vq, Vn and Vg for participles, infinitive and gerund;
// or N or A with gender and number.
func agreement(class string, f Feats) int {
	if class[0] != 'V' {
		return equal(class[1], f.Gender, "mf") + equal(class[2], f.Number, "sp")
	}
	switch class[1] {
	case 'n':
		return 3 * same(f.VerbForm == Inf)
	case 'g':
		return 3 * same(f.VerbForm == Ger)
	case 'p':
		return 2*same(f.VerbForm == Part) + equal(class[2], f.Gender, "mf") + equal(class[3], f.Number, "sp")
	case 'q':
		return same(f.VerbForm == Part) + equal(class[2], f.Number, "sp")
	}
	return same(f.VerbForm == Fin) + equal(class[1], f.Mood, "icsm") + equal(class[2], f.Tense, "prif") +
		equal(class[3], f.Person, "123") + equal(class[4], f.Number, "sp")
}

// equal returns 1 if letter is the one that stands in letters for a value.
func equal(letter byte, v uint8, letters string) int {
	return same(v > 0 && value(letter, letters) == v)
}

func same(b bool) int {
	if b {
		return 1
	}
	return 0
}
