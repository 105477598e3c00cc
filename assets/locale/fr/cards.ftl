# Les paquets et les notes dans les mains de l’étudiant : ouvrir, ajouter, modifier, ranger.

command-open-deck = Ouvrir le paquet
command-add-note = Ajouter une note
command-edit-tags = Modifier les étiquettes
command-resume-edit = Reprendre les modifications
command-bold = Gras
command-italic = Italique
command-gap = Nouveau trou
command-same-gap = Trou de même numéro
command-french-spaces = Espaces insécables du français
command-next-card = Carte suivante
command-previous-card = Carte précédente
command-select-card = Choisir la carte
command-new-deck = Nouveau paquet
command-rename-deck = Renommer…
command-move-deck = Déplacer…
command-merge-deck = Fusionner avec…
command-export-deck = Exporter…
command-show-file = Montrer le fichier
command-delete-deck = Supprimer le paquet
command-suspend-or-resume = Suspendre ou reprendre la carte
command-move-note = Mettre dans un autre paquet…
command-delete-note = Supprimer la note

keys-markup-text = dans une note : gras, italique
keys-draw-tools-text = sur une image à masques : choisir, dessiner un rectangle, une ellipse, un polygone
keys-draw-add-text = ajouter un masque sans la souris ; les flèches le déplacent, avec Maj elles changent sa taille
keys-draw-pass-text = masque précédent ou suivant
keys-draw-group-text = une carte pour plusieurs masques, ou une pour chacun
keys-draw-text = masques : annuler, rétablir, dupliquer, tout choisir, supprimer
keys-gap-text = dans un texte à trous : nouveau trou, trou de même numéro
keys-keep-note-text = dans une note : enregistrer, puis la suivante
keys-card-text = dans un paquet : modifier, étiquettes, suspendre, marquer, mettre ailleurs, supprimer
keys-deck-text = dans un paquet : le renommer, le déplacer, le supprimer
keys-cards-text = dans un paquet : passer d’une carte à l’autre

kind-basic = Question
kind-reversible = Recto verso
kind-cloze = Texte à trous
kind-list = Liste
kind-choice = Choix multiple
kind-occlusion = Image à masques
field-recto = Recto
field-verso = Verso
field-ask-back = Question qui demande le verso (facultatif)
field-ask-front = Question qui demande le recto (facultatif)
field-quote = Phrase d’où vient la note (facultatif)
field-place = Où elle se trouve (facultatif)
field-tags = Étiquettes
field-open-list = Ce ne sont que des exemples
tags-hint = Ajouter…
remove-tag = Retirer { $tag }
note-kind = Type de note
note-more = Ajouter un contexte ou une source
note-preview = Aperçu
note-preview-empty = Les cartes apparaîtront ici.
note-alike = Une note semblable existe déjà dans « { $title } » : { $front }
note-alike-edit = La modifier plutôt
note-changed-meanwhile = Cette note a été modifiée entre-temps : ce que vous n’aviez pas touché est à jour.
note-clash = Modifié aussi ailleurs entre-temps : { $field }
note-clash-content = Cette note a aussi été modifiée ailleurs entre-temps, d’une façon qui ne se combine pas avec la vôtre.
note-clash-empty = (rien)
command-clash-mine = Garder ma version
command-clash-theirs = Prendre l’autre version
command-clash-both = Garder les deux

incomplete-front = Il manque la question.
incomplete-back = Il manque la réponse.
incomplete-text = Il manque le texte.
incomplete-no-gap = Ce texte n’a encore aucun trou : sélectionnez des mots, puis Ctrl+Maj+C.
incomplete-gap = Un trou est mal écrit : il faut {"{{"}c1::mot{"}}"}.
incomplete-items = Il manque les éléments de la liste.
incomplete-distractors = Il manque au moins une réponse fausse.

add-into = Paquet
add-first-deck = Mes notes
add-new-deck = Nouveau paquet…
new-deck-hint = Titre du paquet
deck-title-taken = Un autre paquet s’appelle déjà « { $title } ».
deck-title-insist = Deux paquets porteront le titre « { $title } ». Appuyez encore une fois pour le garder.
deck-title-keep = Garder ce titre
add-this = Ajouter
add-these = { $count ->
    [one] Ajouter une note
   *[other] Ajouter { $count } notes
}
add-several = { $count ->
    [one] Une note à ajouter
   *[other] { $count } notes à ajouter, une par ligne
}
add-several-left = { $count ->
    [one] Une ligne sans tabulation ou incomplète est laissée de côté.
   *[other] { $count } lignes sans tabulation ou incomplètes sont laissées de côté.
}
add-done = { $count ->
    [one] Note ajoutée
   *[other] { $count } notes ajoutées
} dans « { $title } ».
add-keys = { $keep } ajoute, { $leave } ferme
edit-keys = { $keep } enregistre, { $leave } annule

rename-deck = Renommer
move-deck = Déplacer
move-deck-hint = Dossier, ou dossier/sous-dossier
move-no-folder = Hors de tout dossier
move-new-folder = Nouveau dossier « { $path } »
move-new-deck = Nouveau paquet « { $title } »
merge-deck = Fusionner
merge-deck-text = Toutes les notes de « { $title } » vont dans l’autre paquet, avec leur historique.
find-deck-hint = Chercher un paquet
move-note = Mettre dans ce paquet
move-deck-empty = Écrivez le nom d’un dossier : il sera créé.
arrange-nothing = Aucun paquet ne porte ce nom.

deck-empty = Ce paquet n’a encore aucune carte. Ajoutez une note (Ctrl+Maj+N), ou faites des cartes d’un texte (Ctrl+N).
deck-no-folder = Déposer ici : hors de tout dossier
card-new = nouvelle
card-later = dans { $wait }
card-due = à réviser
card-learning = en cours

notice-edit-left = Modifications laissées de côté.
notice-file = Le fichier du paquet : { $path }
notice-deck-deleted = Paquet « { $title } » supprimé. Son fichier reste dans les sauvegardes, et vos réponses dans l’historique.
notice-deck-moved = Le fichier du paquet est maintenant { $path }.
notice-deck-merged = Paquets fusionnés.
notice-note-moved = Note mise dans l’autre paquet, avec son historique.
notice-note-deleted = Note supprimée : { $front }
error-deck-gone = Ce paquet n’existe plus. Choisissez-en un autre : ce que vous avez écrit est toujours là.
error-note-gone = Cette note n’existe plus. Ce que vous avez écrit est toujours là : validez encore pour l’ajouter.
error-note-clashes = Cette note a été modifiée ailleurs entre-temps : choisissez d’abord ce qui reste, ci-dessus.
error-no-title = Il manque le titre du paquet.

find-command-add-note = nouvelle carte écrire créer question fiche
find-command-new-deck = créer vide
find-command-open-deck = voir parcourir cartes liste
find-command-rename-deck = nom titre
find-command-move-deck = dossier ranger
find-command-merge-deck = réunir joindre
find-command-export-deck = enregistrer sous partager envoyer
find-command-delete-deck = effacer enlever retirer
find-command-delete-note = effacer enlever retirer carte
find-command-move-note = déplacer ranger carte
find-command-edit-tags = tags mots-clés

field-front-picture = Question sur l’image (facultatif)
incomplete-picture = Il n’y a pas encore d’image.
incomplete-masks = Il n’y a pas encore de masque : dessinez-en un sur ce qu’il faut savoir.
command-open-media = Ajouter une image ou un son
command-play = Écouter
editor-media = Image…
media-title = Image ou son
media-pasted = image
sound-play = Écouter : { $name }
draw-select = Choisir
draw-rectangle = Rectangle
draw-ellipse = Ellipse
draw-polygon = Polygone
draw-add = Ajouter un masque
draw-delete = Supprimer
draw-duplicate = Dupliquer
draw-group = Grouper
draw-ungroup = Dégrouper
draw-align = Aligner
draw-align-left = Bords gauches
draw-align-middle = Centres, en colonne
draw-align-right = Bords droits
draw-align-top = Bords hauts
draw-align-centre = Centres, en ligne
draw-align-bottom = Bords bas
draw-all = Choisir tous les masques
draw-next = Masque suivant
draw-previous = Masque précédent
draw-undo = Annuler
draw-redo = Rétablir
draw-other-picture = Autre image…
draw-open = Ouvrir une image…
draw-wanted = Déposez une image ici, collez-la, ou ouvrez un fichier.
draw-canvas = Image { $name }, { $count ->
    [0] aucun masque
    [one] 1 masque
   *[other] { $count } masques
}
draw-hint = Faites glisser pour dessiner un masque. Ctrl et la molette agrandissent ; Maj dessine un carré ou un cercle. Un polygone se clique sommet par sommet, Entrée le termine. Des masques groupés font une seule carte.
draw-mode = Quand l’un est demandé
draw-mode-all = Tout cacher
draw-mode-one = Ne cacher que lui
draw-labels = Ce que cachent les masques
draw-none = Aucun masque pour l’instant.
draw-label-hint = ce qu’il y a derrière
draw-mask = Masque { $number }, { $shape }
draw-label = Nom du masque { $number }, { $shape }
incomplete-both = Une réponse est à la fois parmi les bonnes et parmi les fausses : ôtez-la de l’une des deux listes.
field-answers = Bonnes réponses, une par ligne
study-check = Vérifier
study-several = Plusieurs réponses sont justes : cochez-les, puis vérifiez.
