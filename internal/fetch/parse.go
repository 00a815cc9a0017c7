package fetch

import (
	"bytes"
	"context"
	"mime"
	"net/http"
	"regexp"
	"strings"

	"casus"
)

// A format is how a document is written.
type format uint8

const (
	plainText format = iota
	markdown
	hypertext
	portable
	feed
)

// parse turns the bytes of one item into its document.
func parse(ctx context.Context, data []byte, from origin, opt Options) (casus.Document, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return casus.Document{}, fail(Empty, "there is nothing in it", "")
	}
	declared := ""
	if _, params, err := mime.ParseMediaType(from.contentType); err == nil {
		declared = params["charset"]
	}
	var doc casus.Document
	var err error
	switch f := sniff(data, from); f {
	case portable:
		doc, err = parsePDF(ctx, data, opt)
	case feed:
		err = fail(Unsupported, "a feed, not a report", "give the addresses of its articles")
	case hypertext:
		doc, err = parseHTML(data, declared, from)
	default:
		var s string
		if s, err = plain(data, declared); err != nil {
			break
		}
		if f == markdown || hasFrontMatter(s) {
			doc = parseMarkdown(s)
		} else {
			doc = parseText(s)
		}
	}
	if err == nil {
		err = finish(&doc, from)
	}
	return doc, err
}

var (
	htmlStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|title|meta|div|p|h1)\b`)
	feedStart = regexp.MustCompile(`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:rdf)\b`)
)

// sniff tells the format: by the first bytes, then by what the server declared,
// then by the name.
func sniff(data []byte, from origin) format {
	head := data[:min(len(data), 2048)]
	if i := bytes.Index(head[:min(len(head), 1024)], []byte("%PDF-")); i >= 0 && len(bytes.TrimSpace(head[:i])) == 0 {
		return portable
	}
	if enc, n := byteOrder(head); enc != nil {
		if s, err := decodeAs(enc, head[n:max(n, len(head)&^3)]); err == nil {
			head = []byte(s)
		}
	}
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	switch {
	case htmlStart.Match(head):
		return hypertext
	case feedStart.Match(head):
		return feed
	}
	kind, _, _ := mime.ParseMediaType(from.contentType)
	switch kind {
	case "text/html", "application/xhtml+xml":
		return hypertext
	case "text/markdown":
		return markdown
	}
	switch {
	case hasExt(from.name, []string{".html", ".htm", ".xhtml"}):
		return hypertext
	case hasExt(from.name, []string{".md", ".markdown"}):
		return markdown
	case hasExt(from.name, []string{".txt", ".text"}):
		return plainText
	}
	if strings.HasPrefix(http.DetectContentType(head), "text/html") {
		return hypertext
	}
	return plainText
}
