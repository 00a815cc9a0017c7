package lang

// uposNames are the names of the parts of speech, by number.
var uposNames = [NumUPOS]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
	"PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

// String returns the name that Universal Dependencies gives u.
func (u UPOS) String() string {
	if u < NumUPOS {
		return uposNames[u]
	}
	return "X"
}

// ParseUPOS returns the part of speech with the given name, and X for an unknown
// name.
func ParseUPOS(name string) UPOS {
	for i, n := range uposNames {
		if n == name {
			return UPOS(i)
		}
	}
	return X
}

// featureNames are the attributes of Feats as Universal Dependencies names them,
// and featureValues their values from 1 on.
var featureNames = []string{"Number", "Gender", "Person", "Mood", "Tense", "VerbForm", "Voice", "PronType", "Definite",
	"Polarity", "Poss", "Reflex", "Clitic", "NumType"}

var featureValues = [][]string{
	{"Sing", "Plur"}, {"Masc", "Fem", "Neut"}, {"1", "2", "3"}, {"Ind", "Cnd", "Sub", "Imp"},
	{"Pres", "Past", "Imp", "Fut"}, {"Fin", "Inf", "Part", "Ger"}, {"Pass"},
	{"Prs", "Rel", "Int", "Dem", "Art", "Ind", "Neg", "Tot"}, {"Def", "Ind"},
	{"Neg"}, {"Yes"}, {"Yes"}, {"Yes"}, {"Card"},
}

// unpackFeats reads the values in the order of featureNames.
func unpackFeats(b []uint8) Feats {
	return Feats{
		Number: b[0], Gender: b[1], Person: b[2], Mood: b[3], Tense: b[4], VerbForm: b[5], Voice: b[6], PronType: b[7],
		Defined: b[8], Neg: b[9] != 0, Poss: b[10] != 0, Reflex: b[11] != 0, Clitic: b[12] != 0, Card: b[13] != 0,
	}
}

// pack returns the values in the order of featureNames.
func (f Feats) pack() [14]uint8 {
	return [14]uint8{f.Number, f.Gender, f.Person, f.Mood, f.Tense, f.VerbForm, f.Voice, f.PronType, f.Defined,
		bit(f.Neg), bit(f.Poss), bit(f.Reflex), bit(f.Clitic), bit(f.Card)}
}

func bit(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// String returns the features as Universal Dependencies writes them, such as
// Gender=Fem|Number=Sing, or _ if there are none.
func (f Feats) String() string {
	out := ""
	values := f.pack()
	for _, i := range alphabetical {
		if v := values[i]; v > 0 && int(v) <= len(featureValues[i]) {
			if out != "" {
				out += "|"
			}
			out += featureNames[i] + "=" + featureValues[i][v-1]
		}
	}
	if out == "" {
		return "_"
	}
	return out
}

// alphabetical is the order in which CoNLL-U wants the features.
var alphabetical = []int{12, 8, 1, 3, 0, 13, 2, 9, 10, 7, 11, 4, 5, 6}

// ParseFeats reads features as CoNLL-U writes them. Attributes and values that
// Feats does not hold are left out; of several values the first counts.
func ParseFeats(s string) Feats {
	var values [14]uint8
	for len(s) > 0 {
		var pair string
		pair, s = cut(s, '|')
		name, value := cut(pair, '=')
		value, _ = cut(value, ',')
		for i, n := range featureNames {
			if n != name {
				continue
			}
			for j, v := range featureValues[i] {
				if v == value {
					values[i] = uint8(j + 1)
				}
			}
		}
	}
	return unpackFeats(values[:])
}

// cut splits s around the first c; without one, the second part is empty.
func cut(s string, c byte) (before, after string) {
	for i := range len(s) {
		if s[i] == c {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}
