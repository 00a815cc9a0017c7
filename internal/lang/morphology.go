package lang

// refine sets the features of a word to those of the class that the lexicon gives
// its form and that agrees best with what the network chose: the network says
// which reading is meant, the lexicon what it is. A word that the lexicon does not
// know as this part of speech keeps its features.
func (x *lexicon) refine(f Feats, upos UPOS, set int) Feats {
	want := classLetter(upos)
	if want == 0 {
		return f
	}
	best, points := "", -1
	for _, a := range x.sets[set] {
		class := x.classes[a.class]
		if class[0] == want {
			if p := agreement(class, f); p > points {
				best, points = class, p
			}
		}
	}
	if points < 0 {
		return f
	}
	if want == 'V' {
		return verbFeats(best, f)
	}
	if g := value(best[1], "mf"); g > 0 || want == 'A' {
		f.Gender = g
	}
	if n := value(best[2], "sp"); n > 0 {
		f.Number = n
	}
	return f
}

// verbFeats returns the features of a verbal class. The clitic and other features
// of f that a class does not say are kept.
func verbFeats(class string, f Feats) Feats {
	f.Mood, f.Tense, f.Person, f.Number, f.Gender = 0, 0, 0, 0, 0
	switch class[1] {
	case 'n':
		f.VerbForm = Inf
	case 'g':
		f.VerbForm = Ger
	case 'p':
		f.VerbForm, f.Tense, f.Gender, f.Number = Part, Past, value(class[2], "mf"), value(class[3], "sp")
	case 'q':
		f.VerbForm, f.Tense, f.Number = Part, Pres, value(class[2], "sp")
	default:
		f.VerbForm, f.Mood, f.Tense = Fin, value(class[1], "icsm"), value(class[2], "prif")
		f.Person, f.Number = value(class[3], "123"), value(class[4], "sp")
	}
	return f
}

// value returns the place of letter in letters, from 1, or 0.
func value(letter byte, letters string) uint8 {
	for i := range len(letters) {
		if letters[i] == letter {
			return uint8(i + 1)
		}
	}
	return 0
}
