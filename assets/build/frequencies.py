"""Writes assets/language/{fr,en}/frequencies.txt from wordfreq: pip install wordfreq; python3 assets/build/frequencies.py

The 30,000 commonest words of each language. A line is a tenth of a Zipf value (the logarithm, to
base ten, of how often in a thousand million words) and the words that have it, in order.
"""

from collections import defaultdict
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

for language in ("fr", "en"):
    levels = defaultdict(list)
    for word in top_n_list(language, 30_000):
        levels[round(zipf_frequency(word, language) * 10)].append(word)
    path = Path(__file__).parent.parent / "language" / language / "frequencies.txt"
    lines = [f"{level} {' '.join(sorted(levels[level]))}\n" for level in sorted(levels, reverse=True)]
    path.write_text("".join(lines), encoding="utf-8")
