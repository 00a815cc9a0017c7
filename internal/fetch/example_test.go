package fetch_test

import (
	"context"
	"fmt"

	"casus/internal/fetch"
)

func ExampleDocuments() {
	for doc, err := range fetch.Documents(context.Background(), []string{"testdata/gazzetta.html", "missing.txt"}, fetch.Options{}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(doc.Date, doc.Publisher, "|", doc.Headline)
	}
	// Output:
	// 2024-11-06 Gazzetta di Prova | Valdoria, il Senato ratifica il patto con Merania
	// missing.txt: no such file or folder
}
