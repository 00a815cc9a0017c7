package fetch

import (
	"bytes"
	"errors"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"casus"

	readability "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// maxNodes is the number of elements of a page above which its article is no
// longer searched for; such a page is not a report.
const maxNodes = 200_000

// parseHTML returns the document of a page: the article's paragraphs, and what
// the page says about itself.
func parseHTML(data []byte, declared string, from origin) (casus.Document, error) {
	if declared == "" {
		declared = metaCharset(data)
	}
	s, err := decode(data, declared)
	if err != nil {
		return casus.Document{}, err
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		return casus.Document{}, fail(Binary, "binary: zero bytes in a page", "")
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return casus.Document{}, &Error{Kind: Broken, Reason: "its HTML cannot be read", Err: err}
	}
	page := readMeta(root)
	address := page.address(from)
	text, byline, err := articleText(root, address)
	if err != nil {
		return casus.Document{}, err
	}
	doc := casus.Document{
		Headline: page.headline(address), Publisher: page.publisher(), Author: page.author(byline),
		Date: page.date(), URL: address, Text: text,
	}
	if doc.Date == "" {
		doc.Date = dateInURL(first(address, from.url))
	}
	for _, f := range []*string{&doc.Headline, &doc.Publisher, &doc.Author, &doc.Text} {
		*f = norm.NFC.String(withoutControls(*f))
	}
	doc.Text = withoutHead(doc.Text, doc.Headline, doc.Author)
	return doc, nil
}

// withoutHead cuts what pages set over the report: the headline again, the
// author, the date.
func withoutHead(text, headline, author string) string {
	const lines, longest = 4, 80
	for range lines {
		head, rest, ok := strings.Cut(text, "\n")
		if !ok {
			break
		}
		repeated := sameWords(head, headline) || author != "" && sameWords(authorHead.ReplaceAllString(head, ""), author)
		if !repeated && (utf8.RuneCountInString(head) > longest || dateline(head) == "") {
			break
		}
		text = strings.TrimLeft(rest, "\n")
	}
	return text
}

var metaCharsetRE = regexp.MustCompile(`(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-z0-9_:-]{2,40})`)

// metaCharset returns the encoding that the first bytes of a page declare.
func metaCharset(data []byte) string {
	m := metaCharsetRE.FindSubmatch(data[:min(len(data), 4096)])
	if m == nil {
		return ""
	}
	return string(bytes.Join(m[1:], nil))
}

// sameWords reports whether two titles differ only in case and space.
func sameWords(a, b string) bool {
	return a != "" && strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// articleText returns the paragraphs of the page's article and the author that
// stands over it. Pages in which no article is found give all paragraphs.
func articleText(root *html.Node, address string) (text, byline string, err error) {
	n := 0
	for range root.Descendants() {
		if n++; n > maxNodes {
			return "", "", fail(Unsupported, "a page with too many elements to be a report", "give the text alone")
		}
	}
	all := paragraphs(body(root))
	base, err := url.Parse(address)
	if err != nil || base.Host == "" {
		base = &url.URL{Scheme: "https", Host: "page.invalid"}
	}
	article, err := readArticle(root, base)
	if err == nil && article.Node != nil {
		text, byline = paragraphs(article.Node), article.Byline
	}
	const enough = 140
	if utf8.RuneCountInString(text) < enough && len(all) > len(text) {
		text = all
	}
	return text, byline, nil
}

var errReadability = errors.New("readability failed")

// readArticle finds the article. The library changes the tree; a failure of it
// is an error, as the page comes from outside.
func readArticle(root *html.Node, base *url.URL) (a readability.Article, err error) {
	defer func() {
		if recover() != nil {
			err = errReadability
		}
	}()
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxNodes
	return parser.ParseDocument(root, base)
}

// body returns the part of the page that holds its words: the only article, the
// main part, or the whole.
func body(root *html.Node) *html.Node {
	for _, want := range []atom.Atom{atom.Article, atom.Main, atom.Body} {
		var found *html.Node
		count := 0
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.DataAtom == want {
				found = n
				count++
			}
		}
		if count == 1 {
			return found
		}
	}
	return root
}

// skipped holds the elements whose words are not the report's.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Iframe: true, atom.Form: true, atom.Nav: true,
	atom.Aside: true, atom.Footer: true, atom.Button: true, atom.Select: true, atom.Svg: true, atom.Template: true,
	atom.Figcaption: true, atom.Video: true, atom.Audio: true, atom.Object: true, atom.Head: true, atom.Textarea: true,
}

// blocks holds the elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Ul: true,
	atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Pre: true,
	atom.Figure: true, atom.Table: true, atom.Tr: true, atom.Hr: true, atom.Body: true, atom.Address: true,
	atom.Br: true, atom.Center: true,
}

// paragraphs returns the words below n: a line for each block, with an empty
// line between paragraphs.
func paragraphs(n *html.Node) string {
	w := &blockWriter{}
	w.walk(n)
	w.flush()
	return w.out.String()
}

// A blockWriter collects the lines of a page.
type blockWriter struct {
	out  strings.Builder
	line strings.Builder
}

// walk writes the words below n. It keeps its own stack, as pages may nest
// deeply.
func (w *blockWriter) walk(root *html.Node) {
	n := root
	for n != nil {
		descend := w.enter(n)
		if descend && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil {
			w.leave(n)
			if n == root {
				return
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
}

// enter writes the text of n and reports whether to go below it.
func (w *blockWriter) enter(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		w.line.WriteString(n.Data)
	case html.ElementNode:
		if skipped[n.DataAtom] || hidden(n) {
			return false
		}
		if blocks[n.DataAtom] {
			w.flush()
		}
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			w.line.WriteByte(' ')
		}
	case html.CommentNode, html.DoctypeNode:
		return false
	}
	return true
}

func (w *blockWriter) leave(n *html.Node) {
	if n.Type == html.ElementNode && blocks[n.DataAtom] {
		w.flush()
	}
}

// flush ends the line.
func (w *blockWriter) flush() {
	line := strings.Join(strings.Fields(w.line.String()), " ")
	w.line.Reset()
	if line == "" {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
	w.out.WriteString(line)
}

// hidden reports whether the page does not show n.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			if strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}
