package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"casus"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"
)

const (
	maxPages  = 2000
	maxGlyphs = 4_000_000
	maxNested = 6 // forms in forms, page trees in page trees
)

const ocrHint = "it may be scanned: run a text recognition (OCR) over it"

// parsePDF returns the document of a PDF file. The library below is not built
// for hostile files, so it runs aside: when it panics the file is broken, and
// when it does not end in time it is left behind.
func parsePDF(ctx context.Context, data []byte, opt Options) (casus.Document, error) {
	ctx, cancel := context.WithTimeout(ctx, opt.timeout())
	defer cancel()
	type result struct {
		doc casus.Document
		err error
	}
	done := make(chan result, 1)
	go func() {
		doc, err := readPDF(ctx, data)
		done <- result{doc, err}
	}()
	select {
	case r := <-done:
		return r.doc, r.err
	case <-ctx.Done():
		return casus.Document{}, ctx.Err()
	}
}

func readPDF(ctx context.Context, data []byte) (doc casus.Document, err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case *Error:
			doc, err = casus.Document{}, x
		default:
			doc, err = casus.Document{}, brokenPDF(fmt.Errorf("%v", x))
		}
	}()
	data, err = wholePDF(data)
	if err != nil {
		return doc, err
	}
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return doc, fail(Denied, "a PDF with a password", "save it without one")
	}
	if err != nil {
		return doc, brokenPDF(err)
	}
	pages := pagesOf(ctx, r)
	title := infoText(r, "Title")
	margins := dropMargins(pages, title)
	headline := takeHeadline(pages, title)
	doc = casus.Document{
		Headline: clean(headline), Author: infoAuthor(r), Text: clean(joinLines(pages)),
	}
	if strings.TrimSpace(doc.Text) == "" {
		if doc.Headline == "" {
			return doc, fail(Empty, "a PDF without text", ocrHint)
		}
		doc.Text, doc.Headline = doc.Headline, ""
	}
	doc.Date = dateline(doc.Text)
	for _, l := range margins {
		if doc.Date == "" {
			doc.Date, _ = findDate(l)
		}
	}
	if doc.Date == "" {
		doc.Date = infoDate(r)
	}
	return doc, nil
}

func brokenPDF(err error) *Error {
	return &Error{Kind: Broken, Reason: "a damaged PDF", Hint: "open it in a viewer and print it to a new PDF", Err: err}
}

// wholePDF returns data from the header to the end mark, with a header that the
// library takes: it knows the versions before 2.0 only.
func wholePDF(data []byte) ([]byte, error) {
	start := bytes.Index(data, []byte("%PDF-"))
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if start < 0 || end < start+9 {
		return nil, brokenPDF(errors.New("its end is missing"))
	}
	data = bytes.Clone(data[start : end+len("%%EOF")])
	copy(data, "%PDF-1.7\n")
	return data, nil
}

// clean returns s in normal form C without control characters and ligatures.
func clean(s string) string {
	return norm.NFC.String(withoutControls(ligatures.Replace(s)))
}

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\u00ad", "", "\u00a0", " ", "\u2028", " ", "\ufeff", "")

// pagesOf returns the lines of all pages in reading order.
func pagesOf(ctx context.Context, r *pdf.Reader) []pageLines {
	in := &pdfReader{ctx: ctx, fonts: make(map[string]*pdfFont)}
	in.pageTree(r.Trailer().Key("Root").Key("Pages"), pdf.Value{}, pdf.Value{}, 0)
	return in.pages
}

// A pdfReader walks the pages of a file.
type pdfReader struct {
	ctx    context.Context
	fonts  map[string]*pdfFont
	pages  []pageLines
	glyphs int
	nodes  int
}

// pageTree reads the pages below v, which inherit resources and a media box.
func (in *pdfReader) pageTree(v, resources, box pdf.Value, depth int) {
	if in.nodes++; depth > 10*maxNested || in.nodes > 2*maxPages || len(in.pages) >= maxPages {
		return
	}
	if r := v.Key("Resources"); !r.IsNull() {
		resources = r
	}
	if b := v.Key("MediaBox"); !b.IsNull() {
		box = b
	}
	if kids := v.Key("Kids"); kids.Kind() == pdf.Array {
		for i := range kids.Len() {
			in.pageTree(kids.Index(i), resources, box, depth+1)
		}
		return
	}
	if v.Key("Contents").IsNull() {
		return
	}
	t := &textReader{in: in}
	t.interpret(v.Key("Contents"), resources, identity, 0)
	in.pages = append(in.pages, arrange(t.runs, box.Index(1).Float64(), box.Index(3).Float64()))
}

func infoText(r *pdf.Reader, key string) string {
	return strings.Join(strings.Fields(clean(r.Trailer().Key("Info").Key(key).Text())), " ")
}

// infoAuthor returns the author that the file names, unless it is a program or
// an account.
func infoAuthor(r *pdf.Reader) string {
	a := infoText(r, "Author")
	if !strings.Contains(a, " ") || len(a) > 100 || strings.ContainsAny(a, `@\/`) {
		return ""
	}
	return a
}

var pdfDate = regexp.MustCompile(`^(?:D:)?(\d{4})(\d\d)(\d\d)`)

// printers make a PDF of what was published before.
var printers = regexp.MustCompile(`(?i)chrom|skia|mozilla|firefox|wkhtml|safari|quartz|print to pdf|scan`)

// infoDate returns the day on which the file says that it was made, unless
// that is when a page was printed.
func infoDate(r *pdf.Reader) string {
	if printers.MatchString(infoText(r, "Creator") + " " + infoText(r, "Producer")) {
		return ""
	}
	m := pdfDate.FindStringSubmatch(r.Trailer().Key("Info").Key("CreationDate").RawString())
	if m == nil {
		return ""
	}
	return fullDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
}
