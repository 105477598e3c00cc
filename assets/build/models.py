"""What the recipes of the linear models over cues share: their rows, the folds of a test by texts left out,
and how weights are written for src/generate/weights.rs to read."""
import gzip, hashlib, json, struct

FOLDS = 10


def load(path):
    with gzip.open(path, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]


def save(path, lines):
    # No time and no name in the file: the same rows are the same bytes.
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as file:
        for line in lines:
            file.write((line + "\n").encode())


def fold_of(text):
    return int(hashlib.md5(text.encode()).hexdigest(), 16) % FOLDS


def hashed(cue):
    """FNV-1a of 32 bits."""
    number = 0x811C9DC5
    for byte in cue.encode():
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return number


def packed(names, bias, cues, step, least):
    """The bytes of a model; `cues`: (hash, its weight for each name). A weight is written in steps of
    `step` thousandths, and not at all where it is nearer to none than `least`."""
    near = lambda value: max(-127, min(127, round(value * 1000 / step)))
    told = [(cue, [(at, near(value)) for at, value in enumerate(own) if abs(value) >= least]) for cue, own in cues]
    told = sorted(pair for pair in told if pair[1])
    assert len({cue for cue, _ in told}) == len(told), "two cues have one hash"
    out = struct.pack("BB", step, len(names)) + b"".join(struct.pack("B", len(name)) + name.encode() for name in names)
    out += b"".join(struct.pack("<h", round(value * 100)) for value in bias)
    out += struct.pack("<I", len(told)) + b"".join(struct.pack("<I", cue) for cue, _ in told)
    out += bytes(len(own) for _, own in told)
    return out + b"".join(struct.pack("Bb", *pair) for _, own in told for pair in own)
