// Package text turns the words of a report into sentences and tokens that keep
// their place: every [casus.Span] it returns is a valid byte range of the text
// that it was given, in order, and on the borders of UTF-8 sequences.
//
// Tokens are the syntactic words of Universal Dependencies, so that a parser
// that was trained on treebanks meets what it knows:
//
//	s := "L'accordo della Duma: «Non ci sarà resa. Mai», ha detto."
//	for _, span := range text.Sentences(s, "it") {
//		tokens = text.Tokenize(s, span, "it", tokens[:0]) // L' accordo di la Duma : …
//	}
//
// [Detect] tells the language of a text. Nothing here depends on anything but
// its arguments, and every function may be called from many goroutines.
package text
