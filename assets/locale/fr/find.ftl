# La recherche, ce qui est fait à beaucoup de cartes, et ce qui n’y va pas.

query-open-quote = Colonne { $at } : ce guillemet n’est jamais refermé.
query-open-bracket = Colonne { $at } : cette parenthèse n’est jamais refermée.
query-stray-bracket = Colonne { $at } : cette parenthèse n’a pas été ouverte.
query-missing = Colonne { $at } : il manque ce qu’il faut chercher, à « { $after } ».
query-deep = Colonne { $at } : trop de parenthèses les unes dans les autres.
query-key = Colonne { $at } : la recherche « { $key }: » n’existe pas. Un texte avec deux-points se met entre guillemets.
query-value = Colonne { $at } : après « { $key }: », « { $value } » n’est pas connu ; au choix : { $known }.
query-number = Colonne { $at } : après « { $key }: », il faut un nombre, non « { $value } ».
query-number-missing = Colonne { $at } : il manque un nombre après « { $key }: ».
query-comparison = Colonne { $at } : il manque une comparaison, comme dans « prop:stability<10 ».
expression-open-group = Expression régulière, signe { $sign } : cette parenthèse n’est jamais refermée.
expression-stray-group = Expression régulière, signe { $sign } : cette parenthèse n’a pas été ouverte.
expression-open-class = Expression régulière, signe { $sign } : ce crochet n’est jamais refermé.
expression-class = Expression régulière, signe { $sign } : ce qui est entre crochets est mal formé.
expression-nothing-to-repeat = Expression régulière, signe { $sign } : il n’y a rien à répéter avant ce signe.
expression-times = Expression régulière, signe { $sign } : ce nombre de répétitions est mal formé.
expression-escape = Expression régulière, signe { $sign } : cette barre oblique inverse n’a pas de sens ici.
expression-group = Expression régulière, signe { $sign } : ce nom ou cette option de groupe est inconnu.
expression-letters = Expression régulière, signe { $sign } : cette sorte de lettres est inconnue.
expression-around = Expression régulière, signe { $sign } : elle ne peut regarder ni autour d’elle ni en arrière.
expression-large = Expression régulière : elle est trop grande, ou ses parenthèses sont trop imbriquées.
replace-empty = Il n’y a rien à remplacer.
bulk-note = Rien n’a changé : la note « { $front } » ne pourrait plus être posée.
bulk-no-deck = Rien n’a changé : ce paquet n’est plus dans la bibliothèque.
error-no-deck-there = Rien n’a changé : le paquet « { $title } » n’est plus dans la bibliothèque.
edit-nothing = Il n’est pas dit ce qu’il faut changer : --set, --tag, --flag, --suspend… (« carabin edit --help » les énumère).
edit-set = « { $value } » : il faut un champ et son texte, comme dans back=texte. Champs : front, back, text, context.
edit-tag = Une étiquette ne peut pas être vide.
edit-would = { $notes ->
    [0] { $cards ->
        [0] Rien ne changerait.
        [one] Une carte changerait.
       *[other] { $cards } cartes changeraient.
    }
    [one] Une note { $cards ->
        [0] changerait.
        [one] et une carte changeraient.
       *[other] et { $cards } cartes changeraient.
    }
   *[other] { $notes } notes { $cards ->
        [0] changeraient.
        [one] et une carte changeraient.
       *[other] et { $cards } cartes changeraient.
    }
}
edit-done = { $notes ->
    [0] { $cards ->
        [0] Rien n’a changé.
        [one] Une carte a changé.
       *[other] { $cards } cartes ont changé.
    }
    [one] Une note { $cards ->
        [0] a changé.
        [one] et une carte ont changé.
       *[other] et { $cards } cartes ont changé.
    }
   *[other] { $notes } notes { $cards ->
        [0] ont changé.
        [one] et une carte ont changé.
       *[other] et { $cards } cartes ont changé.
    }
}
edit-would-delete = { $notes ->
    [0] Aucune note ne serait supprimée.
    [one] Une note serait supprimée.
   *[other] { $notes } notes seraient supprimées.
}
find-no-deck = Aucun paquet ne s’appelle « { $name } ».
find-no-deck-but = Aucun paquet ne s’appelle « { $name } ». Essayez { $other }
find-no-tag = Aucune étiquette ne s’appelle « { $name } ».
find-no-tag-but = Aucune étiquette ne s’appelle « { $name } ». Essayez { $other }
help-find = Afficher les cartes qu’une recherche trouve
help-find-query = Comme dans la fenêtre : mots, "expressions", deck:, tag:, is:, flag:, prop:, -sauf, or, parenthèses
help-find-format = « tsv » a un en-tête et les colonnes id, front, back, deck, tags, state, due, stability, lapses, created, changed
help-find-sort = Trier par une colonne ; sinon paquet par paquet, dans l’ordre où elles sont écrites
help-find-descending = Trier dans l’autre sens
help-edit = Changer d’un coup toutes les cartes qu’une recherche trouve
help-edit-query = Quelles cartes, comme pour « find » ; ce qui touche les notes est fait à leurs notes
help-edit-dry_run = Afficher ce qui changerait ; n’écrit rien
help-edit-set = Donner un texte à un champ : front, back, text (celui à trous) ou context
help-edit-tag = Ajouter une étiquette
help-edit-untag = Retirer une étiquette
help-edit-flag = Donner un drapeau, ou le retirer
help-edit-mark = Marquer les notes
help-edit-unmark = Retirer leurs marques
help-edit-suspend = Ne plus poser les cartes
help-edit-resume = Poser de nouveau les cartes suspendues
help-edit-reset = Remettre les cartes à zéro, comme nouvelles
help-edit-due = Les faire revenir dans ce nombre de jours
help-edit-move = Déplacer les notes dans un autre paquet : son titre, son identifiant ou son fichier dans decks/
help-edit-delete = Supprimer les notes
help-edit-replace = Remplacer un texte dans tous les champs
help-edit-with = Par quoi le remplacer
help-edit-regex = Ce qui est remplacé est une expression régulière ; $1 en est le premier groupe
help-edit-any_case = Remplacer quelle que soit la casse

command-browse = Cartes
command-browse-focus = Chercher une carte
command-browse-search = Chercher
command-browse-show = Montrer la carte
command-browse-keep = Garder cette recherche
command-browse-sort = Trier
command-browse-column = Colonne
command-browse-choose = Choisir la carte
command-browse-all = Choisir toutes les cartes
command-browse-study = Étudier ces cartes
browse-study-one = Étudier cette carte
command-browse-tag = Étiqueter…
command-browse-untag = Retirer une étiquette…
command-browse-due = Fixer l’échéance…
command-browse-move = Déplacer vers un paquet…
command-browse-replace = Chercher et remplacer…
command-browse-no-flag = Sans drapeau
command-browse-mark = Marquer
command-browse-unmark = Retirer la marque
command-browse-suspend = Suspendre
command-browse-resume = Reprendre
command-browse-reset = Remettre à zéro
command-browse-delete = Supprimer les notes
browse-hint = Mots, "expression", tag:, deck:, is:due, prop:lapses>3, -sauf…
browse-hint-short = Mots, tag:, deck:, is:due…
browse-search = Chercher des cartes
browse-complete = Compléter : { $text }
browse-searches = Recherches
browse-forget = Ne plus garder cette recherche
browse-columns = Colonnes
browse-more = Plus…
browse-flag = Drapeau
browse-rows = { $count ->
    [0] Aucune carte
    [one] Une carte
   *[other] { $count } cartes
}
browse-chosen = { $count ->
    [0] Aucune carte choisie
    [one] Une carte choisie
   *[other] { $count } cartes choisies
}
browse-nothing = Aucune carte ne correspond à cette recherche.
browse-not-understood = Tant que cette recherche n’est pas comprise, rien n’est listé.
browse-no-card = Choisissez une carte : elle se montre ici.
browse-sorted-up = { $name }, par ordre croissant
browse-sorted-down = { $name }, par ordre décroissant
browse-column-front = Question
browse-column-back = Réponse
browse-column-deck = Paquet
browse-column-tags = Étiquettes
browse-column-state = État
browse-column-due = Échéance
browse-column-stability = Stabilité
browse-due-now = maintenant
browse-due-today = aujourd’hui
browse-column-lapses = Oublis
browse-column-created = Créée
browse-column-changed = Modifiée
browse-state-new = nouvelle
browse-state-learning = en cours
browse-state-review = sue
browse-state-relearning = oubliée
browse-state-buried = demain
browse-state-suspended = suspendue
browse-tag-name = Étiquette
browse-tags-name = Étiquettes, séparées par des virgules
browse-untag-none = Les cartes choisies n’ont pas d’étiquette.
browse-days-name = Dans combien de jours ?
browse-days = Il faut un nombre de jours, de 0 à 65 535.
browse-deck-name = Paquet
browse-find-name = Chercher
browse-with-name = Remplacer par
browse-any-case = Ignorer la casse
browse-expression = Expression régulière
looking = Recherche en cours…
browse-replaced = { $count ->
    [0] Rien ne changerait.
    [one] Une note changerait :
   *[other] { $count } notes changeraient :
}
browse-done-notes = { $name } : { $count ->
    [0] rien n’a changé.
    [one] une note a changé.
   *[other] { $count } notes ont changé.
}
browse-deleted = { $count ->
    [0] Aucune note n’a été supprimée.
    [one] Une note a été supprimée.
   *[other] { $count } notes ont été supprimées.
}
browse-moved = { $count ->
    [0] Aucune note n’a été déplacée.
    [one] Une note a été déplacée.
   *[other] { $count } notes ont été déplacées.
}
browse-done-cards = { $name } : { $count ->
    [one] une carte a changé.
   *[other] { $count } cartes ont changé.
}
keys-browse-rows-text = dans « Cartes » : aller de carte en carte, en choisir plusieurs
keys-chosen-text = dans « Cartes » : modifier, étiquettes, suspendre, marquer, mettre ailleurs, supprimer
command-browse-export = Exporter les notes…
command-browse-side = Étiquettes et paquets
command-browse-fold = Ouvrir ou fermer
command-browse-only = Chercher
command-browse-also = Ajouter à la recherche
command-browse-except = Exclure de la recherche
command-browse-rename-tag = Renommer l’étiquette…
command-browse-move-tag = Ranger l’étiquette
command-browse-delete-tag = Supprimer l’étiquette
browse-tag-chosen = Étiqueter les cartes choisies
browse-exported = Notes choisies
browse-filter = Filtrer paquets et étiquettes
browse-filter-short = Filtrer
browse-section-states = États
browse-section-decks = Paquets
browse-section-tags = Étiquettes
browse-is-due = À réviser
browse-is-new = Nouvelles
browse-is-suspended = Suspendues
browse-is-leech = Tenaces
browse-is-marked = Marquées
browse-dragged = { $count ->
    [one] Une carte
   *[other] { $count } cartes
}
browse-counted = { $name }, { $count ->
    [0] aucune carte
    [one] une carte
   *[other] { $count } cartes
}
browse-retag-below = { $count ->
    [one] Une étiquette est rangée dessous : elle suit.
   *[other] { $count } étiquettes sont rangées dessous : elles suivent.
}
browse-retag-merges = Les deux étiquettes n’en feront qu’une : « { $tag } » existe déjà.
