#!/usr/bin/env bash
# Trains the sentence-pair model from nothing: about three hours on two cores that do nothing else, 6 GB of memory.
# Needs Python 3.11. Can be stopped and started again: finished stages are kept in training/meaning/work.
# calibration.json belongs to the model that ships: after a new training, make it anew ("Learning" in
# docs/matching.md), and run the last steps again.
# usage: training/meaning/train.sh
set -euo pipefail
cd "$(dirname "$0")"
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=4000000000
[ -e .venv/done ] || { python3.11 -m venv .venv && .venv/bin/pip install -r requirements.txt && touch .venv/done; }
stage() { # stage DIR ARGUMENTS…: once
  [ -e "work/$1/done" ] || { .venv/bin/python train.py "${@:2}" --events ../events --out "work/$1" && touch "work/$1/done"; }
}
gunzip -kf general/pairs.jsonl.gz general/parallel.jsonl.gz
stage vocabulary vocabulary --parallel general/parallel.jsonl
stage aligned align --from work/vocabulary --parallel general/parallel.jsonl --lr 2e-4
stage first pairs --from work/aligned --general general/pairs.jsonl --lr 1e-4
tail -n 7000 general/pairs.jsonl > work/general-second.jsonl
stage second pairs --from work/first --general work/general-second.jsonl --lr 8e-5 --seed 2
# From here on with pairs that differ in a word or two (contrasts.py).
sort -R --random-source=general/README.md general/pairs.jsonl > work/general-shuffled.jsonl
stage third pairs --from work/second --general work/general-shuffled.jsonl --general-rows 13000 \
  --contrasts 20000 --lr 1.2e-4 --seed 3
stage fourth pairs --from work/third --general work/general-shuffled.jsonl --general-rows 9000 \
  --contrasts 15000 --lr 1.2e-4 --seed 4
stage fifth pairs --from work/fourth --general work/general-shuffled.jsonl --general-rows 6000 \
  --contrasts 20000 --limit 96000 --lr 1.1e-4 --seed 6
# A short one without contrasts, because they say little about who speaks.
stage sixth pairs --from work/fifth --limit 16000 --lr 5e-5 --seed 7
.venv/bin/python export.py --from work/sixth --events ../events --out work/meaning.bin \
  --golden work/golden.json --calibration calibration.json --report
cd ../..
npm run meaning -- training/meaning/work/meaning.bin training/meaning/work/golden.json
