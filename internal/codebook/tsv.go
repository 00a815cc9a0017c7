package codebook

import (
	"fmt"
	"io/fs"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
)

// An Error is a mistake in a table, with its place.
type Error struct {
	File string // path in the file system that was loaded
	Line int    // from 1
	Msg  string // what is wrong and what is wanted
}

// Error returns the place and the mistake, such as "codebook: data/types.tsv:2: …".
func (e *Error) Error() string { return fmt.Sprintf("codebook: %s:%d: %s", e.File, e.Line, e.Msg) }

// A row is one line of a table. Cells beyond those written are empty. The cells
// are valid until the next row is read; the strings in them stay.
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

// first returns the first alternative of cell i, "" when there is none.
func (r row) first(i int) string {
	for part := range parts(r.get(i), "|") {
		return part
	}
	return ""
}

// number reads cell i, of the named column, as a decimal; an empty cell is 0.
func (r row) number(i int, column string) (float64, error) {
	s := r.get(i)
	if s == "" {
		return 0, nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, r.errorf("column %d, %s: got %q, want a decimal number", i+1, column, s)
	}
	return f, nil
}

// split cuts s at sep and drops blanks and empty parts.
func split(s, sep string) []string { return slices.Collect(parts(s, sep)) }

// parts yields what split returns.
func parts(s, sep string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(s, sep) {
			if part = strings.TrimSpace(part); part != "" && !yield(part) {
				return
			}
		}
	}
}

// readTable calls each for every row of the table in fsys, after checking that
// its header begins with the wanted columns. A table without rows is an error.
func readTable(fsys fs.FS, name, header string, each func(row) error) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read codebook: %w", err)
	}
	r := row{file: name}
	want := strings.Fields(header)
	rows, seenHeader := 0, false
	for text := range strings.Lines(string(b)) {
		r.line++
		text = strings.TrimRight(strings.TrimSuffix(text, "\n"), "\r")
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		r.cells = slices.AppendSeq(r.cells[:0], strings.SplitSeq(text, "\t"))
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
		r.line = max(r.line, 1)
		return r.errorf("the table has no rows")
	}
	return nil
}
