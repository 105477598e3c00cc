# Ce qui est en double.
command-duplicates = Doublons
find-command-duplicates = doubles semblables identiques fusionner répétées
command-duplicates-next = Paire suivante
command-duplicates-previous = Paire précédente
command-duplicates-keep-first = Garder la première note
command-duplicates-keep-second = Garder la seconde note
command-duplicates-tell-apart = Ce ne sont pas des doublons
keys-duplicates-text = dans les doublons : passer d’une paire à l’autre
keys-keep-side-text = garder la première ou la seconde note
duplicates-keep = Garder celle-ci
duplicates-edit = Modifier
duplicates-text = Deux notes qui demandent la même chose se gênent. Celle que vous gardez reçoit les étiquettes des deux et l’historique de la mieux sue.
duplicates-place = Paire { $place } sur { $count }
duplicates-same = Même question, même réponse
duplicates-near = Presque la même question, même réponse
duplicates-question = Même question, autre réponse
duplicates-none = Aucun doublon
duplicates-none-text = Aucune note de la bibliothèque n’en répète une autre.
duplicates-reviews = { $count ->
    [0] Jamais révisée
    [one] Une réponse
   *[other] { $count } réponses
}
duplicates-lapses = { $count ->
    [one] { $count } oubli
   *[other] { $count } oublis
}
duplicates-suspended = suspendue
duplicates-wakes = Elle est étudiée : l’une des deux était suspendue, l’autre non.
duplicates-stability = stabilité { $days } j
duplicates-own-past = Gardée, elle continue avec son historique.
duplicates-other-past = Gardée, elle continue avec l’historique de l’autre, mieux sue : { $past }.
duplicates-differs = { $text } (diffère : { $words })
duplicates-merged = Les deux notes n’en font plus qu’une.
duplicates-merged-other = Les deux notes n’en font plus qu’une, avec l’historique de la mieux sue.
duplicates-merged-awake = Les deux notes n’en font plus qu’une. Elle est étudiée : l’une des deux était suspendue.
duplicates-merged-other-awake = Les deux notes n’en font plus qu’une, avec l’historique de la mieux sue. Elle est étudiée : l’une des deux était suspendue.
duplicates-told-apart = Ces deux notes ne seront plus montrées comme doublons.
help-duplicates = Afficher les notes qui se ressemblent, paire par paire
help-duplicates-format = « tsv » a un en-tête et les colonnes likeness, id, question, deck, other_id, other_question, other_deck

command-quality = Qualité des cartes
command-quality-chosen = Qualité de ces cartes
find-command-quality = fiches trop longues plusieurs faits pronom réponse relire améliorer
command-split-note = Découper la note
quality-all = Toutes les notes de la bibliothèque
quality-chosen = { $count ->
    [one] Une note choisie
   *[other] { $count } notes choisies
}
quality-looking = { $done ->
    [one] { $done } note relue
   *[other] { $done } notes relues
} sur { $count }…
quality-text = Une bonne carte demande un seul fait, se comprend seule et ne donne pas sa réponse. C’est ce que vise Carabin quand il fait des cartes, sans toujours y arriver.
quality-found = { $count ->
    [one] Une note à reprendre
   *[other] { $count } notes à reprendre
}
quality-none = Rien à reprendre
quality-none-text = Aucune de ces cartes n’enfreint les règles d’une bonne carte.
quality-leak = La question donne sa réponse.
quality-dangling = La question renvoie à ce qu’elle ne nomme pas.
quality-several-facts = { $count } faits dans une seule réponse
quality-long-answer = Réponse longue : { $count } mots
quality-make-list = En faire une liste de { $count }
quality-make-notes = En faire { $count } notes
quality-split = La note est découpée.
quality-not-split = Cette note ne se découpe pas sans perdre des réponses déjà données.
command-quality-fine = C’est bien ainsi
command-quality-show-fine = Tout montrer à nouveau
quality-fine = { $count ->
    [one] Une note est bien ainsi.
   *[other] { $count } notes sont bien ainsi.
}
quality-fine-text = Cette note ne sera plus montrée pour cela.
quality-fine-shown = Les notes que vous trouviez bien ainsi sont montrées à nouveau.
