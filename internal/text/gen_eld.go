//go:build ignore

// Command gen_eld packs the n-gram scores of the npm package eld into the file
// that package text embeds:
//
//	npm pack eld@2.1.0 && tar xzf eld-2.1.0.tgz
//	go run gen_eld.go -from package/src -size small -to eld.bin.gz
//
// The packed form is a count of languages and their two-letter codes, a count
// of n-grams in uvarints, and for each n-gram in ascending order of its key:
// the difference to the key before, the number of scores, and the pairs of
// language and score less the base that eld adds back. A key is the n-gram's
// bytes, big-endian.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"flag"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", "package/src", "the folder src of the npm package")
	size := flag.String("size", "small", "extrasmall, small, medium or large")
	to := flag.String("to", "eld.bin.gz", "the file to write")
	flag.Parse()
	if err := run(*from, *size, *to); err != nil {
		log.Fatal("gen_eld: ", err)
	}
}

func run(from, size, to string) error {
	dict, err := os.ReadFile(filepath.Join(from, "dictionary.js"))
	if err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(from, "ngrams", size+".js"))
	if err != nil {
		return err
	}
	packed := pack(readDictionary(string(dict)), string(data))
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	z.Write(packed)
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o666)
}

// readDictionary returns the byte that each character of eld's n-grams stands
// for. ASCII letters and signs stand for themselves; the signs that eld uses for
// the bytes above 127 come first in case of doubt, as no n-gram has others.
func readDictionary(js string) map[rune]byte {
	js = js[strings.Index(js, "["):]
	bytes := make(map[rune]byte)
	items := regexp.MustCompile(`'(\\.|[^'\\])'`).FindAllStringSubmatch(js, -1)
	if len(items) != 256 {
		log.Fatalf("gen_eld: dictionary of %d bytes, want 256", len(items))
	}
	for i, m := range items {
		r := []rune(strings.TrimPrefix(m[1], `\`))[0]
		if r != ' ' {
			bytes[r] = byte(i)
		}
	}
	bytes[' '] = ' '
	return bytes
}

var (
	languageRE = regexp.MustCompile(`(\d+):'([a-z]{2})'`)
	ngramRE    = regexp.MustCompile(`(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|([\pL\pN_$]+)):\{([\d:,]+)\}`)
)

func pack(dict map[rune]byte, js string) []byte {
	head, body, _ := strings.Cut(js, "ngrams:{")
	var out []byte
	languages := languageRE.FindAllStringSubmatch(head, -1)
	out = binary.AppendUvarint(out, uint64(len(languages)))
	for i, l := range languages {
		if l[1] != strconv.Itoa(i) {
			log.Fatalf("gen_eld: language %s stands at %d", l[1], i)
		}
		out = append(out, l[2]...)
	}
	scores := make(map[uint64]string)
	var keys []uint64
	for _, m := range ngramRE.FindAllStringSubmatch(body, -1) {
		key := uint64(0)
		for _, r := range strings.ReplaceAll(m[1]+m[2]+m[3], `\`, "") {
			b, ok := dict[r]
			if !ok {
				log.Fatalf("gen_eld: no byte for %q", r)
			}
			key = key<<8 | uint64(b)
		}
		scores[key] = m[4]
		keys = append(keys, key)
	}
	log.Printf("%d languages, %d n-grams", len(languages), len(keys))
	slices.Sort(keys)
	out = binary.AppendUvarint(out, uint64(len(keys)))
	last := uint64(0)
	for _, key := range keys {
		out = binary.AppendUvarint(out, key-last)
		last = key
		pairs := strings.Split(scores[key], ",")
		out = binary.AppendUvarint(out, uint64(len(pairs)))
		for _, p := range pairs {
			lang, score, _ := strings.Cut(p, ":")
			l, err1 := strconv.ParseUint(lang, 10, 8)
			s, err2 := strconv.ParseUint(score, 10, 8)
			if err1 != nil || err2 != nil {
				log.Fatalf("gen_eld: bad score %q", p)
			}
			out = append(out, byte(l), byte(s))
		}
	}
	return out
}
