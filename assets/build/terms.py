"""Makes assets/language/terms.tsv, the weights of the terms' ranking: pip install numpy scikit-learn lightgbm

    cargo run --release --example terms -- ACTER > rows.tsv
    python3 assets/build/terms.py rows.tsv ACTER

ACTER is the folder of that data set (Rigouts Terryn, Hoste, Lefever 2020): texts and terms that people marked
in them, of the domains corp, equi and wind in French and English. Its texts are not here, and only weights come
of it. A candidate of a collection, or of one of its texts by itself, is a row; it is a term if the domain's list
has it. Two models are added up: a logistic one, and boosted trees that a rarer, more frequent, more productive
candidate can only gain by. First tells how each domain fares when only the two others are learnt from.
"""
import pathlib, sys
import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression

OUT = pathlib.Path(__file__).resolve().parent.parent / "language" / "terms.tsv"
DOMAINS = ("corp", "equi", "wind")
# A text's own rows beside its collection's: as short as what a student gives.
SINGLE = 0.3
# Says in which field we are, and nothing else.
LEFT_OUT = {"size"}
RISING = {"frequency", "documents", "longer", "weird-least", "weird-mean", "weird-most", "weird-head", "kin-least",
          "kin-mean", "kin-head", "unknown", "learned", "as-such", "together", "whole", "closed", "heads",
          "parts-most", "parts-least"}
FALLING = {"zipf-least", "zipf-mean", "zipf-most", "zipf-head", "inside", "digit"}
FARTHEST = 4.0
PROMISED = 0.95

def gold(acter, language, domain):
    path = pathlib.Path(acter) / language / domain / "gold" / f"{domain}_{language}_terms.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0].lower().replace("’", "'") for line in lines if line}

def logit(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))

class Model:
    def __init__(self, names, x, y, weight):
        self.names = names
        self.mean, self.spread = x.mean(0), x.std(0) + 1e-6
        self.logistic = LogisticRegression(C=0.02, max_iter=1000).fit(self.scaled(x), y, sample_weight=weight)
        rising = [1 if n in RISING else -1 if n in FALLING else 0 for n in names]
        options = dict(objective="binary", learning_rate=0.1, num_leaves=8, min_data_in_leaf=40,
                       feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1, lambda_l2=5, max_bin=63,
                       verbose=-1, seed=1, num_threads=1, deterministic=True, force_col_wise=True,
                       monotone_constraints=rising)
        self.trees = lightgbm.train(options, lightgbm.Dataset(x, y, weight=weight), 80)

    def scaled(self, x):
        return np.clip((x - self.mean) / self.spread, -FARTHEST, FARTHEST)

    def likely(self, x):
        sum = (self.logistic.decision_function(self.scaled(x)) + self.trees.predict(x, raw_score=True)) / 2
        return 1 / (1 + np.exp(-sum))

    def branch(self, node):
        if "leaf_value" in node:
            return f"{node['leaf_value'] / 2:.4g}"
        name = self.names[node["split_feature"]]
        return f"{name}? {node['threshold']:.5g} {self.branch(node['left_child'])} {self.branch(node['right_child'])}"

    def lines(self):
        yield "# Made by assets/build/terms.py: a weight, mean and spread for each feature, then trees."
        yield f"bias\t{self.logistic.intercept_[0] / 2:.4f}"
        for name, weight, mean, spread in zip(self.names, self.logistic.coef_[0], self.mean, self.spread):
            yield f"weight\t{name}\t{weight / 2:.4f}\t{mean:.4f}\t{spread:.4f}"
        for tree in self.trees.dump_model()["tree_info"]:
            yield "tree\t" + self.branch(tree["tree_structure"])

def balanced(likely, y, terms):
    """F1 where the likelihoods themselves say that it is best."""
    order = np.argsort(-likely, kind="stable")
    kept = np.cumsum(likely[order])
    length = (kept / (np.arange(1, len(order) + 1) + kept[-1] * PROMISED)).argmax() + 1
    return 200 * y[order][:length].sum() / (length + terms)

def main(rows, acter):
    lines = open(rows, encoding="utf-8").read().splitlines()
    header = lines[0].split("\t")[4:]
    columns = [at for at, name in enumerate(header) if name not in LEFT_OUT]
    names = [header[at] for at in columns]
    terms = {(language, domain): gold(acter, language, domain) for language in ("fr", "en") for domain in DOMAINS}
    keys, x, y = [], [], []
    for line in lines[1:]:
        language, domain, text, term, *values = line.split("\t")
        keys.append((language, domain, text == "all"))
        x.append([float(values[at]) for at in columns])
        y.append(float(term in terms[language, domain]))
    x, y = np.array(x), np.array(y)
    weight = np.array([1.0 if whole else SINGLE for _, _, whole in keys])
    of = np.array([domain for _, domain, _ in keys])
    for left in DOMAINS:
        model = Model(names, x[of != left], y[of != left], weight[of != left])
        for language in ("fr", "en"):
            here = np.array([key == (language, left, True) for key in keys])
            value = balanced(model.likely(x[here]), y[here], len(terms[language, left]))
            print(f"{left}, {language}, learnt from the two others: F1 {value:.1f}")
    OUT.write_text("\n".join(Model(names, x, y, weight).lines()) + "\n", encoding="utf-8")

if __name__ == "__main__":
    main(*sys.argv[1:3])
