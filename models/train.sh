#!/usr/bin/env bash
# Trains all models again; what each argument is, models/README.md says. Stopped and started again, it goes on where it was.
#
#     models/train.sh CORPORA ADDRESSES WIKIPEDIA GLOVE LANGUAGE_MODEL OUT
set -euo pipefail
corpora=$1 addresses=$2 wikipedia=$3 glove=$4 language_model=$5 out=$6
here=$(dirname "$0")
mkdir -p "$out"

train() {
    cargo run --release --features train -- train --corpora "$corpora" --raw "$out/texts" --out "$out" --seed 1 "$@"
}

python3 "$here/texts.py" "$out/texts" "$addresses" "$wikipedia" "$corpora/events/meantime-apple/gold_intra.jsonl"
train --vectors "$glove" --ask "$out/questions.jsonl"
[ -e "$out/answers.jsonl" ] || python3 "$here/teacher.py" "$out/questions.jsonl" "$language_model" "$out/answers.jsonl" 1
train --told "$out/answers.jsonl"
