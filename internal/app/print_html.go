package app

import (
	"errors"
	"io"
)

func newHTMLPrinter(w io.Writer, s Style, ph phrases) (Printer, error) { return nil, errors.New("x") }
