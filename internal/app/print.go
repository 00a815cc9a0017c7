package app

import (
	"fmt"
	"io"

	"casus"
)

// A Format is a way to write readings.
type Format string

// The formats. JSON is one array, JSONL one reading a line, CSV one claim a row;
// Text is a dossier for a terminal and HTML one self-contained page.
const (
	Text  Format = "text"
	JSON  Format = "json"
	JSONL Format = "jsonl"
	CSV   Format = "csv"
	HTML  Format = "html"
)

// A Style says how a dossier looks. JSON, JSONL and CSV do not depend on it.
type Style struct {
	Lang  string // of the dossier's own words; English unless "it"
	Width int    // columns of Text, at least 40; 0 means 90
	Color bool   // Text: mark up with terminal colours
	Names Namer  // names of countries and organisations by code; may be nil
}

// A Printer writes readings one after another. Close ends the output, without
// which it may be incomplete; it does not close the writer beneath. A Printer is
// not safe for concurrent use.
type Printer interface {
	Print(casus.Document, casus.Reading) error
	Close() error
}

// NewPrinter returns a Printer that writes in format to w.
func NewPrinter(format Format, w io.Writer, s Style) (Printer, error) {
	switch format {
	case JSON:
		return &jsonPrinter{w: w, array: true}, nil
	case JSONL:
		return &jsonPrinter{w: w}, nil
	case CSV:
		return newCSVPrinter(w), nil
	}
	if s.Lang != "it" {
		s.Lang = "en"
	}
	ph, err := loadPhrases(phraseFiles, "words", s.Lang)
	if err != nil {
		return nil, err
	}
	switch format {
	case Text:
		return newTextPrinter(w, s, ph), nil
	case HTML:
		return newHTMLPrinter(w, s, ph)
	}
	return nil, fmt.Errorf("no format %q", format)
}

// tellerOf prepares to tell r.
func tellerOf(s Style, ph phrases, r *casus.Reading) *teller {
	c := newCaller(s.Lang, s.Names, r)
	return &teller{caller: c, grammar: grammarOf(s.Lang, c.words), phrases: ph}
}
