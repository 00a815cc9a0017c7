package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// versionCmd is "casus version".
type versionCmd struct{}

// Help shows an example.
func (versionCmd) Help() string { return "Example: casus version" }

// Run prints the version of the program and of Go.
func (versionCmd) Run(std stdio) error {
	_, err := fmt.Fprintf(std.out, "casus %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// version returns the version that the build recorded: that of the module, else
// the commit, else "devel".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return "devel-" + s.Value[:12]
		}
	}
	return "devel"
}
