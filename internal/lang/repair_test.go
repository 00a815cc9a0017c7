package lang

import (
	"strconv"
	"strings"
	"testing"
)

// tree reads words written as form/lemma/UPOS/head/relation, with features in
// brackets after the relation, such as ha/avere/AUX/2/aux[VerbForm=Fin].
func tree(t *testing.T, s string) Tree {
	t.Helper()
	var out Tree
	for f := range strings.FieldsSeq(s) {
		f, feats, _ := strings.Cut(strings.TrimSuffix(f, "]"), "[")
		c := strings.Split(f, "/")
		if len(c) != 5 {
			t.Fatalf("%q has %d parts", f, len(c))
		}
		head, err := strconv.Atoi(c[3])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, Word{Form: c[0], Lemma: c[1], UPOS: ParseUPOS(c[2]), Head: head, Deprel: c[4], Feats: ParseFeats(feats)})
	}
	return out
}

// fin and part are the features of most verbs below.
const (
	fin3 = "[Number=Sing|Person=3|VerbForm=Fin]"
	fin6 = "[Number=Plur|Person=3|VerbForm=Fin]"
	past = "[Tense=Past|VerbForm=Part]"
	sing = "[Number=Sing]"
	plur = "[Number=Plur]"
)

func TestRepair(t *testing.T) {
	tests := []struct{ name, code, in, want string }{
		{"passive with agent", "it",
			"Soldati/soldato/NOUN/2/nsubj sono/essere/AUX/2/aux" + fin6 + " uccisi/uccidere/VERB/-1/root" + past + " da/da/ADP/4/case droni/drone/NOUN/2/obl",
			"nsubj:pass aux:pass root case obl:agent"},
		{"compound passive", "it",
			"Lui/lui/PRON/3/nsubj è/essere/AUX/3/aux:pass" + fin3 + " stato/essere/AUX/3/aux" + past + " arrestato/arrestare/VERB/-1/root" + past,
			"nsubj:pass aux aux:pass root"},
		{"perfect of an unaccusative", "it",
			"Truppe/truppa/NOUN/2/nsubj:pass sono/essere/AUX/2/aux:pass" + fin6 + " arrivate/arrivare/VERB/-1/root" + past + " da/da/ADP/4/case Kiev/Kiev/PROPN/2/obl:agent",
			"nsubj aux root case obl"},
		{"reflexive perfect", "it",
			"Lui/lui/PRON/3/nsubj:pass si/si/PRON/3/expl è/essere/AUX/3/aux:pass" + fin3 + " rifiutato/rifiutare/VERB/-1/root" + past,
			"nsubj expl aux root"},
		{"labile verb without agent", "it",
			"Prezzi/prezzo/NOUN/2/nsubj sono/essere/AUX/2/aux" + fin6 + " aumentati/aumentare/VERB/-1/root" + past,
			"nsubj aux root"},
		{"venire", "it",
			"Legge/legge/NOUN/2/nsubj viene/venire/AUX/2/aux" + fin3 + " firmata/firmare/VERB/-1/root" + past,
			"nsubj:pass aux:pass root"},
		{"agent that is a time", "it",
			"Lui/lui/PRON/2/nsubj è/essere/AUX/2/aux" + fin3 + " detenuto/detenere/VERB/-1/root" + past + " da/da/ADP/4/case mesi/mese/NOUN/2/obl:agent",
			"nsubj:pass aux:pass root case obl"},
		{"reduced participle", "it",
			"uomo/uomo/NOUN/-1/root ucciso/uccidere/VERB/0/acl" + past + " da/da/ADP/3/case ladri/ladro/NOUN/1/obl",
			"root acl case obl:agent"},
		{"subject after an unaccusative", "it",
			"Restano/restare/VERB/-1/root" + fin6 + " dubbi/dubbio/NOUN/0/obj" + plur,
			"root nsubj"},
		{"no agreement, no subject", "it",
			"Resta/restare/VERB/-1/root" + fin3 + " problemi/problema/NOUN/0/obj" + plur,
			"root obj"},
		{"inverted verb of saying", "it",
			"Falso/falso/ADJ/-1/root ,/,/PUNCT/0/punct dice/dire/VERB/0/parataxis" + fin3 + " Rossi/Rossi/PROPN/2/obj",
			"root punct parataxis nsubj"},
		{"relative object", "it",
			"piano/piano/NOUN/-1/root che/che/PRON/2/nsubj vediamo/vedere/VERB/0/acl:relcl[Number=Plur|Person=1|VerbForm=Fin]",
			"root obj acl:relcl"},
		{"content of a noun", "it",
			"prova/prova/NOUN/-1/root che/che/PRON/4/obj lui/lui/PRON/4/nsubj sia/essere/AUX/4/aux" + fin3 + " ucciso/uccidere/VERB/0/acl:relcl" + past,
			"root mark nsubj:pass aux:pass acl"},
		{"content of a verb of saying", "it",
			"Dice/dire/VERB/-1/root" + fin3 + " che/che/SCONJ/2/mark attacca/attaccare/VERB/0/advcl" + fin3,
			"root mark ccomp"},
		{"missed participle", "it",
			"Essi/esso/PRON/4/nsubj hanno/avere/AUX/4/aux" + fin6 + " subito/subito/ADV/4/advmod un/uno/DET/4/det attacco/attacco/NOUN/-1/root",
			"nsubj aux root det obj"},
		{"participle taken for an adjective", "it",
			"sanzioni/sanzione/NOUN/-1/root imposte/imposto/ADJ/0/amod da/da/ADP/3/case Parigi/Parigi/PROPN/1/obl",
			"root acl case obl:agent"},
		{"interrupted sentence", "it",
			"Mosca/Mosca/PROPN/2/nsubj ,/,/PUNCT/0/punct sostiene/sostenere/VERB/-1/root" + fin3 + " Kiev/Kiev/PROPN/2/obj ,/,/PUNCT/6/punct ha/avere/AUX/6/aux" + fin3 +
				" mentito/mentire/VERB/2/conj" + past,
			"nsubj punct parataxis nsubj punct aux root"},
		{"English interrupted sentence", "en",
			"Russia/Russia/PROPN/3/nsubj ,/,/PUNCT/0/punct Kyiv/Kyiv/PROPN/0/appos says/say/VERB/-1/root" + fin3 + " ,/,/PUNCT/3/punct has/have/AUX/6/aux" + fin3 +
				" lied/lie/VERB/3/ccomp" + past,
			"nsubj punct nsubj parataxis punct aux root"},
		{"si passive", "it",
			"Si/si/PRON/1/expl registra/registrare/VERB/-1/root" + fin3 + " calo/calo/NOUN/1/nsubj" + sing,
			"expl:pass root nsubj:pass"},
		{"impersonal si", "it",
			"Si/si/PRON/1/expl parla/parlare/VERB/-1/root" + fin3,
			"expl:impers root"},
		{"English relative object", "en",
			"strike/strike/NOUN/-1/root which/which/PRON/3/nsubj Moscow/Moscow/PROPN/3/nsubj condemned/condemn/VERB/0/acl:relcl[Tense=Past|VerbForm=Fin]",
			"root obj nsubj acl:relcl"},
		{"English passive", "en",
			"Soldiers/soldier/NOUN/2/nsubj were/be/AUX/2/aux" + fin6 + " killed/kill/VERB/-1/root" + past + " by/by/ADP/4/case drones/drone/NOUN/2/obl",
			"nsubj:pass aux:pass root case obl:agent"},
		{"English passive of headlines", "en",
			"Three/three/NUM/1/nsubj killed/kill/VERB/-1/root[Tense=Past|VerbForm=Fin] in/in/ADP/3/case attack/attack/NOUN/1/obj",
			"nsubj:pass root case obl"},
		{"English perfect", "en",
			"He/he/PRON/2/nsubj:pass has/have/AUX/2/aux" + fin3 + " killed/kill/VERB/-1/root" + past,
			"nsubj aux root"},
		{"English get passive", "en",
			"He/he/PRON/2/nsubj got/get/AUX/2/aux" + fin3 + " expelled/expel/VERB/-1/root" + past + " by/by/ADP/4/case Monday/Monday/PROPN/2/obl",
			"nsubj:pass aux:pass root case obl"},
		{"English progressive", "en",
			"He/he/PRON/2/nsubj is/be/AUX/2/aux" + fin3 + " leaving/leave/VERB/-1/root[Tense=Pres|VerbForm=Part]",
			"nsubj aux root"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tree(t, tt.in)
			load(t, tt.code).repair(got)
			var rels []string
			for _, w := range got {
				rels = append(rels, w.Deprel)
			}
			if s := strings.Join(rels, " "); s != tt.want {
				t.Errorf("relations %s, want %s", s, tt.want)
			}
			if err := wellFormed(got); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestPunctuation(t *testing.T) {
	tests := []struct {
		name, in string
		want     []int
	}{
		{"at the end", "Va/andare/VERB/-1/root via/via/ADV/0/advmod ./././1/punct", []int{-1, 0, 0}},
		{"before a conjunct", "Roma/Roma/PROPN/-1/root ,/,/PUNCT/0/punct Parigi/Parigi/PROPN/0/conj", []int{-1, 2, 0}},
		{"before an apposition", "Roma/Roma/PROPN/-1/root ,/,/PUNCT/2/punct capitale/capitale/NOUN/0/appos", []int{-1, 0, 0}},
		{"after what comes first", "Ieri/ieri/ADV/2/advmod ,/,/PUNCT/2/punct va/andare/VERB/-1/root", []int{2, 0, -1}},
		{"brackets", "Roma/Roma/PROPN/-1/root (/(/PUNCT/0/punct Italia/Italia/PROPN/0/appos )/)/PUNCT/0/punct", []int{-1, 2, 0, 2}},
	}
	for _, tt := range tests {
		got := tree(t, strings.ReplaceAll(tt.in, "./././1", "././PUNCT/1"))
		attachMarks(got)
		for i, w := range got {
			if w.Head != tt.want[i] {
				t.Errorf("%s: head of %s is %d, want %d", tt.name, w.Form, w.Head, tt.want[i])
			}
		}
	}
}

func TestGrammarRefusesUnknownClass(t *testing.T) {
	for _, code := range Languages() {
		if g, err := newGrammar(data, code); err != nil || len(g.lemmas) < 100 {
			t.Errorf("%s: %v", code, err)
		}
	}
	if _, err := newGrammar(data, "xx"); err == nil {
		t.Error("xx: no error")
	}
}
