package codebook

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// An Error is a mistake in a table, with its place.
type Error struct {
	File string
	Line int // from 1
	Msg  string
}

func (e *Error) Error() string { return fmt.Sprintf("codebook: %s:%d: %s", e.File, e.Line, e.Msg) }

// A row is one line of a table. Cells beyond those written are empty.
type row struct {
	file  string
	line  int
	cells []string
}

func (r row) errorf(format string, args ...any) error {
	return &Error{File: r.file, Line: r.line, Msg: fmt.Sprintf(format, args...)}
}

// get returns cell i without surrounding blanks.
func (r row) get(i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// list returns the alternatives of cell i.
func (r row) list(i int) []string { return split(r.get(i), "|") }

// split cuts s at sep and drops blanks and empty parts.
func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	var out []string
	for part := range strings.SplitSeq(s, sep) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// readTable calls each for every row of the table in fsys, after checking that
// its header begins with the wanted columns. A table without rows is an error.
func readTable(fsys fs.FS, name, header string, each func(row) error) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read codebook: %w", err)
	}
	want := strings.Fields(header)
	line, rows, seenHeader := 0, 0, false
	for len(b) > 0 {
		var raw []byte
		raw, b, _ = bytes.Cut(b, []byte("\n"))
		line++
		text := strings.TrimRight(string(raw), "\r")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		r := row{file: name, line: line, cells: strings.Split(text, "\t")}
		if !seenHeader {
			seenHeader = true
			if len(r.cells) < len(want) || !slices.Equal(r.cells[:len(want)], want) {
				return r.errorf("got header %q, want %q", text, strings.Join(want, "\t"))
			}
			continue
		}
		rows++
		if err := each(r); err != nil {
			return err
		}
	}
	if rows == 0 {
		return &Error{File: name, Line: line, Msg: "the table has no rows"}
	}
	return nil
}
