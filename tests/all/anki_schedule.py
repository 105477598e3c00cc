"""Lets the real Anki (package `anki`) grade cards, and prints what it makes of them.

    python3 tests/anki_schedule.py [HISTORIES]

One JSON line says the versions and the settings; then each line is one card's history. A grade has
its day (counted from the card's first), the phase before it, what Anki promised for each of the
four answers, and the memory (stability, difficulty) that Anki computes from its review log after
it. Last come the phase and the promises at the end. `tests/anki.rs` reads it and compares.

Anki has no clock to set. What is moved instead is the card's past: to let n days go by, its review
log and the date of its last review are put n days back. Histories are drawn from a fixed seed;
gaps depend on what Anki promised: the same day, the day promised, early, late, long overdue.
"""

import json
import os
import shutil
import sys
import tempfile
import time

# No fuzz, as in Anki's own tests. In that mode Anki shifts the clock between 2 and 4 in the
# morning, and a day ends at 4: let it be about noon where we are (not on Windows, which has its
# own time zones).
os.environ["ANKI_TEST_MODE"] = "1"
os.environ["TZ"] = "NOON%+d" % (time.gmtime().tm_hour - 12)
if hasattr(time, "tzset"):
    time.tzset()

from anki.buildinfo import version
from anki.collection import Collection

DAY = 86_400
MASK = (1 << 64) - 1


class Chance:
    """Numbers that are the same at every run and in every version of Python (SplitMix64)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, end):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        number = self.state
        number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & MASK
        return (number ^ (number >> 31)) % end


def waits(states):
    """What the four answers promise: seconds to the next step, or days."""
    found = []
    for state in (states.again, states.hard, states.good, states.easy):
        kind = state.normal.WhichOneof("kind")
        if kind == "review":
            found.append({"days": state.normal.review.scheduled_days})
        elif kind == "learning":
            found.append({"seconds": state.normal.learning.scheduled_secs})
        else:
            found.append({"seconds": state.normal.relearning.learning.scheduled_secs})
    return found


def phase(states):
    return states.current.normal.WhichOneof("kind")


def gap(chance, promise, kinds):
    """Days until the next grade, given what was promised."""
    days = promise.get("days", 0)
    kind = chance.below(100)
    if days == 0:
        # Amid the steps: mostly within the day, sometimes left for days.
        name, after = ("same day", 0) if kind < 80 else ("left amid steps", 1 + chance.below(30))
    elif kind < 12:
        name, after = "same day", 0
    elif kind < 55:
        name, after = "on its day", days
    elif kind < 67:
        name, after = "early", chance.below(days)
    elif kind < 87:
        name, after = "late", days + 1 + chance.below(days + 1)
    else:
        name, after = "long overdue", days * (3 + chance.below(8)) + chance.below(30)
    kinds[name] = kinds.get(name, 0) + 1
    return min(after, 3000)


def wait_days(col, card, days):
    """Puts the card's past `days` back."""
    col.db.execute("update revlog set id = id - ? where cid = ?", days * DAY * 1000, card)
    due, kind, data = col.db.first("select due, type, data from cards where id = ?", card)
    data = json.loads(data)
    if "lrt" in data:
        data["lrt"] -= days * DAY
    # A step's due date is a second, a review's is a day of the collection.
    due -= days * DAY if kind in (1, 3) else days
    col.db.execute("update cards set due = ?, data = ? where id = ?", due, json.dumps(data), card)


def memory(col, card):
    state = col._backend.compute_memory_state(card).state
    return [state.stability, state.difficulty]


def forget_rounding(col, card):
    """Anki stores the memory rounded to some digits; without it, the log is computed anew."""
    data = json.loads(col.db.scalar("select data from cards where id = ?", card))
    for key in ("s", "d"):
        data.pop(key, None)
    col.db.execute("update cards set data = ? where id = ?", json.dumps(data), card)


def live(col, note_type, chance, number, moment, kinds):
    """One card's history, from its first grade on."""
    note = col.new_note(note_type)
    note["Front"] = f"card {number}"
    col.add_note(note, 1)
    card = note.card_ids()[0]
    day, reviews = 0, []
    length = 1 + chance.below(14)
    while True:
        states = col._backend.get_scheduling_states(card)
        promised = waits(states)
        if len(reviews) == length:
            break
        drawn = chance.below(100)
        rating = 0 if drawn < 18 else 1 if drawn < 32 else 2 if drawn < 88 else 3
        anki_card = col.get_card(card)
        anki_card.start_timer()
        answer = col.sched.build_answer(card=anki_card, states=states, rating=rating)
        # Milliseconds of their own, for they name the entries of the log.
        moment[0] += 1
        answer.answered_at_millis = moment[0]
        col.sched.answer_card(answer)
        forget_rounding(col, card)
        reviews.append(
            {
                "day": day,
                "rating": rating + 1,
                "phase": phase(states),
                "promised": promised,
                "memory": memory(col, card),
            }
        )
        after = gap(chance, promised[rating], kinds)
        if after:
            wait_days(col, card, after)
        day += after
    return {"reviews": reviews, "day": day, "phase": phase(states), "promised": promised}


def main():
    histories = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    folder = tempfile.mkdtemp()
    col = Collection(os.path.join(folder, "collection.anki2"))
    try:
        col.set_config("fsrs", True)
        col.set_config("loadBalancerEnabled", False)
        config = col.decks.config_dict_for_deck_id(1)
        config["lapse"]["leechFails"] = 9999
        col.decks.update_config(config)
        note_type = col.models.by_name("Basic")
        chance, kinds = Chance(20), {}
        # An hour ago, so that no grade lies ahead.
        moment = [int(time.time() * 1000) - 3_600_000]
        lines = [live(col, note_type, chance, n, moment, kinds) for n in range(histories)]
        retention = config["desiredRetention"]
        about = {"anki": version, "python": sys.version.split()[0], "retention": retention}
        print(json.dumps(about | {"gaps": kinds}))
        for line in lines:
            print(json.dumps(line))
    finally:
        col.close()
        shutil.rmtree(folder)


main()
