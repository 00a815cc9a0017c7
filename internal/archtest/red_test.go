package archtest

import (
	"slices"
	"testing"
	"testing/fstest"
)

// TestRed sees every law broken once.
func TestRed(t *testing.T) {
	for _, c := range []struct {
		name string
		file string
		src  string
		want []string
	}{
		{"allowed", "internal/coder/a.go", "package coder\nimport (\n\"casus\"\n\"casus/internal/text\"\n\"time\"\n\"math/rand\"\n)\nvar table = map[int]int{}\nfunc f() { table := 1; table++; _ = time.Second; _ = rand.New(nil) }", nil},
		{"outside the table", "internal/util/a.go", "package util", []string{"casus/internal/util: stands outside the layout table"}},
		{"against the arrow", "internal/text/a.go", "package text\nimport \"casus/internal/coder\"", []string{"internal/text/a.go:2: casus/internal/text must not import casus/internal/coder"}},
		{"pure to app", "internal/coder/a.go", "package coder\nimport \"casus/internal/app\"", []string{"internal/coder/a.go:2: casus/internal/coder must not import casus/internal/app"}},
		{"rim to rim", "internal/api/a.go", "package api\nimport \"casus/internal/fetch\"", []string{"internal/api/a.go:2: casus/internal/api must not import casus/internal/fetch"}},
		{"import of a command", "cmd/other/a.go", "package main\nimport _ \"casus/cmd/casus\"", []string{"cmd/other/a.go:2: imports the command casus/cmd/casus"}},
		{"os in pure", "internal/lang/a.go", "package lang\nimport \"os\"", []string{"internal/lang/a.go:2: pure casus/internal/lang imports os"}},
		{"net in use cases", "internal/app/a.go", "package app\nimport \"net/http\"", []string{"internal/app/a.go:2: pure casus/internal/app imports net/http"}},
		{"addresses are words", "internal/app/a.go", "package app\nimport \"net/url\"", nil},
		{"clock", "internal/text/a.go", "package text\nimport clock \"time\"\nvar now = clock.Now", []string{"internal/text/a.go:3: pure casus/internal/text uses time.Now"}},
		{"global generator", "internal/stat/a.go", "package stat\nimport \"math/rand/v2\"\nfunc f() int { return rand.IntN(3) }", []string{"internal/stat/a.go:3: pure casus/internal/stat uses math/rand/v2.IntN"}},
		{"init", "internal/fetch/a.go", "package fetch\nfunc init() {}", []string{"internal/fetch/a.go:2: init function"}},
		{"assignment", "internal/fetch/a.go", "package fetch\nvar n int\nfunc f() { n = 1 }", []string{"internal/fetch/a.go:3: writes the package variable n"}},
		{"count", "internal/fetch/a.go", "package fetch\nvar n struct{ a []int }\nfunc f() { n.a[0]++ }", []string{"internal/fetch/a.go:3: writes the package variable n"}},
		{"address", "internal/fetch/a.go", "package fetch\nvar n int\nfunc f() *int { return &n }", []string{"internal/fetch/a.go:3: writes the package variable n"}},
		{"range", "internal/fetch/a.go", "package fetch\nvar n int\nfunc f() { for n = range 3 {} }", []string{"internal/fetch/a.go:3: writes the package variable n"}},
		{"a generator may too", "internal/text/gen.go", "//go:build ignore\n\npackage main\nimport \"os\"", nil},
		{"another platform", "internal/text/gen.go", "//go:build !amd64\n\npackage text\nimport \"os\"", []string{"internal/text/gen.go:4: pure casus/internal/text imports os"}},
		{"a test may do what it likes", "internal/text/a_test.go", "package text\nimport \"os\"", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := fstest.MapFS{
				"casus.go":           {Data: []byte("package casus")},
				"cmd/casus/main.go":  {Data: []byte("package main\nimport _ \"casus/internal/app\"")},
				"vendor/x/x.go":      {Data: []byte("package x\nfunc init() {}")},
				"internal/app/ok.go": {Data: []byte("package app\nimport _ \"casus/internal/coder\"")},
				c.file:               {Data: []byte(c.src)},
			}
			pkgs, err := load(fsys)
			if err != nil {
				t.Fatal(err)
			}
			if got := check(pkgs, layout()); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNothingFoundFails(t *testing.T) {
	if _, err := load(fstest.MapFS{"README.md": {}, "a_test.go": {Data: []byte("package a")}}); err == nil {
		t.Error("an empty module passed")
	}
	if _, err := load(fstest.MapFS{"a.go": {Data: []byte("package")}}); err == nil {
		t.Error("a file that does not parse passed")
	}
}
