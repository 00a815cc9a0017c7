package lang

import (
	"bytes"
	"testing"
)

// TestBrokenModelsAreRefused cuts and changes a model file.
func TestBrokenModelsAreRefused(t *testing.T) {
	good, err := data.ReadFile("data/en.bin")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newModel(good); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 5, 11, 100, 5000, len(good) / 2, len(good) - 1} {
		if _, err := newModel(good[:n]); err == nil {
			t.Errorf("the first %d bytes were read as a model", n)
		}
	}
	for _, change := range [][2]string{{`"NOUN"`, `"NAUN"`}, {`"Number"`, `"Nomber"`}, {`"lstm1.f.in"`, `"lstm1.x.in"`},
		{`"root"`, `"ruut"`}, {`"lang":"en"`, `"lang":"qq"`}} {
		bad := bytes.Replace(bytes.Clone(good), []byte(change[0]), []byte(change[1]), -1)
		if bytes.Equal(bad, good) {
			t.Errorf("%s is not in the header", change[0])
		}
		if _, err := newModel(bad); err == nil {
			t.Errorf("%s for %s was read as a model", change[1], change[0])
		}
	}
}

func TestFeatsAsText(t *testing.T) {
	for _, s := range []string{"_", "Gender=Fem|Number=Sing", "Clitic=Yes|Number=Sing|Person=3|PronType=Prs",
		"Mood=Ind|Number=Plur|Person=3|Tense=Fut|VerbForm=Fin", "Definite=Def|PronType=Art", "NumType=Card",
		"Tense=Past|VerbForm=Part|Voice=Pass", "Polarity=Neg|PronType=Neg", "Poss=Yes|Reflex=Yes"} {
		if got := ParseFeats(s).String(); got != s {
			t.Errorf("ParseFeats(%q) prints %q", s, got)
		}
	}
	if got := ParseFeats("Case=Nom|Number=Sing,Plur"); got != (Feats{Number: Sing}) {
		t.Errorf("unknown attributes and second values count: %v", got)
	}
}
