// Command tokens cuts the text on standard input into sentences and words with
// internal/text, so that silver sentences look as sentences do at run time. It
// reads a paragraph a line and prints a sentence a line, with tabs between words.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"casus/internal/text"
)

func main() {
	code := flag.String("lang", "it", "language of the text")
	flag.Parse()
	if err := run(os.Stdout, os.Stdin, *code); err != nil {
		fmt.Fprintln(os.Stderr, "tokens:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, r io.Reader, code string) error {
	out := bufio.NewWriter(w)
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		line := lines.Text()
		for _, span := range text.Sentences(line, code) {
			var forms []string
			for _, t := range text.Tokenize(line, span, code, nil) {
				forms = append(forms, t.Form)
			}
			if _, err := fmt.Fprintln(out, strings.Join(forms, "\t")); err != nil {
				return err
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return out.Flush()
}
