package fetch

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"casus"

	"golang.org/x/text/unicode/norm"
)

// A line is a document as READING.md gives it.
type line struct {
	ID        json.RawMessage `json:"id"`
	Lang      string          `json:"lang"`
	Publisher string          `json:"publisher"`
	Author    string          `json:"author"`
	URL       string          `json:"url"`
	Date      string          `json:"date"`
	Headline  string          `json:"headline"`
	Text      *string         `json:"text"`
}

// readLines yields one document a line. No more than one line is held at a
// time; a line that is too long is skipped with an error.
func readLines(ctx context.Context, name string, opt Options, yield func(casus.Document, error) bool) bool {
	r, err := openLines(ctx, name, opt)
	if err != nil {
		return yield(casus.Document{}, named(err, name, 0))
	}
	defer r.Close()
	in := bufio.NewReaderSize(r, 64<<10)
	found := false
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			yield(casus.Document{}, named(err, name, n))
			return false
		}
		data, err := readLine(in, opt.maxBytes())
		if n == 1 {
			data = bytes.TrimPrefix(data, []byte("\ufeff"))
		}
		var long *Error
		switch {
		case errors.As(err, &long):
			found = true
			if !yield(casus.Document{}, named(err, name, n)) {
				return false
			}
			continue
		case err != nil && err != io.EOF:
			return yield(casus.Document{}, named(err, name, n))
		}
		if len(bytes.TrimSpace(data)) > 0 {
			found = true
			doc, lineErr := parseLine(data)
			if lineErr != nil {
				lineErr = named(lineErr, name, n)
			}
			if !yield(doc, lineErr) {
				return false
			}
		}
		if err == io.EOF {
			break
		}
	}
	if !found {
		return yield(casus.Document{}, named(fail(Empty, "there is no line in it", ""), name, 0))
	}
	return true
}

func openLines(ctx context.Context, name string, opt Options) (io.ReadCloser, error) {
	if !isURL(name) {
		return open(name, opt)
	}
	data, _, err := get(ctx, name, opt)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

// readLine returns the next line without its end. When it is longer than limit
// it is skipped to its end and the error is of kind TooLarge.
func readLine(in *bufio.Reader, limit int64) ([]byte, error) {
	var long []byte
	tooLong := false
	for {
		part, err := in.ReadSlice('\n')
		if err == nil || err == io.EOF {
			part = bytes.TrimRight(part, "\r\n")
		}
		if int64(len(long)+len(part)) > limit {
			tooLong, long = true, nil
		}
		if !tooLong {
			if long == nil && err != bufio.ErrBufferFull {
				return part, err
			}
			long = append(long, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case tooLong && (err == nil || err == io.EOF):
			return nil, tooLarge(Options{MaxBytes: limit})
		default:
			return long, err
		}
	}
}

const lineHint = `write one object a line, such as {"id":"a1","date":"2024-10-24","text":"…"}`

// parseLine returns the document of one line. Its text is kept as it is, but
// for normal form C.
func parseLine(data []byte) (casus.Document, error) {
	if !utf8.Valid(data) {
		return casus.Document{}, fail(Broken, "not UTF-8", "convert the file to UTF-8")
	}
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return casus.Document{}, jsonError(err)
	}
	if l.Text == nil {
		return casus.Document{}, fail(Broken, `has no "text"`, lineHint)
	}
	date, err := checkDate(l.Date)
	if err != nil {
		return casus.Document{}, err
	}
	doc := casus.Document{
		ID: lineID(l.ID), Lang: strings.ToLower(l.Lang), Publisher: norm.NFC.String(l.Publisher),
		Author: norm.NFC.String(l.Author), URL: l.URL, Date: date,
		Headline: norm.NFC.String(l.Headline), Text: norm.NFC.String(*l.Text),
	}
	if strings.TrimSpace(doc.Text) == "" {
		return casus.Document{}, fail(Empty, `"text" is empty`, "")
	}
	if err := checkControls(doc.Text + doc.Headline); err != nil {
		return casus.Document{}, err
	}
	setDigest(&doc)
	return doc, nil
}

// lineID returns the id of a line, which may be a string or a number.
func lineID(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}

func jsonError(err error) *Error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return &Error{Kind: Broken, Reason: "not JSON", Hint: lineHint, Err: err}
	case errors.As(err, &kind) && kind.Field == "":
		return fail(Broken, "not an object but "+kind.Value, lineHint)
	case errors.As(err, &kind):
		return fail(Broken, `"`+kind.Field+`" is `+kind.Value+", not text", lineHint)
	}
	return &Error{Kind: Broken, Reason: "not JSON", Hint: lineHint, Err: err}
}
