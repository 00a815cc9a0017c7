package lang

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"casus"
	"casus/internal/text"
)

var update = flag.Bool("update", false, "rewrite the golden trees")

// load returns the model of a language.
func load(t testing.TB, code string) *Model {
	t.Helper()
	m, err := Load(code)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// sentences returns the tokens of testdata/sentences.CODE.txt, one sentence a
// line, and fails where there are none.
func sentences(t testing.TB, code string) [][]text.Token {
	t.Helper()
	b, err := os.ReadFile("testdata/sentences." + code + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]text.Token
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		out = append(out, text.Tokenize(line, casus.Span{Start: 0, End: len(line)}, code, nil))
	}
	if len(out) < 12 {
		t.Fatalf("%s: only %d sentences", code, len(out))
	}
	return out
}

// tokens makes tokens of words separated by blanks.
func tokens(s string) []text.Token {
	var out []text.Token
	for _, f := range strings.Fields(s) {
		out = append(out, text.Token{Form: f, Parts: 1})
	}
	return out
}

// print writes a tree as one line a word.
func print(t Tree) string {
	var b strings.Builder
	for i, w := range t {
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t%d\t%s\n", i, w.Form, w.Lemma, w.UPOS, w.Feats, w.Head, w.Deprel)
	}
	return b.String()
}

// wellFormed returns what is wrong with a tree, if anything.
func wellFormed(t Tree) error {
	roots := 0
	for i := range t {
		if t[i].Head < 0 {
			roots++
			if t[i].Head != -1 || t[i].Deprel != "root" {
				return fmt.Errorf("word %d: root with head %d and relation %q", i, t[i].Head, t[i].Deprel)
			}
			continue
		}
		if t[i].Deprel == "" || t[i].Deprel == "root" || t[i].UPOS >= NumUPOS {
			return fmt.Errorf("word %d: relation %q, part of speech %d", i, t[i].Deprel, t[i].UPOS)
		}
		steps := 0
		for j := i; j >= 0; j = t[j].Head {
			if steps++; j >= len(t) || steps > len(t) {
				return fmt.Errorf("word %d: no way to the root", i)
			}
		}
	}
	if len(t) > 0 && roots != 1 {
		return fmt.Errorf("%d roots", roots)
	}
	return nil
}

func TestLoadUnknownLanguage(t *testing.T) {
	if _, err := Load("xx"); !errors.Is(err, ErrNoModel) {
		t.Errorf("Load(xx): %v, want ErrNoModel", err)
	}
}

func TestGoldenTrees(t *testing.T) {
	for _, code := range Languages() {
		var got bytes.Buffer
		for _, tree := range load(t, code).Parse(sentences(t, code)) {
			got.WriteString(print(tree) + "\n")
		}
		name := "testdata/trees." + code + ".golden"
		if *update {
			if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: trees changed; run go test -update and read the difference.\n%s", code, got.Bytes())
		}
	}
}

// TestSpansAndForms checks that a tree keeps the words it was made of.
func TestSpansAndForms(t *testing.T) {
	for _, code := range Languages() {
		sents := sentences(t, code)
		for i, tree := range load(t, code).Parse(sents) {
			for j, w := range tree {
				if w.Form != sents[i][j].Form || w.Span != sents[i][j].Span {
					t.Errorf("%s: word %d of sentence %d is %q at %v", code, j, i, w.Form, w.Span)
				}
			}
		}
	}
}

// randomSentence returns up to most words, some of them strange.
func randomSentence(r *rand.Rand, most int) []text.Token {
	words := []string{"il", "governo", "ha", "firmato", "the", "army", "attacked", ",", ".", "«", "»", "(", ")", `"`, "-", "che",
		"that", "si", "è", "stato", "3,5", "USA", "", " ", "\x00", "\xff\xfe", "日本", "İ", strings.Repeat("x", 300), "e", "was"}
	out := make([]text.Token, r.IntN(most+1))
	for i := range out {
		out[i] = text.Token{Form: words[r.IntN(len(words))], Parts: 1}
	}
	return out
}

func TestTreesAreWellFormed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, code := range Languages() {
		m := load(t, code)
		sents := [][]text.Token{{}, tokens("."), tokens(", . !"), tokens("a")}
		for range 60 {
			sents = append(sents, randomSentence(r, 40))
		}
		long := randomSentence(r, 1)
		for len(long) < 1000 {
			long = append(long, randomSentence(r, 100)...)
		}
		marks := make([]text.Token, 450)
		for i := range marks {
			marks[i] = text.Token{Form: "."}
		}
		sents = append(sents, long, marks, append(marks[:300:300], tokens("the end")...))
		trees := m.Parse(sents)
		for i, tree := range trees {
			if len(tree) != len(sents[i]) {
				t.Errorf("%s: sentence %d has %d words, its tree %d", code, i, len(sents[i]), len(tree))
			}
			if err := wellFormed(tree); err != nil {
				t.Errorf("%s: sentence %d: %v\n%s", code, i, err, print(tree))
			}
		}
	}
}

// TestParseDoesNotDependOnBatch parses sentences one by one, in reverse and from
// several goroutines.
func TestParseDoesNotDependOnBatch(t *testing.T) {
	for _, code := range Languages() {
		m, sents := load(t, code), sentences(t, code)
		r := rand.New(rand.NewPCG(7, 8))
		for range 40 {
			sents = append(sents, randomSentence(r, 30))
		}
		want := m.Parse(sents)
		reversed := slices.Clone(sents)
		slices.Reverse(reversed)
		got := m.Parse(reversed)
		slices.Reverse(got)
		var group sync.WaitGroup
		for i := range sents {
			group.Go(func() {
				if alone := m.Parse(sents[i : i+1])[0]; !slices.Equal(alone, want[i]) {
					t.Errorf("%s: sentence %d by itself:\n%swant\n%s", code, i, print(alone), print(want[i]))
				}
			})
			if !slices.Equal(got[i], want[i]) {
				t.Errorf("%s: sentence %d in reverse order:\n%swant\n%s", code, i, print(got[i]), print(want[i]))
			}
		}
		group.Wait()
	}
}

// TestScalarKernelsGiveTheSameTrees parses with the kernels in Go.
func TestScalarKernelsGiveTheSameTrees(t *testing.T) {
	if !useVector {
		t.Skip("this processor has no AVX2")
	}
	for _, code := range Languages() {
		m, sents := load(t, code), sentences(t, code)[:3]
		want := m.Parse(sents)
		forceScalar(t)
		got := m.Parse(sents)
		restoreVector()
		for i := range want {
			if !slices.Equal(got[i], want[i]) {
				t.Errorf("%s: sentence %d:\n%swant\n%s", code, i, print(got[i]), print(want[i]))
			}
		}
	}
}

// TestHostileSentences parses very long sentences of one kind.
func TestHostileSentences(t *testing.T) {
	m := load(t, "it")
	var sents [][]text.Token
	for _, words := range []string{"!", "(", `"`, ") (", "ha firmato", "che , che", "« »"} {
		sents = append(sents, tokens(strings.Repeat(words+" ", 2000)))
	}
	for i, tree := range m.Parse(sents) {
		if err := wellFormed(tree); err != nil {
			t.Errorf("sentence %d: %v", i, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	models := map[string]*Model{}
	for _, code := range Languages() {
		models[code] = load(f, code)
		for _, s := range sentences(f, code)[:4] {
			line := ""
			for _, tok := range s {
				line += tok.Form + " "
			}
			f.Add(code == "it", line)
		}
	}
	f.Fuzz(func(t *testing.T, italian bool, line string) {
		code := "en"
		if italian {
			code = "it"
		}
		sent := tokens(line)
		tree := models[code].Parse([][]text.Token{sent})[0]
		if err := wellFormed(tree); err != nil || len(tree) != len(sent) {
			t.Errorf("%q: %v", line, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, code := range Languages() {
		b.Run(code, func(b *testing.B) {
			m, sents := load(b, code), sentences(b, code)
			for range 4 {
				sents = append(sents, sents...)
			}
			words := 0
			for _, s := range sents {
				words += len(s)
			}
			b.ReportAllocs()
			for b.Loop() {
				m.Parse(sents)
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkParseOne(b *testing.B) {
	m, sents := load(b, "it"), sentences(b, "it")
	for b.Loop() {
		m.Parse(sents[:1])
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b, "it")
	}
}
