package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"casus"
)

// A jsonPrinter writes readings by their contract: one a line, or all in one
// array.
type jsonPrinter struct {
	w     io.Writer
	array bool
	n     int
	buf   bytes.Buffer
}

// Print writes one reading.
func (p *jsonPrinter) Print(_ casus.Document, r casus.Reading) error {
	line, err := p.encode(&r)
	if err != nil {
		return fmt.Errorf("write reading of %s: %w", r.Doc.ID, err)
	}
	p.n++
	if p.array {
		open := ",\n"
		if p.n == 1 {
			open = "[\n"
		}
		line = append([]byte(open), bytes.TrimRight(line, "\n")...)
	}
	_, err = p.w.Write(line)
	return err
}

// Close ends the array.
func (p *jsonPrinter) Close() error {
	if !p.array {
		return nil
	}
	end := "\n]\n"
	if p.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(p.w, end)
	return err
}

// encode returns r as one line of JSON. The result is valid until the next call.
func (p *jsonPrinter) encode(r *casus.Reading) ([]byte, error) {
	p.buf.Reset()
	enc := json.NewEncoder(&p.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(filled(*r)); err != nil {
		return nil, err
	}
	return escapeControls(p.buf.Bytes()), nil
}

// filled returns r with empty lists where the contract wants a list and r has
// none. It leaves r's own slices alone.
func filled(r casus.Reading) casus.Reading {
	claims := make([]casus.Claim, len(r.Claims))
	for i, c := range r.Claims {
		if c.Actors == nil {
			c.Actors = []casus.Actor{}
		}
		if c.Recipients == nil {
			c.Recipients = []casus.Actor{}
		}
		claims[i] = c
	}
	r.Claims = claims
	entities := make([]casus.Entity, len(r.Entities))
	for i, e := range r.Entities {
		if e.Mentions == nil {
			e.Mentions = []casus.Span{}
		}
		entities[i] = e
	}
	r.Entities = entities
	return r
}

// escapeControls writes the control characters that encoding/json leaves as they
// are, U+007F to U+009F, and the signs that reorder text as \u escapes. They
// stand only inside strings, where the escape means the same; a terminal does
// not act on it.
func escapeControls(b []byte) []byte {
	unsafe := func(r rune) bool {
		return 0x7f <= r && r <= 0x9f || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
	}
	if bytes.IndexFunc(b, unsafe) < 0 {
		return b
	}
	out := make([]byte, 0, len(b)+16)
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if unsafe(r) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, b[:size]...)
		}
		b = b[size:]
	}
	return out
}
