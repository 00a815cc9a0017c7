package text_test

import (
	"fmt"
	"strings"

	"casus/internal/text"
)

func Example() {
	s := "Il gen. Valli è alla Duma. «Non ci arrendiamo», ha detto rivolgendosi ai suoi."
	for _, span := range text.Sentences(s, "it") {
		var forms []string
		for _, t := range text.Tokenize(s, span, "it", nil) {
			forms = append(forms, t.Form)
		}
		fmt.Println(strings.Join(forms, " "))
	}
	// Output:
	// Il gen. Valli è a la Duma .
	// « Non ci arrendiamo » , ha detto rivolgendo si a i suoi .
}

func ExampleDetect() {
	lang, confidence := text.Detect("Le parti si consultano in caso di aggressione.")
	fmt.Println(lang, confidence > 0.3)
	// Output: it true
}
