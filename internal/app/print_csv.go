package app

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"casus"
)

// csvColumns are the columns in their order. New ones go to the end.
const csvColumns = "doc lang date publisher url title claim in paragraph sentence start end type mode aux unproven " +
	"actors actor_names recipients recipient_names speaker speaker_kind speaker_name hedge from to precision place place_country " +
	"obligation parties trigger transfer_from transfer_to transfer_what transfer_item quantity quantity_min quantity_max " +
	"condition quote because cameo goldstein contexts"

// A csvPrinter writes one claim a row, by RFC 4180.
type csvPrinter struct {
	w      *csv.Writer
	opened bool
}

func newCSVPrinter(w io.Writer) *csvPrinter {
	cw := csv.NewWriter(w)
	cw.UseCRLF = true
	return &csvPrinter{w: cw}
}

// Print writes the claims of one reading.
func (p *csvPrinter) Print(doc casus.Document, r casus.Reading) error {
	if err := p.open(); err != nil {
		return err
	}
	paragraphs := paragraphStarts(doc.Text)
	for i := range r.Claims {
		if err := p.w.Write(csvRow(&doc, &r, &r.Claims[i], paragraphs)); err != nil {
			return fmt.Errorf("write reading of %s: %w", r.Doc.ID, err)
		}
	}
	p.w.Flush()
	return p.w.Error()
}

// Close writes what is left.
func (p *csvPrinter) Close() error {
	if err := p.open(); err != nil {
		return err
	}
	p.w.Flush()
	return p.w.Error()
}

// open writes the header once.
func (p *csvPrinter) open() error {
	if p.opened {
		return nil
	}
	p.opened = true
	return p.w.Write(strings.Fields(csvColumns))
}

// csvRow returns the cells of a claim. Words are made harmless to spreadsheets;
// numbers that casus made itself stay numbers.
func csvRow(doc *casus.Document, r *casus.Reading, c *casus.Claim, paragraphs []int) []string {
	var when casus.When
	if c.When != nil {
		when = *c.When
	}
	var term casus.Provision
	if c.Term != nil {
		term = *c.Term
	}
	var place casus.Place
	if len(c.Where) > 0 {
		place = c.Where[0]
	}
	var tr casus.Transfer
	var q casus.Quantity
	if c.Transfer != nil {
		tr = *c.Transfer
		if tr.Quantity != nil {
			q = *tr.Quantity
		}
	}
	unproven := ""
	if c.Unproven {
		unproven = "true"
	}
	goldstein := ""
	if c.CAMEO != "" {
		goldstein = strconv.FormatFloat(c.Goldstein, 'f', -1, 64)
	}
	paragraph := ""
	if c.In != "headline" {
		paragraph = paragraphNumber(paragraphs, c.Span.Start)
	}
	return []string{
		cell(r.Doc.ID), cell(r.Doc.Lang), cell(r.Doc.Date), cell(r.Doc.Publisher), cell(r.Doc.URL), cell(r.Doc.Title),
		cell(c.ID), cell(c.In), paragraph, strconv.Itoa(c.Sentence + 1), strconv.Itoa(c.Span.Start), strconv.Itoa(c.Span.End),
		cell(string(c.Type)), cell(c.Mode), cell(string(c.Aux)), unproven,
		cell(actorCodes(c.Actors)), cell(actorNames(c.Actors)), cell(actorCodes(c.Recipients)), cell(actorNames(c.Recipients)),
		cell(c.Speaker.Code), cell(c.Speaker.Kind), cell(c.Speaker.Name), cell(c.Hedge),
		cell(when.From), cell(when.To), cell(when.Precision), cell(place.Name), cell(place.Country),
		cell(term.Obligation), cell(strings.Join(term.Parties, ";")), cell(term.Trigger),
		cell(tr.From), cell(tr.To), cell(tr.What), cell(tr.Item), cell(q.Text), bound(q.Min), bound(q.Max),
		cell(c.Condition), cell(quoted(doc, c)), cell(c.Because), cell(c.CAMEO), goldstein, cell(strings.Join(c.Contexts, ";")),
	}
}

// cell returns s so that no spreadsheet takes it for a formula: what opens like
// one gets an apostrophe before it.
func cell(s string) string {
	if s == "" {
		return ""
	}
	switch s[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		return "'" + s
	}
	return s
}

// bound writes the bound of a quantity; an open one is empty.
func bound(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

func actorCodes(actors []casus.Actor) string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = join2(a.Code, a.Sector)
	}
	return strings.Join(out, ";")
}

func actorNames(actors []casus.Actor) string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = strings.ReplaceAll(a.Name, ";", ",")
	}
	return strings.Join(out, ";")
}
