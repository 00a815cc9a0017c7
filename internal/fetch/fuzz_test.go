package fetch

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"casus"

	"golang.org/x/text/unicode/norm"
)

// checkDocument checks what every document promises.
func checkDocument(t *testing.T, doc casus.Document) {
	t.Helper()
	if strings.TrimSpace(doc.Text) == "" || doc.ID == "" || len(doc.Digest) != len("sha256:")+64 {
		t.Fatalf("incomplete document %+v", doc)
	}
	for _, s := range []string{doc.Text, doc.Headline, doc.Publisher, doc.Author} {
		if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) || checkControls(s) != nil {
			t.Fatalf("%q is not clean", s)
		}
	}
	if d, err := checkDate(doc.Date); err != nil || d != doc.Date {
		t.Fatalf("date %q", doc.Date)
	}
}

func FuzzEncoding(f *testing.F) {
	for _, s := range []string{
		"Perché no?\r\n", "Perch\xe9 \xabno\xbb, l\x92et\xe0", "\xff\xfeP\x00e\x00", "\x00P\x00e\x00r\x00c\x00h\x00\xe9\x00 \x00n", "\xef\xbb\xbfa",
		"---\ntitle: T\n---\n# T\n\n*a* [b](c) `d`\n", "Roma, 15 ottobre 2024 (X)\n" + strings.Repeat("parola e ancora una parola\n", 5),
	} {
		f.Add([]byte(s), "text/plain; charset=iso-8859-1", "a.md")
		f.Add([]byte(s), "", "a.txt")
	}
	f.Fuzz(func(t *testing.T, data []byte, contentType, name string) {
		doc, err := Parse(context.Background(), "x"+name, contentType, data, Options{MaxBytes: 1 << 16})
		if err != nil {
			kindOf(t, err)
			return
		}
		checkDocument(t, doc)
	})
}

func FuzzJSONL(f *testing.F) {
	f.Add(`{"id":"it-001","lang":"it","publisher":"P","url":"https://e.example/","date":"2024-10-24","headline":"T","text":"Uno."}` + "\n\n{}\n[")
	f.Add("{\"text\":\"\\u0000\"}\r\n{\"id\":1e9,\"text\":\"cafe\u0301\"}")
	f.Fuzz(func(t *testing.T, data string) {
		opt := Options{JSONL: true, Stdin: strings.NewReader(data), MaxBytes: 1 << 12}
		n := 0
		for doc, err := range Documents(context.Background(), []string{"-"}, opt) {
			n++
			if err != nil {
				kindOf(t, err)
				continue
			}
			checkDocument(t, doc)
		}
		if n == 0 {
			t.Fatal("neither a document nor an error")
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	data := readTestdata(b, "gazzetta.html")
	benchmarkParse(b, "a.html", data)
}

func BenchmarkPDF(b *testing.B) {
	benchmarkParse(b, "a.pdf", readTestdata(b, "gazzetta.pdf"))
}

func BenchmarkText(b *testing.B) {
	benchmarkParse(b, "a.txt", []byte(strings.Repeat("Il Senato di Valdoria ha ratificato mercoledì il trattato di difesa.\n", 500)))
}

func benchmarkParse(b *testing.B, name string, data []byte) {
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Parse(context.Background(), name, "", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJSONL(b *testing.B) {
	data := strings.Repeat(`{"id":"a","date":"2024-10-24","text":"Il Senato di Valdoria ha ratificato mercoledì il trattato."}`+"\n", 1000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		opt := Options{JSONL: true, Stdin: strings.NewReader(data)}
		for _, err := range Documents(context.Background(), []string{"-"}, opt) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
