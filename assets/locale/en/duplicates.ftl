# What is there twice.
command-duplicates = Duplicates
find-command-duplicates = double twice similar same merge repeated
command-duplicates-next = Next pair
command-duplicates-previous = Previous pair
command-duplicates-keep-first = Keep the first note
command-duplicates-keep-second = Keep the second note
command-duplicates-tell-apart = These are not duplicates
keys-duplicates-text = in duplicates: go from pair to pair
keys-keep-side-text = keep the first or the second note
duplicates-keep = Keep this one
duplicates-edit = Edit
duplicates-text = Two notes that ask the same thing get in each other’s way. The one that you keep gets the tags of both and the history of the one that is known better.
duplicates-place = Pair { $place } of { $count }
duplicates-same = Same question, same answer
duplicates-near = Almost the same question, same answer
duplicates-question = Same question, another answer
duplicates-none = No duplicates
duplicates-none-text = No note of the library repeats another one.
duplicates-reviews = { $count ->
    [0] Never reviewed
    [one] 1 answer
   *[other] { $count } answers
}
duplicates-lapses = { $count ->
    [one] forgotten once
   *[other] forgotten { $count } times
}
duplicates-suspended = suspended
duplicates-wakes = It is studied: one of the two was suspended, the other was not.
duplicates-stability = stability { $days } d
duplicates-own-past = Kept, it goes on with its own history.
duplicates-other-past = Kept, it goes on with the history of the other, which is known better: { $past }.
duplicates-differs = { $text } (differs: { $words })
duplicates-merged = The two notes are one now.
duplicates-merged-other = The two notes are one now, with the history of the one that is known better.
duplicates-merged-awake = The two notes are one now. It is studied: one of the two was suspended.
duplicates-merged-other-awake = The two notes are one now, with the history of the one that is known better. It is studied: one of the two was suspended.
duplicates-told-apart = These two notes will not be shown as duplicates again.
help-duplicates = Print the notes that are alike, pair by pair
help-duplicates-format = `tsv` has a header and the columns likeness, id, question, deck, other_id, other_question, other_deck

command-quality = Quality of the cards
command-quality-chosen = Quality of these cards
find-command-quality = too long several facts pronoun leak review improve lint
command-split-note = Cut the note
quality-all = All notes of the library
quality-chosen = { $count ->
    [one] 1 chosen note
   *[other] { $count } chosen notes
}
quality-looking = { $done ->
    [one] { $done } note
   *[other] { $done } notes
} of { $count } looked at…
quality-text = A good card asks one fact, stands alone and does not give its answer away. This is what Carabin aims at when it makes cards, and does not always reach.
quality-found = { $count ->
    [one] 1 note to look at
   *[other] { $count } notes to look at
}
quality-none = Nothing to mend
quality-none-text = None of these cards breaks the rules of a good card.
quality-leak = The question gives its answer away.
quality-dangling = The question points at something that it does not name.
quality-several-facts = { $count } facts in one answer
quality-long-answer = A long answer: { $count } words
quality-make-list = Make it a list of { $count }
quality-make-notes = Make it { $count } notes
quality-split = The note is cut.
quality-not-split = This note can’t be cut without losing answers that were given.
command-quality-fine = Fine as it is
command-quality-show-fine = Show all again
quality-fine = { $count ->
    [one] One note is fine as it is.
   *[other] { $count } notes are fine as they are.
}
quality-fine-text = This note is not shown for this again.
quality-fine-shown = The notes that you found fine as they are show again.
