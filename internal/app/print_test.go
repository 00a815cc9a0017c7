package app

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file of testdata, or rewrites the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no golden file (make it with -update): %v", err)
	}
	if got != string(want) {
		t.Errorf("%s differs (if that is meant, rewrite it with -update):\n%s", name, got)
	}
}

// printed prints readings in a format.
func printed(t testing.TB, f Format, s Style, docs []casus.Document, readings []casus.Reading) string {
	t.Helper()
	var b strings.Builder
	p, err := NewPrinter(f, &b, s)
	if err != nil {
		t.Fatal(err)
	}
	for i := range docs {
		if err := p.Print(docs[i], readings[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	doc, r := fixture(t)
	for _, c := range []struct {
		file   string
		format Format
		style  Style
	}{
		{"dossier-en.txt", Text, Style{Names: testNames}},
		{"dossier-it.txt", Text, Style{Lang: "it", Names: testNames}},
		{"dossier-narrow-color.txt", Text, Style{Width: 48, Color: true, Names: testNames}},
		{"readings.json", JSON, Style{}},
		{"readings.jsonl", JSONL, Style{}},
		{"claims.csv", CSV, Style{}},
		{"dossier-en.html", HTML, Style{Names: testNames}},
		{"dossier-it.html", HTML, Style{Lang: "it", Names: testNames}},
	} {
		t.Run(c.file, func(t *testing.T) {
			golden(t, c.file, printed(t, c.format, c.style, []casus.Document{doc, doc}[:1], []casus.Reading{r, r}[:1]))
		})
	}
}
