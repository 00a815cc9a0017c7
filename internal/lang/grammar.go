package lang

import "io/fs"

// A grammar holds what repair knows about a language.
type grammar struct{ code string }

func newGrammar(_ fs.FS, code string) (*grammar, error) { return &grammar{code}, nil }
