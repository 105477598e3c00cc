# L’apprentissage de la mémoire de l’étudiant, et le choix de la rétention.

command-memory = Mémoire et rétention
command-train = Apprendre de mes révisions
command-adopt-parameters = Adopter les paramètres appris
command-keep-parameters = Garder les paramètres actuels
command-reset-parameters = Revenir aux paramètres d’origine
command-simulate = Calculer la courbe de rétention
command-adopt-retention = Changer la rétention visée

memory-text = FSRS-6 prévoit quand vous oublierez. Il peut apprendre de vos propres révisions ; et c’est vous qui choisissez ce que vous voulez retenir, en sachant ce que cela coûte.
memory-sm2 = SM-2 n’apprend rien de vos réponses et ne vise aucune rétention. Pour cela, choisissez FSRS-6 dans les réglages.
memory-parameters = Paramètres de FSRS-6
memory-usual = Les paramètres d’origine sont en vigueur : ceux d’un étudiant moyen.
memory-own = Des paramètres venus d’ailleurs sont en vigueur.
memory-learnt = { $count ->
    [one] Des paramètres appris d’une révision sont en vigueur.
   *[other] Des paramètres appris de { $count-text } révisions sont en vigueur.
}
memory-reviews = { $count ->
    [0] Aucune de vos révisions ne peut encore servir à apprendre.
    [one] Une de vos révisions peut servir à apprendre.
   *[other] { $count-text } de vos révisions peuvent servir à apprendre.
}
memory-too-few = Il en faut { $count } : avec moins, c’est surtout le hasard que l’on apprendrait.
memory-training = Apprentissage
memory-simulating = Simulation

memory-better = Les paramètres appris prévoient mieux vos réponses.
memory-slightly = Les paramètres appris prévoient un peu mieux vos réponses, mais l’écart est si petit qu’il peut tenir au hasard.
memory-worse = Les paramètres appris ne prévoient pas mieux vos réponses : gardez ceux que vous avez.
memory-judged = Appris des révisions plus anciennes, puis jugés sur les { $count-text } plus récentes, que l’apprentissage n’avait pas vues.
memory-smaller = Le plus petit est le meilleur
memory-before = Avant
memory-after = Appris
memory-log-loss = Perte logarithmique
memory-rmse = Écart quadratique (RMSE)
memory-calibration-text = Le rappel prévu et ce qui fut su, par groupes de révisions. Plus un point est près de la diagonale, plus la prévision est juste ; les traits verticaux disent l’incertitude (95 %).
memory-all = Les paramètres que vous pouvez adopter sont réappris de toutes vos révisions, celles du test comprises : les plus récentes en disent le plus. Les dates déjà promises restent, seule la suite change.
memory-in-force = Ces paramètres sont en vigueur.

memory-retention = Vous visez { $count } % : c’est la probabilité de savoir une carte au moment où elle revient.
memory-retention-text = Viser plus haut demande plus de révisions. La courbe dit combien : une année simulée avec vos cartes, le temps que vous y passez et vos réponses habituelles.
memory-curve = Minutes par jour selon la rétention visée.
memory-curve-text = { $count ->
    [0] Moyenne sur un an, sans nouvelle carte et sans limite de révisions.
    [one] Moyenne sur un an, une nouvelle carte par jour tant qu’il en reste, sans limite de révisions.
   *[other] Moyenne sur un an, { $count } nouvelles cartes par jour tant qu’il en reste, sans limite de révisions.
}
memory-minutes = minutes par jour
memory-look-at = Si vous visiez
memory-point = À { $retention } : { $minutes } min et { $asked ->
    [one] { $asked-text } carte
   *[other] { $asked-text } cartes
} par jour ; au bout d’un an, { $known ->
    [one] { $known-text } carte sue
   *[other] { $known-text } cartes sues
} sur { $cards-text }.
memory-aim = Viser { $count } %

memory-proposal = Vous avez assez révisé pour que FSRS apprenne de vos réponses.
memory-see = Voir
memory-not-now = Pas maintenant

notice-parameters-adopted = Paramètres adoptés. Les dates promises restent.
notice-parameters-kept = Paramètres gardés. Carabin proposera d’apprendre à nouveau à { $count-text } révisions.
notice-parameters-reset = Les paramètres d’origine sont de nouveau en vigueur.
notice-retention-adopted = Rétention visée : { $count } %. Les dates promises restent.

training-too-few = { $found ->
    [one] Il y a { $found } révision dont apprendre
   *[other] Il y a { $found } révisions dont apprendre
}, il en faut { $wanted }.
training-cancelled = Apprentissage annulé.
training-refused = Il n’a pas été possible d’apprendre de ces révisions. Rien n’a changé.
workload-no-cards = Il n’y a aucune carte à simuler.
workload-cancelled = Simulation annulée.
workload-refused = Il n’a pas été possible de simuler ces cartes. Rien n’a changé.
