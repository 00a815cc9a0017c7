package archtest

import "slices"

// A layer says what the packages in it may do.
type layer uint8

const (
	values layer = iota // shared words; nothing of ours below them
	pure                // same input, same output
	useCase
	rim     // touches files, networks, databases, browsers
	command // package main: wires everything, imported by nobody
	testsOnly
)

// A rule is a row of the layout table: a package and what of ours it imports.
type rule struct {
	layer   layer
	imports []string
}

// pures are the pure packages, as the packages above them may import them all.
var pures = []string{
	"casus/internal/text", "casus/internal/lang", "casus/internal/codebook", "casus/internal/timex", "casus/internal/coder", "casus/internal/ledger",
	"casus/internal/treaty/syntax", "casus/internal/treaty", "casus/internal/stat", "casus/internal/forecast", "casus/internal/scenario",
}

// layout is the table of ARCHITECTURE.md. A package may import what its row
// names and nothing else of the module.
func layout() map[string]rule {
	in := func(names ...string) []string {
		out := []string{"casus"}
		for _, n := range names {
			out = append(out, "casus/internal/"+n)
		}
		return out
	}
	return map[string]rule{
		"casus":                        {values, nil},
		"casus/internal/text":          {pure, in()},
		"casus/internal/lang":          {pure, in("text")},
		"casus/internal/codebook":      {pure, in()},
		"casus/internal/timex":         {pure, in("lang")},
		"casus/internal/coder":         {pure, in("text", "lang", "codebook", "timex")},
		"casus/internal/ledger":        {pure, in()},
		"casus/internal/treaty/syntax": {pure, nil},
		"casus/internal/treaty":        {pure, in("treaty/syntax")},
		"casus/internal/stat":          {pure, nil},
		"casus/internal/forecast":      {pure, in("stat")},
		"casus/internal/scenario":      {pure, in("treaty", "stat")},
		"casus/internal/app":           {useCase, slices.Concat([]string{"casus"}, pures)},
		"casus/internal/fetch":         {rim, in()},
		"casus/internal/store":         {rim, in("ledger")},
		"casus/internal/desk":          {rim, in("app")},
		"casus/internal/api":           {rim, in("app")},
		"casus/internal/mcp":           {rim, in("app")},
		"casus/internal/archtest":      {testsOnly, nil},
	}
}
