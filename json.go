package casus

import (
	"encoding/json"
	"fmt"
)

// MarshalJSON writes s as the pair [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads a pair [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair [2]int
	if err := json.Unmarshal(b, &pair); err != nil {
		return fmt.Errorf("casus: span %s: %w", b, err)
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}
