package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// An output is where readings go. commit makes what was written final; discard
// drops it where that can still be done.
type output struct {
	io.Writer
	commit  func() error
	discard func()
}

// openOutput returns the output for --out: standard output for "" and "-", else
// a file that appears under its name only when it is whole.
func openOutput(name string, std stdio) (*output, error) {
	if name == "" || name == "-" {
		return &output{Writer: std.out, commit: func() error { return nil }, discard: func() {}}, nil
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return openInPlace(name)
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", name, err)
	}
	w := bufio.NewWriter(f)
	discard := func() {
		_ = f.Close()
		_ = os.Remove(f.Name())
	}
	commit := func() error {
		err := w.Flush()
		if err == nil {
			err = f.Chmod(0o644)
		}
		if e := f.Close(); err == nil {
			err = e
		}
		if err == nil {
			err = os.Rename(f.Name(), name)
		}
		if err != nil {
			_ = os.Remove(f.Name())
			return fmt.Errorf("write %s: %w", name, err)
		}
		return nil
	}
	return &output{Writer: w, commit: commit, discard: discard}, nil
}

// openInPlace opens what is not a regular file, such as /dev/null or a pipe.
func openInPlace(name string) (*output, error) {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	return &output{Writer: f, commit: f.Close, discard: func() { _ = f.Close() }}, nil
}
