package lang

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// ErrNoModel is returned by Load for a language that has no model.
var ErrNoModel = errors.New("lang: no model for this language")

// data holds the models and their SHA-256 sums, which tools/train writes, and the
// tables of repair.
//
//go:embed data/it.bin data/en.bin data/SHA256SUMS data/*.tsv
var data embed.FS

// A Model tags and parses one language. It is safe for concurrent use.
type Model struct {
	code      string
	relations []string
	bundles   []Feats
	allowed   [][]uint16 // for each UPOS, the bundles it can have
	deprels   relations
	net       *network
	lexicon   *lexicon
	keysA     *vocabulary
	keysB     *vocabulary
	grammar   *grammar
	buffers   sync.Pool // of *buffers
}

// Languages returns the ISO 639-1 codes that Load knows.
func Languages() []string { return []string{"en", "it"} }

// Load opens the embedded model of a language, given by its ISO 639-1 code, and
// checks its digest. It returns ErrNoModel if there is none.
func Load(code string) (*Model, error) {
	if !slices.Contains(Languages(), code) {
		return nil, fmt.Errorf("load model %q: %w", code, ErrNoModel)
	}
	name := code + ".bin"
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		return nil, fmt.Errorf("load model %q: %w", code, err)
	}
	sums, err := data.ReadFile("data/SHA256SUMS")
	if err != nil {
		return nil, fmt.Errorf("load model %q: %w", code, err)
	}
	sum := sha256.Sum256(b)
	if !slices.Contains(strings.Split(string(sums), "\n"), hex.EncodeToString(sum[:])+"  "+name) {
		return nil, fmt.Errorf("load model %q: the digest of %s is not the one in SHA256SUMS", code, name)
	}
	m, err := newModel(b)
	if err != nil {
		return nil, fmt.Errorf("load model %q: %w", code, err)
	}
	if m.code != code {
		return nil, fmt.Errorf("load model %q: the file holds %q", code, m.code)
	}
	return m, nil
}

// newModel reads a model file. The model keeps b.
func newModel(b []byte) (*Model, error) {
	f, err := openFile(b)
	if err != nil {
		return nil, err
	}
	m := &Model{code: f.Lang, relations: f.Relations}
	if err := m.readLabels(f); err != nil {
		return nil, err
	}
	if m.net, err = newNetwork(f); err != nil {
		return nil, err
	}
	if m.lexicon, err = newLexicon(f); err != nil {
		return nil, err
	}
	for _, v := range []struct {
		name string
		to   **vocabulary
		size int
	}{{"keys_a", &m.keysA, f.Config.SizeA}, {"keys_b", &m.keysB, f.Config.SizeB}} {
		keys, err := f.words(v.name)
		if err != nil {
			return nil, err
		}
		if len(keys)+1 != v.size {
			return nil, fmt.Errorf("read model: %s: %w", v.name, errFormat)
		}
		*v.to = newVocabulary(keys)
	}
	if m.grammar, err = newGrammar(data, f.Lang); err != nil {
		return nil, err
	}
	m.buffers.New = func() any { return new(buffers) }
	return m, nil
}

// readLabels reads parts of speech, bundles of features and relations, and
// checks that they are those of this package.
func (m *Model) readLabels(f *file) error {
	if !slices.Equal(f.UPOS, uposNames[:]) || !slices.Equal(f.Features, featureNames) {
		return fmt.Errorf("read model: labels: %w", errFormat)
	}
	for _, b := range f.Bundles {
		if len(b) != len(featureNames) {
			return fmt.Errorf("read model: labels: %w", errFormat)
		}
		m.bundles = append(m.bundles, unpackFeats(b))
	}
	m.allowed = make([][]uint16, NumUPOS)
	for _, p := range f.Allowed {
		if p[0] < 0 || p[0] >= int(NumUPOS) || p[1] < 0 || p[1] >= len(m.bundles) {
			return fmt.Errorf("read model: labels: %w", errFormat)
		}
		m.allowed[p[0]] = append(m.allowed[p[0]], uint16(p[1]))
	}
	var ok bool
	if m.deprels, ok = newRelations(f.Relations); !ok {
		return fmt.Errorf("read model: relations: %w", errFormat)
	}
	return nil
}

// relations are the numbers of relations that decoding needs.
type relations struct{ root, punct, parataxis int }

func newRelations(names []string) (relations, bool) {
	r := relations{slices.Index(names, "root"), slices.Index(names, "punct"), slices.Index(names, "parataxis")}
	return r, r.root >= 0 && r.punct >= 0 && r.parataxis >= 0
}
