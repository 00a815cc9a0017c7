package coder

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus"
)

// BenchmarkCode measures the coder alone: from trees that are ready to claims.
// Parsing stands outside the clock.
func BenchmarkCode(b *testing.B) {
	for _, lang := range []string{"en", "it"} {
		b.Run(lang, func(b *testing.B) {
			c, err := New(Options{})
			if err != nil {
				b.Fatal(err)
			}
			m, err := c.parser(lang)
			if err != nil {
				b.Fatal(err)
			}
			docs := exampleTexts(b, lang)[:3] // few, for the parsing costs time too
			sentences := 0
			for b.Loop() {
				for _, doc := range docs {
					b.StopTimer()
					d := c.newDocument(doc, c.packs[lang], m)
					b.StartTimer()
					d.claims()
					sentences += len(d.sents)
				}
			}
			b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}

// exampleTexts loads the texts of the example reports in a language.
func exampleTexts(b *testing.B, lang string) []casus.Document {
	paths, err := filepath.Glob("../app/example/*-" + lang + ".txt")
	if err != nil {
		b.Fatal(err)
	}
	if len(paths) == 0 {
		b.Fatal("no example report in this language")
	}
	var out []casus.Document
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		_, text, _ := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
		out = append(out, casus.Document{Lang: lang, Date: "2026-06-01", Text: strings.TrimSpace(text) + "\n"})
	}
	return out
}
