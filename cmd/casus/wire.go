package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"iter"
	"os"

	"casus"
	"casus/internal/app"
	"casus/internal/codebook"
	"casus/internal/coder"
)

// newReader returns the reader that the flags ask for, and who names countries
// for the dossier.
func newReader(c *readCmd) (app.Reader, app.Namer, error) {
	cb, err := codebook.Default()
	if err != nil {
		return nil, nil, err
	}
	r, err := coder.New(coder.Options{Explain: c.Explain})
	if err != nil {
		return nil, nil, err
	}
	return r, namer{cb}, nil
}

// A namer names states by the codebook.
type namer struct{ cb *codebook.Codebook }

// Name returns a state's name in lang, or "" where code is none.
func (n namer) Name(code, lang string) string {
	if e := n.cb.States[code]; e != nil {
		return e.In(lang)
	}
	return ""
}

func fetched(ctx context.Context, c *readCmd, std stdio) iter.Seq2[casus.Document, error] {
	return func(yield func(casus.Document, error) bool) {
		for _, p := range c.Paths {
			f, err := os.Open(p)
			if p == "-" {
				f, err = os.Stdin, nil
			}
			if err != nil {
				if !yield(casus.Document{}, err) {
					return
				}
				continue
			}
			if c.Input == "jsonl" {
				sc := bufio.NewScanner(f)
				sc.Buffer(nil, 20<<20)
				for sc.Scan() {
					var d struct{ ID, Lang, Publisher, URL, Date, Headline, Text string }
					err := json.Unmarshal(sc.Bytes(), &d)
					if !yield(casus.Document{ID: d.ID, Lang: d.Lang, Publisher: d.Publisher, URL: d.URL, Date: d.Date, Headline: d.Headline, Text: d.Text}, err) {
						return
					}
				}
				continue
			}
			b, err := io.ReadAll(f)
			if !yield(casus.Document{ID: p, Text: string(b)}, err) {
				return
			}
		}
	}
}

func isNetwork(err error) bool { return false }
