package coder

import (
	"testing"

	"casus/internal/lang"
)

// TestHangClosesNoCircle hangs words of the chain 0 <- 1 <- 2 on each other.
func TestHangClosesNoCircle(t *testing.T) {
	for _, tt := range []struct{ w, h, want int }{
		{2, 0, 0},   // further up
		{1, -1, -1}, // made the root
		{0, 2, -1},  // below itself
		{1, 1, 0},   // itself
	} {
		s := &sent{t: lang.Tree{{Head: -1}, {Head: 0}, {Head: 1}}}
		s.hang(tt.w, tt.h, "obj")
		if got := s.t[tt.w].Head; got != tt.want {
			t.Errorf("hang(%d, %d): head %d, want %d", tt.w, tt.h, got, tt.want)
		}
	}
}
