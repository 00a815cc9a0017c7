package fetch

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is what an HTML page says about itself.
type page struct {
	meta      map[string]string // by name, property or itemprop in lower case, the first of each
	title     string
	h1        []string
	times     []string // datetime of time elements
	canonical string
	ld        []map[string]any // JSON-LD objects that describe articles
}

func readMeta(root *html.Node) *page {
	p := &page{meta: make(map[string]string)}
	titles, headings := 0, 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			value := attr(n, "content")
			for _, k := range []string{"property", "name", "itemprop"} {
				if key := strings.ToLower(attr(n, k)); key != "" && p.meta[key] == "" {
					p.meta[key] = strings.Join(strings.Fields(value), " ")
				}
			}
		case atom.Title:
			if titles++; titles == 1 {
				p.title = words(n)
			}
		case atom.H1:
			if headings++; headings <= 8 {
				p.h1 = append(p.h1, words(n))
			}
		case atom.Time:
			if v := attr(n, "datetime"); v != "" && len(p.times) < 8 {
				p.times = append(p.times, v)
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && p.canonical == "" {
				p.canonical = attr(n, "href")
			}
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				p.readLD(n.FirstChild.Data)
			}
		}
	}
	return p
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// words returns the text below n with single spaces.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// readLD keeps the articles of a JSON-LD script, which may hold one object, a
// list, or a graph of them. A script that is no JSON is passed over, as browsers
// do.
func (p *page) readLD(script string) {
	var v any
	if json.Unmarshal([]byte(script), &v) != nil {
		return
	}
	queue := []any{v}
	for i := 0; i < len(queue) && i < 1000; i++ {
		switch v := queue[i].(type) {
		case []any:
			queue = append(queue, v...)
		case map[string]any:
			if isArticle(v["@type"]) {
				p.ld = append(p.ld, v)
			}
			if g, ok := v["@graph"]; ok {
				queue = append(queue, g)
			}
			if g, ok := v["mainEntity"]; ok {
				queue = append(queue, g)
			}
		}
	}
}

func isArticle(kind any) bool {
	switch k := kind.(type) {
	case string:
		return strings.HasSuffix(k, "Article") || k == "BlogPosting" || k == "Report" || k == "LiveBlogPosting"
	case []any:
		for _, one := range k {
			if isArticle(one) {
				return true
			}
		}
	}
	return false
}

// ldText returns the first text under key in the articles: a string, or the
// names of objects.
func (p *page) ldText(key string) string {
	for _, a := range p.ld {
		if s := ldNames(a[key]); s != "" {
			return s
		}
	}
	return ""
}

func ldNames(v any) string {
	switch v := v.(type) {
	case string:
		return strings.Join(strings.Fields(html.UnescapeString(v)), " ")
	case map[string]any:
		return ldNames(v["name"])
	case []any:
		var names []string
		for _, one := range v {
			if s := ldNames(one); s != "" {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// address returns the canonical address of the page if it is on the same site,
// else the one it came from, else "".
func (p *page) address(from origin) string {
	ref := first(p.canonical, p.meta["og:url"])
	if ref == "" {
		return from.url
	}
	base, err := url.Parse(from.url)
	if err != nil {
		return from.url
	}
	u, err := base.Parse(ref)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return from.url
	}
	if from.url != "" && site(u.Hostname()) != site(base.Hostname()) {
		return from.url
	}
	if from.url != "" && u.Path == "/" && base.Path != "/" {
		return from.url // the home page is not the page's address
	}
	return u.String()
}

// site returns a host without the prefixes that do not tell sites apart.
func site(host string) string {
	for _, p := range []string{"www.", "m.", "amp."} {
		host = strings.TrimPrefix(host, p)
	}
	return strings.ToLower(host)
}

func (p *page) publisher() string {
	if s := first(p.meta["og:site_name"], p.ldText("publisher"), p.meta["dc.publisher"], p.meta["application-name"]); !isURL(s) {
		return s
	}
	return ""
}

// headline returns the title of the article without the name of the site.
func (p *page) headline(address string) string {
	title := p.withoutSite(p.title, address)
	ld := p.ldText("headline")
	og := p.withoutSite(first(p.meta["og:title"], p.meta["twitter:title"]), address)
	if s := first(ld, og); s != "" {
		return s
	}
	for _, h := range p.h1 {
		if h == "" {
			continue
		}
		if title == "" || len(p.h1) == 1 || strings.Contains(title, h) || strings.Contains(h, title) {
			return p.withoutSite(h, address)
		}
	}
	return title
}

var titleSeparator = regexp.MustCompile(`\s+[|\-–—•·:»]\s+|\s*[|»]\s*`)

// withoutSite cuts the name of the site from the end or the start of a title.
func (p *page) withoutSite(title, address string) string {
	names := []string{p.publisher(), p.ldText("publisher"), p.meta["application-name"]}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		host := site(u.Hostname())
		label, _, _ := strings.Cut(host, ".")
		names = append(names, host, label)
	}
	for range 3 { // section and site may both stand there
		cuts := titleSeparator.FindAllStringIndex(title, -1)
		if len(cuts) == 0 {
			return title
		}
		head, tail := cuts[0], cuts[len(cuts)-1]
		switch {
		case isSite(title[tail[1]:], names):
			title = title[:tail[0]]
		case isSite(title[:head[0]], names):
			title = title[head[1]:]
		case strings.ContainsAny(title[tail[0]:tail[1]], "|»") && short(title[tail[1]:]) && tail[0] > 15:
			title = title[:tail[0]]
		default:
			return title
		}
	}
	return title
}

// isSite reports whether s is one of the names of the site.
func isSite(s string, names []string) bool {
	s = simple(s)
	for _, n := range names {
		if n = simple(n); n != "" && (s == n || len(n) >= 4 && strings.HasPrefix(s, n) && len(s) <= len(n)+6) {
			return true
		}
	}
	return false
}

var notAlnum = regexp.MustCompile(`[^\pL\pN]+`)

func simple(s string) string { return notAlnum.ReplaceAllString(strings.ToLower(s), "") }

// short reports whether s may be the name of a site or a section.
func short(s string) bool {
	return len(strings.Fields(s)) <= 4 && utf8.RuneCountInString(s) <= 30
}

// authorHead is what may stand before the name of an author.
var authorHead = regexp.MustCompile(`^(?i:(?:di|by|von|par|por|a cura di|dal nostro (?:inviato|corrispondente)|autore|author|from)\b:?\s+)`)

func (p *page) author(byline string) string {
	for _, s := range []string{p.ldText("author"), p.meta["author"], p.meta["article:author"], p.meta["dc.creator"],
		p.meta["parsely-author"], p.meta["sailthru.author"], byline} {
		s = authorHead.ReplaceAllString(strings.TrimSpace(s), "")
		if s != "" && !isURL(s) && utf8.RuneCountInString(s) <= 100 && !strings.Contains(s, "@") {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return ""
}

// published holds the names under which pages give their day.
var published = []string{
	"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
	"dcterms.date", "dcterms.created", "dcterms.issued", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
	"publish-date", "cxenseparse:recs:publishtime", "article.published", "bt:pubdate", "data",
}

// date returns the day of publication, in the zone in which it was written.
func (p *page) date() string {
	values := []string{p.ldText("datePublished")}
	for _, k := range published {
		values = append(values, p.meta[k])
	}
	values = append(values, p.times...)
	for _, v := range values {
		if d := parseDate(v); d != "" {
			return d
		}
	}
	return ""
}
