package app

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casus"
)

func TestJSONKeepsWords(t *testing.T) {
	doc, r := fixture(t)
	r.Claims[0].Quote = "a\u009b31m <b>\u202e & \x7f\x1b"
	out := printed(t, JSONL, Style{}, []casus.Document{doc, doc}, []casus.Reading{r, {Entities: []casus.Entity{{Kind: "state"}}}})
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2", len(lines))
	}
	if want := `a\u009b31m <b>\u202e & \u007f\u001b`; !strings.Contains(lines[0], want) {
		t.Errorf("%s does not contain %s", lines[0], want)
	}
	var back casus.Reading
	if err := json.Unmarshal([]byte(lines[0]), &back); err != nil {
		t.Fatal(err)
	}
	if back.Claims[0].Quote != r.Claims[0].Quote {
		t.Errorf("got %q back, want %q", back.Claims[0].Quote, r.Claims[0].Quote)
	}
	if want := `{"doc":{"id":"","lang":"","digest":"","sentences":0,"version":""},"claims":[],"entities":[{"name":"","kind":"state","mentions":[]}]}`; lines[1] != want {
		t.Errorf("an empty reading is %s, want %s", lines[1], want)
	}
}

func TestJSONArray(t *testing.T) {
	doc, r := fixture(t)
	for n := range 3 {
		docs, readings := make([]casus.Document, n), make([]casus.Reading, n)
		for i := range n {
			docs[i], readings[i] = doc, r
		}
		var back []casus.Reading
		if err := json.Unmarshal([]byte(printed(t, JSON, Style{}, docs, readings)), &back); err != nil || len(back) != n {
			t.Errorf("got %d readings, %v, want %d", len(back), err, n)
		}
	}
}

func TestPrintingLeavesReadingsAlone(t *testing.T) {
	doc, r := fixture(t)
	before, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []Format{Text, JSON, JSONL, CSV, HTML} {
		first := printed(t, f, Style{Names: testNames}, []casus.Document{doc}, []casus.Reading{r})
		if again := printed(t, f, Style{Names: testNames}, []casus.Document{doc}, []casus.Reading{r}); again != first {
			t.Errorf("%s: printed twice, it differs", f)
		}
	}
	after, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Errorf("the reading changed:\n%s\n%s", before, after)
	}
}

func TestCSV(t *testing.T) {
	doc, r := fixture(t)
	r.Claims[0].Actors[0].Name = `=cmd|' /C calc'!A0`
	r.Claims[0].Condition = "-2+3"
	r.Claims[0].Hedge = "@SUM(1)"
	r.Claims[0].Because = "\tline one\nline \"two\", three"
	r.Claims[0].CAMEO, r.Claims[0].Goldstein = "05", -2.5
	r.Claims[0].In = "headline"
	out := printed(t, CSV, Style{}, []casus.Document{doc}, []casus.Reading{r})
	if strings.Count(out, "\r\n") < len(r.Claims)+1 {
		t.Error("lines do not end with CR LF")
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(r.Claims)+1 {
		t.Fatalf("%d rows, want %d", len(rows), len(r.Claims)+1)
	}
	want := map[string]string{
		"actor_names": `'=cmd|' /C calc'!A0;Ethiopia`, "condition": "'-2+3", "hedge": "'@SUM(1)",
		"because": "'\tline one\nline \"two\", three", "goldstein": "-2.5", "cameo": "05", "actors": "KEN;ETH", "paragraph": "",
		"type": "AGREE", "from": "2026-03-10", "sentence": "2",
	}
	for name, cell := range want {
		if got := rows[1][slices.Index(rows[0], name)]; got != cell {
			t.Errorf("%s: got %q, want %q", name, got, cell)
		}
	}
	if got := rows[2][slices.Index(rows[0], "goldstein")]; got != "" {
		t.Errorf("a claim without a CAMEO code has the scale %q", got)
	}
}

func TestCSVWithoutReadings(t *testing.T) {
	if got, want := printed(t, CSV, Style{}, nil, nil), strings.ReplaceAll(csvColumns, " ", ",")+"\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// pageParts are what a page must be made of: every link inside it leads to an id.
var (
	hrefs = regexp.MustCompile(`href="#([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
)

func TestPageLinksLeadSomewhere(t *testing.T) {
	doc, r := fixture(t)
	doc.Headline = "Kenya and Ethiopia sign"
	head := r.Claims[0]
	head.In, head.Span, head.Quote = "headline", casus.Span{Start: 0, End: 5}, "Kenya"
	r.Claims = append(r.Claims, head)
	page := printed(t, HTML, Style{Names: testNames}, []casus.Document{doc, doc}, []casus.Reading{r, r})
	known := map[string]int{}
	for _, m := range ids.FindAllStringSubmatch(page, -1) {
		known[m[1]]++
	}
	for id, n := range known {
		if n > 1 {
			t.Errorf("id %s stands %d times", id, n)
		}
	}
	links := hrefs.FindAllStringSubmatch(page, -1)
	if len(links) < 2*2*len(r.Claims) {
		t.Fatalf("%d links for %d claims in two documents: the test looks for the wrong thing", len(links), len(r.Claims))
	}
	for _, m := range links {
		if known[m[1]] == 0 {
			t.Errorf("link to #%s leads nowhere", m[1])
		}
	}
}

// TestPageIsSelfContained holds that a page loads nothing, and that its policy
// names the very style and script it carries.
func TestPageIsSelfContained(t *testing.T) {
	doc, r := fixture(t)
	page := printed(t, HTML, Style{Names: testNames}, []casus.Document{doc}, []casus.Reading{r})
	for _, bad := range []string{"http://", "https://", "//cdn", "src=", "@import", "url(", "<link", "<iframe", "style=", "onclick="} {
		if strings.Contains(page, bad) {
			t.Errorf("the page contains %s", bad)
		}
	}
	for _, tag := range []string{"style", "script"} {
		_, rest, ok := strings.Cut(page, "<"+tag+">")
		body, _, closed := strings.Cut(rest, "</"+tag+">")
		if !ok || !closed || strings.Count(page, "<"+tag+">") != 1 {
			t.Fatalf("the page has no single <%s>", tag)
		}
		hash := strings.NewReplacer("'", "&#39;", "+", "&#43;").Replace(contentHash([]byte(body)))
		if !strings.Contains(page, tag+"-src "+hash) {
			t.Errorf("the policy does not name the %s: want %s in %.400s", tag, hash, page)
		}
	}
	if !strings.Contains(page, "default-src &#39;none&#39;") {
		t.Error("the policy allows what it does not name")
	}
}

// TestPageEscapes holds that no word of a report becomes markup.
func TestPageEscapes(t *testing.T) {
	const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(1)> & javascript:alert(1) \u003c {{.Title}}`
	doc := casus.Document{ID: evil, Lang: evil, Publisher: evil, Author: evil, URL: "javascript:alert(1)", Date: evil, Headline: evil, Text: evil + "\n" + evil}
	actor := []casus.Actor{{Code: evil, Sector: evil, Name: evil}}
	c := casus.Claim{
		ID: evil, Span: casus.Span{Start: 0, End: 8}, Quote: evil, Type: evil, Mode: evil, Actors: actor, Recipients: actor,
		Speaker: casus.Speaker{Code: evil, Kind: evil, Name: evil}, When: &casus.When{From: evil, To: "x"}, Condition: evil,
		Term: &casus.Provision{Parties: []string{evil}, Obligation: evil, Trigger: evil}, Because: evil, Steps: []string{evil},
		Transfer: &casus.Transfer{From: evil, To: evil, What: evil, Quantity: &casus.Quantity{Text: evil}},
	}
	term := c
	term.Type = casus.Term
	r := casus.Reading{
		Doc:      casus.DocInfo{ID: evil, Lang: evil, Title: evil, Note: evil, Publisher: evil, Author: evil},
		Claims:   []casus.Claim{c, term},
		Entities: []casus.Entity{{Name: evil, Code: evil, Kind: "person", Names: []string{evil + "2"}, Mentions: []casus.Span{{}}}},
	}
	for _, lang := range Languages() {
		page := printed(t, HTML, Style{Lang: lang}, []casus.Document{doc, doc}, []casus.Reading{r, r})
		if strings.Count(page, "&lt;script&gt;") < 20 {
			t.Fatal("the words are not on the page")
		}
		for _, bad := range []string{"<script>alert", "<img", `"javascript:`, `href="#&`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page contains %s", lang, bad)
			}
		}
	}
}

// brokenWriter fails after n bytes.
type brokenWriter struct{ n int }

var errFull = errors.New("no space left")

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.n -= len(p); w.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFailedWritesAreTold(t *testing.T) {
	doc, r := fixture(t)
	for _, f := range []Format{Text, JSON, JSONL, CSV, HTML} {
		p, err := NewPrinter(f, &brokenWriter{n: 100}, Style{})
		if err != nil {
			t.Fatal(err)
		}
		err = p.Print(doc, r)
		if err == nil {
			err = p.Close()
		}
		if !errors.Is(err, errFull) {
			t.Errorf("%s: got %v, want %v", f, err, errFull)
		}
	}
	if _, err := NewPrinter("pdf", &brokenWriter{}, Style{}); err == nil {
		t.Error("an unknown format was taken")
	}
}

func TestExamples(t *testing.T) {
	docs, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if d.ID == "" || d.Lang == "" || d.Date == "" || d.Publisher == "" || len(d.Text) < 200 || d.Digest == "" {
			t.Errorf("%s: something is missing: %+v", d.ID, d)
		}
		if strings.ContainsAny(d.Text, "\r\t") || strings.Contains(d.Text, "\n---") {
			t.Errorf("%s: stray signs in the text", d.ID)
		}
	}
	for lang, want := range map[string]string{"it": "main-it", "en": "main-en", "fr": "main-en"} {
		if d, err := Example(lang); err != nil || d.ID != want {
			t.Errorf("%s: got %s, %v, want %s", lang, d.ID, err, want)
		}
	}
}

func TestLoadExamplesFails(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"no head":      {"A title\n", "read example x/a.txt: line 1: want a line of three hyphens"},
		"open head":    {"---\ndate: 2026-01-01\n", "read example x/a.txt: the head has no closing line of three hyphens"},
		"unknown key":  {"---\ndate: 2026-01-01\nurl: x\n---\nText", `read example x/a.txt: line 3: got "url: x", want date, lang, publisher or author with a value`},
		"no text":      {"---\ndate: 2026-01-01\n---\n \n", "read example x/a.txt: no text after the head"},
		"no key value": {"---\ndate\n---\nText", `read example x/a.txt: line 2: got "date", want date, lang, publisher or author with a value`},
	} {
		_, err := LoadExamples(fstest.MapFS{"x/a.txt": {Data: []byte(c.src)}}, "x")
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
	if _, err := LoadExamples(fstest.MapFS{"x/README.md": {}}, "x"); err == nil {
		t.Error("no example at all passed")
	}
}

func BenchmarkPrint(b *testing.B) {
	doc, r := fixture(b)
	const copies = 200
	long := casus.Document{ID: "long", Text: strings.Repeat(doc.Text, copies)}
	all := casus.Reading{Doc: r.Doc, Entities: r.Entities}
	for i := range copies {
		for _, c := range r.Claims {
			c.Span.Start += i * len(doc.Text)
			c.Span.End += i * len(doc.Text)
			all.Claims = append(all.Claims, c)
		}
	}
	for _, f := range []Format{Text, JSONL, CSV, HTML} {
		b.Run(string(f), func(b *testing.B) {
			for b.Loop() {
				printed(b, f, Style{Names: testNames}, []casus.Document{long}, []casus.Reading{all})
			}
		})
	}
}
