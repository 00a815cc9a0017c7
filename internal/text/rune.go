package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return r == '\u200b' || r == '\ufeff' || unicode.IsSpace(r)
}

// isLetter reports whether r belongs to a word: letters and the marks that
// combine with them.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

// isCloser reports whether r may stand between a stop and the space after it.
func isCloser(r rune) bool { return strings.ContainsRune(`"'”’»›)]}`, r) }

// isOpener reports whether r may stand before the first word of a sentence.
func isOpener(r rune) bool { return strings.ContainsRune(`"'“‘„‚«‹([{¿¡—–-•*·`, r) }

// isInner reports whether r goes on with a sentence rather than beginning one.
func isInner(r rune) bool { return strings.ContainsRune(`,;:)]}»”%…/`, r) }
