package main

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"casus"
	"casus/internal/app"
	"casus/internal/codebook"
	"casus/internal/coder"
	"casus/internal/fetch"
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

// fetched returns the documents that the arguments name.
func fetched(ctx context.Context, c *readCmd, std stdio) iter.Seq2[casus.Document, error] {
	return fetch.Documents(ctx, c.Paths, fetch.Options{
		JSONL: c.Input == "jsonl", AllowPrivate: c.AllowPrivate, Stdin: std.in, Version: version(),
	})
}

// countItems returns how many documents the arguments name, or 0 where files
// hold many each.
func countItems(c *readCmd) int {
	names := fetch.List(c.Paths)
	if c.Input == "jsonl" || slices.ContainsFunc(names, func(n string) bool { return strings.HasSuffix(n, ".jsonl") }) {
		return 0
	}
	return len(names)
}

// isNetwork reports whether the network is why a document could not be read.
func isNetwork(err error) bool {
	var e *fetch.Error
	return errors.As(err, &e) && isAddress(e.Name) &&
		(e.Kind == fetch.Refused || e.Kind == fetch.Unreachable || e.Kind == fetch.Timeout)
}

// isAddress reports whether name is a web address rather than a file.
func isAddress(name string) bool { return strings.Contains(name, "://") }
