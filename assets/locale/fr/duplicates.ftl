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
duplicates-text = Deux notes qui demandent la même chose se gênent. Celle que vous gardez reçoit les étiquettes des deux et le meilleur des deux historiques.
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
duplicates-stability = stabilité { $days } j
duplicates-own-past = Gardée, elle continue avec son historique.
duplicates-other-past = Gardée, elle continue avec l’historique de l’autre, qui est meilleur.
duplicates-differs = { $text } (diffère : { $words })
duplicates-merged = Les deux notes n’en font plus qu’une.
duplicates-merged-other = Les deux notes n’en font plus qu’une, avec le meilleur historique.
duplicates-told-apart = Ces deux notes ne seront plus montrées comme doublons.
help-duplicates = Afficher les notes qui se ressemblent, paire par paire
help-duplicates-format = « tsv » a un en-tête et les colonnes likeness, id, question, deck, other_id, other_question, other_deck
