package app

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"casus"
)

//go:embed page/page.html page/page.css page/page.js
var pageFiles embed.FS

// An htmlPrinter writes all readings as one self-contained page. Words of a
// report reach the page only through html/template, which escapes them.
type htmlPrinter struct {
	w        io.Writer
	style    Style
	phrases  phrases
	template *template.Template
	assets   pageAssets
	body     bytes.Buffer
	contents []pageEntry
}

// pageAssets are the style and script that the page carries, with the policy
// that allows nothing else.
type pageAssets struct {
	Style, Script template.HTML
	Policy        string
}

// A pageEntry is a line of the table of contents.
type pageEntry struct{ ID, Title, Facts string }

// A pageHead is what stands around the dossiers.
type pageHead struct {
	pageAssets
	Lang, Title string
	Words       pageWords
	Contents    []pageEntry
	Body        template.HTML
}

// pageWords are the words of the page that are not a claim's.
type pageWords struct{ Report, Claims, Contents, Who, Empty, If, Open, Close, Documents string }

// A pageDossier is a dossier as the template sees it.
type pageDossier struct {
	ID, Title, Note, Lang string
	Facts                 []string
	Words                 pageWords
	Headline              []pageSegment
	Paragraphs            []pageParagraph
	Parties               []pageParty
	Sections              []pageSection
}

type pageParagraph struct {
	Number   int
	Title    bool
	Segments []pageSegment
}

// A pageSegment is a run of the report. Link is the claim that it leads to, ""
// for none.
type pageSegment struct {
	Text, Link, Class, Claims string
	Anchors                   []string
}

type pageParty struct {
	Name, Code, Names string
	Mentions          int
}

type pageSection struct {
	Class, Title string
	Groups       []pageGroup
}

type pageGroup struct {
	Head, Code string
	Lines      []pageLine
}

type pageLine struct {
	Sentence, Tags, Detail string
	Citings                []pageCiting
}

// A pageCiting is a quotation with the place that it leads to. ID is empty where
// the claim has its place in another section.
type pageCiting struct {
	ID, Link, At, Quote string
	Why                 []string
}

func newHTMLPrinter(w io.Writer, s Style, ph phrases) (*htmlPrinter, error) {
	t, err := template.New("page.html").ParseFS(pageFiles, "page/page.html")
	if err != nil {
		return nil, fmt.Errorf("parse page: %w", err)
	}
	css, err := pageFiles.ReadFile("page/page.css")
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	js, err := pageFiles.ReadFile("page/page.js")
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	assets := pageAssets{
		Style:  template.HTML("<style>" + string(css) + "</style>"),
		Script: template.HTML("<script>" + string(js) + "</script>"),
		Policy: "default-src 'none'; style-src " + contentHash(css) + "; script-src " + contentHash(js) +
			"; base-uri 'none'; form-action 'none'",
	}
	return &htmlPrinter{w: w, style: s, phrases: ph, template: t, assets: assets}, nil
}

// contentHash names content as a content security policy does.
func contentHash(b []byte) string {
	sum := sha256.Sum256(b)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Print adds the dossier of one reading to the page.
func (p *htmlPrinter) Print(doc casus.Document, r casus.Reading) error {
	t := tellerOf(p.style, p.phrases, &r)
	d := newDossier(&doc, &r, t)
	id := "d" + strconv.Itoa(len(p.contents)+1)
	p.contents = append(p.contents, pageEntry{ID: id, Title: d.title, Facts: strings.Join(d.facts, " · ")})
	page := pageOf(id, d, &doc, &r, t.words)
	if err := p.template.ExecuteTemplate(&p.body, "dossier", page); err != nil {
		return fmt.Errorf("write reading of %s: %w", r.Doc.ID, err)
	}
	return nil
}

// Close writes the page.
func (p *htmlPrinter) Close() error {
	w := wordsOf(p.style.Lang)
	head := pageHead{
		pageAssets: p.assets, Lang: p.style.Lang, Title: "casus", Words: pageWordsOf(w), Contents: p.contents,
		Body: template.HTML(p.body.String()), // made by the template, so escaped
	}
	if len(p.contents) == 1 {
		head.Title = p.contents[0].Title
	} else {
		head.Words.Documents = w.count(len(p.contents), 2)
	}
	return p.template.Execute(p.w, head)
}

func pageWordsOf(w *words) pageWords {
	return pageWords{
		Report: w.report, Claims: w.claims, Contents: w.contents, Who: w.who, Empty: w.empty, If: w.if_,
		Open: w.quote[0], Close: w.quote[1],
	}
}

// pageOf prepares a dossier for the template.
func pageOf(id string, d *dossier, doc *casus.Document, r *casus.Reading, w *words) pageDossier {
	page := pageDossier{ID: id, Title: d.title, Lang: d.lang, Facts: d.facts, Words: pageWordsOf(w)}
	if d.note != "" {
		page.Note = w.partly + ": " + d.note
	}
	classes := claimClasses(d)
	if doc.Headline != "" {
		all := casus.Span{End: len(doc.Headline)}
		page.Headline = pageSegments(id, segments(doc.Headline, all, standings(doc.Headline, "headline", r.Claims)), classes)
	}
	paragraphs := lines(doc.Text)
	at := byLine(standings(doc.Text, "body", r.Claims), paragraphs)
	for i, l := range paragraphs {
		page.Paragraphs = append(page.Paragraphs, pageParagraph{
			Number: i + 1, Title: i == 0 && clean(doc.Text[l.Start:l.End]) == d.title,
			Segments: pageSegments(id, segments(doc.Text, l, at[i]), classes),
		})
	}
	for _, p := range d.parties {
		page.Parties = append(page.Parties, pageParty{p.name, clean(p.code), strings.Join(p.names, ", "), p.mentions})
	}
	for i := range d.sections {
		page.Sections = append(page.Sections, pageSectionOf(id, &d.sections[i], doc, r))
	}
	return page
}

// claimClasses returns the class of each claim by the section it stands in.
func claimClasses(d *dossier) map[int]string {
	out := map[int]string{}
	for _, s := range d.sections {
		if s.section == Transfers {
			continue
		}
		for _, g := range s.groups {
			for _, l := range g.lines {
				for _, c := range l.citings {
					out[c.claim] = sectionClass(s.section)
				}
			}
		}
	}
	return out
}

// sectionClass is the style class of a section.
func sectionClass(s section) string {
	return [numSections]string{"commitments", "happened", "claimed", "denied", "planned", "possible", "background", "transfers"}[s]
}

func pageSegments(id string, segs []segment, classes map[int]string) []pageSegment {
	out := make([]pageSegment, 0, len(segs))
	for _, s := range segs {
		p := pageSegment{Text: legible(s.text)}
		for _, c := range s.starts {
			p.Anchors = append(p.Anchors, textID(id, c))
		}
		var ids []string
		for _, c := range s.claims {
			ids = append(ids, claimID(id, c))
		}
		if len(ids) > 0 {
			p.Link, p.Class, p.Claims = ids[0], classes[s.claims[0]], strings.Join(ids, " ")
		}
		out = append(out, p)
	}
	return out
}

func pageSectionOf(id string, s *part, doc *casus.Document, r *casus.Reading) pageSection {
	out := pageSection{Class: sectionClass(s.section), Title: s.title}
	for _, g := range s.groups {
		group := pageGroup{Head: g.head, Code: clean(g.code)}
		for _, l := range g.lines {
			line := pageLine{Sentence: l.sentence, Tags: strings.Join(l.tags, " · "), Detail: l.detail}
			for _, c := range l.citings {
				citing := pageCiting{Link: textID(id, c.claim), At: c.at, Quote: unmarked(excerpt(doc, &r.Claims[c.claim])), Why: c.why}
				if s.section != Transfers {
					citing.ID = claimID(id, c.claim)
				}
				line.Citings = append(line.Citings, citing)
			}
			group.Lines = append(group.Lines, line)
		}
		out.Groups = append(out.Groups, group)
	}
	return out
}

// claimID is the id of a claim in the list, textID that of its words.
func claimID(doc string, claim int) string { return doc + "c" + strconv.Itoa(claim+1) }
func textID(doc string, claim int) string  { return doc + "t" + strconv.Itoa(claim+1) }

// legible is clean for running text: it keeps white space as it is.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case hidden(r):
			return -1
		}
		return visible(r)
	}, s)
}
