//go:build !amd64

package lang

const useVector = false

func multiplyVector(c []float32, ldc, m int, a []float32, lda int, w *matrix) {
	multiplyScalar(c, ldc, m, a, lda, w)
}

func cellVector(int, *float32, *float32, *float32) {}
