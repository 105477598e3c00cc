#!/usr/bin/env python3
"""Makes assets/language/asked.bin anew from the entries in assets/build/asked.

    pip install numpy scipy scikit-learn
    python3 assets/build/asked.py              weights, and how well they do a text left out
    python3 assets/build/asked.py add ROWS     more entries: ROWS has one line of JSON for each,
                                               {"text", "lang", "heading", "label", "mark",
                                               "values", "code", "alt", "good"}, and "written":
                                               true where the entry was written for this

entries.jsonl.gz: the cues of an entry of notes (`carabin::generate::measure::entry_cues`), as
                  numbers; the question that a reader would ask of it ("code", or as well "alt":
                  the names of assets/language/*/asked.txt), and whether the card would be worth
                  keeping with that question ("good": 0, 0.5 or 1). One reader each, who had seen
                  neither rules nor cards. Those that are marked "written", and 6,700 of the others,
                  were written, with their questions, in the manner of students' notes. The marked
                  ones say nothing of what is worth keeping: who writes notes for this writes few
                  that are not. The entries themselves are not here: most are not ours.
cues.txt.gz:      the cues that several entries have, by their numbers.
"""
import collections, gzip, hashlib, json, pathlib, subprocess, sys, zlib
import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from models import FOLDS, fold_of, hashed, load, packed, save

HERE = pathlib.Path(__file__).resolve().parent / "asked"
OUT = HERE.parent.parent / "language" / "asked.bin"
# A cue of fewer entries says nothing.
FEWEST = 3
# What a card not worth keeping says of its question.
WEIGHT = {0: 0.25, 0.5: 0.8, 1: 1.0}
# A weight nearer to none is left out.
LEAST = 0.1
# What a step of a weight counts, in thousandths.
STEP = 40

def matrix(rows, columns):
    row, column = [], []
    for i, entry in enumerate(rows):
        for cue in entry["cues"]:
            if cue in columns:
                row.append(i)
                column.append(columns[cue])
    return csr_matrix((np.ones(len(row)), (row, column)), shape=(len(rows), len(columns)))

def questions(x, rows):
    """A model of the question: the other answer that would do counts for less."""
    codes = {row["code"] for row in rows}
    other = [i for i, row in enumerate(rows) if row["alt"] in codes]
    y = [row["code"] for row in rows] + [rows[i]["alt"] for i in other]
    own = np.array([WEIGHT[row["good"]] * (0.7 if row["alt"] in codes else 1.0) for row in rows])
    too = np.array([WEIGHT[rows[i]["good"]] * 0.3 for i in other])
    return LogisticRegression(C=1.0, max_iter=600).fit(vstack([x, x[other]]), y, sample_weight=np.r_[own, too])

def worth(x, rows):
    found = [i for i, row in enumerate(rows) if not row.get("written")]
    return LogisticRegression(C=0.1, max_iter=600).fit(x[found], [rows[i]["good"] > 0 for i in found])

def learn():
    rows = [row for row in load(HERE / "entries.jsonl.gz") if row["code"] != "reverse"]
    with gzip.open(HERE / "cues.txt.gz", "rt", encoding="utf8") as file:
        named = {zlib.crc32(line.strip().encode()): line.strip() for line in file}
    count = collections.Counter(cue for row in rows for cue in set(row["cues"]))
    columns = {cue: at for at, cue in enumerate(sorted(cue for cue in named if count[cue] >= FEWEST))}
    x = matrix(rows, columns)
    folds = np.array([fold_of(row["text"]) for row in rows])
    right, sure, good = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows))
    for fold in range(FOLDS):
        inside, outside = np.where(folds != fold)[0], np.where(folds == fold)[0]
        if not len(outside):
            continue
        model = questions(x[inside], [rows[i] for i in inside])
        found = model.predict_proba(x[outside])
        best = model.classes_[found.argmax(1)]
        right[outside] = [code in (rows[i]["code"], rows[i]["alt"]) for code, i in zip(best, outside)]
        sure[outside] = found.max(1)
        good[outside] = worth(x[inside], [rows[i] for i in inside]).predict_proba(x[outside])[:, 1]
    asked = np.array([row["good"] > 0 and row["code"] != "other" for row in rows])
    print(len(rows), "entries,", len(columns), "cues; the question is right:", round(right[asked].mean(), 3))
    for least in (0.3, 0.35, 0.4, 0.5):
        told = asked & (sure >= least)
        print(f"  where it is {least} sure: {told.sum() / asked.sum():.3f} of them, right {right[told].mean():.3f}")
    real = [i for i, row in enumerate(rows) if not row.get("written")]
    print("of the", len(real), "that were not written for this: right", round(right[real][asked[real]].mean(), 3))
    print("worth keeping: AUC", round(roc_auc_score([rows[i]["good"] > 0 for i in real], good[real]), 3))
    model, keep = questions(x, rows), worth(x, rows)
    names = list(model.classes_) + ["worth"]
    weights = np.vstack([model.coef_, keep.coef_])
    bias = np.r_[model.intercept_, keep.intercept_]
    found = [(hashed(named[cue]), weights[:, at]) for cue, at in columns.items()]
    OUT.write_bytes(packed(names, bias, found, STEP, LEAST))

def add(rows_file):
    rows = [json.loads(line) for line in open(rows_file, encoding="utf8")]
    tell = lambda row: "\t".join([row["lang"], row["heading"], row["label"], row["mark"], "\x1f".join(row["values"])])
    told = subprocess.run(["cargo", "run", "-q", "--release", "--example", "entry_cues"], input="\n".join(map(tell, rows)), capture_output=True, text=True, check=True)
    cues = [json.loads(line) for line in told.stdout.splitlines()]
    text = lambda name: hashlib.md5(name.encode()).hexdigest()[:8]
    entry = lambda row, own: {"text": text(row["text"]), "cues": sorted(zlib.crc32(cue.encode()) for cue in own), "code": row["code"], "alt": row["alt"], "good": row["good"], **({"written": 1} if row.get("written") else {})}
    entries = load(HERE / "entries.jsonl.gz") + [entry(row, own) for row, own in zip(rows, cues)]
    with gzip.open(HERE / "cues.txt.gz", "rt", encoding="utf8") as file:
        known = {line.strip() for line in file}
    count = collections.Counter(cue for entry in entries for cue in set(entry["cues"]))
    named = known | {cue for own in cues for cue in own}
    save(HERE / "cues.txt.gz", sorted(cue for cue in named if count[zlib.crc32(cue.encode())] >= FEWEST))
    save(HERE / "entries.jsonl.gz", [json.dumps(entry, sort_keys=True) for entry in entries])

if __name__ == "__main__":
    if sys.argv[1:2] == ["add"]:
        add(sys.argv[2])
    learn()
