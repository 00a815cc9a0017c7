package timex_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
	"casus/internal/timex"
)

// today is the day of the reports of the tables, a Thursday.
var today = time.Date(2024, time.October, 24, 0, 0, 0, 0, time.UTC)

// grammars are those of the embedded codebook, by language.
func grammars(t testing.TB) map[string]*timex.Grammar {
	t.Helper()
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*timex.Grammar{}
	for code, pack := range cb.Packs {
		if out[code], err = timex.NewGrammar(code, pack.Grammar); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// sentence makes a tree of words parted by blanks, each a form with "|lemma" where
// that is another. Digits and number words are numerals, words with a capital are
// names, all else are nouns; numerals count the last word.
func sentence(g *timex.Grammar, words string) (tree lang.Tree, text string) {
	for field := range strings.FieldsSeq(words) {
		form, lemma, ok := strings.Cut(field, "|")
		if !ok {
			lemma = form
		}
		if text != "" {
			text += " "
		}
		span := casus.Span{Start: len(text), End: len(text) + len(form)}
		text += form
		tree = append(tree, lang.Word{Form: form, Lemma: lemma, UPOS: tag(g, form), Head: -1, Span: span})
	}
	for i := range tree {
		if tree[i].UPOS == lang.NUM && i < len(tree)-1 {
			tree[i].Head, tree[i].Deprel = len(tree)-1, "nummod"
		}
	}
	return tree, text
}

// tag is the part of speech that sentence gives a form.
func tag(g *timex.Grammar, form string) lang.UPOS {
	first, _ := utf8.DecodeRuneInString(form)
	one := timex.Reader{Grammar: g, Tree: lang.Tree{{Form: form}}}
	number := one.Cardinal(0) > 0
	switch {
	case unicode.IsDigit(first) || number:
		return lang.NUM
	case unicode.IsUpper(first):
		return lang.PROPN
	case unicode.IsPunct(first):
		return lang.PUNCT
	}
	return lang.NOUN
}
