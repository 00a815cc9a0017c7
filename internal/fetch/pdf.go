package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"casus"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

const (
	maxPages  = 2000
	maxGlyphs = 4_000_000
	maxForms  = 10_000
	maxNested = 24 // forms in forms, page trees in page trees
)

const ocrHint = "it may be scanned: run a text recognition (OCR) over it"

// parsePDF returns the document of a PDF file. Reading stops soon after the
// time of opt is over.
func parsePDF(ctx context.Context, data []byte, opt Options) (casus.Document, error) {
	ctx, cancel := context.WithTimeout(ctx, opt.timeout())
	defer cancel()
	return readPDF(ctx, data)
}

// readPDF reads a file. The parts below give up with a panic of an *Error.
func readPDF(ctx context.Context, data []byte) (doc casus.Document, err error) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case *Error:
			doc, err = casus.Document{}, x
		default:
			// A mistake of ours must not take the other documents along.
			doc, err = casus.Document{}, brokenPDF(fmt.Errorf("%w: %v", errInternal, x))
		}
	}()
	data, err = wholePDF(data)
	if err != nil {
		return doc, err
	}
	file, err := openPDF(data)
	if errors.Is(err, errEncrypted) {
		return doc, fail(Denied, "an encrypted PDF", "save it without encryption")
	}
	if err != nil {
		return doc, brokenPDF(err)
	}
	in := &pdfReader{ctx: ctx, file: file, fonts: make(map[pdfRef]*pdfFont)}
	in.pageTree(file.dict(file.trailer["Root"])["Pages"], nil, nil, 0)
	pages := in.pages
	title := infoText(file, "Title")
	margins := dropMargins(pages, title)
	headline := takeHeadline(pages, title)
	doc = casus.Document{
		Headline: clean(headline), Author: infoAuthor(file), Text: clean(joinLines(pages)),
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
		doc.Date = infoDate(file)
	}
	return doc, nil
}

var errInternal = errors.New("internal error")

func brokenPDF(err error) *Error {
	return &Error{Kind: Broken, Reason: "a damaged PDF", Hint: "open it in a viewer and print it to a new PDF", Err: err}
}

// wholePDF returns data up to the end mark, without which the file was cut off.
func wholePDF(data []byte) ([]byte, error) {
	end := bytes.LastIndex(data, []byte("%%EOF"))
	if end < 0 {
		return nil, brokenPDF(errors.New("its end is missing"))
	}
	return data[:end], nil
}

// clean returns s in normal form C without control characters and soft hyphens.
func clean(s string) string {
	return norm.NFC.String(withoutControls(invisible.Replace(s)))
}

var (
	invisible = strings.NewReplacer("\u00ad", "", "\u00a0", " ", "\u2028", " ", "\ufeff", "")
	ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")
)

// A pdfReader walks the pages of a file.
type pdfReader struct {
	ctx                       context.Context
	file                      *pdfFile
	fonts                     map[pdfRef]*pdfFont
	pages                     []pageLines
	glyphs, nodes, ops, forms int
}

// pageTree reads the pages below v, which inherit resources and a media box.
func (in *pdfReader) pageTree(v any, resources pdfDict, box []any, depth int) {
	if in.nodes++; depth > maxNested || in.nodes > 2*maxPages || len(in.pages) >= maxPages {
		return
	}
	f := in.file
	d := f.dict(v)
	if r := f.dict(d["Resources"]); r != nil {
		resources = r
	}
	if b := f.array(d["MediaBox"]); len(b) == 4 {
		box = b
	}
	for _, kid := range f.array(d["Kids"]) {
		in.pageTree(kid, resources, box, depth+1)
	}
	content := in.contents(d["Contents"])
	if len(content) == 0 {
		return
	}
	t := &textReader{in: in}
	t.interpret(content, resources, identity, 0)
	bottom, top := 0.0, 0.0
	if len(box) == 4 {
		bottom, top = f.number(box[1]), f.number(box[3])
	}
	in.pages = append(in.pages, arrange(t.runs, bottom, top))
}

// contents returns the drawing of a page, which may come in several streams.
func (in *pdfReader) contents(v any) []byte {
	f := in.file
	if s, ok := f.get(v).(*pdfStream); ok {
		return f.decode(s)
	}
	var out []byte
	for _, part := range f.array(v) {
		if s, ok := f.get(part).(*pdfStream); ok {
			out = append(append(out, f.decode(s)...), '\n')
		}
	}
	return out
}

func infoText(f *pdfFile, key pdfName) string {
	s := f.str(f.dict(f.trailer["Info"])[key])
	if enc, n := byteOrder([]byte(s)); enc != nil {
		s, _ = decodeAs(enc, []byte(s[n:]))
	} else if !utf8.ValidString(s) {
		s, _ = decodeAs(charmap.Windows1252, []byte(s))
	}
	return strings.Join(strings.Fields(clean(s)), " ")
}

// infoAuthor returns the author that the file names, unless it is a program or
// an account.
func infoAuthor(f *pdfFile) string {
	a := infoText(f, "Author")
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
func infoDate(f *pdfFile) string {
	if printers.MatchString(infoText(f, "Creator") + " " + infoText(f, "Producer")) {
		return ""
	}
	m := pdfDate.FindStringSubmatch(infoText(f, "CreationDate"))
	if m == nil {
		return ""
	}
	return fullDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
}
