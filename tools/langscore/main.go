// Command langscore measures the parsers of internal/lang on Universal
// Dependencies treebanks and prints a table in Markdown.
//
//	go run ./tools/langscore -data ../shared/data/ud > doc/measurements-lang.md
//
// It reads gold tokens and scores predicted tags and trees by the definitions of
// the CoNLL 2018 shared task (Zeman et al., 2018).
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"casus"
	"casus/internal/lang"
	"casus/internal/text"
)

// A bank is one set of sentences to measure on.
type bank struct{ code, name, path, note string }

var banks = []bank{
	{"it", "ISDT test", "eval/UD_Italian-ISDT/it_isdt-ud-test.conllu.gz", "not trained on"},
	{"it", "ISDT dev", "eval/UD_Italian-ISDT/it_isdt-ud-dev.conllu.gz", "not trained on; used to choose settings"},
	{"it", "VIT test", "eval/UD_Italian-VIT/it_vit-ud-test.conllu.gz", "not trained on; attaches punctuation by other rules"},
	{"it", "ParTUT test", "eval/UD_Italian-ParTUT/it_partut-ud-test.conllu.gz", "not trained on; errors were read while writing repairs"},
	{"it", "PUD", "free/UD_Italian-PUD/it_pud-ud-test.conllu.gz", "trained on; its features follow another scheme"},
	{"en", "EWT test", "free/UD_English-EWT/en_ewt-ud-test.conllu.gz", "not trained on"},
	{"en", "EWT dev", "free/UD_English-EWT/en_ewt-ud-dev.conllu.gz", "not trained on; used to choose settings"},
	{"en", "GUM test", "eval/UD_English-GUM/en_gum-ud-test.conllu.gz", "not trained on; errors were read while writing repairs"},
	{"en", "PUD", "free/UD_English-PUD/en_pud-ud-test.conllu.gz", "trained on"},
}

func main() {
	root := flag.String("data", "../shared/data/ud", "folder of the treebanks")
	only := flag.String("only", "", "measure only banks whose code or name begins so")
	diff := flag.String("conllu", "", "write the parses of the measured banks into this folder")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	if err := run(os.Stdout, *root, *only, *diff); err != nil {
		fmt.Fprintln(os.Stderr, "langscore:", err)
		os.Exit(1)
	}
}

const heading = `# Scores of the language core

Written by ` + "`go run ./tools/langscore`" + `; do not edit. Gold tokens, predicted tags, embedded weights; words a second of
processor time on one core. LAS compares the universal part of a relation (CoNLL 2018), LAS+ its subtype too; UFeats compares
the features that lang.Feats holds, all of a word at once, without the values that a treebank does not mark; subj and obj are
F1 of nsubj and obj arcs; lemmas are compared without regard to case. Treebanks that were trained on say so: their rows
show only what the network has memorised.

| lang | treebank | words | UPOS | UFeats | lemma | UAS | LAS | LAS+ | subj | obj | words/s | note |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
`

func run(w io.Writer, root, only, diff string) error {
	models := map[string]*lang.Model{}
	if _, err := io.WriteString(w, heading); err != nil {
		return err
	}
	measured := 0
	for _, b := range banks {
		if !strings.HasPrefix(b.code+" "+b.name, only) && !strings.HasPrefix(b.name, only) {
			continue
		}
		gold, err := readConllu(filepath.Join(root, b.path))
		if err != nil {
			return err
		}
		if models[b.code] == nil {
			if models[b.code], err = lang.Load(b.code); err != nil {
				return err
			}
		}
		trees, speed := parse(models[b.code], gold)
		s := score(gold, trees)
		if _, err := fmt.Fprintf(w, "| %s | %s | %d | %s | %.0f | %s |\n", b.code, b.name, s.words, s, speed, b.note); err != nil {
			return err
		}
		measured++
		if diff != "" {
			if err := writeParses(filepath.Join(diff, b.code+"-"+strings.ReplaceAll(b.name, " ", "-")+".txt"), gold, trees); err != nil {
				return err
			}
		}
	}
	if measured == 0 {
		return fmt.Errorf("no treebank is called %q", only)
	}
	return nil
}

// readConllu reads the syntactic words of a gzipped CoNLL-U file.
func readConllu(path string) ([]lang.Tree, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	var trees []lang.Tree
	var tree lang.Tree
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if line == "" && tree != nil {
			trees = append(trees, tree)
			tree = nil
		}
		c := strings.Split(line, "\t")
		if len(c) != 10 || strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, fmt.Errorf("read %s: head of %q: %w", path, line, err)
		}
		tree = append(tree, lang.Word{Form: c[1], Lemma: c[2], UPOS: lang.ParseUPOS(c[3]), Feats: lang.ParseFeats(c[5]),
			Head: head - 1, Deprel: c[7]})
	}
	if tree != nil {
		trees = append(trees, tree)
	}
	return trees, lines.Err()
}

// parse parses the words of gold and returns words a second of processor time.
func parse(m *lang.Model, gold []lang.Tree) ([]lang.Tree, float64) {
	sents, words := make([][]text.Token, len(gold)), 0
	for i, t := range gold {
		for _, w := range t {
			sents[i] = append(sents[i], text.Token{Form: w.Form, Span: casus.Span{}, Parts: 1})
		}
		words += len(t)
	}
	trees := m.Parse(sents)
	start, rounds := cpuTime(), 0
	for ; cpuTime()-start < time.Second; rounds++ {
		trees = m.Parse(sents)
	}
	return trees, float64(rounds*words) / (cpuTime() - start).Seconds()
}

// cpuTime returns the processor time that this program has used, which other
// programs on the machine do not disturb as much as they do the clock.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return time.Duration(time.Now().UnixNano())
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// counts are matches over words, and matches, predictions and gold arcs of two
// relations.
type counts struct {
	words, upos, feats, lemma, uas, las, lasSub int
	subj, obj                                   [3]int
}

// String returns the scores in percent, as columns.
func (c counts) String() string {
	p := func(n int) string { return fmt.Sprintf("%.2f", 100*float64(n)/float64(max(c.words, 1))) }
	f1 := func(v [3]int) string { return fmt.Sprintf("%.1f", 200*float64(v[0])/float64(max(v[1]+v[2], 1))) }
	return strings.Join([]string{p(c.upos), p(c.feats), p(c.lemma), p(c.uas), p(c.las), p(c.lasSub), f1(c.subj), f1(c.obj)}, " | ")
}

// score compares trees with gold. Voice and negation count only where the treebank
// marks them.
func score(gold, trees []lang.Tree) counts {
	var c counts
	voice, negation := marks(gold)
	for i, g := range gold {
		for j, w := range g {
			v := trees[i][j]
			if !voice {
				w.Feats.Voice, v.Feats.Voice = 0, 0
			}
			if !negation {
				w.Feats.Neg, v.Feats.Neg = false, false
			}
			c.words++
			c.upos += one(w.UPOS == v.UPOS)
			c.feats += one(w.Feats == v.Feats)
			c.lemma += one(strings.EqualFold(w.Lemma, v.Lemma) || w.Lemma == "_")
			a, b := universal(w.Deprel), universal(v.Deprel)
			head := w.Head == v.Head
			c.uas += one(head)
			c.las += one(head && a == b)
			c.lasSub += one(head && w.Deprel == v.Deprel)
			for _, r := range []struct {
				name string
				n    *[3]int
			}{{"nsubj", &c.subj}, {"obj", &c.obj}} {
				r.n[0] += one(head && a == r.name && b == r.name)
				r.n[1] += one(b == r.name)
				r.n[2] += one(a == r.name)
			}
		}
	}
	return c
}

// marks reports whether a treebank marks voice and negation on as many as one word
// in 500; a few strays are mistakes.
func marks(gold []lang.Tree) (voice, negation bool) {
	words, passives, negatives := 0, 0, 0
	for _, t := range gold {
		for _, w := range t {
			words++
			passives += one(w.Feats.Voice != 0)
			negatives += one(w.Feats.Neg)
		}
	}
	return passives*500 >= words, negatives*500 >= words
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// universal returns a relation without its subtype.
func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// writeParses writes gold and predicted words side by side, for reading by eye.
func writeParses(path string, gold, trees []lang.Tree) error {
	var b strings.Builder
	for i, g := range gold {
		for j, w := range g {
			v := trees[i][j]
			mark := ""
			if w.Head != v.Head || w.Deprel != v.Deprel || w.UPOS != v.UPOS {
				mark = "*"
			}
			fmt.Fprintf(&b, "%d\t%s\t%s/%s\t%s/%s\t%d/%d\t%s/%s\t%s/%s\t%s\n", j, w.Form, w.Lemma, v.Lemma, w.UPOS, v.UPOS,
				w.Head, v.Head, w.Deprel, v.Deprel, w.Feats, v.Feats, mark)
		}
		b.WriteByte('\n')
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
