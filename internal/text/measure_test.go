package text

import (
	"cmp"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"casus"
)

var (
	update  = flag.Bool("update", false, "write the measured figures to doc/measurements-text.md")
	verbose = flag.Int("errors", 0, "show this many differences of each treebank")
)

// treebanks lie beside the repository, see ../shared/data/README.md.
const treebanks = "../../../shared/data/ud/"

// A goldWord is a syntactic word of a treebank. Its span counts the letters of
// the text without spaces; the words of a multiword token share one.
type goldWord struct {
	form       string
	start, end int
	multi      bool
}

// A treebank is what one file holds: its raw text, sentences and words.
type treebank struct {
	text      string
	sentences []casus.Span // in letters without spaces
	words     []goldWord
	texts     []string // the sentences one by one
}

func readTreebank(t testing.TB, path string) *treebank {
	tb := &treebank{}
	var raw strings.Builder
	sep, pos, sentence, multiEnd := "", 0, 0, ""
	var multi casus.Span
	for line := range strings.SplitSeq(unzip(t, path), "\n") {
		switch {
		case strings.HasPrefix(line, "# newpar"), strings.HasPrefix(line, "# newdoc"):
			sep = "\n"
		case strings.HasPrefix(line, "# text = "):
			if raw.Len() > 0 {
				raw.WriteString(sep)
			}
			raw.WriteString(line[len("# text = "):])
			tb.texts = append(tb.texts, line[len("# text = "):])
			sep, sentence = " ", pos
		case line == "" && pos > sentence:
			tb.sentences = append(tb.sentences, casus.Span{Start: sentence, End: pos})
			sentence = pos
		case line == "" || line[0] == '#':
		default:
			col := strings.Split(line, "\t")
			if strings.Contains(col[0], ".") {
				continue
			}
			n := letterCount(col[1])
			if _, last, ok := strings.Cut(col[0], "-"); ok {
				multiEnd, multi = last, casus.Span{Start: pos, End: pos + n}
				pos += n
				continue
			}
			if multiEnd != "" {
				tb.words = append(tb.words, goldWord{col[1], multi.Start, multi.End, true})
				if col[0] == multiEnd {
					multiEnd = ""
				}
				continue
			}
			tb.words = append(tb.words, goldWord{col[1], pos, pos + n, false})
			pos += n
		}
	}
	tb.text = raw.String()
	if len(tb.words) == 0 {
		t.Fatalf("%s has no words", path)
	}
	return tb
}

// unzip returns the text of a packed file.
func unzip(t testing.TB, path string) string {
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no treebank: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// read runs the splitter and the tokenizer over the raw text.
func (tb *treebank) read(lang string) *treebank {
	letters := make([]int, len(tb.text)+1)
	n := 0
	for i, r := range tb.text {
		letters[i] = n
		if !unicode.IsSpace(r) {
			n++
		}
	}
	letters[len(tb.text)] = n
	got := &treebank{}
	var tokens []Token
	for _, s := range Sentences(tb.text, lang) {
		got.sentences = append(got.sentences, casus.Span{Start: letters[s.Start], End: letters[s.End]})
		tokens = Tokenize(tb.text, s, lang, tokens[:0])
		for _, k := range tokens {
			got.words = append(got.words, goldWord{k.Form, letters[k.Span.Start], letters[k.Span.End], k.Parts > 1})
		}
	}
	return got
}

// matchedWords counts the words that both have, as the CoNLL 2018 shared task
// does: equal spans, and within multiword tokens the longest common
// subsequence of forms. diff is told about each stretch that differs.
func matchedWords(gold, got []goldWord, diff func(gold, got []goldWord)) int {
	n, i, j := 0, 0, 0
	for i < len(gold) && j < len(got) {
		a, b := gold[i], got[j]
		if a.multi || b.multi {
			i2, j2 := multiBlock(gold, got, i, j)
			k := common(gold[i:i2], got[j:j2])
			if k < max(i2-i, j2-j) {
				diff(gold[i:i2], got[j:j2])
			}
			n += k
			i, j = i2, j2
			continue
		}
		switch {
		case a.start == b.start && a.end == b.end:
			n++
			i++
			j++
		case a.start <= b.start:
			diff(gold[i:i+1], got[j:j+1])
			i++
		default:
			j++
		}
	}
	return n
}

// multiBlock returns the ends of the words that overlap with the multiword
// tokens at i and j.
func multiBlock(gold, got []goldWord, i, j int) (int, int) {
	end := gold[i].end
	if got[j].multi && (!gold[i].multi || got[j].end > end) {
		end = got[j].end
	}
	for {
		moved := false
		for i < len(gold) && gold[i].start < end {
			if gold[i].end > end {
				end = gold[i].end
			}
			i++
			moved = true
		}
		for j < len(got) && got[j].start < end {
			if got[j].end > end {
				end = got[j].end
			}
			j++
			moved = true
		}
		if !moved {
			return i, j
		}
	}
}

func common(a, b []goldWord) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diag := 0
		for j := range b {
			up := row[j+1]
			if strings.EqualFold(a[i].form, b[j].form) {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diag = up
		}
	}
	return row[len(b)]
}

func f1(match, gold, got int) float64 {
	return 200 * float64(match) / float64(gold+got)
}

var measured = []struct{ lang, file, note string }{
	{"it", "free/UD_Italian-PUD/it_pud-ud-test.conllu.gz", "news and Wikipedia"},
	{"it", "free/UD_Italian-ParlaMint/it_parlamint-ud-test.conllu.gz", "parliament"},
	{"it", "eval/UD_Italian-ISDT/it_isdt-ud-test.conllu.gz", "mixed, shuffled; also ends sentences at colons"},
	{"it", "eval/UD_Italian-VIT/it_vit-ud-test.conllu.gz", "mixed"},
	{"it", "eval/UD_Italian-ParTUT/it_partut-ud-test.conllu.gz", "mixed"},
	{"it", "free/UD_Italian-MarkIT/it_markit-ud-test.conllu.gz", "school essays"},
	{"en", "free/UD_English-PUD/en_pud-ud-test.conllu.gz", "news and Wikipedia"},
	{"en", "free/UD_English-EWT/en_ewt-ud-test.conllu.gz", "web"},
	{"en", "eval/UD_English-GUM/en_gum-ud-test.conllu.gz", "mixed"},
}

// bars are the lowest scores that count as working.
var bars = map[string]struct{ sentences, words float64 }{
	"UD_Italian-PUD":  {97, 99},
	"UD_English-PUD":  {97, 99},
	"UD_Italian-ISDT": {0, 99},
	"UD_English-EWT":  {0, 98.5},
}

// TestMeasure scores sentences, words and languages on whole treebanks, raw
// text in. With -update it writes doc/measurements-text.md.
func TestMeasure(t *testing.T) {
	if _, err := os.Stat(treebanks); err != nil {
		t.Skipf("no treebanks: %v", err)
	}
	var out strings.Builder
	out.WriteString(measurementsHead)
	for _, m := range measured {
		gold := readTreebank(t, treebanks+m.file)
		got := gold.read(m.lang)
		left := *verbose
		matched := matchedWords(gold.words, got.words, func(a, b []goldWord) {
			if left--; left >= 0 {
				t.Logf("%s: gold %v got %v", m.lang, forms(a), forms(b))
			}
		})
		name := filepath.Base(filepath.Dir(m.file))
		sentences, words := sentenceF1(t, gold, got), f1(matched, len(gold.words), len(got.words))
		fmt.Fprintf(&out, "| %s | %s | %.2f | %.2f | %d | %s |\n",
			name, m.note, sentences, words, len(gold.words), encliticScore(gold, got, m.lang))
		if bar := bars[name]; sentences < bar.sentences || words < bar.words {
			t.Errorf("%s: sentences %.2f, words %.2f, want at least %v", name, sentences, words, bar)
		}
	}
	out.WriteString(detectHead)
	measureDetect(t, &out)
	if *update {
		if err := os.WriteFile("../../doc/measurements-text.md", []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

const measurementsHead = `# Sentences, words and languages

Written by ` + "`go test ./internal/text -run TestMeasure -update`" + ` from the test parts of the treebanks beside the
repository. The raw text is the sentences' text joined by a space, by a new line where the treebank marks a paragraph.
F1 as in the CoNLL 2018 shared task. Italian treebanks other than PUD also end sentences at colons and
semicolons, and their sentences are shuffled; casus ends a sentence at stops and ends of lines only. Verbs with enclitics:
right of found, right of gold.

| treebank | text | sentences F1 | words F1 | words | enclitics |
|---|---|---:|---:|---:|---:|
`

const detectHead = `
The language of single sentences of at least 40 bytes:

| language | right | of | taken for |
|---|---:|---:|---|
`

func forms(ws []goldWord) []string {
	var s []string
	for _, w := range ws {
		s = append(s, w.form)
	}
	return s
}

// encliticScore compares the verbs that were split from their pronouns.
func encliticScore(gold, got *treebank, lang string) string {
	if lang != "it" {
		return ""
	}
	want, have := verbsWithClitics(gold.words), verbsWithClitics(got.words)
	right := 0
	for at, w := range have {
		if want[at] == w {
			right++
		}
	}
	return fmt.Sprintf("%d/%d, %d/%d", right, len(have), right, len(want))
}

func verbsWithClitics(words []goldWord) map[int]string {
	at := make(map[int]string)
	for _, w := range words {
		if w.multi {
			at[w.start] += strings.ToLower(w.form) + "+"
		}
	}
	for i, w := range at {
		switch first, _, _ := strings.Cut(w, "+"); first {
		case "di", "a", "da", "in", "su", "con", "per":
			delete(at, i)
		}
	}
	return at
}

func sentenceF1(t *testing.T, gold, got *treebank) float64 {
	want := make(map[casus.Span]bool)
	for _, s := range gold.sentences {
		want[s] = true
	}
	n := 0
	have := make(map[casus.Span]bool)
	for _, s := range got.sentences {
		have[s] = true
		if want[s] {
			n++
		}
	}
	left := *verbose
	for i, s := range gold.sentences {
		if !have[s] && left > 0 {
			left--
			t.Logf("not a sentence: %s", gold.texts[i])
		}
	}
	return f1(n, len(gold.sentences), len(got.sentences))
}

// measureDetect writes how often Detect is right on the sentences of all test
// files but the tweets and the learners' texts.
func measureDetect(t *testing.T, out *strings.Builder) {
	const shortest = 40
	files, err := filepath.Glob(treebanks + "*/UD_*/*test.conllu.gz")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	total, right := map[string]int{}, map[string]int{}
	wrong := map[string]map[string]int{}
	for _, f := range files {
		if strings.Contains(f, "TWITTIRO") || strings.Contains(f, "alico") {
			continue
		}
		want := filepath.Base(f)[:2]
		for _, s := range readTreebank(t, f).texts {
			if len(s) < shortest {
				continue
			}
			total[want]++
			if got, _ := Detect(s); got == want {
				right[want]++
			} else {
				if wrong[want] == nil {
					wrong[want] = map[string]int{}
				}
				wrong[want][cmp.Or(got, "unknown")]++
			}
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(total)) {
		var others []string
		for _, l := range slices.Sorted(maps.Keys(wrong[lang])) {
			others = append(others, fmt.Sprintf("%s %d", l, wrong[lang][l]))
		}
		fmt.Fprintf(out, "| %s | %d | %d | %s |\n", lang, right[lang], total[lang], strings.Join(others, ", "))
		if share := float64(right[lang]) / float64(total[lang]); share < 0.98 {
			t.Errorf("Detect is right on %.3f of %s", share, lang)
		}
	}
}
