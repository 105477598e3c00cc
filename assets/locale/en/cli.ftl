# What the command line says.

cards-context = Context:
cards-source = Source:
due-due = due
due-new = new
due-deck = deck
due-total = total
check-summary = { $decks ->
    [one] { $decks } deck
   *[other] { $decks } decks
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}, { $events ->
    [one] { $events } event
   *[other] { $events } events
}: { $problems ->
    [0] all is well.
    [one] one problem.
   *[other] { $problems } problems.
}
generate-done = “{ $title }”: { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}, { $cards ->
    [one] { $cards } card
   *[other] { $cards } cards
}.
generate-damaged = A badly scanned text: { $percent }% of its words do not exist as they stand. { $mended ->
    [0] None could be mended
    [one] { $mended } was mended
   *[other] { $mended } were mended
}{ $unreadable ->
    [0] .
    [one] ; { $unreadable } sentence stays unreadable, and no card of it is proposed.
   *[other] ; { $unreadable } sentences stay unreadable, and no card of them is proposed.
}
generate-other-course = This text has no note in common with that deck. For a deck of its own, give another title with --title.
generate-empty = There is nothing to read in { $document }: the text is empty. No deck was written.
terms-no-text = No text (.txt or .md) in the folder { $path }.
generate-nothing = No card can be made from { $document }: it holds no definition, no list and no fact that stands by itself. No deck was written.
error-no-display = The window could not open: no display is available ({ $detail }). Without one, run “xvfb-run carabin”, or use the commands (carabin --help).
error-window = The window could not open: { $detail }.

help-carabin = Turns a text into flashcards and makes them stick. Without a command, opens the window, and in it a file that is named.
help-carabin-library = The library’s folder
help-generate = Make a deck from one or more texts
help-generate-inputs = Texts; - is the standard input. Several make one deck
help-generate-output = Write the deck here instead of into the library; - is the standard output
help-generate-title = The deck’s title; else the text’s first heading
help-generate-language = The language of the texts
help-generate-choices = What is asked by multiple choice: nothing, numbers, or all that lends itself to it
help-terms = Print the terms of texts, the best first
help-terms-inputs = Texts, and folders of texts (.txt, .md); - is the standard input
help-terms-language = The language of the texts
help-terms-format = “tsv” has the columns term, score, frequency, texts, and no header
help-cards = Print every card of one or more decks, as it is asked
help-cards-decks = Deck files
help-cards-format = “tsv” has a header and the columns id, front, back, tags, source, context; “anki” and “csv” have a line for each note, which “carabin import” reads back
help-due = Print what is to be studied today
help-check = Validate a library, a folder, a deck or a history
help-check-path = What to validate; the library when left out
help-generate-amount = How many of the cards that could be made are kept
help-generate-all = Keep every card that was thought of, the poor ones too
help-generate-no_etymology = Don’t ask what learned words are made of
help-generate-explain = List every sentence with its cards, or why it gave none; write nothing
help-check-repair = Mend what needs no guess, after a copy into backups/
check-repairable = “carabin check --repair” mends what can be mended, after a copy.
help-backup = Copy what has changed since its last copy into backups/
help-backup-list = List the copies instead: moment, bytes, files
help-restore = Bring the library back to what it was at the moment of a backup
help-restore-moment = As “backup --list” names it
help-restore-files = Only these files, by their paths in the library
backup-done = { $files ->
    [0] Nothing has changed since the last backup.
    [one] One file copied into backups/.
   *[other] { $files } files copied into backups/.
}
restore-done = { $files ->
    [0] Everything was already as it was then.
    [one] One file restored.
   *[other] { $files } files restored.
}
restore-undo-notes = To have the notes as they were: carabin restore { $moment } (what was done to cards stays).
restore-undo = To go back: carabin restore { $moment }
restore-left = { $path }: the copy can’t be read; the file was left as it is.
help-statistics = Print what was done, what is known and what is to come
help-statistics-deck = Only the cards of this deck: its title, its id or its file in decks/
help-statistics-tag = Only the cards of notes with this tag
help-statistics-period = How far to look back, and ahead
help-statistics-csv = Write each figure’s numbers into this folder as a table
help-add = Add notes to a deck
help-add-deck = The deck: its title, its id or its file in decks/
help-add-new = Make the deck if there is none
help-add-kind = What kind of notes
help-add-tags = A tag for all of them; may be given several times
help-add-context = The place in an outline that the question needs
help-add-source = The sentence that they come from
help-add-dry_run = Write nothing; print the cards that there would be
help-add-fields = The note’s parts: question and answer; a text with gaps; prompt and items; question, answer and wrong answers. - takes a note from each line of the standard input, its parts between tabs
add-did = { $count ->
    [one] One note added.
   *[other] { $count } notes added.
}
add-would = { $count ->
    [one] One note would be added.
   *[other] { $count } notes would be added.
}
add-nothing = There is no note to add: the standard input is empty.
add-alike = There is a similar note in “{ $title }”: { $id }
add-line = Line { $line }: { $detail } Nothing was added.
add-no-gap = This text has no gap yet: put what is to be hidden in {"{{"}c1::word{"}}"}.
add-too-many = This note has too many parts for its kind.
help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-default = [default: { $values }]
help-values = [values: { $values }]
help-help = Print the help of the program, or of a command
help-carabin-help = Print this help
help-carabin-version = Print the version
help-value-command = COMMAND
help-value-path = PATH
help-value-input = INPUT
help-value-out-ron = OUT.ron
help-value-title = TITLE
help-value-language = LANGUAGE
help-value-choices = CHOICES
help-value-amount = AMOUNT
help-value-format = FORMAT
help-value-deck = DECK
help-value-deck-ron = DECK.ron
help-value-tag = TAG
help-value-period = PERIOD
help-value-csv = FOLDER
help-value-folder = FOLDER
help-value-kind = KIND
help-value-context = CONTEXT
help-value-source = SENTENCE
help-value-part = PART
help-value-query = QUERY
help-value-sort = COLUMN
help-value-column = COLUMN
help-value-field-text = FIELD=TEXT
help-value-flag = FLAG
help-value-days = DAYS
help-value-text = TEXT
help-value-moment = MOMENT
help-value-file = FILE
usage-command = There is neither a command nor a file “{ $command }”.
usage-unknown = “{ $argument }” means nothing here.
usage-no-value = { $argument } needs a value.
usage-value = “{ $value }” is no value of { $argument }: { $values }.
usage-odd-value = “{ $value }” is no value of { $argument }.
usage-too-many = { $argument } does not take the value “{ $value }”.
usage-twice = { $argument } can be given only once.
usage-conflict = { $argument } and { $other } do not go together.
usage-missing = Missing: { $argument }
usage-not-text = An argument is no valid text.
usage-other = This command was not understood.
usage-suggestion = Did you mean “{ $suggested }”?
usage-usage = Usage: { $usage }
usage-more = “carabin --help” and “carabin COMMAND --help” tell what can be written.
score-statement = statement
score-card = card
