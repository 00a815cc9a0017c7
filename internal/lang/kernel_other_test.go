//go:build !amd64

package lang

import "testing"

func forceScalar(*testing.T) {}

func restoreVector() {}
