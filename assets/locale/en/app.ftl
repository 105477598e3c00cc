# What the window says.

command-decks = Decks
command-study = Study
command-create = Make cards
command-settings = Settings
command-study-all = Study everything
command-study-deck = Study
command-reveal = Show the answer
command-choose = Take this answer
command-again = Again
command-hard = Hard
command-good = Good
command-easy = Easy
command-undo = Undo the last action
command-redo = Redo what was undone
command-zoom-larger = Larger
command-zoom-smaller = Smaller
command-zoom-usual = Usual size
command-check = Check the library
command-repair = Repair
command-look-closer = Why this interval
command-edit-card = Edit the note
command-mark = Mark the note
command-exam = Exam date
command-study-for-exam = Review for the exam
command-more-new = 10 more new today
command-cram = Cram the whole deck, dates unchanged
command-study-ahead = Study ahead the cards due next, dates unchanged
command-suspend = Suspend the card
command-resume = Resume the card
command-flag-red = Red flag
command-flag-orange = Orange flag
command-flag-green = Green flag
command-flag-blue = Blue flag
command-leeches = Leeches and suspended cards
command-cram-leeches = Cram the leeches
command-bury = Put off until tomorrow
command-decks-back = Back to the decks
command-end-study = End the session
command-open-text = Open a text…
command-generate = Find cards
command-cancel = Cancel
command-retitle = Ask again under this title
command-new-text = Another text
command-take-pasted = Take the pasted text
command-next-candidate = Next candidate
command-previous-candidate = Previous candidate
command-select = Select this candidate
command-keep = Keep
command-drop = Drop
command-edit = Edit
command-end-edit = Done
command-terms = Terms of the text, or cards
command-amount = Number of cards
command-fewer = Fewer cards
command-more = More cards
command-etymology = Etymologies
command-next-sentence = Next sentence
command-previous-sentence = Previous sentence
command-make-card = Make a card of this sentence
command-keep-gap = Make the card
command-keep-terms = Make cards of terms
command-show-sentence = Show the sentence
command-save-deck = Save the deck
command-study-saved = Study now
command-choose-library = Choose another folder…
command-open-library = Open the folder
command-dismiss = Hide
command-palette = All commands
command-help = Keyboard shortcuts
command-close = Close
command-back-up = Back up now
command-backups = Go back to a backup…
command-restore = Restore a backup
command-take-offer = Follow the suggestion
command-quit = Quit

key-enter = Enter
key-escape = Esc
key-delete = Delete
key-backspace = Backspace
key-page-up = PgUp
key-page-down = PgDn
key-insert = Insert
key-home = Home
key-end = End
key-shift = Shift
key-space = Space
keys-everywhere = Everywhere
keys-writing = Writing a note
keys-find = Find a key or an action
keys-nothing = No key fits.
keys-space-text = show the answer, then the grade that is lit: “Good”, or “Again” after a wrong typed answer
keys-grades-text = again, hard, good, easy
keys-letters-text = answer a multiple choice
keys-candidates-text = move between candidates
keys-keep-text = keep the candidate
keys-drop-text = drop the candidate
keys-edit-text = edit the candidate
keys-amount-text = keep fewer cards, more cards
keys-sentence-text = the sentence before, the next one, and what it did not give
keys-make-text = make a card of the sentence, by choosing the words to hide
keys-words-text = choose these words, take several, make the card
keys-terms-text = switch between the cards and the terms of the text
keys-closer-text = why this interval: what Carabin knows of the card
keys-mark-text = while studying: mark, edit the note
keys-aside-text = while studying: suspend the card, put it off until tomorrow
keys-leech-text = suspend, rewrite the leech that was just named
keys-toggle-text = keep the candidate, or drop it
keys-flags-text = while studying, in a deck, in Cards: a red, orange, green, blue flag, or none any more
keys-leave-text = stop reading a text; leave the candidate, the words, as they were
keys-pages-text = in Statistics: a page up or down, the first, the last
keys-escape-text = close what is open beside the card, then end the session
keys-back-text = go back

rail-palette = Commands
rail-help = Shortcuts
palette-hint = What would you like to do?
palette-nothing = No command of that name is possible here.

decks-title = Today
decks-today = { $due ->
    [0] Nothing to review
    [one] One card to review
   *[other] { $due } cards to review
}, { $new ->
    [0] none new
    [one] one new
   *[other] { $new } new
}.
decks-later = Nothing more to study today. { $count ->
    [one] One card comes back
   *[other] { $count } cards come back
} { $days ->
    [one] tomorrow
   *[other] in { $days } days
}.
decks-nothing = Nothing more to study today.
decks-empty = No deck yet
decks-empty-text = Paste a text and Carabin looks for the cards in it. You can also drop a text file onto the window.
chip-due = { $count } due
chip-learning = { $count } learning
chip-new = { $count } new
chip-limit = Today’s limit is reached
decks-shared = { $count ->
    [one] One more new card today, for all decks together.
   *[other] { $count } more new cards today, for all decks together.
}
chip-done = Up to date
deck-size = { $notes ->
    [0] no notes
    [one] { $notes } note, { $cards ->
        [0] no cards
        [one] { $cards } card
       *[other] { $cards } cards
    }
   *[other] { $notes } notes, { $cards ->
        [0] no cards
        [one] { $cards } card
       *[other] { $cards } cards
    }
}
deck-origin = from { $document }
deck-progress = { $seen } of { $total } seen
deck-progress-label = { $seen ->
    [one] { $seen } card seen
   *[other] { $seen } cards seen
} and { $mature } mature, of { $total }
window-title = Carabin – { $count ->
    [one] { $count } card today
   *[other] { $count } cards today
}

study-marked = marked
study-leech = leech
study-cram = dates stay
notice-leech = A leech: “{ $front }” was forgotten { $count ->
    [one] once
   *[other] { $count } times
}. Rewrite its note or suspend it: seeing it without end teaches nothing more.
notice-nothing-to-cram = There is no card to go through in this way.
closer-title = What Carabin knows of this card
closer-why = After “Good” Carabin waits { $wait }: by then your chances of recalling the card will have fallen to { $retention }, the retention that you want.
closer-why-sm2 = After “Good” Carabin waits { $wait }: the interval before, multiplied by the card’s ease.
closer-why-step = The card is still being learnt: after “Good” it comes back in { $wait }; intervals grow from there.
closer-new = A new card: there is nothing to measure yet.
closer-stability = Stability (time until recall is 90%)
closer-difficulty = Difficulty
closer-of-ten = { $value } of 10
closer-recall = Probable recall now
closer-ease = Ease
closer-answers = Answers
closer-lapses = Lapses
closer-outcome = in { $wait }, then a stability of { $stability }
study-more = More
leeches-text = A leech was forgotten so often that seeing it again teaches little. Rewrite its note, or suspend it: a suspended card is not asked any more.
leeches-none = No card is a leech or suspended.
leeches-lapses = { $count ->
    [0] never forgotten
    [one] forgotten once
   *[other] forgotten { $count } times
}
leeches-suspended = suspended
leeches-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
study-progress = { $done } of { $total }
study-list = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
study-open-list = { $count ->
    [one] { $count } example in the text
   *[other] { $count } examples in the text
}
study-next-item = Next item
study-typed = Your answer
study-typed-right = Right
study-typed-wrong = Not quite
study-typed-off = Not the answer
study-typed-none = Not answered
study-forgiven = Not counted: { $what }
study-forgiven-case = capitals
study-forgiven-accents = accents
study-forgiven-punctuation = punctuation
study-forgiven-articles = articles
study-word-nearly = { $word } (one letter wrong)
study-word-missing = { $word } (missing)
study-word-extra = { $word } (too much)
study-mask-asked = What is hidden here?
study-mask = Picture { $picture }: what is behind mask { $number } is asked
study-mask-shown = Picture { $picture }: mask { $number } is taken away
study-masks-off = Take all masks away
study-masks-back = Put the masks back
picture-coming = The picture is coming…
picture-name = Picture { $name }

command-take-deck = Copy the deck into the library
notice-deck-given = This file is a deck: “{ $title }”, { $notes ->
    [0] no notes
    [one] { $notes } note
   *[other] { $notes } notes
}. Do you want it in your library?
notice-deck-there = The deck “{ $title }” is already in your library; nothing was copied.

summary-done = Session finished
summary-create = And your own course? Paste it: Carabin makes cards of it.
summary-waiting = One moment
summary-waiting-text = The next card in its learning steps comes back in { $wait }.
summary-nothing = Nothing to study here for now
summary-nothing-text = The cards of this deck will come back on their day. You can make others from a text.
summary-unseen-text = No card of this deck is to be begun today. You can make some from a text.
limit-new = { $count ->
    [0] Your setting allows no new cards.
    [one] The limit of one new card a day is reached.
   *[other] The limit of { $count } new cards a day is reached.
}
limit-new-today = { $count ->
    [one] The one new card allowed for today has been seen.
   *[other] All { $count } new cards allowed for today have been seen.
}
limit-new-own = The limit of new cards of this deck or of its folder is reached.
limit-new-waiting = { $count ->
    [one] One card that was never seen is waiting.
   *[other] { $count } cards that were never seen are waiting.
}
limit-reviews = { $count ->
    [one] The limit of one review a day is reached.
   *[other] The limit of { $count } reviews a day is reached.
}
limit-set = Set the limit…
summary-others = Still waiting elsewhere: { $due ->
    [0] { $new ->
        [one] one new card
       *[other] { $new } new cards
    }
    [one] one card to review
   *[other] { $due } cards to review
}.
summary-grade = { $name }: { $count }
summary-reviews = Answers
summary-new = New
summary-time = Time
summary-known = Right

create-text = Paste a text, open a file or drop it here. Every card keeps the sentence that it comes from.
create-hint = The text of your course…
create-field = Text
create-title = Title
create-title-hint = from the text
create-language = Language
create-choices = Multiple choice
create-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
command-resume-draft = Resume
command-forget-draft = Forget
draft-offered = A text that you began is waiting: “{ $name }” ({ $standing }).
drafts-offered = { $count ->
    [one] A text that you began is waiting in “Make cards”.
   *[other] { $count } texts that you began are waiting in “Make cards”.
}
draft-waits = Begun and not saved yet: { $standing }
draft-decided = { $count ->
    [one] one card decided on
   *[other] { $count } cards decided on
}
draft-set-aside = “{ $name }”: nothing is saved yet, the text waits in “Make cards”.
draft-resumed = Resumed: “{ $name }”.
draft-forgotten = Forgotten: “{ $name }”.
create-working = Reading the text…
language-detect = Detected
language-french = French
language-english = English
choices-never = never
choices-numbers = for numbers
choices-everywhere = everywhere

candidates-kept = { $notes ->
    [one] { $notes } note kept
   *[other] { $notes } notes kept
}, { $cards ->
    [one] { $cards } card
   *[other] { $cards } cards
}
amount-fewer = Fewer
amount-more = More
amount-essential = The essential
amount-usual = Usual
amount-everything = Everything
candidates-only-kept = Kept only
candidates-keep = Keep
candidates-score = score { $score }
candidates-none = No card found
left-repeated = The same fact is asked elsewhere.
left-capped = Other cards were judged more worthwhile.
left-weak = This question seemed weak.
left-dangling = This card would point to another sentence.
left-damaged = A word of its sentence was misread by a scanner.
left-etymology = Etymologies are not asked for.
gap-words = Words to hide: { $words }
gap-hidden = Hidden: “{ $words }”
notice-unreadable-gap = These words hold the marks of a gap. Choose others.
candidates-none-text = Click a sentence to learn why it gave nothing.
candidates-tabs = View
candidates-tab-cards = { $count ->
    [one] { $count } suggested note
   *[other] { $count } suggested notes
}
candidates-tab-terms = { $count ->
    [one] { $count } term
   *[other] { $count } terms
}
glossary-filter = Filter the terms
glossary-order = Order:
glossary-by-rank = Most important
glossary-by-frequency = Most frequent
glossary-by-alphabet = Alphabetical
glossary-tick-all = Tick all those listed
glossary-make = { $count ->
    [0] Make cards
    [one] Make a card
   *[other] Make { $count } cards
}
glossary-made = { $count ->
    [0] These terms had their cards already.
    [one] One card added to those kept.
   *[other] { $count } cards added to those kept.
}
glossary-numbers = { $count }× · score { $score }
glossary-has-card = Has a card
glossary-no-card = No ready-made card: make one from one of its sentences (C)
glossary-none = No term
glossary-none-text = No term of the text holds these letters.
field-context = Context, where the question needs one
field-front = Question
field-back = Answer
field-cloze = Text with gaps
field-items = Items, one a line
field-distractors = Wrong answers, one a line

notice-not-typed = The answer to this card is not typed: letters do nothing here, and Enter shows it.
notice-resumed = The card will be asked again.
notice-suspended = Card suspended.
notice-buried = Card put off until tomorrow.
notice-undo = Undo
notice-left-as-it-was = Nothing has changed.
notice-undone = Undone: { $name }.
notice-redone = Done again: { $name }.
notice-nothing-to-undo = Nothing to undo.
notice-nothing-to-redo = Nothing to redo.
notice-all-well = All is well in the library.
notice-nothing-kept = No note is kept: there is nothing to save.
deck-joined = The deck “{ $title }” was there already: { $added ->
    [0] no note added
    [one] one note added
   *[other] { $added } notes added
}, { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
}, { $left ->
    [0] none left as it was
    [one] one left as it was
   *[other] { $left } left as they were
}.
notice-other-course = The deck “{ $title }” exists already and has no note in common with this text. For a deck of its own, find cards under another title.
notice-pasted = A text was pasted. Take it in the place of this one, whose cards will wait?
command-save-into = Add to this deck
notice-saved = { $notes ->
    [one] { $notes } note saved
   *[other] { $notes } notes saved
} in { $path }.
problems-title = { $count ->
    [one] One problem in the library
   *[other] { $count } problems in the library
}

settings-look = Appearance
settings-study = Study
settings-library = Library
settings-language = Language
settings-system = System
settings-theme = Theme
settings-light = Light
settings-dark = Dark
settings-zoom = Size
settings-motion = Motion
settings-motion-text = Reduce motion
settings-retention = Desired retention
settings-retention-text = Carabin asks a card again when you are about to forget it: about { $count ->
    [one] { $count } answer in 100 will be wrong
   *[other] { $count } answers in 100 will be wrong
}. The higher the retention, the more reviews there are.
settings-new = New cards a day
settings-reviews = Reviews a day
settings-rollover = Hour at which a day turns over
settings-model = Memory model
settings-answering = Answering
settings-typed = Type short answers
settings-two-buttons = Two buttons: Again, Good
settings-siblings = Cards of the same note
settings-siblings-text = Never on the same day
settings-on = on
settings-off = off
settings-backups = Backups
settings-backups-text = Carabin copies every file before rewriting it, and what has changed every half hour of work. Restoring a backup brings decks and settings back to that moment; your answers stay.
settings-restore = Restore
settings-restore-ask = Restore…
settings-backup-answers = answers
settings-backup-settings = settings
restore-title = Go back to { $moment }?
restore-text = This is what would change. Your answers stay, and it can be undone.
restore-nothing = Nothing would change: decks and settings already are as they were then.
restore-settings = The settings, as they were then.
restore-unreadable = { $path }: its copy can’t be read; the file would be left as it is.
restore-deck-back = “{ $title }” would come back, with { $then ->
    [one] one note.
   *[other] { $then } notes.
}
restore-deck = “{ $title }”: { $now ->
    [one] one note now
   *[other] { $now } notes now
}, { $then ->
    [one] one then
   *[other] { $then } then
}{ $edited ->
    [0] {"."}
    [one] {","} one of them different.
   *[other] {","} { $edited } of them different.
}
restore-deck-edited = “{ $title }”: { $edited ->
    [0] the same notes; title, order or description differ.
    [one] one note of { $then } differs.
   *[other] { $edited } notes of { $then } differ.
}
notice-backed-up = { $count ->
    [0] Nothing has changed since the last backup.
    [one] One file backed up.
   *[other] { $count } files backed up.
}
notice-restored = { $count ->
    [0] Everything was already as it was then.
    [one] One file restored.
   *[other] { $count } files restored.
}
notice-restored-but = The copy of { $path } can’t be read; that file was left as it is, the rest is restored.
settings-library-text = Your decks and your history: readable files, yours. Any file synchroniser can carry them between devices.

wait-moment = < 1 min
wait-minutes = { $count } min
wait-hours = { $count } h
wait-days = { $count } d
days-short = { $text } d
wait-months = { $text } mo
wait-years = { $text } y
duration-seconds = { $count } s
duration-minutes = { $minutes } min { $seconds } s

reason-pronoun = This sentence hangs on another: a pronoun in it points elsewhere.
reason-cliche = This sentence says that something matters, not what it is.
reason-fragment = On its own this line is no sentence to ask about.
reason-study-result = This sentence reports a study.
reason-advice = This sentence gives advice or speaks to the reader.
reason-question = This sentence is a question.
reason-too-long = This sentence is too long for a card.
reason-too-short = This sentence is too short for a card.
reason-reference = This is a reference or an address.
reason-no-pattern = No definition, list or relation was recognised in this sentence.
reason-repeated = The same fact is asked elsewhere.
reason-capped = Other sentences were judged more worthwhile.
reason-dangling = A card made from it would point to another sentence.
reason-leak = The question would give the answer away.
reason-weak = What can be asked of it is not worth a card.
reason-damaged = A word of this sentence was misread by a scanner.

# What else commands are looked for by, in the palette.
find-command-settings = preferences options theme dark light zoom size text language french motion limit new
find-command-create = add new make cards generate text paste import
find-command-open-text = import open file course
find-command-browse-focus = search browse browser explorer tags
find-command-decks = home list
find-command-study-all = review start learn
find-command-statistics = charts graphs progress curves retention streak
find-command-memory = fsrs parameters retention optimise optimize train
find-command-undo = revert back
find-command-redo = again repeat
find-command-zoom-larger = zoom bigger text
find-command-zoom-smaller = zoom tinier text
find-command-zoom-usual = zoom hundred
find-command-help = help shortcuts keys keyboard
find-command-back-up = backup copy save
find-command-backups = restore recover previous version lost
find-command-check = repair problem error integrity
find-command-leeches = difficult hard stubborn
find-command-new-exam = test date final
find-command-choose-library = folder library move
find-command-open-library = folder files
find-command-quit = close exit
find-command-save-deck = keep store
find-command-suspend = remove hide
find-command-bury = tomorrow later
find-command-edit-card = change correct
find-command-mark = star favourite favorite
find-command-spread = overdue late catch

tag-definition = definition
tag-identity = identity
tag-abbreviation = abbreviation
tag-synonym = synonym
tag-enumeration = enumeration
tag-composition = composition
tag-classification = classification
tag-cause = cause
tag-effect = effect
tag-function = function
tag-sign = sign
tag-means = means
tag-condition = condition
tag-place = place
tag-attribute = attribute
tag-cloze = cloze
tag-etymology = etymology
tag-marked = marked
tag-flag-red = red flag
tag-flag-orange = orange flag
tag-flag-green = green flag
tag-flag-blue = blue flag

path-field = Path
path-text-file = This desktop has no window for choosing files. Write the file’s path (Tab completes it), or drop the file onto this window.
path-text-folder = This desktop has no window for choosing files. Write the folder’s path (Tab completes it), or drop the folder onto this window.
path-text-place = This desktop has no window for choosing files. Write where to save, with the file’s name (Tab completes the folder).
path-no-file = There is no file at this place.
path-no-folder = There is no folder at this place.
path-taken = Something has this name already. Choose another.

command-copy-unsaved = Copy
command-save-unsaved = Save elsewhere…
command-quit-anyway = Quit all the same
command-stay = Stay
unsaved-title = What you began is not saved
unsaved-text = This library can’t be changed from here, and nothing could be kept elsewhere on this computer. By quitting you would lose what you began.
unsaved-copied = Copied: you can paste it into another program.
unsaved-name = Unsaved
note-draft-resumed = Your changes that are not saved yet are here.
note-named = “{ $note }”
command-recall-draft = Bring back
note-draft-edit = { $count ->
    [1] Changes that are not saved yet are waiting: { $notes }.
   *[other] Changes of { $count } notes that are not saved yet are waiting: { $notes }.
}
note-draft-new = A note that you began is waiting: { $notes }.
note-draft-forgotten = Forgotten: { $notes }.
