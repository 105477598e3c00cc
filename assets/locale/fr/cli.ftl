# Ce que dit la ligne de commande.

cards-context = Contexte :
cards-source = Source :
due-due = à réviser
due-new = nouvelles
due-deck = paquet
due-total = total
check-summary = { $decks ->
    [one] { $decks } paquet
   *[other] { $decks } paquets
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}, { $events ->
    [one] { $events } événement
   *[other] { $events } événements
} : { $problems ->
    [0] tout est en ordre.
    [one] un problème.
   *[other] { $problems } problèmes.
}
generate-done = « { $title } » : { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}, { $cards ->
    [one] { $cards } carte
   *[other] { $cards } cartes
}.
generate-damaged = Texte mal numérisé : { $percent } % de ses mots n’existent pas tels quels. { $mended ->
    [0] Aucun n’a pu être rétabli
    [one] { $mended } a été rétabli
   *[other] { $mended } ont été rétablis
}{ $unreadable ->
    [0] .
    [one]  ; { $unreadable } phrase reste illisible, aucune carte n’en est proposée.
   *[other]  ; { $unreadable } phrases restent illisibles, aucune carte n’en est proposée.
}
generate-other-course = Ce texte n’a aucune note en commun avec ce paquet. Pour un paquet à part, donnez un autre titre avec --title.
generate-empty = Rien à lire dans { $document } : le texte est vide. Aucun paquet n’a été écrit.
terms-no-text = Aucun texte (.txt ou .md) dans le dossier { $path }.
generate-nothing = Aucune carte à tirer de { $document } : le texte ne contient ni définition, ni liste, ni fait qui se suffise à lui-même. Aucun paquet n’a été écrit.
error-no-display = La fenêtre n’a pas pu s’ouvrir : aucun écran n’est disponible ({ $detail }). Sans écran, lancez « xvfb-run carabin », ou utilisez les commandes (carabin --help).
error-window = La fenêtre n’a pas pu s’ouvrir : { $detail }.

help-carabin = Tire des cartes d’un texte et les ancre dans la mémoire. Sans commande, ouvre la fenêtre, et le fichier nommé s’il y en a un.
help-carabin-library = Le dossier de la bibliothèque
help-generate = Faire un paquet d’un ou plusieurs textes
help-generate-inputs = Les textes ; - est l’entrée standard. Plusieurs textes font un seul paquet
help-generate-output = Écrire le paquet ici plutôt que dans la bibliothèque ; - est la sortie standard
help-generate-title = Le titre du paquet ; sinon, le premier titre du texte
help-generate-language = La langue des textes
help-generate-choices = Ce qui est demandé par choix multiple : rien, les nombres, ou tout ce qui s’y prête
help-terms = Afficher les termes de textes, les meilleurs d’abord
help-terms-inputs = Des textes, et des dossiers de textes (.txt, .md) ; - est l’entrée standard
help-terms-language = La langue des textes
help-terms-format = « tsv » a les colonnes terme, score, fréquence, textes, sans en-tête
help-cards = Afficher toutes les cartes d’un ou plusieurs paquets, telles qu’elles sont posées
help-cards-decks = Les fichiers des paquets
help-cards-format = « tsv » a un en-tête et les colonnes id, front, back, tags, source, context ; « anki » et « csv » ont une ligne par note, que « carabin import » relit
help-due = Afficher ce qu’il y a à étudier aujourd’hui
help-check = Vérifier une bibliothèque, un dossier, un paquet ou un historique
help-check-path = Ce qu’il faut vérifier ; par défaut, la bibliothèque
help-generate-amount = Combien de cartes garder parmi celles qui sont possibles : l’essentiel, le nombre habituel, toutes
help-generate-all = Garder toutes les cartes envisagées, les mauvaises aussi
help-generate-no_etymology = Ne pas demander de quoi les mots savants sont faits
help-generate-explain = Montrer chaque phrase avec ses cartes, ou pourquoi elle n’en donne pas ; n’écrit rien
help-check-repair = Réparer ce qui ne demande pas de deviner, après une copie dans backups/
check-repairable = « carabin check --repair » répare ce qui peut l’être, après une copie.
help-backup = Copier dans backups/ ce qui a changé depuis sa dernière copie
help-backup-list = Énumérer plutôt les copies : moment, octets, fichiers
help-restore = Ramener la bibliothèque à ce qu’elle était au moment d’une sauvegarde
help-restore-moment = Tel que « backup --list » le nomme
help-restore-files = Seulement ces fichiers, par leur chemin dans la bibliothèque
backup-done = { $files ->
    [0] Rien n’a changé depuis la dernière sauvegarde.
    [one] Un fichier copié dans backups/.
   *[other] { $files } fichiers copiés dans backups/.
}
restore-done = { $files ->
    [0] Tout était déjà comme à ce moment-là.
    [one] Un fichier rétabli.
   *[other] { $files } fichiers rétablis.
}
restore-undo-notes = Pour ravoir les notes telles qu’elles étaient : carabin restore { $moment } (ce qui a été fait aux cartes reste).
restore-undo = Pour revenir en arrière : carabin restore { $moment }
restore-left = { $path } : la copie ne peut pas être lue ; le fichier est resté tel quel.
help-statistics = Afficher ce qui a été fait, ce qui est su et ce qui vient
help-statistics-deck = Seulement les cartes de ce paquet : son titre, son identifiant ou son fichier dans decks/
help-statistics-tag = Seulement les cartes des notes qui portent cette étiquette
help-statistics-period = Jusqu’où regarder, en arrière et en avant
help-statistics-csv = Écrire les nombres de chaque figure dans ce dossier, en tableaux
help-add = Ajouter des notes à un paquet
help-add-deck = Le paquet : son titre, son identifiant ou son fichier dans decks/
help-add-new = Créer le paquet s’il n’existe pas
help-add-kind = Le type des notes
help-add-tags = Une étiquette pour toutes ; peut être répété
help-add-context = L’endroit du plan dont la question a besoin
help-add-source = La phrase dont elles viennent
help-add-dry_run = Ne rien écrire ; afficher les cartes qu’il y aurait
help-add-fields = Les parties de la note : question et réponse ; texte à trous ; question et éléments ; question, réponse et réponses fausses. - prend une note par ligne de l’entrée standard, ses parties séparées par des tabulations
add-did = { $count ->
    [one] Une note ajoutée.
   *[other] { $count } notes ajoutées.
}
add-would = { $count ->
    [one] Une note serait ajoutée.
   *[other] { $count } notes seraient ajoutées.
}
add-nothing = Il n’y a aucune note à ajouter : l’entrée standard est vide.
add-alike = Une note semblable existe déjà dans « { $title } » : { $id }
add-line = Ligne { $line } : { $detail } Rien n’a été ajouté.
add-no-gap = Ce texte n’a encore aucun trou : entourez ce qui est à cacher, {"{{"}c1::mot{"}}"}.
add-too-many = Cette note a trop de parties pour son type.
help-usage = Utilisation :
help-commands = Commandes 
help-arguments = Arguments 
help-options = Options 
help-default = [par défaut : { $values }]
help-values = [valeurs : { $values }]
help-help = Afficher l’aide du programme, ou d’une commande
help-carabin-help = Afficher cette aide
help-carabin-version = Afficher la version
help-value-command = COMMANDE
help-value-path = CHEMIN
help-value-input = ENTRÉE
help-value-out-ron = PAQUET.ron
help-value-title = TITRE
help-value-language = LANGUE
help-value-choices = CHOIX
help-value-amount = QUANTITÉ
help-value-format = FORMAT
help-value-deck = PAQUET
help-value-deck-ron = PAQUET.ron
help-value-tag = ÉTIQUETTE
help-value-period = PÉRIODE
help-value-csv = DOSSIER
help-value-folder = DOSSIER
help-value-kind = TYPE
help-value-context = CONTEXTE
help-value-source = PHRASE
help-value-part = PARTIE
help-value-query = RECHERCHE
help-value-sort = COLONNE
help-value-column = COLONNE
help-value-field-text = CHAMP=TEXTE
help-value-flag = DRAPEAU
help-value-days = JOURS
help-value-text = TEXTE
help-value-moment = MOMENT
help-value-file = FICHIER
usage-command = Il n’y a ni commande ni fichier « { $command } ».
usage-unknown = « { $argument } » n’a pas de sens ici.
usage-no-value = Il manque une valeur à { $argument }.
usage-value = « { $value } » n’est pas une valeur de { $argument } : { $values }.
usage-odd-value = « { $value } » n’est pas une valeur de { $argument }.
usage-too-many = { $argument } ne prend pas la valeur « { $value } ».
usage-twice = { $argument } ne peut être donné qu’une fois.
usage-conflict = { $argument } et { $other } ne vont pas ensemble.
usage-missing = Il manque : { $argument }
usage-not-text = Un argument n’est pas un texte valide.
usage-other = Cette commande n’a pas été comprise.
usage-suggestion = Peut-être « { $suggested } » ?
usage-usage = Utilisation : { $usage }
usage-more = « carabin --help » et « carabin COMMANDE --help » disent ce qui peut être écrit.
score-statement = énoncé
score-card = carte
