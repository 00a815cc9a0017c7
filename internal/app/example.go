package app

import (
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"casus"
)

//go:embed example/*.txt
var exampleFiles embed.FS

// Examples returns the reports embedded in the binary, in the order of their
// names. They are fiction, written for this project.
func Examples() ([]casus.Document, error) { return LoadExamples(exampleFiles, "example") }

// Example returns the embedded report that a bare "casus read" shows in the
// given language, or the English one where there is none in that language.
func Example(lang string) (casus.Document, error) {
	docs, err := Examples()
	if err != nil {
		return casus.Document{}, err
	}
	for _, want := range []string{"main-" + lang, "main-en"} {
		for _, d := range docs {
			if d.ID == want {
				return d, nil
			}
		}
	}
	return casus.Document{}, errors.New("no example report main-en")
}

// LoadExamples reads the .txt files in the directory dir of fsys. Each opens
// with a head of "key: value" lines between two lines of three hyphens; the keys
// are date, lang, publisher and author. No file at all is an error.
func LoadExamples(fsys fs.FS, dir string) ([]casus.Document, error) {
	names, err := fs.Glob(fsys, path.Join(dir, "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("list examples: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("list examples: no .txt file in %s", dir)
	}
	docs := make([]casus.Document, 0, len(names))
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read example: %w", err)
		}
		doc, err := parseExample(string(b))
		if err != nil {
			return nil, fmt.Errorf("read example %s: %w", name, err)
		}
		doc.ID = strings.TrimSuffix(path.Base(name), ".txt")
		docs = append(docs, doc)
	}
	return docs, nil
}

// parseExample splits an example file into its head and its text.
func parseExample(s string) (casus.Document, error) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return casus.Document{}, errors.New("line 1: want a line of three hyphens")
	}
	head, text, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return casus.Document{}, errors.New("the head has no closing line of three hyphens")
	}
	var doc casus.Document
	fields := map[string]*string{
		"date": &doc.Date, "lang": &doc.Lang, "publisher": &doc.Publisher, "author": &doc.Author,
	}
	for i, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ":")
		field := fields[strings.TrimSpace(key)]
		if !ok || field == nil {
			return casus.Document{}, fmt.Errorf("line %d: got %q, want date, lang, publisher or author with a value", i+2, line)
		}
		*field = strings.TrimSpace(value)
	}
	doc.Text = strings.TrimSpace(text) + "\n"
	if doc.Text == "\n" {
		return casus.Document{}, errors.New("no text after the head")
	}
	doc.Digest = fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(doc.Text)))
	return doc, nil
}
