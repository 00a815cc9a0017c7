package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// The widest dossier that reads well, and the narrowest default.
const (
	widest    = 100
	narrowest = 60
)

// isTerminal reports whether f is a terminal.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// widthOf returns the columns to use on w: those of the terminal within reason,
// and 0, which leaves the choice to the printer, when w is none.
func widthOf(w io.Writer) int {
	file, ok := w.(*os.File)
	if !ok {
		return 0
	}
	n, _, err := term.GetSize(int(file.Fd()))
	if err != nil || n <= 0 {
		return 0
	}
	return min(max(n, narrowest), widest)
}

// useColor decides on colour: when is auto, always or never. Auto means a
// terminal that can, and no NO_COLOR in the environment (https://no-color.org).
func useColor(when string, w io.Writer) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

// userLang returns the language that the environment asks for, "it" or "en". By
// POSIX, LC_ALL goes before LC_MESSAGES and that before LANG.
func userLang() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if v == "it" || strings.HasPrefix(v, "it_") || strings.HasPrefix(v, "it.") {
				return "it"
			}
			return "en"
		}
	}
	return "en"
}
