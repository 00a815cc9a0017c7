package coder_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"casus"
	"casus/internal/coder"
)

var update = flag.Bool("update", false, "rewrite the golden claims of testdata/readings")

// shared is the Coder of all tests: it is safe for concurrent use.
var shared = sync.OnceValues(func() (*coder.Coder, error) { return coder.New(coder.Options{}) })

// theCoder returns the shared Coder.
func theCoder(t testing.TB) *coder.Coder {
	t.Helper()
	c, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// read reads text with the shared Coder as a document of lang and date.
func read(t testing.TB, lang, date, text string) casus.Reading {
	t.Helper()
	r, err := theCoder(t).Read(casus.Document{Lang: lang, Date: date, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A fixture is an archive of testdata: a document and the claims wanted of it.
type fixture struct {
	path    string
	archive *txtar.Archive
	doc     casus.Document
	claims  []string
}

// fixtures loads every archive of the directory; none at all is a failure.
func fixtures(t testing.TB, dir string) []fixture {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatalf("no archive in testdata/%s", dir)
	}
	out := make([]fixture, 0, len(paths))
	for _, path := range paths {
		f, err := loadFixture(path)
		if err != nil {
			t.Fatalf("load %s: %v", path, err)
		}
		out = append(out, f)
	}
	return out
}

// loadFixture reads one archive: doc.json, news.txt and claims.txt, of which the
// last may be absent.
func loadFixture(path string) (fixture, error) {
	ar, err := txtar.ParseFile(path)
	if err != nil {
		return fixture{}, err
	}
	f := fixture{path: path, archive: ar}
	var head struct{ ID, Lang, Date, Publisher, Headline string }
	for _, file := range ar.Files {
		switch file.Name {
		case "doc.json":
			if err := json.Unmarshal(file.Data, &head); err != nil {
				return fixture{}, fmt.Errorf("doc.json: %w", err)
			}
		case "news.txt":
			f.doc.Text = string(file.Data)
		case "claims.txt":
			f.claims = lines(string(file.Data))
		default:
			return fixture{}, fmt.Errorf("unknown part %s", file.Name)
		}
	}
	if head.Lang == "" || strings.TrimSpace(f.doc.Text) == "" {
		return fixture{}, fmt.Errorf("want doc.json with a lang, and news.txt with a text")
	}
	f.doc.ID, f.doc.Lang, f.doc.Date = head.ID, head.Lang, head.Date
	f.doc.Publisher, f.doc.Headline = head.Publisher, head.Headline
	return f, nil
}

// save writes claims into the archive's claims.txt.
func (f *fixture) save(claims []string) error {
	data := []byte(strings.Join(claims, "\n") + "\n")
	if len(claims) == 0 {
		data = nil
	}
	i := slices.IndexFunc(f.archive.Files, func(x txtar.File) bool { return x.Name == "claims.txt" })
	if i < 0 {
		f.archive.Files = append(f.archive.Files, txtar.File{Name: "claims.txt"})
		i = len(f.archive.Files) - 1
	}
	f.archive.Files[i].Data = data
	return os.WriteFile(f.path, txtar.Format(f.archive), 0o644)
}

// lines cuts s into its lines without the empty ones.
func lines(s string) []string {
	return slices.DeleteFunc(strings.Split(s, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
}

// claimLine writes c in one stable line, such as
//
//	s3 ASSAULT RUS/MIL -> UKR aux=negation speaker=UKR "quoted words"
//
// A sentence of the headline is h0. Sides stand in the order of the claim; one
// without a code is its name in quotation marks. What is absent is not written;
// places are left to TestPlaces.
func claimLine(c casus.Claim) string {
	in := "s"
	if c.In == "headline" {
		in = "h"
	}
	parts := []string{in + strconv.Itoa(c.Sentence), string(c.Type), sideText(c.Actors), "->", sideText(c.Recipients)}
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, key+"="+value)
		}
	}
	add("aux", string(c.Aux))
	if c.Unproven {
		parts = append(parts, "unproven")
	}
	add("speaker", speakerText(c.Speaker))
	if c.When != nil {
		add("when", spanOfTime(*c.When))
	}
	if c.Term != nil {
		add("term", strings.Join(c.Term.Parties, "+")+":"+c.Term.Obligation+":"+quoteIf(c.Term.Trigger))
	}
	if c.Transfer != nil {
		add("transfer", transferText(*c.Transfer))
	}
	if c.Condition != "" {
		add("if", strconv.Quote(c.Condition))
	}
	return strings.Join(append(parts, strconv.Quote(c.Quote)), " ")
}

// placesText writes where c happens, "-" when it has no place.
func placesText(c casus.Claim) string {
	var out []string
	for _, p := range c.Where {
		out = append(out, quoteIf(p.Name))
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, "+")
}

// sideText writes one side of a claim, "-" when it is empty.
func sideText(side []casus.Actor) string {
	if len(side) == 0 {
		return "-"
	}
	var out []string
	for _, a := range side {
		s := a.Code
		if a.Code == "" {
			s = strconv.Quote(a.Name)
		}
		if a.Sector != "" {
			s += "/" + a.Sector
		}
		out = append(out, s)
	}
	return strings.Join(out, "+")
}

// speakerText writes a speaker: its code, or else its kind and name; "" for the
// author.
func speakerText(s casus.Speaker) string {
	switch {
	case s.Code != "":
		return s.Code
	case s.Kind == "author":
		return ""
	case s.Name != "":
		return s.Kind + ":" + quoteIf(s.Name)
	}
	return s.Kind
}

// spanOfTime writes an interval as from..to, or once when both are the same.
func spanOfTime(w casus.When) string {
	if w.From == w.To {
		return w.From
	}
	return w.From + ".." + w.To
}

// transferText writes from>to:what:quantity.
func transferText(t casus.Transfer) string {
	s := t.From + ">" + t.To + ":" + t.What
	if t.Quantity != nil {
		s += ":" + rangeText(*t.Quantity)
	}
	return s
}

// rangeText writes a quantity as 5, 5.., ..5 or 5..9.
func rangeText(q casus.Quantity) string {
	bound := func(p *float64) string {
		if p == nil {
			return ""
		}
		return strconv.FormatFloat(math.Round(*p*1e6)/1e6, 'f', -1, 64)
	}
	low, high := bound(q.Min), bound(q.Max)
	if low == high {
		return low
	}
	return low + ".." + high
}

// quoteIf quotes s when it holds a blank.
func quoteIf(s string) string {
	if strings.ContainsAny(s, " \t") {
		return strconv.Quote(s)
	}
	return s
}

// examples loads the example reports of package app as that package does.
func examples(t testing.TB) []casus.Document {
	t.Helper()
	paths, err := filepath.Glob("../app/example/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatal("no example report in ../app/example")
	}
	var out []casus.Document
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		head, text, ok := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
		if !ok {
			t.Fatalf("%s has no head", path)
		}
		doc := casus.Document{ID: strings.TrimSuffix(filepath.Base(path), ".txt"), Text: strings.TrimSpace(text) + "\n"}
		for _, l := range lines(head) {
			switch key, value, _ := strings.Cut(l, ": "); key {
			case "lang":
				doc.Lang = value
			case "date":
				doc.Date = value
			case "publisher":
				doc.Publisher = value
			}
		}
		out = append(out, doc)
	}
	return out
}
