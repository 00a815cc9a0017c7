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
	"casus/internal/text"
)

type bare struct{}

func (bare) Read(d casus.Document) (casus.Reading, error) {
	return casus.Reading{Doc: casus.DocInfo{ID: d.ID, Lang: d.Lang, Date: d.Date, Digest: d.Digest, Title: d.Title(), Publisher: d.Publisher, Sentences: len(text.Sentences(d.Text, d.Lang))}}, nil
}

func newReader(*readCmd) (app.Reader, app.Namer, error) { return bare{}, nil, nil }

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
