package coder

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
	"casus/internal/text"
)

// Version is the version of the reader. It changes whenever the same text may
// read differently.
const Version = "0.1.0"

// Options change how a Coder works. The zero value is the default.
type Options struct {
	Explain bool // record the path from words to each claim
}

// A Coder reads documents. It is safe for concurrent use.
type Coder struct {
	cb    *codebook.Codebook
	opt   Options
	packs map[string]*pack
	mu    sync.Mutex
	langs map[string]*model
}

// A model is a language model that is loaded when first asked for.
type model struct {
	once sync.Once
	m    *lang.Model
	err  error
}

// New returns a Coder with the embedded codebook and language packs.
func New(opt Options) (*Coder, error) {
	cb, err := codebook.Default()
	if err != nil {
		return nil, err
	}
	c := &Coder{cb: cb, opt: opt, packs: map[string]*pack{}, langs: map[string]*model{}}
	for code, p := range cb.Packs {
		if c.packs[code], err = newPack(p); err != nil {
			return nil, fmt.Errorf("prepare language %s: %w", code, err)
		}
	}
	return c, nil
}

// parser returns the language model for a language, loading it once.
func (c *Coder) parser(code string) (*lang.Model, error) {
	c.mu.Lock()
	m := c.langs[code]
	if m == nil {
		m = &model{}
		c.langs[code] = m
	}
	c.mu.Unlock()
	m.once.Do(func() { m.m, m.err = lang.Load(code) })
	return m.m, m.err
}

// Read reads one document. A document in a language without a model is not an
// error: its reading has entities only, and its Note says why.
func (c *Coder) Read(doc casus.Document) (casus.Reading, error) {
	if doc.Lang == "" {
		doc.Lang, _ = text.Detect(doc.Headline + "\n" + doc.Text)
	}
	if doc.Digest == "" {
		sum := sha256.Sum256([]byte(doc.Text))
		doc.Digest = "sha256:" + hex.EncodeToString(sum[:])
	}
	if doc.ID == "" {
		doc.ID = strings.TrimPrefix(doc.Digest, "sha256:")[:12]
	}
	r := casus.Reading{
		Doc: casus.DocInfo{
			ID: doc.ID, Lang: doc.Lang, Date: doc.Date, Digest: doc.Digest, Title: doc.Title(),
			Publisher: doc.Publisher, Author: doc.Author, URL: doc.URL, Version: Version,
		},
		Claims:   []casus.Claim{},
		Entities: []casus.Entity{},
	}
	p := c.packs[doc.Lang]
	var m *lang.Model
	err := lang.ErrNoModel
	if p != nil {
		m, err = c.parser(doc.Lang)
	}
	if errors.Is(err, lang.ErrNoModel) {
		r.Doc.Note = noModel(doc.Lang)
		r.Doc.Sentences = len(text.Sentences(doc.Text, doc.Lang))
		r.Entities = c.entitiesOnly(doc)
		return r, nil
	}
	if err != nil {
		return r, fmt.Errorf("read %s: %w", doc.ID, err)
	}
	d := c.newDocument(doc, p, m)
	r.Doc.Sentences = len(d.sents) - d.headSents()
	r.Claims = d.claims()
	r.Entities = d.entities()
	r.Attributions = d.attributions
	return r, nil
}

func noModel(code string) string {
	if code == "" {
		return "the language could not be told: names only, no claims"
	}
	return "no model for language " + strconv.Quote(code) + ": names only, no claims"
}

// newDocument cuts, parses and surveys a document.
func (c *Coder) newDocument(doc casus.Document, p *pack, m *lang.Model) *document {
	d := &document{
		c: c, doc: doc, lang: doc.Lang, date: doc.Date, pack: p,
		seen: map[*codebook.Entry]bool{}, learned: map[string]actorRef{},
	}
	var toks [][]text.Token
	var names [][]masked
	cut := func(src string, headline bool) {
		last := 0
		for i, sp := range text.Sentences(src, doc.Lang) {
			if !headline {
				sp.Start += dateline(src[sp.Start:sp.End])
			}
			s := &sent{d: d, index: i, headline: headline, src: src, span: sp}
			s.newPara = i == 0 || strings.ContainsRune(src[last:sp.Start], '\n')
			last = sp.End
			d.sents = append(d.sents, s)
			t, n := d.mask(src, sp, text.Tokenize(src, sp, doc.Lang, nil))
			toks, names = append(toks, t), append(names, n)
		}
	}
	if doc.Headline != "" {
		cut(doc.Headline, true)
	}
	cut(doc.Text, false)
	open := false
	for i, t := range m.Parse(toks) {
		s := d.sents[i]
		unmask(t, names[i])
		s.t = t
		s.link()
		s.findMentions()
		s.mend()
		if s.newPara || s.headline {
			open = false
		}
		s.markQuotes(open)
		s.mendQuote()
		open = s.open
	}
	d.survey()
	d.headlinePair()
	for _, s := range d.sents {
		s.learn()
	}
	return d
}

// dateline returns the length of the place and agency before a report's first
// words: "BERLIN (AP) -- ", "(ANSA) - ROMA, 15 OTT - ".
func dateline(s string) int {
	n := 0
	for range 2 {
		m := datelinePattern.FindStringIndex(s[n:])
		if m == nil {
			break
		}
		n += m[1]
	}
	if n >= len(s) {
		return 0
	}
	return n
}

var datelinePattern = regexp.MustCompile(`^(?:\([A-Z][A-Za-z /]{1,24}\)|\p{Lu}[\p{Lu}'’. ]{2,30}(?:, (?:\p{Lu}[\p{L}.]+|\d{1,2} \p{L}[\p{L}.]+)(?: \d{1,4})?)?(?: ?\([A-Za-z /]{1,24}\))?) ?(?:--|—|–|-) `)

// claims reads every sentence in order.
func (d *document) claims() []casus.Claim {
	out := []casus.Claim{}
	for _, s := range d.sents {
		d.now = s.order()
		terms := s.provisions()
		found := s.find(terms)
		for _, t := range terms {
			out = append(out, t.claim)
		}
		for _, fd := range found {
			out = append(out, d.claim(fd))
		}
		d.past = append(d.past, found...)
		if !s.headline {
			d.attributions = append(d.attributions, s.attributions()...)
		}
		s.remember()
		s.hear()
	}
	slices.SortStableFunc(out, func(a, b casus.Claim) int {
		if a.In != b.In {
			return strings.Compare(b.In, a.In) // headline first
		}
		return a.Sentence - b.Sentence
	})
	number(out, d.doc.Digest)
	return out
}

// number gives every claim its id: the digest of what it says and stands on.
func number(claims []casus.Claim, digest string) {
	seen := map[string]int{}
	for i := range claims {
		c := &claims[i]
		h := sha256.New()
		fmt.Fprintf(h, "%s\x00%s\x00%s\x00%d\x00%v\x00%s\x00%s\x00", Version, digest, c.In, c.Sentence, c.Span, c.Type, c.Aux)
		for _, a := range c.Actors {
			fmt.Fprintf(h, "a%s/%s\x00", a.Code, a.Sector)
		}
		for _, a := range c.Recipients {
			fmt.Fprintf(h, "r%s/%s\x00", a.Code, a.Sector)
		}
		fmt.Fprintf(h, "%s\x00%s", c.Speaker.Code, c.Because)
		id := hex.EncodeToString(h.Sum(nil)[:8])
		seen[id]++
		if n := seen[id]; n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		c.ID = id
	}
}
