package archtest

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A pkg is a parsed package of the module without its tests.
type pkg struct {
	path  string // import path
	name  string
	files []*ast.File
	fset  *token.FileSet
}

// load parses every package of the module casus in fsys. Directories that Go
// itself skips are skipped.
func load(fsys fs.FS) ([]*pkg, error) {
	byPath := map[string]*pkg{}
	fset := token.NewFileSet()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if d.IsDir() {
			if name != "." && (base == "testdata" || base == "vendor" || base[0] == '.' || base[0] == '_') {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		if ignored(f) {
			return nil
		}
		p := path.Join("casus", path.Dir(name))
		if byPath[p] == nil {
			byPath[p] = &pkg{path: p, name: f.Name.Name, fset: fset}
		}
		byPath[p].files = append(byPath[p].files, f)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load packages: %w", err)
	}
	if len(byPath) == 0 {
		return nil, errors.New("load packages: no package found")
	}
	var out []*pkg
	for _, p := range byPath {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *pkg) int { return strings.Compare(a.path, b.path) })
	return out, nil
}

// ignored reports whether f is a program of its own that go run starts by its
// file name: its build constraint is the tag ignore.
func ignored(f *ast.File) bool {
	for _, group := range f.Comments {
		if group.Pos() > f.Package {
			break
		}
		for _, c := range group.List {
			if x, err := constraint.Parse(c.Text); err == nil && x.String() == "ignore" {
				return true
			}
		}
	}
	return false
}

// check returns every breach of the layout and its laws.
func check(pkgs []*pkg, table map[string]rule) []string {
	var out []string
	for _, p := range pkgs {
		r, ok := table[p.path]
		switch {
		case p.name == "main":
			r.layer = command
		case !ok:
			out = append(out, p.path+": stands outside the layout table")
			continue
		}
		out = append(out, checkImports(p, r, pkgs)...)
		if r.layer == values || r.layer == pure || r.layer == useCase {
			out = append(out, checkPure(p)...)
		}
		out = append(out, checkState(p)...)
	}
	return out
}

// checkImports reports imports of our own packages that the table does not
// allow, and of commands, which nobody imports.
func checkImports(p *pkg, r rule, pkgs []*pkg) []string {
	var out []string
	for _, imp := range p.imports() {
		if imp.path != "casus" && !strings.HasPrefix(imp.path, "casus/") {
			continue
		}
		if slices.ContainsFunc(pkgs, func(q *pkg) bool { return q.path == imp.path && q.name == "main" }) {
			out = append(out, fmt.Sprintf("%s: imports the command %s", imp.pos, imp.path))
		} else if r.layer != command && !slices.Contains(r.imports, imp.path) {
			out = append(out, fmt.Sprintf("%s: %s must not import %s", imp.pos, p.path, imp.path))
		}
	}
	return out
}

// An importOf is one import of a package and its place.
type importOf struct{ path, name, pos string }

func (p *pkg) imports() []importOf {
	var out []importOf
	for _, f := range p.files {
		for _, spec := range f.Imports {
			imp := importOf{pos: p.at(spec)}
			imp.path, _ = strconv.Unquote(spec.Path.Value)
			imp.name = path.Base(strings.TrimSuffix(imp.path, "/v2"))
			if spec.Name != nil {
				imp.name = spec.Name.Name
			}
			out = append(out, imp)
		}
	}
	return out
}

func (p *pkg) at(n ast.Node) string {
	pos := p.fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", pos.Filename, pos.Line)
}

// impure tells packages that no pure package imports: what reaches the machine,
// the network or another process.
func impure(imp string) bool {
	switch imp {
	case "net/url", "net/netip", "net/mail", "net/textproto":
		return false
	case "os", "net", "syscall", "plugin", "io/ioutil", "testing", "log", "log/slog", "flag", "database/sql", "runtime/debug":
		return true
	}
	for _, prefix := range []string{"os/", "net/", "golang.org/x/sys", "golang.org/x/net", "golang.org/x/term"} {
		if strings.HasPrefix(imp, prefix) {
			return true
		}
	}
	return false
}

// clocks are what of package time depends on when it is called.
var clocks = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local"}

// fixedRand are what of math/rand does not use the global generator.
var fixedRand = []string{"New", "NewSource", "NewZipf", "NewPCG", "NewChaCha8", "Rand", "Source", "Source64", "Zipf", "PCG", "ChaCha8"}

// checkPure reports what makes a pure package depend on more than its input.
func checkPure(p *pkg) []string {
	var out []string
	for _, imp := range p.imports() {
		if impure(imp.path) {
			out = append(out, fmt.Sprintf("%s: pure %s imports %s", imp.pos, p.path, imp.path))
		}
	}
	for _, f := range p.files {
		local := map[string]string{}
		for _, spec := range f.Imports {
			full, _ := strconv.Unquote(spec.Path.Value)
			name := path.Base(strings.TrimSuffix(full, "/v2"))
			if spec.Name != nil {
				name = spec.Name.Name
			}
			local[name] = full
		}
		ast.Inspect(f, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok {
				return true
			}
			switch full := local[x.Name]; {
			case full == "time" && slices.Contains(clocks, sel.Sel.Name),
				(full == "math/rand" || full == "math/rand/v2") && !slices.Contains(fixedRand, sel.Sel.Name):
				out = append(out, fmt.Sprintf("%s: pure %s uses %s.%s", p.at(sel), p.path, full, sel.Sel.Name))
			}
			return true
		})
	}
	return out
}

// checkState reports init functions and package variables that are written
// after their declaration, or whose address is taken.
func checkState(p *pkg) []string {
	var out []string
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	// Imports are not resolved: the package's own variables are enough.
	conf := types.Config{Error: func(error) {}, Importer: noImporter{}, FakeImportC: true}
	tpkg, _ := conf.Check(p.path, p.fset, p.files, info)
	isState := func(e ast.Expr) (string, bool) {
		id := root(e)
		if id == nil || tpkg == nil {
			return "", false
		}
		v, ok := info.Uses[id].(*types.Var)
		return id.Name, ok && v.Parent() == tpkg.Scope()
	}
	for _, f := range p.files {
		ast.Inspect(f, func(n ast.Node) bool {
			var written []ast.Expr
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					out = append(out, p.at(n)+": init function")
				}
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					written = n.Lhs
				}
			case *ast.RangeStmt:
				if n.Tok == token.ASSIGN {
					written = []ast.Expr{n.Key, n.Value}
				}
			case *ast.IncDecStmt:
				written = []ast.Expr{n.X}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					written = []ast.Expr{n.X}
				}
			}
			for _, e := range written {
				if name, ok := isState(e); ok {
					out = append(out, fmt.Sprintf("%s: writes the package variable %s", p.at(n), name))
				}
			}
			return true
		})
	}
	return out
}

// root returns the variable that an assignment to e changes, or nil.
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// noImporter resolves no import.
type noImporter struct{}

func (noImporter) Import(string) (*types.Package, error) { return nil, errors.New("not resolved") }

// moduleRoot returns the directory that holds go.mod.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod above the working directory")
		}
		dir = up
	}
}

func TestLayout(t *testing.T) {
	dir, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"casus", "casus/cmd/casus", "casus/internal/app"} {
		if !slices.ContainsFunc(pkgs, func(p *pkg) bool { return p.path == want }) {
			t.Errorf("%s was not found: the test looks in the wrong place", want)
		}
	}
	for _, breach := range check(pkgs, layout()) {
		t.Error(breach)
	}
}

// TestTableIsShown holds that ARCHITECTURE.md has a row for each package.
func TestTableIsShown(t *testing.T) {
	dir, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pkgs {
		row := "| `" + strings.TrimPrefix(p.path, "casus/") + "` |"
		if p.name != "main" && p.path != "casus" && !strings.Contains(string(b), row) {
			t.Errorf("ARCHITECTURE.md has no row that opens %s", row)
		}
	}
}
