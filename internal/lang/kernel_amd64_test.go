package lang

import "testing"

// forceScalar makes the package use the kernels in Go until restoreVector.
func forceScalar(t *testing.T) {
	useVector = false
	t.Cleanup(restoreVector)
}

func restoreVector() { useVector = hasAVX2() }
