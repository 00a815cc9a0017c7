package lang

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// magic opens a model file. Version 1: a JSON header of the length that follows,
// then tensors. Matrices are int8 with one float32 scale a row, vectors float32,
// tables of keys uint32; all little endian.
const magic = "CASUSLM1"

// A header describes a model file.
type header struct {
	Lang   string `json:"lang"`
	Config struct {
		SizeA  int `json:"size_a"`
		SizeB  int `json:"size_b"`
		DimA   int `json:"dim_a"`
		DimB   int `json:"dim_b"`
		Hidden int `json:"hidden"`
		Arc    int `json:"arc"`
		Rel    int `json:"rel"`
		Tag    int `json:"tag"`
	} `json:"config"`
	UPOS      []string  `json:"upos"`
	Features  []string  `json:"features"`
	Relations []string  `json:"relations"`
	Bundles   [][]uint8 `json:"bundles"`
	Allowed   [][2]int  `json:"allowed"`
	Classes   []string  `json:"classes"`
	Scripts   []script  `json:"scripts"`
	Tensors   []tensor  `json:"tensors"`
}

// A tensor says where in the file one table of numbers stands.
type tensor struct {
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	Rows   int    `json:"rows"`
	Cols   int    `json:"cols"`
	Offset int    `json:"offset"`
	Size   int    `json:"size"`
}

// A file is an opened model file.
type file struct {
	header
	blob    []byte
	tensors map[string]tensor
}

// errFormat is what a broken model file gives.
var errFormat = errors.New("lang: not a model file")

// openFile reads the header of a model file and checks every offset in it.
func openFile(data []byte) (*file, error) {
	if len(data) < 12 || string(data[:8]) != magic {
		return nil, errFormat
	}
	n := uint64(binary.LittleEndian.Uint32(data[8:]))
	if n > uint64(len(data)-12) {
		return nil, errFormat
	}
	f := &file{blob: data[12+n:], tensors: map[string]tensor{}}
	if err := json.Unmarshal(data[12:12+n], &f.header); err != nil {
		return nil, fmt.Errorf("read model header: %w", err)
	}
	unit := map[string]int{"float32": 4, "uint32": 4, "uint16": 2, "bytes": 1}
	for _, t := range f.Tensors {
		want := t.Rows * (t.Cols + 4)
		if t.Kind != "int8" {
			want = t.Rows * t.Cols * unit[t.Kind]
		}
		if t.Rows < 0 || t.Cols < 0 || t.Offset < 0 || t.Size != want || t.Offset+t.Size > len(f.blob) {
			return nil, fmt.Errorf("read model: tensor %s: %w", t.Name, errFormat)
		}
		f.tensors[t.Name] = t
	}
	return f, nil
}

// bytes returns the bytes of a tensor of the given kind and shape; a negative
// dimension stands for any.
func (f *file) bytes(name, kind string, rows, cols int) ([]byte, tensor, error) {
	t, ok := f.tensors[name]
	if !ok || t.Kind != kind || rows >= 0 && t.Rows != rows || cols >= 0 && t.Cols != cols {
		return nil, t, fmt.Errorf("read model: tensor %s is missing or of another shape: %w", name, errFormat)
	}
	return f.blob[t.Offset : t.Offset+t.Size], t, nil
}

// vector reads n float32 values.
func (f *file) vector(name string, n int) ([]float32, error) {
	b, _, err := f.bytes(name, "float32", 1, n)
	if err != nil {
		return nil, err
	}
	return floats(b), nil
}

// words reads a table of uint32 values.
func (f *file) words(name string) ([]uint32, error) {
	b, _, err := f.bytes(name, "uint32", 1, -1)
	if err != nil {
		return nil, err
	}
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out, nil
}

// weights reads the transposed weights of a linear layer with k inputs and n
// outputs into columns [at, at+n) of w.
func (f *file) weights(w *matrix, at int, name string, k, n int) error {
	b, _, err := f.bytes(name, "int8", n, k)
	if err != nil {
		return err
	}
	scales := floats(b[:4*n])
	for j := range n {
		row := b[4*n+j*k : 4*n+(j+1)*k]
		for i, q := range row {
			w.set(i, at+j, scales[j]*float32(int8(q)))
		}
	}
	return nil
}

// floats decodes little-endian float32 values.
func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
