// Package coder turns a document into claims: who did what to whom, in which
// mood, and who says so.
//
//	c, err := coder.New(coder.Options{})
//	…
//	reading, err := c.Read(casus.Document{Text: "Mosca ha attaccato Kiev.", Lang: "it"})
//
// It parses each sentence (package lang), finds the names and words that the
// codebook knows, and applies the codebook's patterns to the tree. The syntax is
// shared by all languages; what a language adds stands in its pack. Every claim
// names the pattern that fired and the words that it fired on.
package coder
