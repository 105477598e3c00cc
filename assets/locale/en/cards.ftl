# Decks and notes in the student’s hands: open, add, edit, arrange.

command-open-deck = Open deck
command-add-note = Add a note
command-edit-tags = Edit tags
command-resume-edit = Go on editing
command-bold = Bold
command-italic = Italic
command-gap = New gap
command-same-gap = Gap with the same number
command-french-spaces = No-break spaces of French
command-next-card = Next card
command-previous-card = Previous card
command-select-card = Select card
command-new-deck = New deck
command-rename-deck = Rename…
command-move-deck = Move…
command-merge-deck = Merge into…
command-export-deck = Export…
command-show-file = Show the file
command-delete-deck = Delete deck
command-suspend-or-resume = Suspend or resume card
command-move-note = Move to another deck…
command-delete-note = Delete note

keys-markup-text = in a note: bold, italic
keys-draw-tools-text = on a picture with masks: select, draw a rectangle, an ellipse, a polygon
keys-draw-add-text = add a mask without the mouse; the arrows move it, with Shift they resize it
keys-draw-pass-text = previous or next mask
keys-draw-group-text = one card for several masks, or one for each
keys-draw-text = masks: undo, redo, duplicate, select all, delete
keys-gap-text = in a cloze text: new gap, gap with the same number
keys-keep-note-text = in a note: save, then the next one
keys-card-text = in a deck: edit, tags, suspend, mark, move elsewhere, delete
keys-deck-text = in a deck: rename, move, delete it
keys-cards-text = in a deck: go from card to card

kind-basic = Question
kind-reversible = Both ways
kind-cloze = Cloze
kind-list = List
kind-choice = Multiple choice
kind-occlusion = Picture with masks
field-recto = Front
field-verso = Back
field-ask-back = Question that asks for the back (optional)
field-ask-front = Question that asks for the front (optional)
field-quote = Sentence that the note comes from (optional)
field-place = Where it stands (optional)
field-tags = Tags
field-open-list = These are only examples
tags-hint = Add…
remove-tag = Remove { $tag }
note-kind = Kind of note
note-more = Add a context or a source
note-preview = Preview
note-preview-empty = The cards will appear here.
note-alike = There is a similar note in “{ $title }”: { $front }
note-alike-edit = Edit that one instead
note-changed-meanwhile = This note was changed meanwhile: what you had not touched is up to date.
note-clash = Changed elsewhere meanwhile, too: { $field }
note-clash-content = This note was changed elsewhere meanwhile, too, in a way that does not go together with yours.
note-clash-empty = (nothing)
command-clash-mine = Keep my version
command-clash-theirs = Take the other version
command-clash-both = Keep both

incomplete-front = The question is missing.
incomplete-back = The answer is missing.
incomplete-text = The text is missing.
incomplete-no-gap = This text has no gap yet: select some words, then Ctrl+Shift+C.
incomplete-gap = A gap is not written right: it should be {"{{"}c1::word{"}}"}.
incomplete-items = The items of the list are missing.
incomplete-distractors = At least one wrong answer is missing.

add-into = Deck
add-first-deck = My notes
add-new-deck = New deck…
new-deck-hint = Title of the deck
deck-title-taken = Another deck is called “{ $title }” already.
deck-title-insist = Two decks will be called “{ $title }”. Press once more to keep it.
deck-title-keep = Keep this title
add-this = Add
add-these = { $count ->
    [one] Add one note
   *[other] Add { $count } notes
}
add-several = { $count ->
    [one] One note to add
   *[other] { $count } notes to add, one a line
}
add-several-left = { $count ->
    [one] One line without a tab, or incomplete, is left out.
   *[other] { $count } lines without a tab, or incomplete, are left out.
}
add-done = { $count ->
    [one] Note added
   *[other] { $count } notes added
} to “{ $title }”.
add-keys = { $keep } adds, { $leave } closes
edit-keys = { $keep } saves, { $leave } cancels

rename-deck = Rename
move-deck = Move
move-deck-hint = Folder, or folder/subfolder
move-no-folder = Outside any folder
move-new-folder = New folder “{ $path }”
move-new-deck = New deck “{ $title }”
merge-deck = Merge
merge-deck-text = All notes of “{ $title }” go into the other deck, with their history.
find-deck-hint = Find a deck
move-note = Move to this deck
move-deck-empty = Type the name of a folder: it will be made.
arrange-nothing = No deck has that name.

deck-empty = This deck has no card yet. Add a note (Ctrl+Shift+N), or make cards from a text (Ctrl+N).
deck-no-folder = Drop here: outside any folder
card-new = new
card-later = in { $wait }
card-due = due
card-learning = learning

notice-edit-left = Changes set aside.
notice-file = The deck’s file: { $path }
notice-deck-deleted = Deck “{ $title }” deleted. Its file stays in the backups, and your answers in the history.
notice-deck-moved = The deck’s file is now { $path }.
notice-deck-merged = Decks merged.
notice-note-moved = Note moved to the other deck, with its history.
notice-note-deleted = Note deleted: { $front }
error-deck-gone = This deck is gone. Choose another one: what you have written is still there.
error-note-gone = This note is gone. What you have written is still there: save again to add it.
error-note-clashes = This note was changed elsewhere meanwhile: first choose what stays, above.
error-no-title = The deck’s title is missing.

find-command-add-note = new card write create question
find-command-new-deck = create empty
find-command-open-deck = show browse cards list
find-command-rename-deck = name title
find-command-move-deck = folder arrange
find-command-merge-deck = join combine
find-command-export-deck = save as share send
find-command-delete-deck = remove erase
find-command-delete-note = remove erase card
find-command-move-note = move arrange card
find-command-edit-tags = labels keywords

field-front-picture = Question about the picture (optional)
incomplete-picture = There is no picture yet.
incomplete-masks = There is no mask yet: draw one over what is to be known.
command-open-media = Add a picture or a sound
command-play = Listen
editor-media = Picture…
media-title = Picture or sound
media-pasted = image
sound-play = Listen: { $name }
draw-select = Select
draw-rectangle = Rectangle
draw-ellipse = Ellipse
draw-polygon = Polygon
draw-add = Add a mask
draw-delete = Delete
draw-duplicate = Duplicate
draw-group = Group
draw-ungroup = Ungroup
draw-align = Align
draw-align-left = Left edges
draw-align-middle = Centres, in a column
draw-align-right = Right edges
draw-align-top = Top edges
draw-align-centre = Centres, in a row
draw-align-bottom = Bottom edges
draw-all = Select all masks
draw-next = Next mask
draw-previous = Previous mask
draw-undo = Undo
draw-redo = Redo
draw-other-picture = Other picture…
draw-open = Open a picture…
draw-wanted = Drop a picture here, paste one, or open a file.
draw-canvas = Picture { $name }, { $count ->
    [0] no mask
    [one] 1 mask
   *[other] { $count } masks
}
draw-hint = Drag to draw a mask. Ctrl and the wheel look closer; Shift draws a square or a circle. A polygon is clicked corner by corner, Enter ends it. Grouped masks are one card.
draw-mode = While one is asked
draw-mode-all = Hide all
draw-mode-one = Hide that one
draw-labels = What the masks hide
draw-none = No mask yet.
draw-label-hint = what is behind
draw-mask = Mask { $number }, { $shape }
draw-label = Name of mask { $number }, { $shape }
incomplete-both = An answer is both among the right ones and among the wrong ones: take it out of one of the two.
field-answers = Right answers, one a line
study-check = Check
study-several = Several answers are right: tick them, then check.
