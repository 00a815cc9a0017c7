package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casus"
)

// Options say how to read. The zero value reads each item as one document, up
// to 20 MB in 30 seconds, and refuses private addresses.
type Options struct {
	JSONL        bool          // each line of an item is a document in JSON
	AllowPrivate bool          // web addresses may lead to private networks
	Stdin        io.Reader     // what "-" stands for; nil means standard input
	MaxBytes     int64         // the largest item, or line of JSON; 0 means 20 MB
	Timeout      time.Duration // the longest for a web address or a PDF; 0 means 30 seconds
	Version      string        // said to web servers: casus/VERSION
}

const (
	defaultMaxBytes = 20 << 20
	defaultTimeout  = 30 * time.Second
)

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return defaultMaxBytes
}

func (o Options) timeout() time.Duration {
	if o.Timeout > 0 {
		return o.Timeout
	}
	return defaultTimeout
}

// Documents yields the documents of args in order: the paths of files, "-" for
// standard input, http and https addresses, and folders, which are walked as
// [List] does. An item that cannot be read yields an error, an *[Error], in its
// place, and the next one follows. When ctx ends, one last error is yielded.
func Documents(ctx context.Context, args []string, opt Options) iter.Seq2[casus.Document, error] {
	return func(yield func(casus.Document, error) bool) {
		for _, arg := range args {
			for _, name := range List([]string{arg}) {
				if err := ctx.Err(); err != nil {
					yield(casus.Document{}, named(err, name, 0))
					return
				}
				if !readItem(ctx, name, opt, yield) {
					return
				}
			}
		}
	}
}

// readItem yields the documents of one item and reports whether to go on.
func readItem(ctx context.Context, name string, opt Options, yield func(casus.Document, error) bool) bool {
	if opt.JSONL || hasExt(name, jsonExts) && !isURL(name) {
		return readLines(ctx, name, opt, yield)
	}
	doc, err := Read(ctx, name, opt)
	return yield(doc, err)
}

// Read returns the one document of a file, of standard input ("-") or of a web
// address. An error is an *[Error].
func Read(ctx context.Context, name string, opt Options) (casus.Document, error) {
	data, from, err := load(ctx, name, opt)
	if err == nil {
		var doc casus.Document
		if doc, err = parse(ctx, data, from, opt); err == nil {
			return doc, nil
		}
	}
	return casus.Document{}, named(err, name, 0)
}

// Parse returns the document in data, whose name and declared content type,
// which may be empty, help to understand it. An error is an *[Error].
func Parse(ctx context.Context, name, contentType string, data []byte, opt Options) (casus.Document, error) {
	if int64(len(data)) > opt.maxBytes() {
		return casus.Document{}, named(tooLarge(opt), name, 0)
	}
	doc, err := parse(ctx, data, origin{name: name, contentType: contentType}, opt)
	if err != nil {
		return casus.Document{}, named(err, name, 0)
	}
	return doc, nil
}

// An origin is where bytes came from.
type origin struct {
	name        string // the path, or "-"
	url         string // the address that answered in the end; empty for files
	contentType string // as the server declared it
}

func load(ctx context.Context, name string, opt Options) ([]byte, origin, error) {
	if isURL(name) {
		return get(ctx, name, opt)
	}
	r, err := open(name, opt)
	if err != nil {
		return nil, origin{}, err
	}
	defer r.Close()
	data, err := readAll(r, opt)
	return data, origin{name: name}, err
}

// open opens a regular file, or standard input.
func open(name string, opt Options) (io.ReadCloser, error) {
	if name == "-" {
		if opt.Stdin != nil {
			return io.NopCloser(opt.Stdin), nil
		}
		return io.NopCloser(os.Stdin), nil
	}
	if scheme, _, ok := strings.Cut(name, "://"); ok && !strings.ContainsAny(scheme, `/\.`) {
		return nil, fail(Refused, fmt.Sprintf("addresses with %s:// are not read", scheme), "use http or https, or a file")
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, classify(err)
	}
	if info.IsDir() {
		return nil, fail(Empty, "a folder without files that can be read", "it has no .txt, .md, .html, .pdf or .jsonl file")
	}
	if m := info.Mode(); !m.IsRegular() && m&fs.ModeNamedPipe == 0 && m&fs.ModeCharDevice == 0 {
		return nil, fail(Unsupported, "not a regular file", "")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, classify(err)
	}
	return f, nil
}

// readAll reads r up to the limit.
func readAll(r io.Reader, opt Options) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, opt.maxBytes()+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > opt.maxBytes() {
		return nil, tooLarge(opt)
	}
	return data, nil
}

func tooLarge(opt Options) *Error {
	limit := fmt.Sprintf("%d bytes", opt.maxBytes())
	if mb := opt.maxBytes() >> 20; mb > 0 {
		limit = fmt.Sprintf("%d MB", mb)
	}
	return fail(TooLarge, "larger than "+limit, "split it, or give the text alone")
}

var (
	textExts = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"}
	jsonExts = []string{".jsonl", ".ndjson"}
)

func hasExt(name string, exts []string) bool {
	return slices.Contains(exts, strings.ToLower(filepath.Ext(name)))
}

// List returns args with each folder replaced by the files in it and below,
// in the order of their paths: those whose names end like text, Markdown, HTML,
// PDF or JSONL and do not begin with a dot. A folder without any, and whatever
// else cannot be walked, stays as it is and fails when it is read.
func List(args []string) []string {
	var names []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if arg == "-" || isURL(arg) || err != nil || !info.IsDir() {
			names = append(names, arg)
			continue
		}
		files := walk(arg)
		if len(files) == 0 {
			files = []string{arg}
		}
		names = append(names, files...)
	}
	return names
}

func walk(root string) []string {
	var files []string
	// The function below returns no error but SkipDir, and so does WalkDir.
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		hidden := path != root && strings.HasPrefix(d.Name(), ".")
		switch {
		case err != nil:
			files = append(files, path)
			return fs.SkipDir
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.IsDir() || hidden || !hasExt(path, textExts) && !hasExt(path, jsonExts):
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			if info, err := os.Stat(path); err == nil && info.IsDir() {
				return nil
			}
		}
		files = append(files, path)
		return nil
	})
	return files
}

// finish sets what follows from the text and the origin of a document.
func finish(doc *casus.Document, from origin) error {
	doc.Text = strings.TrimRight(doc.Text, " \t\n")
	if strings.TrimSpace(doc.Text) == "" {
		return fail(Empty, "there is no text in it", "")
	}
	if doc.ID == "" && from.url == "" && from.name != "-" {
		base := filepath.Base(filepath.ToSlash(from.name))
		if doc.ID = strings.TrimSuffix(base, filepath.Ext(base)); doc.ID == "." || doc.ID == "/" {
			doc.ID = ""
		}
	}
	setDigest(doc)
	if doc.URL == "" {
		doc.URL = from.url
	}
	if doc.URL == "" && from.name != "-" {
		doc.URL = from.name
	}
	if doc.Date == "" {
		doc.Date = dateInName(from.name)
	}
	return nil
}

// setDigest sets the digest of the text, and the ID if there is none.
func setDigest(doc *casus.Document) {
	sum := sha256.Sum256([]byte(doc.Text))
	digest := hex.EncodeToString(sum[:])
	doc.Digest = "sha256:" + digest
	if doc.ID == "" {
		doc.ID = digest[:12]
	}
}
