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
# Memory is kept, not given back to the system after each product of matrices: that took half of the time on one machine.
kept="MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=34359738368 MALLOC_TOP_PAD_=268435456"
[ -e "$out/answers.jsonl" ] || env $kept python3 "$here/teacher.py" "$out/questions.jsonl" "$language_model" "$out/answers.jsonl" 1
train --told "$out/answers.jsonl"
