package coder_test

import (
	"testing"

	"casus"
)

// BenchmarkRead reads the example reports of each language from text to claims,
// on one core.
func BenchmarkRead(b *testing.B) {
	for _, lang := range []string{"en", "it"} {
		b.Run(lang, func(b *testing.B) {
			var docs []casus.Document
			size := 0
			for _, d := range examples(b) {
				if d.Lang == lang {
					docs = append(docs, d)
					size += len(d.Text)
				}
			}
			if len(docs) == 0 {
				b.Fatal("no example report in this language")
			}
			c := theCoder(b)
			if _, err := c.Read(docs[0]); err != nil { // loads the model
				b.Fatal(err)
			}
			b.SetBytes(int64(size))
			sentences := 0
			for b.Loop() {
				for _, d := range docs {
					r, err := c.Read(d)
					if err != nil {
						b.Fatal(err)
					}
					sentences += r.Doc.Sentences
				}
			}
			b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}
