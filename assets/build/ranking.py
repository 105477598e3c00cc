#!/usr/bin/env python3
"""Makes assets/language/cards.bin anew from the judged rows in assets/build/ranking.

    pip install numpy scipy scikit-learn
    python3 assets/build/ranking.py                  weights, and how well they do a text left out
    python3 assets/build/ranking.py rows ROWS MARKS FACTS
                                                     rows again: ROWS is what `examples/ranking` printed,
                                                     MARKS the readers' marks, a line of JSON for each
                                                     ({"text", "hand", "context", "front", "back",
                                                     "mark", "why", "worth"}), FACTS a folder of texts'
                                                     facts (NAME.facts.json)
    python3 assets/build/ranking.py add ROWS MARKS FACTS
                                                     the same, beside the rows that are there

rows.jsonl.gz: a card that was thought of for a text, kept or not. "cues": its cues
               (`carabin::generate::measure::card_cues`) by their places in cues.txt.gz, each but the
               first less the one before it. "marks": what readers made of it, none of whom had
               written the rules: 3 ready as it is, 2 usable, 1 to be rewritten, 0 worthless; "hand"
               is the first one's, the others' were asked before and of texts in whole. "why": what
               the first has against it, w wrong gap, d dangling, q badly asked, m mixed, t trivial,
               l leak, f false. "worth": how much its statement is worth asking, 0 to 3. "asked":
               whether it asks what a tutor must ask (1) or may ask (0.6) of its text, or neither
               (0), by tutors' facts.
cues.txt.gz:   the hashes of the cues that several cards have.
Texts and cards themselves are not here: most are not ours.
"""
import collections, gzip, hashlib, json, pathlib, re, sys, unicodedata
import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from models import fold_of, load, packed, save

HERE = pathlib.Path(__file__).resolve().parent / "ranking"
OUT = HERE.parent.parent / "language" / "cards.bin"
# A cue of fewer cards says nothing.
FEWEST = 5
# What of a mark is whether the card can be used; the rest is whether it is ready as it is.
USABLE = 0.6
# What a statement's worth says of how likely a tutor asks it, and how much that says beside facts.
WORTH = {0: 0.0, 1: 0.2, 2: 0.6, 3: 1.0}
OF_WORTH = 0.5
# A card that hides or asks what is beside the point asks less of its statement.
BESIDE = 0.5
# How freely weights may differ from none.
FREELY = {"good": 0.04, "asked": 0.02}
# What a step of a weight counts, in thousandths; a weight nearer to none is left out.
STEP, LEAST = 10, 0.015

def good(row):
    """How good readers find the card, 0 to 1."""
    return np.mean([USABLE * (mark > 1) + (1 - USABLE) * (mark > 2) for mark in row["marks"]])

def asked(row):
    """How likely a tutor asks it, and how much that says."""
    if "asked" in row:
        return row["asked"], 1.0
    return WORTH[row["worth"]] * (BESIDE if row["why"] in ("w", "t") else 1.0), OF_WORTH

def fit(x, target, weight, freely):
    both = np.r_[np.ones(len(target)), np.zeros(len(target))]
    return LogisticRegression(C=freely, max_iter=1000).fit(vstack([x, x]), both, sample_weight=np.r_[target * weight, (1 - target) * weight])

def matrix(rows, columns):
    row, column = [], []
    for i, card in enumerate(rows):
        for place in np.cumsum(card["cues"]):
            if place in columns:
                row.append(i)
                column.append(columns[place])
    return csr_matrix((np.ones(len(row)), (row, column)), shape=(len(rows), len(columns)))

def learned(name, rows, target, weight):
    """A model's weights by the places of their cues, and what it says of each text left out."""
    count = collections.Counter(int(place) for row in rows for place in np.cumsum(row["cues"]))
    columns = {place: at for at, place in enumerate(sorted(place for place in count if count[place] >= FEWEST))}
    x = matrix(rows, columns)
    folds = np.array([fold_of(row["text"]) for row in rows])
    found = np.zeros(len(rows))
    for fold in sorted(set(folds)):
        inside = folds != fold
        found[~inside] = fit(x[inside], target[inside], weight[inside], FREELY[name]).predict_proba(x[~inside])[:, 1]
    model = fit(x, target, weight, FREELY[name])
    return dict(zip(columns, model.coef_[0])), model.intercept_[0], found

def learn():
    rows = load(HERE / "rows.jsonl.gz")
    with gzip.open(HERE / "cues.txt.gz", "rt", encoding="utf8") as file:
        hashes = [int(line) for line in file]
    twice = [row["marks"] for row in rows if len(row.get("marks", [])) > 1]
    agreed = np.mean([(a > 1) == (b > 1) for a, b, *_ in twice])
    judged = [row for row in rows if row.get("marks")]
    print(len(judged), "cards judged,", len(twice), f"of them twice: of {100 * agreed:.0f} % both say whether they can be used")
    target = np.array([good(row) for row in judged])
    of_good = learned("good", judged, target, np.ones(len(judged)))
    hands = np.array([row["hand"] for row in judged])
    for name, least in (("usable", 1), ("ready", 2)):
        told = np.array([row["marks"][0] > least for row in judged])
        each = [roc_auc_score(told[hands == hand], of_good[2][hands == hand]) for hand in sorted(set(hands))]
        print(f"good: AUC, {name}, a text left out, each reader's cards:", round(np.mean(each), 3))
    wanted = [row for row in rows if "asked" in row or row.get("worth") is not None]
    told = [asked(row) for row in wanted]
    of_asked = learned("asked", wanted, np.array([value for value, _ in told]), np.array([weight for _, weight in told]))
    facts = np.array(["asked" in row for row in wanted])
    for name, least in (("what a tutor must ask", 0.9), ("what a tutor asks", 0.0)):
        is_one = np.array([row.get("asked", 0) > least for row in wanted])
        print(f"asked: AUC, {name}, a text left out:", round(roc_auc_score(is_one[facts], of_asked[2][facts]), 3))
    places = sorted(set(of_good[0]) | set(of_asked[0]))
    cues = [(hashes[place], [of_good[0].get(place, 0.0), of_asked[0].get(place, 0.0)]) for place in places]
    OUT.write_bytes(packed(["good", "asked"], [of_good[1], of_asked[1]], cues, STEP, LEAST))

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

def read_rows():
    """The rows that are there, with their cues' hashes."""
    with gzip.open(HERE / "cues.txt.gz", "rt", encoding="utf8") as file:
        hashes = [int(line) for line in file]
    rows = load(HERE / "rows.jsonl.gz")
    for row in rows:
        row["cues"] = [hashes[place] for place in np.cumsum(row["cues"])]
    return rows

def make_rows(before, rows_file, marks_file, folder):
    lines = lambda name: [json.loads(line) for line in open(name, encoding="utf8")]
    of = collections.defaultdict(list)
    for mark in lines(marks_file):
        of[mark["text"], mark["context"], mark["front"], mark["back"]].append(mark)
    facts = {file.name.removesuffix(".facts.json"): json.loads(file.read_text(encoding="utf8"))["facts"] for file in pathlib.Path(folder).glob("*.facts.json")}
    found = before
    for row in lines(rows_file):
        own = {"text": hashlib.md5(row["text"].encode()).hexdigest()[:8], "cues": row["cues"]}
        if marks := of.pop((row["text"], row["context"], row["front"], row["back"]), None):
            first = marks[0]
            own |= {"marks": [mark["mark"] for mark in marks], "hand": first["hand"], "why": first["why"]}
            if first.get("worth") is not None:
                own["worth"] = first["worth"]
        if row["text"] in facts and not row["dangling"]:
            told = [fact["priority"] for fact in facts[row["text"]] if asks(row, fact)]
            own["asked"] = 1 if "A" in told else 0.6 if told else 0
        if len(own) > 2:
            found.append(own)
    count = collections.Counter(cue for row in found for cue in row["cues"])
    places = {cue: at for at, cue in enumerate(sorted(cue for cue in count if count[cue] >= FEWEST))}
    for row in found:
        own = sorted(places[cue] for cue in row["cues"] if cue in places)
        row["cues"] = np.diff(own, prepend=0).tolist()
    save(HERE / "cues.txt.gz", [str(cue) for cue in places])
    save(HERE / "rows.jsonl.gz", [json.dumps(row, sort_keys=True, separators=(",", ":")) for row in found])

if __name__ == "__main__":
    if sys.argv[1:2] == ["rows"]:
        make_rows([], *sys.argv[2:5])
    elif sys.argv[1:2] == ["add"]:
        make_rows(read_rows(), *sys.argv[2:5])
    learn()
