package fetch

import (
	"html"
	"regexp"
	"strings"

	"casus"
)

// hasFrontMatter reports whether s begins with a block of "key: value" lines
// between two lines of three hyphens.
func hasFrontMatter(s string) bool {
	_, _, ok := frontMatter(s)
	return ok
}

var frontKey = regexp.MustCompile(`^([A-Za-z_][\w-]*):\s*(.*)$`)

// frontMatter returns the keys of the front matter of s, in lower case, and
// what follows it.
func frontMatter(s string) (keys map[string]string, body string, ok bool) {
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return nil, s, false
	}
	const longest = 1 << 16
	head, body, ok := strings.Cut("\n"+rest, "\n---\n")
	if !ok || len(head) > longest {
		return nil, s, false
	}
	keys = make(map[string]string)
	list := ""
	for _, l := range strings.Split(head, "\n") {
		if m := frontKey.FindStringSubmatch(l); m != nil {
			list = strings.ToLower(m[1])
			keys[list] = unquote(m[2])
			continue
		}
		item, isItem := strings.CutPrefix(strings.TrimSpace(l), "- ")
		if isItem && list != "" {
			keys[list] = strings.TrimPrefix(keys[list]+", "+unquote(item), ", ")
		}
	}
	return keys, body, len(keys) > 0
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	for _, q := range []string{`"`, `'`} {
		if len(s) >= 2 && strings.HasPrefix(s, q) && strings.HasSuffix(s, q) {
			return s[1 : len(s)-1]
		}
	}
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		return strings.Trim(s, "[]")
	}
	return s
}

// parseMarkdown returns the document of a Markdown text without its markup.
// With front matter the title stands apart as headline; without, the first line
// stays in the text.
func parseMarkdown(s string) casus.Document {
	var doc casus.Document
	keys, body, front := frontMatter(s)
	if front {
		doc.Headline = keys["title"]
		doc.Author = first(keys["author"], keys["authors"])
		doc.Publisher = first(keys["publisher"], keys["source"], keys["site"])
		doc.URL = first(keys["url"], keys["canonical"], keys["link"])
		doc.Date = parseDate(first(keys["date"], keys["published"]))
		doc.Lang = strings.ToLower(first(keys["lang"], keys["language"]))
		if len(doc.Lang) > 2 {
			doc.Lang = doc.Lang[:2]
		}
	}
	doc.Text = stripMarkdown(body)
	if front {
		line, rest, _ := strings.Cut(strings.TrimLeft(doc.Text, "\n"), "\n")
		heading := strings.HasPrefix(strings.TrimLeft(body, "\n"), "# ")
		if heading && doc.Headline == "" || line == doc.Headline && strings.TrimSpace(rest) != "" {
			doc.Headline, doc.Text = line, strings.TrimLeft(rest, "\n")
		}
	}
	if doc.Date == "" {
		doc.Date = dateline(doc.Text)
	}
	return doc
}

// first returns the first value that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

var (
	mdFence     = regexp.MustCompile("^\\s{0,3}(```|~~~)")
	mdRule      = regexp.MustCompile(`^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+)$`)
	mdHeading   = regexp.MustCompile(`^\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?$`)
	mdQuote     = regexp.MustCompile(`^\s{0,3}(?:>\s?)+`)
	mdItem      = regexp.MustCompile(`^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?`)
	mdReference = regexp.MustCompile(`^\s{0,3}\[[^\]]+\]:\s`)
	mdTableRule = regexp.MustCompile(`^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$`)
	mdComment   = regexp.MustCompile(`(?s)<!--.*?-->`)

	mdImage    = regexp.MustCompile(`!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])`)
	mdLink     = regexp.MustCompile(`\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])`)
	mdFootnote = regexp.MustCompile(`\[\^[^\]]+\]`)
	mdAuto     = regexp.MustCompile(`<((?:https?|mailto):[^>\s]+)>`)
	mdTag      = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	mdCode     = regexp.MustCompile("`+([^`]+)`+")
	mdStrong   = regexp.MustCompile(`(\*\*\*|\*\*|\*|~~)([^\s*~](?:[^*~]*[^\s*~])?)(\*\*\*|\*\*|\*|~~)`)
	mdUnder    = regexp.MustCompile(`(^|[\s("'«“])(___|__|_)([^\s_](?:[^_]*[^\s_])?)(___|__|_)($|[\s.,;:!?)"'»”])`)
	mdEscape   = regexp.MustCompile(`\\([\\!"#$%&'()*+,\-./:;<=>?@\[\]^_{|}~` + "`" + `])`)
)

// stripMarkdown returns the words of a Markdown text: one line for each
// paragraph, heading, item and row.
func stripMarkdown(s string) string {
	s = mdComment.ReplaceAllString(s, "")
	var b strings.Builder
	open, blank, fence := false, true, "" // open: the last line is a paragraph that may go on
	for l := range strings.SplitSeq(s, "\n") {
		if m := mdFence.FindStringSubmatch(l); m != nil && (fence == "" || fence == m[1]) {
			if open = false; fence == "" {
				fence = m[1]
			} else {
				fence = ""
			}
			continue
		}
		if fence != "" {
			continue
		}
		l = mdQuote.ReplaceAllString(l, "")
		text, apart := blockLine(l)
		if text == "" {
			open, blank = false, true
			continue
		}
		switch {
		case b.Len() == 0:
		case open && !apart:
			b.WriteByte(' ')
		case blank:
			b.WriteString("\n\n")
		default:
			b.WriteByte('\n')
		}
		b.WriteString(text)
		blank = false
		open = !mdHeading.MatchString(l) && !strings.HasPrefix(l, "|") && !strings.HasSuffix(l, "  ")
	}
	return b.String()
}

// blockLine returns the words of one line without marks, and whether it begins
// a block of its own.
func blockLine(l string) (text string, apart bool) {
	switch {
	case mdRule.MatchString(l), mdReference.MatchString(l), mdTableRule.MatchString(l):
		return "", true
	}
	if m := mdHeading.FindStringSubmatch(l); m != nil {
		return inline(m[1]), true
	}
	if mark := mdItem.FindString(l); mark != "" {
		return inline(l[len(mark):]), true
	}
	if strings.HasPrefix(l, "|") {
		return inline(strings.Join(strings.Fields(strings.ReplaceAll(l, "|", " ")), " ")), true
	}
	return inline(strings.TrimSpace(l)), false
}

// inline returns s without links, emphasis and tags. Signs behind a backslash
// wait in Unicode's private area until the others are gone.
func inline(s string) string {
	const private = 0xE000
	s = mdEscape.ReplaceAllStringFunc(s, func(m string) string { return string(rune(private + int(m[1]))) })
	s = mdImage.ReplaceAllString(s, "")
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdFootnote.ReplaceAllString(s, "")
	s = mdAuto.ReplaceAllString(s, "$1")
	s = mdTag.ReplaceAllString(s, "")
	s = mdCode.ReplaceAllString(s, "$1")
	for range 2 {
		s = mdStrong.ReplaceAllString(s, "$2")
		s = mdUnder.ReplaceAllString(s, "$1$3$5")
	}
	s = strings.Map(func(r rune) rune {
		if private < r && r < private+0x80 {
			return r - private
		}
		return r
	}, html.UnescapeString(s))
	return strings.TrimSpace(s)
}
