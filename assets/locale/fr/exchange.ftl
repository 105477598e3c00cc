# Les notes d’autres programmes : ce qui entre, ce qui sort.

help-import = Reprendre les notes d’un autre programme : export texte d’Anki, tableau
help-import-file = « Notes en texte brut » d’Anki (.txt), ou un tableau (.csv, .tsv) de questions, réponses et étiquettes ; - est l’entrée standard
help-import-deck = Les mettre toutes dans ce paquet, quoi qu’en dise le fichier : son titre, son identifiant ou son fichier dans decks/
help-import-dry_run = Ne rien écrire ; afficher ce qui serait fait
import-did = { $added ->
    [0] Aucune note ajoutée
    [one] Une note ajoutée
   *[other] { $added } notes ajoutées
}, { $changed ->
    [0] aucune modifiée
    [one] une modifiée
   *[other] { $changed } modifiées
}, { $same ->
    [0] aucune inchangée
    [one] une inchangée
   *[other] { $same } inchangées
}{ $left ->
    [0] .
    [one]  ; une ligne laissée de côté.
   *[other]  ; { $left } lignes laissées de côté.
}
import-would = { $added ->
    [0] Aucune note ne serait ajoutée
    [one] Une note serait ajoutée
   *[other] { $added } notes seraient ajoutées
}, { $changed ->
    [0] aucune modifiée
    [one] une modifiée
   *[other] { $changed } modifiées
}, { $same ->
    [0] aucune inchangée
    [one] une inchangée
   *[other] { $same } inchangées
}{ $left ->
    [0] .
    [one]  ; une ligne serait laissée de côté.
   *[other]  ; { $left } lignes seraient laissées de côté.
}
import-missing = { $count ->
    [one] Une image ou un son manque : { $names }. Mettez ce fichier dans le dossier media de la bibliothèque.
   *[other] { $count } images ou sons manquent ({ $names }…). Mettez ces fichiers dans le dossier media de la bibliothèque.
}
import-untitled = Notes importées
import-left-front = La question est vide ; cette ligne n’a pas donné de note.
import-left-back = La réponse est vide ; cette ligne n’a pas donné de note.
import-left-masks = Cette note cache des parties d’une image, ce qu’un fichier de texte ne transporte pas. Refaites-la avec « Image à masques ».
import-left-twice = Même note qu’à la ligne { $first }, qui a été prise.
fault-table-quote = un guillemet droit est ouvert ici et jamais refermé (ligne { $line }, colonne { $column }). Doublez-le s’il fait partie du texte ; rien n’a été importé.
fault-table-separator = « { $name } » n’est pas un séparateur (ligne { $line }) : tab, comma, semicolon, pipe, colon ou space. Rien n’a été importé.
fault-table-column = « { $name } » n’est pas un numéro de colonne (ligne { $line }) ; le premier est 1. Rien n’a été importé.
fault-table-empty = ce fichier ne contient aucune note. Rien n’a été importé.
generate-notes = { $document } est une liste de notes, pas un texte : « carabin import » les reprend telles quelles. Aucun paquet n’a été écrit.

command-take-notes = Importer les notes
command-as-text = En faire des cartes, comme d’un texte
import-title = Importer « { $name } »
import-certain = Ce fichier est une liste de notes. Elles seront reprises telles quelles ; rien n’est encore écrit.
import-perhaps = Presque toutes les lignes de ce fichier ont des tabulations : sont-ce des notes, question et réponse ? Rien n’est encore écrit.
import-deck = { $title } : { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
import-deck-new = { $title } : { $notes ->
    [one] { $notes } note, dans un nouveau paquet
   *[other] { $notes } notes, dans un nouveau paquet
}
import-left = { $count ->
    [one] Une ligne ne donne pas de note
   *[other] { $count } lignes ne donnent pas de note
}
import-line = Ligne { $line } : { $why }
import-unclear = Impossible d’importer « { $name } » : { $detail }
command-import-notes = Importer des notes…
find-command-import-notes = anki csv tsv excel tableau reprendre apkg quizlet

anki-basic = Basique
anki-reversed = Généralités (deux sens)
anki-cloze = Texte à trous
path-text-export = Écrivez où enregistrer, nom du fichier compris (Tab complète le dossier). La fin du nom dit la forme : .ron pour Carabin (tout y est), .txt pour Anki, .csv pour un tableur.
path-ending = Terminez le nom par .ron (Carabin), .txt (Anki) ou .csv (tableur).
error-export-ending = « { $name } » : aucun paquet ne s’enregistre sous ce nom. Terminez-le par .ron (Carabin), .txt ou .tsv (Anki) ou .csv (tableur) ; rien n’a été écrit.
export-lost = Enregistré : { $path }. { $form ->
    [ron] L’historique des révisions reste dans la bibliothèque
    [anki] À ouvrir dans Anki par Fichier › Importer ; l’historique des révisions reste ici
   *[csv] L’historique des révisions reste dans la bibliothèque
}{ $media ->
    [0] .
    [one] , et un fichier d’image ou de son dans son dossier media.
   *[other] , et { $media } fichiers d’images ou de sons dans son dossier media.
}{ $masks ->
    [0] {""}
    [one] {" "}Une image à masques n’y est pas : seul .ron la contient.
   *[other] {" "}{ $masks } images à masques n’y sont pas : seul .ron les contient.
}
