package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"time"

	"casus"
	"casus/internal/app"
)

// readCmd is "casus read".
type readCmd struct {
	Paths []string `arg:"" optional:"" name:"file" help:"Files, directories, http(s) addresses, or - for standard input. Without any, the example report inside casus is read."`

	Input    string `enum:"auto,jsonl" default:"auto" help:"What the files hold: auto (text, Markdown, HTML, PDF; by content) or jsonl (one document a line)." placeholder:"auto|jsonl"`
	Format   string `enum:"text,json,jsonl,csv,html" default:"text" help:"What to print: text, json, jsonl, csv or html." placeholder:"text|…"`
	Lang     string `help:"Language of the dossier's own words: it or en (default: by the environment)." placeholder:"it|en"`
	DocLang  string `help:"Language of the documents, instead of detecting it (ISO 639-1)." placeholder:"CODE"`
	Date     string `help:"Date of the documents that carry none (YYYY-MM-DD)." placeholder:"DATE"`
	Examples bool   `help:"Read all example reports inside casus."`

	Workers      int  `help:"Documents to read at a time (default: one a core)." placeholder:"N"`
	Explain      bool `help:"Show the path from words to claim."`
	AllowPrivate bool `help:"Allow addresses of this machine and of private networks."`

	Width int    `help:"Columns of the text format (default: the terminal's)." placeholder:"N"`
	Color string `enum:"auto,always,never" default:"auto" help:"Colour in the text format: auto, always or never." placeholder:"auto|…"`
	Out   string `short:"o" help:"Write to FILE, which appears only when it is whole." placeholder:"FILE"`
	Quiet bool   `short:"q" help:"No progress and no closing count on standard error."`
}

// Help shows examples.
func (readCmd) Help() string {
	return `Examples:

  casus read report.html
  casus read --lang it --format html -o dossier.html news/
  casus read --input jsonl --format jsonl - < documents.jsonl`
}

// Validate checks what kong cannot.
func (c *readCmd) Validate() error {
	if c.Workers < 0 {
		return fmt.Errorf("--workers must be at least 1, got %d", c.Workers)
	}
	if c.Width != 0 && c.Width < 40 {
		return fmt.Errorf("--width must be at least 40, got %d", c.Width)
	}
	if c.Date != "" {
		if _, err := time.Parse(time.DateOnly, c.Date); err != nil {
			return fmt.Errorf("--date must be a day such as 2024-10-24, got %q", c.Date)
		}
	}
	if c.Lang != "" && !slices.Contains(app.Languages(), c.Lang) {
		return fmt.Errorf("--lang must be one of %s, got %q", strings.Join(app.Languages(), ", "), c.Lang)
	}
	if c.Examples && len(c.Paths) > 0 {
		return errors.New("--examples reads no file, address or directory")
	}
	return nil
}

// Run reads the documents and prints their readings.
func (c *readCmd) Run(ctx context.Context, std stdio) error {
	if c.Lang == "" {
		c.Lang = userLang()
	}
	reader, names, err := newReader(c)
	if err != nil {
		return fmt.Errorf("start the reader: %w", err)
	}
	docs, total, err := c.documents(ctx, std)
	if err != nil {
		return err
	}
	out, err := openOutput(c.Out, std)
	if err != nil {
		return err
	}
	style := app.Style{Lang: c.Lang, Width: c.Width, Names: names}
	if c.Out == "" || c.Out == "-" {
		style.Color = useColor(c.Color, std.out)
		if style.Width == 0 {
			style.Width = widthOf(std.out)
		}
	} else {
		style.Color = c.Color == "always"
	}
	p, err := app.NewPrinter(app.Format(c.Format), out, style)
	if err != nil {
		out.discard()
		return err
	}
	s := session{printer: p, std: std, counts: readError{quiet: c.Quiet}}
	if !c.Quiet {
		s.progress = newProgress(std.err, total)
		s.shares = isTerminal(std.out) && (c.Out == "" || c.Out == "-")
	}
	if err := s.read(ctx, app.Readings(ctx, docs, reader, c.workers())); err != nil {
		out.discard()
		return fmt.Errorf("write: %w", err)
	}
	if err := out.commit(); err != nil {
		return err
	}
	return s.outcome(ctx)
}

// workers returns how many documents to read at a time.
func (c *readCmd) workers() int {
	if c.Workers > 0 {
		return c.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// documents returns the documents to read and how many there are, 0 where that
// is not known.
func (c *readCmd) documents(ctx context.Context, std stdio) (iter.Seq2[casus.Document, error], int, error) {
	var docs []casus.Document
	var err error
	switch {
	case c.Examples:
		docs, err = app.Examples()
	case len(c.Paths) == 0:
		docs = make([]casus.Document, 1)
		docs[0], err = app.Example(c.Lang)
	default:
		return c.adjusted(fetched(ctx, c, std)), countItems(c), nil
	}
	if err != nil {
		return nil, 0, err
	}
	seq := func(yield func(casus.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
	return c.adjusted(seq), len(docs), nil
}

// adjusted gives the documents what the flags say about them.
func (c *readCmd) adjusted(docs iter.Seq2[casus.Document, error]) iter.Seq2[casus.Document, error] {
	return func(yield func(casus.Document, error) bool) {
		for doc, err := range docs {
			if c.DocLang != "" {
				doc.Lang = c.DocLang
			}
			if doc.Date == "" {
				doc.Date = c.Date
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

// A session prints results and counts them.
type session struct {
	printer  app.Printer
	std      stdio
	progress *progress
	shares   bool // the readings go to the terminal that shows progress
	counts   readError
}

// read prints every result and reports every failure. It returns an error only
// where it could not write.
func (s *session) read(ctx context.Context, results iter.Seq[app.Result]) error {
	for res := range results {
		if res.Err != nil {
			if ctx.Err() == nil {
				s.fail(res.Err)
			}
			continue
		}
		if s.shares {
			s.progress.clear()
		}
		if err := s.printer.Print(res.Doc, res.Reading); err != nil {
			return err
		}
		s.counts.read++
		s.progress.step(res.Doc.ID)
	}
	s.progress.clear()
	return s.printer.Close()
}

// fail reports and counts a document that could not be read.
func (s *session) fail(err error) {
	s.progress.clear()
	fmt.Fprintln(s.std.err, complaint(err))
	s.counts.failed++
	if isNetwork(err) {
		s.counts.network++
	}
	if errors.As(err, new(*app.InternalError)) {
		s.counts.internal++
	}
	s.progress.step("")
}

// outcome returns what the run came to.
func (s *session) outcome(ctx context.Context) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case s.counts.failed > 0:
		return &s.counts
	default:
		return nil
	}
}
