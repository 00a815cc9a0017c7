package lang

import "casus"

// A UPOS is a universal part of speech.
type UPOS uint8

// The universal parts of speech, in the order that the weights use.
const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	NumUPOS
)

// Values of the morphological features that later packages ask about. Zero
// always means that the feature is absent.
const (
	Sing, Plur                = 1, 2       // Number
	Masc, Fem, Neut           = 1, 2, 3    // Gender
	Ind, Cnd, Sub, Imp        = 1, 2, 3, 4 // Mood
	Pres, Past, Impf, Fut     = 1, 2, 3, 4 // Tense
	Fin, Inf, Part, Ger       = 1, 2, 3, 4 // VerbForm
	Pass                      = 1          // Voice
	PrsPron, RelPron, IntPron = 1, 2, 3    // PronType
	DemPron, ArtPron, IndPron = 4, 5, 6
	NegPron, TotPron          = 7, 8
	Def, Indef                = 1, 2 // Definite
)

// Feats are the morphological features of a word.
type Feats struct {
	Number, Gender, Person   uint8
	Mood, Tense, VerbForm    uint8
	Voice, PronType, Defined uint8
	Neg                      bool // Polarity=Neg
	Poss                     bool
	Reflex                   bool
	Clitic                   bool
	Card                     bool // NumType=Card
}

// A Word is one syntactic word of a sentence: its form, what it is and what it
// depends on. The parts of a contraction (della: di, la) share one Span.
type Word struct {
	Form   string
	Lemma  string
	UPOS   UPOS
	Feats  Feats
	Head   int    // index in the Tree; -1 for the root
	Deprel string // Universal Dependencies relation with subtype, such as nsubj:pass
	Span   casus.Span
}

// A Tree is a sentence with its dependencies.
type Tree []Word
