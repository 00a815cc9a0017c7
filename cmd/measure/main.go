// Command measure scores the reader on the gold files beside the project and
// writes doc/measurements.md.
//
//	go run ./cmd/measure                 # all figures, needs python3 for the scorer
//	go run ./cmd/measure -only plover -errors 20
//
// It needs ../shared. Quality figures depend only on the code; the speed figures
// depend on the machine, which the file names.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"casus"
	"casus/internal/coder"
)

func main() {
	shared := flag.String("shared", "../shared", "folder with gold, data and tools")
	out := flag.String("out", "doc/measurements.md", "file to write; - for standard output")
	only := flag.String("only", "", "one part: gold, plover, attribution or speed; prints to standard output")
	show := flag.Int("errors", 0, "print this many cases that went wrong")
	flag.Parse()
	if err := run(*shared, *out, *only, *show); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// A part is one section of the report.
type part struct {
	name string
	run  func(*bench) error
}

// A bench holds what every part needs.
type bench struct {
	shared string
	show   int
	coder  *coder.Coder
	buf    bytes.Buffer
}

func (b *bench) printf(format string, args ...any) { fmt.Fprintf(&b.buf, format, args...) }

func run(shared, out, only string, show int) error {
	c, err := coder.New(coder.Options{})
	if err != nil {
		return err
	}
	b := &bench{shared: shared, show: show, coder: c}
	b.printf("# Measurements\n\nWritten by `go run ./cmd/measure`; reader %s. Bars are those of issue 2.\n", coder.Version)
	ran := 0
	for _, p := range []part{{"gold", (*bench).gold}, {"plover", (*bench).plover}, {"attribution", (*bench).attribution}, {"speed", (*bench).speed}} {
		if only != "" && only != p.name {
			continue
		}
		ran++
		if err := p.run(b); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	if ran == 0 {
		return fmt.Errorf("no part is called %q", only)
	}
	if out == "-" || only != "" {
		_, err := os.Stdout.Write(b.buf.Bytes())
		return err
	}
	return os.WriteFile(out, b.buf.Bytes(), 0o666)
}

// readGold reads the sentences of a gold file as documents.
func readGold(path string) ([]casus.Document, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var docs []casus.Document
	for line := range bytes.Lines(raw) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d casus.Document
		if err := json.Unmarshal(line, &d); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		docs = append(docs, d)
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: no sentences", path)
	}
	return docs, nil
}

// A score is one line of the scorer's answer.
type score struct {
	N                   int
	Gold, Read          int
	DyadP               float64 `json:"dyad_p"`
	DyadR               float64 `json:"dyad_r"`
	DyadF1              float64 `json:"dyad_f1"`
	TypeF1              float64 `json:"type_f1"`
	Aux, Speaker, Quiet float64
}

// gold runs the project's scorer on the hand-coded sentences.
func (b *bench) gold() error {
	b.printf("\n## Claims on hand-coded sentences\n\nBars: dyad F1 ≥ .55 (news-dev, each language) and ≥ .60 (treaty-it); type F1 ≥ .68; mood ≥ .88; speaker ≥ .82; quiet ≥ .75.\n\n")
	b.printf("| file | language | sentences | gold | read | dyad P | dyad R | dyad F1 | type F1 | mood | speaker | quiet |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, name := range []string{"treaty-it", "news-dev"} {
		path := filepath.Join(b.shared, "gold", name+".jsonl")
		docs, err := readGold(path)
		if err != nil {
			return err
		}
		scores, err := b.score(path, docs)
		if err != nil {
			return err
		}
		for _, lang := range []string{"en", "it"} {
			s, ok := scores[lang]
			if !ok {
				continue
			}
			b.printf("| %s | %s | %d | %d | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |\n", name, lang, s.N, s.Gold, s.Read,
				s.DyadP, s.DyadR, s.DyadF1, s.TypeF1, s.Aux, s.Speaker, s.Quiet)
		}
	}
	return nil
}

// score reads the documents and hands the readings to the scorer.
func (b *bench) score(path string, docs []casus.Document) (map[string]score, error) {
	f, err := os.CreateTemp("", "readings-*.jsonl")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	enc := json.NewEncoder(f)
	for _, d := range docs {
		r, err := b.coder.Read(d)
		if err != nil {
			return nil, err
		}
		if err := enc.Encode(r); err != nil {
			return nil, err
		}
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	tool := filepath.Join(b.shared, "tools", "score_readings.py")
	if b.show > 0 {
		cmd := exec.Command("python3", tool, path, f.Name(), "--errors", fmt.Sprint(b.show))
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			return nil, err
		}
	}
	answer, err := exec.Command("python3", tool, path, f.Name(), "--json").Output()
	if err != nil {
		return nil, fmt.Errorf("run the scorer: %w", err)
	}
	var scores map[string]score
	if err := json.Unmarshal(answer, &scores); err != nil {
		return nil, fmt.Errorf("read the scorer's answer: %w", err)
	}
	return scores, nil
}

// plover counts claims of the right type between the named sides of English
// sentences.
func (b *bench) plover() error {
	raw, err := os.ReadFile(filepath.Join(b.shared, "gold", "plover-types-en.tsv"))
	if err != nil {
		return err
	}
	type tally struct{ n, right, wrong int }
	byType, all := map[string]*tally{}, &tally{}
	shown := 0
	for i, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		cells := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if i == 0 || len(cells) < 4 {
			continue
		}
		r, err := b.coder.Read(casus.Document{Text: cells[3], Lang: "en"})
		if err != nil {
			return err
		}
		t := byType[cells[0]]
		if t == nil {
			t = &tally{}
			byType[cells[0]] = t
		}
		verdict := judge(r.Claims, cells)
		for _, x := range []*tally{t, all} {
			x.n++
			if verdict == "right" {
				x.right++
			} else if verdict == "wrong" {
				x.wrong++
			}
		}
		if verdict != "right" && shown < b.show {
			shown++
			fmt.Printf("%s %s [%s] -> [%s] %s\n", verdict, cells[0], cells[1], cells[2], cells[3])
			for _, c := range r.Claims {
				fmt.Printf("    %s %v -> %v  %s\n", c.Type, names(c.Actors), names(c.Recipients), c.Because)
			}
		}
	}
	if all.n == 0 {
		return errors.New("no sentences")
	}
	b.printf("\n## PLOVER types on English sentences\n\nBars: right type between both named sides ≥ 45 %%; only a wrong type ≤ 15 %%.\n\n| type | sentences | right | wrong |\n|---|---|---|---|\n")
	types := make([]string, 0, len(byType))
	for t := range byType {
		types = append(types, t)
	}
	sort.Strings(types)
	for _, t := range types {
		x := byType[t]
		b.printf("| %s | %d | %.1f %% | %.1f %% |\n", t, x.n, pct(x.right, x.n), pct(x.wrong, x.n))
	}
	b.printf("| **all** | %d | **%.1f %%** | **%.1f %%** |\n", all.n, pct(all.right, all.n), pct(all.wrong, all.n))
	return nil
}

func names(list []casus.Actor) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Code+":"+a.Name)
	}
	return out
}

func pct(x, n int) float64 {
	if n == 0 {
		return 0
	}
	return 100 * float64(x) / float64(n)
}

// judge says whether a claim of the right type overlaps both sides (right), only
// one of another type does (wrong), or none.
func judge(claims []casus.Claim, cells []string) string {
	source, target := find(cells[3], cells[1]), find(cells[3], cells[2])
	verdict := "none"
	for _, c := range claims {
		if !(over(c.Actors, source) && over(c.Recipients, target) || over(c.Actors, target) && over(c.Recipients, source) && mutual(c.Type)) {
			continue
		}
		t := string(c.Type)
		if t == "CONCEDE" || t == "RETREAT" {
			t = "YIELD"
		}
		if t == cells[0] {
			return "right"
		}
		verdict = "wrong"
	}
	return verdict
}

func mutual(t casus.EventType) bool {
	return t == casus.Agree || t == casus.Consult || t == casus.Cooperate
}

func find(text, part string) casus.Span {
	i := strings.Index(text, part)
	if i < 0 {
		return casus.Span{}
	}
	return casus.Span{Start: i, End: i + len(part)}
}

func over(list []casus.Actor, sp casus.Span) bool {
	for _, a := range list {
		if a.Span != nil && a.Span.Overlaps(sp) {
			return true
		}
	}
	return false
}

// attribution looks for the gold attributions of news articles that name their
// source.
func (b *bench) attribution() error {
	files, err := filepath.Glob(filepath.Join(b.shared, "data/attribution/attributions/*.ann"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errors.New("no annotated articles")
	}
	named, hit := 0, 0
	for _, name := range files {
		gold, text, err := readBrat(b.shared, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		r, err := b.coder.Read(casus.Document{Text: text, Lang: "en"})
		if err != nil {
			return err
		}
		for _, g := range gold {
			if !properName(text[g.source.Start:g.source.End]) {
				continue
			}
			named++
			if found(r.Attributions, g) {
				hit++
			} else if b.show > 0 {
				b.show--
				fmt.Printf("missed [%s] %s: %.100s\n", text[g.source.Start:g.source.End], text[g.cue.Start:g.cue.End], text[g.content.Start:g.content.End])
			}
		}
	}
	b.printf("\n## Attributions\n\nGold attributions of PolNeAR with a named source, found with the head of their source: bar ≥ 60 %%.\n\n| articles | named | found |\n|---|---|---|\n| %d | %d | **%.1f %%** |\n", len(files), named, pct(hit, named))
	return nil
}

// A brat attribution has the spans of its three parts.
type brat struct{ source, cue, content casus.Span }

func found(list []casus.Attribution, g brat) bool {
	for _, a := range list {
		if g.source.Contains(a.Head) && (a.Cue.Overlaps(g.cue) || a.Content.Overlaps(g.content)) {
			return true
		}
	}
	return false
}

// properName reports whether a source is named: a capitalised word beyond its
// first, or a first word that is no pronoun or article.
func properName(s string) bool {
	for i, w := range strings.Fields(s) {
		if w[0] < 'A' || w[0] > 'Z' {
			continue
		}
		if i == 0 {
			switch strings.ToLower(w) {
			case "he", "she", "it", "they", "we", "i", "the", "a", "an", "some", "many", "one", "his", "her", "their", "those", "these", "this", "that", "you", "who", "most", "others", "several", "two", "other", "no":
				continue
			}
		}
		return true
	}
	return false
}
