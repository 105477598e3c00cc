# Notes of other programs: what comes in, what goes out.

help-import = Take in notes of another program: Anki’s text export, a table
help-import-file = Anki’s “Notes in Plain Text” (.txt), or a table (.csv, .tsv) of questions, answers and tags; - is the standard input
help-import-deck = All of them into this deck, whatever the file names: its title, its id or its file in decks/
help-import-dry_run = Write nothing; print what would be done
import-did = { $added ->
    [0] No note added
    [one] One note added
   *[other] { $added } notes added
}, { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
}, { $same ->
    [0] none unchanged
    [one] one unchanged
   *[other] { $same } unchanged
}{ $left ->
    [0] .
    [one] ; one line left out.
   *[other] ; { $left } lines left out.
}
import-would = { $added ->
    [0] No note would be added
    [one] One note would be added
   *[other] { $added } notes would be added
}, { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
}, { $same ->
    [0] none unchanged
    [one] one unchanged
   *[other] { $same } unchanged
}{ $left ->
    [0] .
    [one] ; one line would be left out.
   *[other] ; { $left } lines would be left out.
}
import-missing = { $count ->
    [one] A picture or sound is missing: { $names }. Put this file into the library’s media folder.
   *[other] { $count } pictures or sounds are missing ({ $names }…). Put these files into the library’s media folder.
}
import-untitled = Imported notes
import-left-front = The question is empty; this line made no note.
import-left-back = The answer is empty; this line made no note.
import-left-masks = This note hides parts of a picture, which a text file does not carry. Make it again with “Picture with masks”.
import-left-twice = The same note as on line { $first }, which was taken.
fault-table-quote = a quotation mark is opened here and never closed (line { $line }, column { $column }). Double it if it belongs to the text; nothing was imported.
fault-table-separator = “{ $name }” is no separator (line { $line }): tab, comma, semicolon, pipe, colon or space. Nothing was imported.
fault-table-column = “{ $name }” is no number of a column (line { $line }); the first is 1. Nothing was imported.
fault-table-empty = this file holds no note. Nothing was imported.
generate-notes = { $document } is a list of notes, not a text: “carabin import” takes them as they are. No deck was written.

command-take-notes = Import the notes
command-as-text = Make cards from it, as from a text
import-title = Import “{ $name }”
import-certain = This file is a list of notes. They will be taken as they are; nothing is written yet.
import-perhaps = Nearly all lines of this file have tabs: are they notes, question and answer? Nothing is written yet.
import-deck = { $title }: { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
import-deck-new = { $title }: { $notes ->
    [one] { $notes } note, in a new deck
   *[other] { $notes } notes, in a new deck
}
import-left = { $count ->
    [one] One line makes no note
   *[other] { $count } lines make no note
}
import-line = Line { $line }: { $why }
import-unclear = “{ $name }” can’t be imported: { $detail }
command-import-notes = Import notes…
find-command-import-notes = anki csv tsv excel table apkg quizlet

anki-basic = Basic
anki-reversed = Basic (and reversed card)
anki-cloze = Cloze
path-text-export = Write where to save, with the file’s name (Tab completes the folder). The end of the name says the form: .ron for Carabin (all of it), .txt for Anki, .csv for a spreadsheet.
path-ending = End the name with .ron (Carabin), .txt (Anki) or .csv (spreadsheet).
error-export-ending = “{ $name }”: no deck is saved under such a name. End it with .ron (Carabin), .txt or .tsv (Anki) or .csv (spreadsheet); nothing was written.
export-lost = Saved: { $path }. { $form ->
    [ron] The history of reviews stays in the library
    [anki] Open it in Anki by File › Import; the history of reviews stays here
   *[csv] The history of reviews stays in the library
}{ $media ->
    [0] .
    [one] , and one picture or sound in its media folder.
   *[other] , and { $media } pictures or sounds in its media folder.
}{ $masks ->
    [0] {""}
    [one] {" "}One picture with masks is not in it: only .ron holds it.
   *[other] {" "}{ $masks } pictures with masks are not in it: only .ron holds them.
}
