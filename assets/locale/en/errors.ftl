# What can go wrong, said so that the student knows what happened, what was kept, what to do.

# Why the system refused; used inside the sentences below.
io-reason = { $reason ->
    [io-not-found] there is no such file
    [io-permission] you are not allowed to
    [io-directory] this is a folder, not a file
    [io-full] the disk is full
    [io-read-only] the disk can only be read
    [io-too-large] the file is too large
    [io-not-text] this is not text, or not in an encoding that can be recognised
    [io-pdf] this is a PDF; open it, copy its text and paste it into “Make cards”
    [io-office] this is a document of a word processor, a presentation or a spreadsheet; open it, then copy its text or save it as “Text (.txt)”
    [io-rtf] this is an RTF document; open it, then copy its text or save it as “Text (.txt)”
    [io-book] this is a book (EPUB); open it, copy the passage you want and paste it into “Make cards”
    [io-anki] this is an Anki package; in Anki, choose File › Export, “Notes in Plain Text (.txt)”, then open that file here: its notes, decks and tags will be taken in
    [io-picture] this is a picture; have its text recognised by another program, then paste what it has read
    [io-recording] this is a recording; it takes a transcript of it
    [io-archive] this is an archive; unpack the files that it holds and open them one by one
    [io-folder] a folder of the path is none
    [io-exists] something stands there already
    [io-busy] another program is using it
    [io-name] this name is not possible here
    [io-network] the disk on the network does not answer
    [io-end] the file ends too early
    [io-outside] this is a link that leads out of the library, or nowhere
    [io-link] this is a link, and Carabin follows none here
    [io-no-file] this is no ordinary file
   *[io-other] { $detail }
}

# Why a deck or settings can't be understood; used inside the sentences below.
ron-fault = { $why ->
    [end] the file ends too early
    [open] “{ $name }” is expected here
    [close] “{ $name }” is missing here
    [comma] a comma is missing here
    [colon] a colon is missing here
    [text] a text in straight quotes is expected here
    [quote] this text has no closing quote
    [number] “{ $found }” is no number that can stand here
    [boolean] “true” or “false” is expected here
    [escape] the backslash in this text announces no known sign
    [comment] this comment is not closed
    [more] something follows the end
    [field] there is no field “{ $name }” here; these there are: { $known }
    [variant] there is no “{ $name }” here; these there are: { $known }
    [missing] the field “{ $name }” is missing
    [twice] the field “{ $name }” is there twice
    [deep] too many parentheses stand in each other
    [value] “{ $found }” can't stand here
   *[other] “{ $found }” can't be understood here
}

error-read = { $path } could not be read: { io-reason }.
error-write = { $path } could not be written: { io-reason }. What was there before is unchanged.
error-no-library = There is no library at { $path }. Start carabin once to make one, or name another with --library.
error-not-a-library = { $path } holds other files and is not a Carabin library. Choose an empty folder, or one that does not exist yet; nothing was written.
error-read-only = This library is open for reading only: another Carabin window has it, or its folder can't be written to. Nothing was saved.
read-only-window = Read only: another Carabin window has this library. Nothing is saved here as long as it is open.
read-only-folder = Read only: this library’s folder can’t be written to. Nothing is saved.
read-only-problem = Read only: a file of this library stands in the way; “Check the library”, in the settings, says which. Nothing is saved.
error-encode = The deck could not be put into words: { $detail }. Nothing was written.
error-no-backup = No backup is named { $moment }. “carabin backup --list” names them all.
error-changed = { $path } was changed by another device or program a moment ago, and was not taken away. Look at it again first.
error-other-deck = { $path } already holds another deck. It was left as it is; choose another name.
error-settings = { $path } can't be understood and is therefore not replaced. Correct that file, or move it away to begin again with the usual settings.
error-drafts = { $path } holds texts that were begun, and can't be understood any more. The file is kept beside the new one, under another name.
error-output = The result could not be printed: { $detail }.
text-unreadable = { $path }: { $count ->
    [one] a byte that can’t be read is replaced by “�”, on line { $line }.
   *[other] { $count } bytes that can’t be read are replaced by “�”, the first on line { $line }.
}

fault-deck-empty = this file is empty; a deck was expected.
fault-deck-encoding = this is not UTF-8 text; the file was left as it is.
fault-deck-syntax = this is not a deck: { ron-fault }. The file was left as it is.
fault-deck-newer = this deck was written by a newer Carabin (format { $format }). It was left as it is; update Carabin to open it.
fault-deck-same-id = two notes have the id { $id }; each needs its own.
fault-cloze-open = a gap is opened and never closed: “{ $text }”.
fault-cloze-number = a gap's number must be 1 to 500: “{ $text }”.
fault-cloze-empty = a gap hides nothing: “{ $text }”.
fault-cloze-deep = gaps are nested more than eight deep.
fault-cloze-many = a text has more than a thousand gaps.
fault-cloze-no-gap = a note with gaps needs at least one: write {"{{"}c1::word{"}}"}.
fault-deck-empty-field = the note { $id } has nothing in its field { $field }.
fault-deck-masks = the masks of the note { $id } need numbers from 1, and a polygon 3 to 100 corners.
fault-same-deck = this deck has the same id ({ $id }) as { $first }: their progress can't be told apart.
fault-same-note = the note { $id } is also in { $first }: their progress can't be told apart.
fault-settings = these settings can't be understood ({ ron-fault }); the usual ones are used and the file was left as it is.
fault-settings-newer = these settings were written by a newer Carabin; the usual ones are used and the file was left as it is.
fault-history-header = the column { $name } is missing from the first line; this history was left out.
fault-history-columns = the first line has { $found } columns, and there can be { $most } of them; this history was left out.
fault-history-fields = this line has { $found ->
    [one] { $found } field
   *[other] { $found } fields
} instead of { $expected }; it was passed over.
fault-history-value = “{ $value }” can't be a { $name }; this line was passed over.
fault-history-torn = the last line was cut off; everything before it counts.
fault-history-name = a history's file name must be a device's name; this file was left out.
fault-conflict-copy = this is a version of { $name } that a synchroniser has set aside.
fault-unlike-copy = this name is that of a copy of { $name }, but it holds something else, or one of them can't be read.
fault-leftover = this temporary file is left from a write that was cut short.
fault-picture = the picture { $name } of the note { $id } is not in the media folder.
fault-media = the file { $name } that the note { $id } names is not in the media folder.
fault-media-unused = no card names this file.
fault-picture-name = “{ $name }” is no name of a picture in the media folder (note { $id }).
fault-orphans = { $events ->
    [one] { $events } event is
   *[other] { $events } events are
} about { $cards ->
    [one] a card that is
   *[other] { $cards } cards that are
} in no deck.
fault-mistyped-gap = “{ $text }” looks like a gap but is none (note { $id }): write {"{{"}c1::word{"}}"}.
fault-case = this name differs from { $name } only by capitals: Windows and macOS would see one file. Rename one of them.
fault-clock = { $events ->
    [one] { $events } event is
   *[other] { $events } events are
} dated in the future: a device's clock was ahead.

remedy-merge = → Can be repaired: both versions will be joined.
remedy-take-out = → Can be repaired: the lines that can't be read will be taken out, after a copy.
remedy-put-away = → Can be repaired: it will be put into backups.
remedy-keep = → Nothing to do, all of it is kept.
remedy-leave = → For you to correct; Carabin leaves it alone.
merged-deck = “{ $title }”: two versions joined ({ $taken ->
    [0] no note changed
    [one] one note from the other
   *[other] { $taken } notes from the other
}). The originals are in backups.
merged-history = Two versions of a history joined ({ $events ->
    [one] { $events } event
   *[other] { $events } events
}). The originals are in backups.
merged-settings = Two versions of the settings were joined, one by one. The originals are in backups.
notice-machine = The settings of this machine could not be read: what could be was taken over, and the original is kept beside them.
notice-machine-newer = The settings of this machine come from a newer Carabin: they are read, and left as they are.
notice-history-form = Your history had been saved by another program: it has its own form again, and the original is in backups.
merged-device = Another machine was writing under this device's name: it has a new one, and nothing is lost.
notice-made-again = The library’s folder was gone; it was made again in the same place, with your decks and your history.
notice-took-over = The other window is closed: this one saves again.
repaired-history = { $name }: the lines that can't be read are in backups, the others count.
repaired-leftover = A temporary file is now in backups.

settings-fault-retention = The desired retention must be between 0.70 and 0.99, not { $value }.
settings-fault-parameter-count = FSRS-6 has 21 parameters, not { $count }.
settings-fault-parameter-value = Parameter { $number } of FSRS-6 is not a number.
settings-fault-parameter-range = Parameter { $number } of FSRS-6 must be between { $least } and { $most }.
settings-fault-step = A learning step must be from one minute to thirty days, not { $minutes } minutes.
settings-fault-step-count = There may be at most ten learning steps, not { $count }.
settings-fault-maximum-interval = The longest interval must be 7 to 36500 days, not { $days }.
settings-fault-rollover = The day must turn over at an hour from 0 to 12, not { $hour }.
error-no-such-deck = No deck is called “{ $name }”. Titles are those that “carabin due” prints.
error-no-such-tag = No card has the tag “{ $name }”.

media-missing = The file { $name } is not in the library’s media folder.
media-name = “{ $name }” is no name of a file in the media folder.
media-empty = This file is empty.
media-unknown = This is neither a picture (PNG, JPEG, WebP, GIF, SVG) nor a sound (WAV, MP3, Ogg, FLAC).
media-too-large = This file is larger than { $most } MB. Make it smaller, then add it again.
media-too-many-pixels = This picture has { $width } × { $height } points: too many to show. Make it smaller, then add it again.
media-damaged = This picture is damaged, or cut off.
media-reaches-out = This drawing takes in what is outside it ({ $what }). Save it with everything inside, then add it again.
media-too-intricate = This drawing is too intricate to show. Save it as a PNG picture, then add that.
media-sound = This is a sound, not a picture.
media-no-player = This system has no program that plays sounds.
