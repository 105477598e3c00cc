# Searching, what is done to many cards, and what is wrong with either.

query-open-quote = Column { $at }: this quote is never closed.
query-open-bracket = Column { $at }: this bracket is never closed.
query-stray-bracket = Column { $at }: this bracket was never opened.
query-missing = Column { $at }: something to look for is missing at “{ $after }”.
query-deep = Column { $at }: too many brackets within each other.
query-key = Column { $at }: there is no search “{ $key }:”. A text with a colon goes in quotes.
query-value = Column { $at }: after “{ $key }:”, “{ $value }” is not known; choose from: { $known }.
query-number = Column { $at }: “{ $key }:” needs a number, not “{ $value }”.
query-number-missing = Column { $at }: a number is missing after “{ $key }:”.
query-comparison = Column { $at }: a comparison is missing, as in “prop:stability<10”.
expression-open-group = Regular expression, sign { $sign }: this bracket is never closed.
expression-stray-group = Regular expression, sign { $sign }: this bracket was not opened.
expression-open-class = Regular expression, sign { $sign }: this square bracket is never closed.
expression-class = Regular expression, sign { $sign }: what stands in square brackets is not well formed.
expression-nothing-to-repeat = Regular expression, sign { $sign }: there is nothing to repeat before this sign.
expression-times = Regular expression, sign { $sign }: this number of repetitions is not well formed.
expression-escape = Regular expression, sign { $sign }: this backslash means nothing here.
expression-group = Regular expression, sign { $sign }: this name or option of a group is not known.
expression-letters = Regular expression, sign { $sign }: this kind of letters is not known.
expression-around = Regular expression, sign { $sign }: it can look neither around itself nor back.
expression-large = Regular expression: it is too large, or its brackets are nested too deep.
replace-empty = There is nothing to replace.
bulk-note = Nothing was changed: the note “{ $front }” could not be asked any more.
bulk-no-deck = Nothing was changed: that deck is no longer in the library.
error-no-deck-there = Nothing was changed: the deck “{ $title }” is no longer in the library.
edit-nothing = What to change was not said: --set, --tag, --flag, --suspend… (“carabin edit --help” lists them).
edit-set = “{ $value }”: a field and its text are needed, as in back=text. Fields: front, back, text, context.
edit-tag = A tag can’t be empty.
edit-would = { $notes ->
    [0] { $cards ->
        [0] Nothing would change.
        [one] One card would change.
       *[other] { $cards } cards would change.
    }
    [one] One note { $cards ->
        [0] would change.
        [one] and one card would change.
       *[other] and { $cards } cards would change.
    }
   *[other] { $notes } notes { $cards ->
        [0] would change.
        [one] and one card would change.
       *[other] and { $cards } cards would change.
    }
}
edit-done = { $notes ->
    [0] { $cards ->
        [0] Nothing was changed.
        [one] One card was changed.
       *[other] { $cards } cards were changed.
    }
    [one] One note { $cards ->
        [0] was changed.
        [one] and one card were changed.
       *[other] and { $cards } cards were changed.
    }
   *[other] { $notes } notes { $cards ->
        [0] were changed.
        [one] and one card were changed.
       *[other] and { $cards } cards were changed.
    }
}
edit-would-delete = { $notes ->
    [0] No note would be deleted.
    [one] One note would be deleted.
   *[other] { $notes } notes would be deleted.
}
find-no-deck = No deck is called “{ $name }”.
find-no-deck-but = No deck is called “{ $name }”. Try { $other }
find-no-tag = No tag is called “{ $name }”.
find-no-tag-but = No tag is called “{ $name }”. Try { $other }
help-find = Print the cards that a query finds
help-find-query = As in the window: words, "phrases", deck:, tag:, is:, flag:, prop:, -not, or, brackets
help-find-format = “tsv” has a header and the columns id, front, back, deck, tags, state, due, stability, lapses, created, changed
help-find-sort = Sort by a column; else deck by deck, as they are written
help-find-descending = Sort the other way round
help-edit = Change all cards that a query finds, at once
help-edit-query = Which cards, as for “find”; what is about notes is done to their notes
help-edit-dry_run = Print what would change; write nothing
help-edit-set = Set a field: front, back, text (that has the gaps) or context
help-edit-tag = Add a tag
help-edit-untag = Take a tag away
help-edit-flag = Give a flag, or take it away
help-edit-mark = Mark the notes
help-edit-unmark = Take their marks away
help-edit-suspend = Do not ask the cards any more
help-edit-resume = Ask suspended cards again
help-edit-reset = Make the cards new again
help-edit-due = Have them due in so many days
help-edit-move = Move the notes to another deck: its title, its id or its file in decks/
help-edit-delete = Delete the notes
help-edit-replace = Replace a text in all fields
help-edit-with = By what it is replaced
help-edit-regex = What is replaced is a regular expression; $1 is its first group
help-edit-any_case = Replace whatever the case

command-browse = Cards
command-browse-focus = Find a card
command-browse-search = Search
command-browse-show = Show the card
command-browse-keep = Keep this search
command-browse-sort = Sort
command-browse-column = Column
command-browse-choose = Choose the card
command-browse-all = Choose all cards
command-browse-study = Study these cards
browse-study-one = Study this card
command-browse-tag = Tag…
command-browse-untag = Take a tag away…
command-browse-due = Set due date…
command-browse-move = Move to a deck…
command-browse-replace = Find and replace…
command-browse-no-flag = No flag
command-browse-mark = Mark
command-browse-unmark = Take the mark away
command-browse-suspend = Suspend
command-browse-resume = Resume
command-browse-reset = Make new again
command-browse-delete = Delete the notes
browse-hint = Words, "phrase", tag:, deck:, is:due, prop:lapses>3, -not…
browse-hint-short = Words, tag:, deck:, is:due…
browse-search = Find cards
browse-complete = Complete: { $text }
browse-searches = Searches
browse-forget = Don’t keep this search any more
browse-columns = Columns
browse-more = More…
browse-flag = Flag
browse-rows = { $count ->
    [0] No card
    [one] One card
   *[other] { $count } cards
}
browse-chosen = { $count ->
    [0] No card chosen
    [one] One card chosen
   *[other] { $count } cards chosen
}
browse-nothing = No card matches this search.
browse-not-understood = As long as this search is not understood, nothing is listed.
browse-no-card = Choose a card to see it here.
browse-sorted-up = { $name }, ascending
browse-sorted-down = { $name }, descending
browse-column-front = Question
browse-column-back = Answer
browse-column-deck = Deck
browse-column-tags = Tags
browse-column-state = State
browse-column-due = Due
browse-column-stability = Stability
browse-due-now = now
browse-due-today = today
browse-column-lapses = Lapses
browse-column-created = Created
browse-column-changed = Changed
browse-state-new = new
browse-state-learning = learning
browse-state-review = known
browse-state-relearning = forgotten
browse-state-buried = tomorrow
browse-state-suspended = suspended
browse-tag-name = Tag
browse-tags-name = Tags, with commas between them
browse-untag-none = The chosen cards have no tags.
browse-days-name = In how many days?
browse-days = A number of days is needed, from 0 to 65,535.
browse-deck-name = Deck
browse-find-name = Find
browse-with-name = Replace with
browse-any-case = Ignore case
browse-expression = Regular expression
looking = Looking…
browse-replaced = { $count ->
    [0] Nothing would change.
    [one] One note would change:
   *[other] { $count } notes would change:
}
browse-done-notes = { $name }: { $count ->
    [0] nothing was changed.
    [one] one note was changed.
   *[other] { $count } notes were changed.
}
browse-deleted = { $count ->
    [0] No note was deleted.
    [one] One note was deleted.
   *[other] { $count } notes were deleted.
}
browse-moved = { $count ->
    [0] No note was moved.
    [one] One note was moved.
   *[other] { $count } notes were moved.
}
browse-done-cards = { $name }: { $count ->
    [one] one card was changed.
   *[other] { $count } cards were changed.
}
keys-browse-rows-text = in Cards: go from card to card, choose several
keys-chosen-text = in Cards: edit, tags, suspend, mark, move elsewhere, delete
command-browse-export = Export the notes…
command-browse-side = Tags and decks
command-browse-fold = Open or close
command-browse-only = Search
command-browse-also = Add to the search
command-browse-except = Leave out of the search
command-browse-rename-tag = Rename the tag…
command-browse-move-tag = Move the tag
command-browse-delete-tag = Delete the tag
browse-tag-chosen = Tag the chosen cards
browse-exported = Chosen notes
browse-filter = Filter decks and tags
browse-filter-short = Filter
browse-section-states = States
browse-section-decks = Decks
browse-section-tags = Tags
browse-is-due = To review
browse-is-new = New
browse-is-suspended = Suspended
browse-is-leech = Leeches
browse-is-marked = Marked
browse-dragged = { $count ->
    [one] One card
   *[other] { $count } cards
}
browse-counted = { $name }, { $count ->
    [0] no card
    [one] one card
   *[other] { $count } cards
}
browse-retag-below = { $count ->
    [one] One tag stands below it, and goes with it.
   *[other] { $count } tags stand below it, and go with it.
}
browse-retag-merges = The two tags become one: “{ $tag }” is there already.
