package fetch

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"casus"
)

// parseString reads data as the file name.
func parseString(t testing.TB, name, data string) casus.Document {
	t.Helper()
	doc, err := Parse(context.Background(), name, "", []byte(data), Options{})
	if err != nil {
		t.Fatalf("Parse(%s): %v", name, err)
	}
	return doc
}

// kindOf returns the kind of an error, which must be an *Error with a name and
// a reason.
func kindOf(t testing.TB, err error) Kind {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("error %v is a %T, want *Error", err, err)
	}
	if e.Name == "" || e.Reason == "" || !strings.HasPrefix(err.Error(), e.Name) {
		t.Errorf("error %q lacks name or reason: %+v", err, e)
	}
	return e.Kind
}

func write(t testing.TB, dir, name, data string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDocumentsGoOnInOrder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "in/b.txt", "Secondo documento.")
	write(t, dir, "in/a/2024-10-15-primo.md", "# Primo\n\nUn *documento*.")
	write(t, dir, "in/c.html", "<p>Terzo documento.</p>")
	write(t, dir, "in/d.jsonl", `{"id":"q","text":"Quarto."}`+"\n"+`{"id":`+"\n"+`{"id":"s","text":"Sesto."}`)
	write(t, dir, "in/.hidden.txt", "Nascosto.")
	write(t, dir, "in/.git/x.txt", "Nascosto.")
	write(t, dir, "in/foto.jpg", "\xff\xd8\xff")
	empty := write(t, dir, "empty.txt", " \n")
	binary := write(t, dir, "binary.txt", "abc\x00def")
	missing := filepath.Join(dir, "missing.txt")
	if err := os.Mkdir(filepath.Join(dir, "void"), 0o777); err != nil {
		t.Fatal(err)
	}
	args := []string{missing, filepath.Join(dir, "in"), empty, "-", binary, filepath.Join(dir, "void"), "ftp://a/b"}
	var got []string
	opt := Options{Stdin: strings.NewReader("Da standard input.")}
	for doc, err := range Documents(context.Background(), args, opt) {
		if err != nil {
			got = append(got, "error: "+kindOf(t, err).String())
			continue
		}
		got = append(got, doc.ID+": "+doc.Text)
	}
	want := []string{
		"error: not found", "2024-10-15-primo: Primo\n\nUn documento.", "b: Secondo documento.", "c: Terzo documento.",
		"q: Quarto.", "error: broken", "s: Sesto.", "error: empty",
		fmt.Sprintf("%x", sha256.Sum256([]byte("Da standard input.")))[:12] + ": Da standard input.",
		"error: binary", "error: empty", "error: refused",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDocumentsStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range Documents(ctx, []string{"testdata", "testdata"}, Options{}) {
		if n++; n == 1 {
			if err != nil {
				t.Fatal(err)
			}
			cancel()
			continue
		}
		if kindOf(t, err) != Canceled {
			t.Errorf("got %v", err)
		}
	}
	if n != 2 {
		t.Errorf("%d items, want one and the cancellation", n)
	}
	for range Documents(context.Background(), []string{"testdata"}, Options{}) {
		break // the consumer may stop
	}
}

func TestDocumentFields(t *testing.T) {
	dir := t.TempDir()
	path := write(t, dir, "2024-10-15-duma.txt", "Il voto\r\n\r\nLa Duma ha votato.\r\n")
	doc, err := Read(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := casus.Document{
		ID: "2024-10-15-duma", URL: path, Date: "2024-10-15", Text: "Il voto\n\nLa Duma ha votato.",
		Digest: fmt.Sprintf("sha256:%x", sha256.Sum256([]byte("Il voto\n\nLa Duma ha votato."))),
	}
	if doc != want {
		t.Errorf("got %+v, want %+v", doc, want)
	}
	if doc.Title() != "Il voto" {
		t.Errorf("title %q", doc.Title())
	}
}

func TestRefusals(t *testing.T) {
	tests := []struct {
		name, data string
		want       Kind
	}{
		{"a.txt", "", Empty},
		{"a.html", "<html><body><script>x()</script></body></html>", Empty},
		{"a.txt", "PK\x03\x04 rest of a document", Binary},
		{"a.txt", "\x89PNG\r\n\x1a\n....", Binary},
		{"a.txt", "testo con \x1b[31mcolori", Binary},
		{"a.pdf", "%PDF-1.4\nrubbish", Broken},
		{"a.pdf", "%PDF-1.4\nrubbish\nstartxref\n9\n%%EOF", Broken},
		{"a.xml", `<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`, Unsupported},
		{"a.txt", strings.Repeat("\xcf\xf0\xe8\xe2\xe5\xf2 ", 40), Broken},
		{"a.txt", strings.Repeat("x", 2000), TooLarge},
	}
	for _, tt := range tests {
		_, err := Parse(context.Background(), tt.name, "", []byte(tt.data), Options{MaxBytes: 1999})
		if err == nil {
			t.Errorf("%.20q was read", tt.data)
		} else if got := kindOf(t, err); got != tt.want {
			t.Errorf("%.20q: %v (%v), want %v", tt.data, got, err, tt.want)
		}
	}
}

func TestErrorText(t *testing.T) {
	err := named(&Error{Kind: Broken, Reason: "not JSON", Err: errors.New("unexpected end")}, "a.jsonl", 7)
	if got, want := err.Error(), "a.jsonl:7: not JSON: unexpected end"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Kind(99).String(); got != "kind 99" {
		t.Errorf("got %q", got)
	}
	if len(kindNames) != int(Canceled)+1 {
		t.Error("a kind has no name")
	}
}

func TestJSONL(t *testing.T) {
	dir := t.TempDir()
	lines := []string{
		`{"id":"it-001","lang":"IT","publisher":"P","author":"A","url":"https://e.example/1","date":"2024-10-24","headline":"T","text":" Con spazi.\r\n"}`,
		``,
		`{"text":"Senza id.","date":"2024-10-24T10:00:00Z","id":12}`,
		`{"text":"` + strings.Repeat("x", 300) + `"}`,
		`{"id":"no text"}`,
		`{"text":5}`,
		`[1]`,
		`{"text":"a","date":"ieri"}`,
		`{"text":"  "}`,
		"{\"text\":\"caff\xe8\"}",
		`{"text":"cafe\u0301"}`,
	}
	path := write(t, dir, "in.jsonl", "\ufeff"+strings.Join(lines, "\r\n"))
	var docs []casus.Document
	var errs []string
	for doc, err := range Documents(context.Background(), []string{path}, Options{JSONL: true, MaxBytes: 250}) {
		if err != nil {
			kind := kindOf(t, err)
			errs = append(errs, kind.String()+" "+strings.TrimPrefix(err.Error(), path+":"))
			continue
		}
		doc.Digest = ""
		docs = append(docs, doc)
	}
	wantDocs := []casus.Document{
		{ID: "it-001", Lang: "it", Publisher: "P", Author: "A", URL: "https://e.example/1", Date: "2024-10-24",
			Headline: "T", Text: " Con spazi.\r\n"},
		{ID: "12", Date: "2024-10-24", Text: "Senza id."},
		{ID: "850f7dc43910", Text: "café"},
	}
	if !reflect.DeepEqual(docs, wantDocs) {
		t.Errorf("got %+v\nwant %+v", docs, wantDocs)
	}
	wantErrs := []string{
		`too large 4: larger than 250 bytes`, `broken 5: has no "text"`, `broken 6: "text" is number, not text`,
		`broken 7: not an object but array`, `broken 8: the date "ieri" is no day`, `empty 9: "text" is empty`,
		`broken 10: not UTF-8`,
	}
	if !reflect.DeepEqual(errs, wantErrs) {
		t.Errorf("got %q\nwant %q", errs, wantErrs)
	}
}

func TestEncodings(t *testing.T) {
	const want = "Perché «no»? È così: 5 €, l’età."
	latin := "Perch\xe9 \xabno\xbb? \xc8 cos\xec: 5 \x80, l\x92et\xe0."
	utf16le := "\xff\xfe"
	utf16be := ""
	for _, r := range want {
		utf16le += string([]byte{byte(r), byte(r >> 8)})
		utf16be += string([]byte{byte(r >> 8), byte(r)})
	}
	tests := []struct{ name, contentType, data string }{
		{"utf-8", "", want},
		{"utf-8 with mark", "", "\ufeff" + want},
		{"not normal", "", strings.NewReplacer("é", "e\u0301", "à", "a\u0300").Replace(want)},
		{"windows-1252 detected", "", latin},
		{"windows-1252 declared", "text/plain; charset=windows-1252", latin},
		{"declared as latin-1", "text/plain; charset=iso-8859-1", latin},
		{"wrongly declared as utf-8", "text/plain; charset=utf-8", latin},
		{"utf-8 wrongly declared", "text/plain; charset=iso-8859-1", want},
		{"iso-8859-15", "", "Perch\xe9 \xabno\xbb? \xc8 cos\xec: 5 \xa4, l\u2019et\xe0."},
		{"mac roman", "", "Perch\x8e \xc7no\xc8? \xe9 cos\x93: 5 \xdb, l\xd5et\x88."},
		{"utf-16 with mark", "", utf16le},
		{"utf-16 without mark", "", utf16be},
		{"windows line ends", "", want + "\r\n"},
	}
	for _, tt := range tests {
		data := tt.data
		if tt.name == "iso-8859-15" {
			data = strings.ReplaceAll(data, "\u2019", "'")
		}
		doc, err := Parse(context.Background(), "x.txt", tt.contentType, []byte(data), Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.ReplaceAll(doc.Text, "l'età", "l’età"); got != want {
			t.Errorf("%s: got %q, want %q", tt.name, got, want)
		}
	}
}

func TestPlainText(t *testing.T) {
	wrapped := `Il Senato ratifica il patto

Il Senato di Valdoria ha ratificato mercoledì il trattato
di mutua difesa con la Repubblica di Merania, firmato il 19
giugno durante la visita del presidente Oreste Valli nella
capitale. Il voto, che l'opposizione ha definito impreve-
dibile, è stato unanime.

- Primo punto dell'accordo
- Secondo punto dell'accordo`
	want := `Il Senato ratifica il patto

Il Senato di Valdoria ha ratificato mercoledì il trattato di mutua difesa con la Repubblica di Merania, firmato il 19 giugno durante la visita del presidente Oreste Valli nella capitale. Il voto, che l'opposizione ha definito imprevedibile, è stato unanime.

- Primo punto dell'accordo
- Secondo punto dell'accordo`
	if got := parseString(t, "a.txt", wrapped).Text; got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for _, same := range []string{
		want,
		"Titolo su una riga\nIl testo viene subito dopo, su una riga lunga quanto serve per dire tutto quello che c'è da dire.\nFine.",
		"uno\ndue\ntre\nquattro",
	} {
		if got := parseString(t, "a.txt", same).Text; got != same {
			t.Errorf("changed to %q", got)
		}
	}
	doc := parseString(t, "a.txt", "ROMA, 15 ottobre 2024 (Prova) - Il voto è stato unanime.")
	if doc.Headline != "" || doc.Date != "2024-10-15" {
		t.Errorf("got %+v", doc)
	}
}

func TestMarkdown(t *testing.T) {
	doc := parseString(t, "nota.md", `---
title: "Il patto"
author: [Lucia Ferri, Ugo Neri]
date: 2024-11-06
publisher: Gazzetta di Prova
tags:
  - esteri
---
# Il patto

Il **Senato** ha _ratificato_ il [trattato](https://a.example/b "t")
con la `+"`Merania`"+`.[^1]

> Nessuno \*attacca\*.

* primo
* secondo

| Paese | Voti |
|-------|-----:|
| Valdoria | 3 |

![foto](a.jpg)
<!-- commento -->
`+"```\ncodice\n```"+`
***
Fine &amp; basta.

[^1]: nota
`)
	want := casus.Document{
		ID: "nota", URL: "nota.md", Headline: "Il patto", Author: "Lucia Ferri, Ugo Neri", Date: "2024-11-06",
		Publisher: "Gazzetta di Prova", Digest: doc.Digest,
		Text: "Il Senato ha ratificato il trattato con la Merania.\n\nNessuno *attacca*.\n\nprimo\nsecondo\n\n" +
			"Paese Voti\n\nValdoria 3\n\nFine & basta.",
	}
	if doc != want {
		t.Errorf("got  %+v\nwant %+v", doc, want)
	}
	doc = parseString(t, "b.md", "# Titolo\n\nTesto *vero*.")
	if doc.Headline != "" || doc.Text != "Titolo\n\nTesto vero." {
		t.Errorf("without front matter: %+v", doc)
	}
	doc = parseString(t, "c.txt", "---\ntitle: T\n---\nTesto di prova.")
	if doc.Headline != "T" || doc.Text != "Testo di prova." {
		t.Errorf("front matter in a text: %+v", doc)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2024-10-15": "2024-10-15", "2024-10-15T23:30:00-05:00": "2024-10-15", "20241015": "2024-10-15",
		"20241015T101112": "2024-10-15", "15 ottobre 2024": "2024-10-15", "1° marzo 2025": "2025-03-01",
		"Oct. 15, 2024": "2024-10-15", "Tue, 15 Oct 2024 10:00:00 GMT": "2024-10-15", "15/10/2024": "2024-10-15",
		"2024-02-30": "", "31/02/2024": "", "ieri": "", "": "", "3000": "",
	} {
		if got := parseDate(in); got != want {
			t.Errorf("parseDate(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"Roma, 15 ottobre 2024 (ANSA) - Il governo":                  "2024-10-15",
		"Titolo\n\nPubblicato il 15 ottobre 2024 alle 10:30\n\nIl g": "2024-10-15",
		"Titolo\nmartedì 15 ottobre 2024\nTesto":                     "2024-10-15",
		"MOSCOW, Oct 15, 2024 — The Duma":                            "2024-10-15",
		"Tuesday, October 15, 2024":                                  "2024-10-15",
		"2024-10-15":                                                 "2024-10-15",
		"Il trattato firmato il 19 giugno 2024 a Pyongyang":          "",
		"Il 19 giugno 2024 Putin ha firmato il trattato":             "",
		"On June 19, 2024 the leaders signed":                        "",
	} {
		if got := dateline(in); got != want {
			t.Errorf("dateline(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"a/2024-10-15-duma.txt": "2024-10-15", "20241015.pdf": "2024-10-15", "x_2024_10_15_y": "2024-10-15",
		"2024-13-15.txt": "", "12024101599.txt": "", "2024-10-15/duma.txt": "",
	} {
		if got := dateInName(in); got != want {
			t.Errorf("dateInName(%q) = %q, want %q", in, got, want)
		}
	}
	if got := dateInURL("https://a.example/esteri/2024/10/5/duma.html"); got != "2024-10-05" {
		t.Errorf("dateInURL = %q", got)
	}
}
