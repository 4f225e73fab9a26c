#!/usr/bin/env bash
# Writes docs/scores.md: every score that the program can give itself on the corpora below a folder, and on the seeds.
#
#   docs/scores.sh CORPORA > docs/scores.md
#
# CORPORA holds ud/, time/, events/ as the names below show. A corpus that is not there is said to be missing.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${1:?"usage: docs/scores.sh CORPORA > docs/scores.md"}
program=target/release/dateline
[ -x "$program" ] || cargo build --release >&2

# Runs one evaluation and prints it as a block; the last arguments may name files below CORPORA.
evaluate() {
    local shown="dateline evaluate $*"
    printf '\n```\n$ %s\n' "${shown//$corpora/CORPORA}"
    local path=${!#}
    if [ -e "$path" ]; then
        "$program" evaluate "$@" | sed "s|$corpora|CORPORA|g"
    else
        echo "(${path//$corpora/CORPORA} is not there)"
    fi
    printf '```\n'
}

cat <<'TEXT'
# Scores

Written by `docs/scores.sh CORPORA > docs/scores.md`; `tests/scores.rs` measures them again. Percentages; P is precision, R recall. Everything was
developed on these texts, except where a heading says test. The corpora are not part of the project; `models/README.md` names those
that the model learned from.

## The sample stories
TEXT
evaluate seeds seeds
ud="$corpora/ud"
printf '\n## English: EWT dev\n'
evaluate conllu "$ud/UD_English-EWT/en_ewt-ud-dev.conllu"
printf '\n## English: EWT test\n'
evaluate conllu "$ud/UD_English-EWT/en_ewt-ud-test.conllu"
printf '\n## English: GUM news dev\n'
evaluate conllu "$ud/UD_English-GUM/en_gum-news-dev.conllu"
printf '\n## English: GUM news test\n'
evaluate conllu "$ud/UD_English-GUM/en_gum-news-test.conllu"
printf '\n## Names: UNER EWT dev, and test\n'
evaluate conllu "$corpora/names/UNER_English-EWT/en_ewt-ud-dev.iob2"
evaluate conllu "$corpora/names/UNER_English-EWT/en_ewt-ud-test.iob2"
printf '\n## Predicates and semantic roles: PropBank over EWT dev, and test\n'
evaluate propbank --trees "$ud/UD_English-EWT/en_ewt-ud-dev.conllu" "$corpora/propbank-ewt/dev.jsonl"
evaluate propbank --trees "$ud/UD_English-EWT/en_ewt-ud-test.conllu" "$corpora/propbank-ewt/test.jsonl"
printf '\n## Who is who inside a document: GUM news dev\n'
evaluate coreference "$ud/UD_English-GUM/en_gum-news-dev.conllu"
printf '\n## Time expressions and events: TimeBank and AQUAINT\n'
evaluate timeml "$corpora/time/tbaq"
printf '\n## The order of events: MATRES over TimeBank, and over AQUAINT\n'
evaluate matres "$corpora/time/matres/timebank.txt" --texts "$corpora/time/tbaq"
evaluate matres "$corpora/time/matres/aquaint.txt" --texts "$corpora/time/tbaq"
printf '\n## Time expressions: WikiWars\n'
evaluate timeml "$corpora/time/wikiwars"
printf '\n## Events, roles, factuality, dates: MEANTIME, apple\n'
evaluate meantime "$corpora/events/meantime-apple/gold_intra.jsonl"
printf '\n## Triples: CaRB dev\n'
evaluate carb "$corpora/events/carb/dev.txt"
printf '\n## Events across articles: ECB+ dev\n'
evaluate ecbplus "$corpora/events/ecbplus/dev_docs.jsonl"
