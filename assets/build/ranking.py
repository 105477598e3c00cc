#!/usr/bin/env python3
"""Makes assets/language/ranking.tsv anew from the judged rows in assets/build/ranking.

    pip install numpy scikit-learn
    python3 assets/build/ranking.py            weights, and how well they do a text left out
    python3 assets/build/ranking.py rows ROWS STATEMENTS FACTS
                                               statements and answers again: ROWS is what
                                               `examples/ranking` printed, STATEMENTS the folder of
                                               judged statements (NAME.json), FACTS a folder of
                                               texts' facts (NAME.facts.json)

statements.jsonl.gz: features of a statement and its worth (0 to 3), by one reader; or, "by":
                     "facts", the worth that a tutor's fact gives it.
answers.jsonl.gz:    features of a card and how well its back matches the best judged answer; or
                     whether it asks a tutor's fact.
cards.jsonl.gz:      features of a card and the tiers that its readers gave it, none of whom had
                     written the rules or saw another's judgement. Two read each but for those of
                     one round; they agree on what is usable ("ready" or "needs-polish") for 93 %
                     of 1,066, 94 % of 557, 95 % of 309 and 95 % of 399 cards. "round" 1 has cards of an
                     earlier generator, which did not say where a gap stands.
gaps.jsonl.gz:       features of the gaps that a sentence could have, and what one reader who saw all
                     of them made of each: 2, what a tutor would hide, 1 or 0.
waiting.jsonl.gz:    the same as cards, of all 3,624 cards that were thought of for 104 texts, kept or not,
                     by one reader each of three. Not learned from: with them a text left out has its
                     cards told apart better (AUC 0.60 to 0.66), but what was then kept of fresh texts
                     was no better to blind readers.
Texts and cards themselves are not here: most are not ours.
"""
import gzip, hashlib, json, pathlib, re, sys, unicodedata
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

HERE = pathlib.Path(__file__).resolve().parent / "ranking"
OUT = HERE.parent.parent / "language" / "ranking.tsv"
# What each worth counts as, between not worth asking and worth it.
WORTH = {0: 0.0, 1: 0.2, 2: 0.75, 3: 1.0}
# A matched answer says less of a card than a reader does.
MATCHED = 0.12
# What a gap's value counts as, and how much it says.
GAP = {0: 0.1, 1: 0.45, 2: 0.85}
OF_GAPS = 0.3
# What a tutor's facts say of a statement, and cards that have not all features.
OF_FACTS = 0.5
EARLIER = 0.5
# What of a card's judgement is whether it can be used; the rest is whether it is ready as it is.
USABLE = 0.6
FOLDS = 10

def load(name):
    with gzip.open(HERE / name, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]

def save(name, rows):
    # No time and no name in the file: the same rows are the same bytes.
    with open(HERE / name, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as file:
        for row in rows:
            file.write((json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n").encode())

def fold_of(text):
    return int(hashlib.md5(text.encode()).hexdigest(), 16) % FOLDS

def matrix(rows, names):
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])

def fit(x, target, weight):
    both = np.vstack([x, x])
    labels = np.r_[np.ones(len(target)), np.zeros(len(target))]
    weights = np.r_[target * weight, (1 - target) * weight]
    return LogisticRegression(C=0.02, max_iter=3000).fit(both, labels, sample_weight=weights)

def left_out(x, target, weight, folds):
    found = np.zeros(len(target))
    for fold in range(FOLDS):
        if (folds == fold).any():
            model = fit(x[folds != fold], target[folds != fold], weight[folds != fold])
            found[folds == fold] = model.predict_proba(x[folds == fold])[:, 1]
    return found

def lines(kind, model, names, mean, spread):
    weights = model.coef_[0] / spread
    yield f"{kind}\tbias\t{model.intercept_[0] - (weights * mean).sum():.4f}"
    for name, weight in sorted(zip(names, weights)):
        if abs(weight) > 1e-3:
            yield f"{kind}\t{name}\t{weight:.4f}"

def learn():
    statements, answers, cards = load("statements.jsonl.gz"), load("answers.jsonl.gz"), load("cards.jsonl.gz")
    gaps = load("gaps.jsonl.gz")
    names = sorted({name for row in statements for name in row["s"]})
    x = matrix([row["s"] for row in statements], names)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    target = np.array([WORTH[row["worth"]] for row in statements])
    folds = np.array([fold_of(row["text"]) for row in statements])
    weight = np.array([OF_FACTS if row.get("by") == "facts" else 1.0 for row in statements])
    found = left_out((x - mean) / spread, target, weight, folds)
    for name, rows in (("judged", weight == 1.0), ("by a tutor's facts", weight < 1.0)):
        print(f"statements, {name}: AUC, worth 2 or 3:", round(roc_auc_score(target[rows] > 0.5, found[rows]), 3))
    out = list(lines("statement", fit((x - mean) / spread, target, weight), names, mean, spread))

    usable = lambda tier: float(tier in ("ready", "needs-polish"))
    judged = np.array([np.mean([USABLE * usable(t) + (1 - USABLE) * (t == "ready") for t in row["tiers"]]) for row in cards])
    matched = np.array([float(row["match"] >= 0.6) for row in answers])
    rows = cards + answers + gaps
    names = sorted({name for row in cards + answers for name in row["c"]})
    x = matrix([row["c"] for row in rows], names)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    target = np.r_[judged, matched, [GAP[row["value"]] for row in gaps]]
    rounds = np.array([row["round"] for row in cards])
    weight = np.r_[np.where(rounds == 1, EARLIER, 1.0), np.full(len(matched), MATCHED), np.full(len(gaps), OF_GAPS)]
    folds = np.array([fold_of(row["text"]) for row in rows])
    found = left_out((x - mean) / spread, target, weight, folds)
    good = np.array([np.mean([usable(t) for t in row["tiers"]]) >= 0.5 for row in cards])
    late = rounds > 1
    print("cards: AUC, usable:", round(roc_auc_score(good[late], found[: len(cards)][late]), 3))
    print("cards: AUC, one of the best answers:", round(roc_auc_score(matched, found[len(cards):len(cards) + len(answers)]), 3))
    best = np.array([row["value"] == 2 for row in gaps])
    print("gaps: AUC, what a tutor would hide:", round(roc_auc_score(best, found[len(cards) + len(answers):]), 3))
    out += lines("card", fit((x - mean) / spread, target, weight), names, mean, spread)
    OUT.write_text("\n".join(out) + "\n", encoding="utf8")

def words(text):
    text = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return set(re.sub(r"[^a-z0-9]+", " ", text).split())

def overlap(a, b):
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0

def match(rows_file, folder):
    statements, answers = [], []
    rows = [json.loads(line) for line in open(rows_file, encoding="utf8")]
    for text in sorted({row["text"] for row in rows}):
        if not (pathlib.Path(folder) / f"{text}.json").exists():
            continue
        gold = json.loads((pathlib.Path(folder) / f"{text}.json").read_text(encoding="utf8"))["statements"]
        gold = [(words(s["quote"]), words((s.get("head") or "") + " " + s["quote"]), s) for s in gold]
        own = [row for row in rows if row["text"] == text]
        for sid in sorted({row["sid"] for row in own}):
            members = [row for row in own if row["sid"] == sid]
            quote = words(members[0]["quote"] or "")
            scored = [(max(overlap(quote, q), overlap(quote, h)), s) for q, h, s in gold]
            best, statement = max(scored, key=lambda pair: pair[0])
            if best < 0.55:
                continue
            inside = [statement] + [s for q, _, s in gold if q and len(quote & q) >= 0.8 * len(q)]
            worth = max(s["worth"] for s in inside)
            wanted = [words(answer) for s in inside for answer in s["answers"]]
            statements.append({"text": text, "worth": worth, "s": members[0]["s"]})
            if worth >= 1:
                for row in members:
                    hit = max([overlap(words(row["back"]), answer) for answer in wanted] + [0.0])
                    answers.append({"text": text, "match": round(hit, 3), "c": row["c"]})
    return statements, answers

def folded(text):
    text = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[’'`´‘\"«»“”*_()\[\]{}.,;:!?…–—-]", " ", text).split())

def near(quote, sentence):
    quote, sentence = set(folded(quote).split()), set(folded(sentence).split())
    return bool(quote and sentence) and len(quote & sentence) >= 0.5 * min(len(quote), len(sentence))

def asks(row, fact):
    """Whether the card asks the fact: its keys stand on the card, one of its answers on the back."""
    back = folded(row["back"])
    both = folded(row["context"] + " " + row["front"]) + " " + back
    keys = all(any(folded(key) in both for key in keys.split("|")) for keys in fact["keys"])
    answers = fact.get("answer") or []
    told = not answers or any(folded(answer) in back for answer in answers)
    return keys and told and near(row["quote"] or "", fact["sentence"])

def of_facts(rows_file, folder):
    statements, answers = [], []
    rows = [json.loads(line) for line in open(rows_file, encoding="utf8")]
    for file in sorted(pathlib.Path(folder).glob("*.facts.json")):
        facts = json.loads(file.read_text(encoding="utf8"))["facts"]
        text = file.name.removesuffix(".facts.json")
        own = [row for row in rows if row["text"] == text]
        for sid in sorted({row["sid"] for row in own}):
            members = [row for row in own if row["sid"] == sid]
            worths = [max([3 if f["priority"] == "A" else 2 for f in facts if asks(row, f)] + [0]) for row in members]
            # A fact that no card asks says nothing of its statement.
            if not any(worths) and any(near(members[0]["quote"] or "", fact["sentence"]) for fact in facts):
                continue
            statements.append({"by": "facts", "text": text, "worth": max(worths), "s": members[0]["s"]})
            if any(worths):
                answers += [{"by": "facts", "text": text, "match": float(worth > 0), "c": row["c"]} for row, worth in zip(members, worths)]
    return statements, answers

if __name__ == "__main__":
    if sys.argv[1:2] == ["rows"]:
        judged, told = match(*sys.argv[2:4]), of_facts(sys.argv[2], sys.argv[4])
        save("statements.jsonl.gz", judged[0] + told[0])
        save("answers.jsonl.gz", judged[1] + told[1])
    learn()
