package fetch

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"casus"
)

func readTestdata(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestHTMLItalian(t *testing.T) {
	doc := parseString(t, "gazzetta.html", string(readTestdata(t, "gazzetta.html")))
	want := casus.Document{
		ID: "gazzetta", Publisher: "Gazzetta di Prova", Author: "Lucia Ferri", Date: "2024-11-06",
		URL:      "https://gazzetta.example/esteri/2024/patto-merania.html",
		Headline: "Valdoria, il Senato ratifica il patto con Merania", Digest: doc.Digest, Text: doc.Text,
	}
	if doc != want {
		t.Errorf("got  %+v\nwant %+v", doc, want)
	}
	paragraphs := strings.Split(doc.Text, "\n\n")
	if len(paragraphs) != 4 || !strings.HasPrefix(paragraphs[0], "Il Senato di Valdoria ha ratificato mercoledì") ||
		!strings.HasSuffix(paragraphs[3], "ha riferito il portavoce del governo.") {
		t.Errorf("paragraphs %q", paragraphs)
	}
}

func TestHTMLEnglish(t *testing.T) {
	doc := parseString(t, "courier.html", string(readTestdata(t, "courier.html")))
	want := casus.Document{
		ID: "courier", Publisher: "The Test Courier", Author: "Amy Holt", Date: "2025-03-04", URL: "courier.html",
		Headline: "Sandoria expels two envoys after ferry incident", Digest: doc.Digest, Text: doc.Text,
	}
	if doc != want {
		t.Errorf("got  %+v\nwant %+v", doc, want)
	}
	for _, part := range []string{"Sandoria on Tuesday expelled", "“This was no accident,”", "\n\nBoth navies have raised their alert.\n\n"} {
		if !strings.Contains(doc.Text, part) {
			t.Errorf("the text lacks %q: %s", part, doc.Text)
		}
	}
	for _, part := range []string{"Subscribe", "recipes", "4 March 2025"} {
		if strings.Contains(doc.Text, part) {
			t.Errorf("the text has %q: %s", part, doc.Text)
		}
	}
}

func TestHTMLEncodings(t *testing.T) {
	page := "<html><head>%s<title>Perch\xe9 no</title></head><body><p>Cos\xec \xe8: l\x92et\xe0 della citt\xe0.</p></body></html>"
	for _, head := range []string{"", `<meta charset="windows-1252">`, `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`} {
		doc := parseString(t, "a.html", strings.Replace(page, "%s", head, 1))
		if doc.Headline != "Perché no" || doc.Text != "Così è: l’età della città." {
			t.Errorf("with %q: %q, %q", head, doc.Headline, doc.Text)
		}
	}
}

func TestHTMLTitles(t *testing.T) {
	tests := []struct{ head, want string }{
		{`<title>Il voto - La Prova</title><meta property="og:site_name" content="La Prova">`, "Il voto"},
		{`<title>La Prova: il voto di oggi</title><meta property="og:site_name" content="La Prova">`, "La Prova: il voto di oggi"},
		{`<title>Gli Stati Uniti votano, il mondo guarda | Esteri | La Prova</title>`, "Gli Stati Uniti votano, il mondo guarda"},
		{`<title>Russia - Ucraina, le ultime notizie</title>`, "Russia - Ucraina, le ultime notizie"},
		{`<meta property="og:title" content="Uno &amp; due">`, "Uno & due"},
		{`<title>x</title><script type="application/ld+json">{"@type":"Article","headline":"Dal JSON"}</script>`, "Dal JSON"},
		{`<title>Titolo vero</title><script type="application/ld+json">{broken</script>`, "Titolo vero"},
	}
	for _, tt := range tests {
		doc := parseString(t, "a.html", "<html><head>"+tt.head+"</head><body><p>Testo del voto di oggi.</p></body></html>")
		if doc.Headline != tt.want {
			t.Errorf("%s: headline %q, want %q", tt.head, doc.Headline, tt.want)
		}
	}
}

func TestHTMLDeeplyNested(t *testing.T) {
	page := "<html><body>" + strings.Repeat("<div>", 100_000) + "<p>Testo.</p>"
	if _, err := Parse(context.Background(), "a.html", "", []byte(page), Options{}); err != nil {
		kindOf(t, err)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(readTestdata(f, "gazzetta.html"))
	f.Add(readTestdata(f, "courier.html"))
	f.Add([]byte("<html><meta charset=utf-16><p>a<table><tr><td>b<script type=application/ld+json>[{\"@type\":[\"NewsArticle\"]}]"))
	fuzzParse(f, "a.html")
}

// fuzzParse checks that any bytes give a whole document or an *Error.
func fuzzParse(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Parse(context.Background(), name, "", data, Options{MaxBytes: 1 << 16})
		if err != nil {
			if kindOf(t, err); errors.Is(err, errInternal) {
				t.Fatal(err)
			}
			return
		}
		checkDocument(t, doc)
	})
}
