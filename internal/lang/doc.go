// Package lang tags words, finds their lemmas and parses sentences to Universal
// Dependencies trees, for Italian and English, with models that are embedded in
// the program.
//
//	m, err := lang.Load("it")
//	…
//	for _, tree := range m.Parse(sentences) {
//		for _, w := range tree {
//			fmt.Println(w.Form, w.Lemma, w.UPOS, w.Deprel, w.Head)
//		}
//	}
//
// Every tree is well formed: one root, no cycles, a relation on every word. The
// same sentence gives the same tree on every machine, in every batch and from any
// number of goroutines.
//
// Parsing has three steps. A small neural network (network.go) reads what
// features.go sees of each word, which includes its classes in a morphological
// lexicon (lexicon.go), and scores tags, heads and relations. decode.go picks the
// best tree. repair.go then sets right, from the tables of verb classes in data,
// what the network gets wrong most often: voice, Italian subjects after the verb,
// clause types, punctuation. doc/decisions/0002-parser.md says why it is so;
// doc/measurements-lang.md how well it does; tools/train how to make the models.
package lang
