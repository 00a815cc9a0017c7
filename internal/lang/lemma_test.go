package lang

import (
	"strings"
	"testing"
)

func TestLemma(t *testing.T) {
	tests := []struct {
		code, feats string
		upos        UPOS
		pairs       string
	}{
		{"it", "Tense=Past|VerbForm=Part", VERB, "firmato:firmare ucciso:uccidere espulsi:espellere chiesto:chiedere detto:dire stato:essere"},
		{"it", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", VERB, "attacca:attaccare ribadisce:ribadire fa:fare twitta:twittare"},
		{"it", "VerbForm=Inf", VERB, "rivolger:rivolgere dar:dare produr:produrre incontrare:incontrare"},
		{"it", "Number=Plur", NOUN, "missili:missile truppe:truppa uomini:uomo accordi:accordo città:città attacchi:attacco minacce:minaccia"},
		{"it", "", ADJ, "nordcoreani:nordcoreano lunghe:lungo nucleari:nucleare"},
		{"it", "", ADP, "tra:tra"},
		{"it", "", PROPN, "Mosca:Mosca"},
		{"en", "Tense=Past|VerbForm=Part", VERB, "agreed:agree shelled:shell expelled:expel withdrawn:withdraw seized:seize banned:ban fled:flee"},
		{"en", "Tense=Pres|VerbForm=Part", VERB, "bombing:bomb fleeing:flee imposing:impose lying:lie"},
		{"en", "Number=Plur", NOUN, "countries:country missiles:missile vetoes:veto men:man crises:crisis armies:army"},
		{"en", "", PROPN, "Moscow:Moscow"},
		{"en", "", NUM, "3,000:3,000 Five:five"},
	}
	for _, tt := range tests {
		m := load(t, tt.code)
		for pair := range strings.FieldsSeq(tt.pairs) {
			form, want, _ := strings.Cut(pair, ":")
			if got := m.lemma(form, tt.upos, ParseFeats(tt.feats), m.lexicon.find(fold(nil, form))); got != want {
				t.Errorf("%s: %s %s: lemma %q, want %q", tt.code, form, tt.upos, got, want)
			}
		}
	}
}
