package lang

import (
	"errors"
	"strings"
	"testing"

	"casus/internal/text"
)

// tokens makes tokens of words separated by blanks.
func tokens(s string) []text.Token {
	var out []text.Token
	for _, f := range strings.Fields(s) {
		out = append(out, text.Token{Form: f, Parts: 1})
	}
	return out
}

func TestLoadUnknownLanguage(t *testing.T) {
	if _, err := Load("xx"); !errors.Is(err, ErrNoModel) {
		t.Errorf("Load(xx): %v, want ErrNoModel", err)
	}
}

func TestLoadAndParse(t *testing.T) {
	for code, sentence := range map[string]string{"it": "Il governo ha firmato il trattato .", "en": "The government signed the treaty ."} {
		m, err := Load(code)
		if err != nil {
			t.Fatal(err)
		}
		tree := m.Parse([][]text.Token{tokens(sentence)})[0]
		roots := 0
		for _, w := range tree {
			if w.Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Errorf("%s: %d roots in %v", code, roots, tree)
		}
	}
}
