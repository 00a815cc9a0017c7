package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"casus"
)

// readBrat reads the standoff annotations of one article and its text. Offsets
// of the file count runes; those returned count bytes.
func readBrat(shared, ann string) ([]brat, string, error) {
	base := strings.TrimSuffix(filepath.Base(ann), ".ann")
	if i := strings.LastIndexByte(base, '_'); i > 0 {
		base = base[:i]
	}
	raw, err := os.ReadFile(filepath.Join(shared, "data/attribution/text", base+".txt"))
	if err != nil {
		return nil, "", err
	}
	text := string(raw)
	lines, err := os.ReadFile(ann)
	if err != nil {
		return nil, "", err
	}
	at := runeOffsets(text)
	spans := map[string]casus.Span{}
	var out []brat
	for line := range strings.SplitSeq(string(lines), "\n") {
		cells := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "T") && len(cells) >= 2:
			if sp, ok := bratSpan(cells[1], at); ok {
				spans[cells[0]] = sp
			}
		case strings.HasPrefix(line, "E") && len(cells) >= 2:
			if b, ok := bratEvent(cells[1], spans); ok {
				out = append(out, b)
			}
		}
	}
	return out, text, nil
}

func runeOffsets(s string) []int {
	at := make([]int, 0, utf8.RuneCountInString(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

// bratSpan reads "Source 89 106" or "Source 89 106;110 120", taken as a whole.
func bratSpan(s string, at []int) (casus.Span, bool) {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ';' })
	if len(fields) < 3 {
		return casus.Span{}, false
	}
	first, err1 := strconv.Atoi(fields[1])
	last, err2 := strconv.Atoi(fields[len(fields)-1])
	if err1 != nil || err2 != nil || first < 0 || last >= len(at) || first >= last {
		return casus.Span{}, false
	}
	return casus.Span{Start: at[first], End: at[last]}, true
}

func bratEvent(s string, spans map[string]casus.Span) (brat, bool) {
	var b brat
	got := 0
	for f := range strings.FieldsSeq(s) {
		role, id, _ := strings.Cut(f, ":")
		sp, ok := spans[id]
		if !ok {
			continue
		}
		switch role {
		case "Source":
			b.source = sp
			got |= 1
		case "Cue":
			b.cue = sp
			got |= 2
		case "Content":
			b.content = sp
			got |= 4
		}
	}
	return b, got == 7
}
