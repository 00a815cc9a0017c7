// Package fetch brings the outside in: it turns files, folders, standard
// input, web pages and lines of JSON into documents.
//
//	for doc, err := range fetch.Documents(ctx, []string{"reports/", "https://example.org/a"}, fetch.Options{}) {
//		if err != nil {
//			log.Print(err) // names the item and the reason; the others go on
//			continue
//		}
//		…
//	}
//
// Text, Markdown, HTML and PDF are told apart by their bytes first and by name
// or declared type second. Every Document has its Text in UTF-8, normal form C,
// with \n between lines, and its Digest and ID set. Headlines of HTML and PDF
// stand apart; the first line of a plain text stays in it, so that spans are
// those of the file. Dates come from what the document says, never from the
// time of the file.
//
// Nothing here trusts its input: sizes, times and redirects are limited, a web
// address may not lead into a private network, and what is no text is refused
// with an [Error] that says why.
package fetch
