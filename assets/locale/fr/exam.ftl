# Les examens : leur date, leur plan.

command-new-exam = Nouvel examen…
command-exam-date = Date d’examen…
command-exam-plan = Plan de l’examen
command-begin-late = Commencer quand même les nouvelles cartes
command-raise-limit = Relever la limite de nouvelles cartes
exam-tag = Étiquette « { $tag } »
exam-line = Examen le { $date }, { $days ->
    [0] aujourd’hui.
    [one] demain.
   *[other] dans { $days } jours.
}
exam-a-day = { $new ->
    [0] Environ { $minutes } min par jour.
    [one] Une nouvelle carte par jour, environ { $minutes } min par jour.
   *[other] { $new } nouvelles cartes et environ { $minutes } min par jour.
}
exam-expected = Vous saurez environ { $expected } des cartes ce jour-là (± { $deviation ->
    [one] { $deviation } point
   *[other] { $deviation } points
}).
exam-new = { $count ->
    [one] Une nouvelle carte par jour suffit.
   *[other] { $count } nouvelles cartes par jour suffisent.
}
exam-held = { $count ->
    [one] Une nouvelle carte n’est plus commencée : les derniers jours servent à réviser.
   *[other] { $count } nouvelles cartes ne sont plus commencées : les derniers jours servent à réviser.
}
exam-over-limit = Les examens demandent aujourd’hui { $wanted ->
    [one] { $wanted } nouvelle carte
   *[other] { $wanted } nouvelles cartes
} ; votre limite est de { $limit } par jour. Sans la relever, le plan prendra du retard.
exam-raise-limit = Passer la limite à { $count }
exam-study = { $count ->
    [one] Réviser une carte pour l’examen
   *[other] Réviser { $count } cartes pour l’examen
}
exam-subject = Paquet ou étiquette
exam-subject-hint = cardiologie
exam-subject-none = Aucun paquet, aucune étiquette ne porte ce nom.
exam-choice-deck = { $name } – { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
exam-choice-tag = Étiquette « { $name } » – { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
exam-date = Date de l’examen
exam-date-hint = p. ex. 15 juin
exam-date-missing = Il manque la date de l’examen.
exam-date-unreadable = Cette date n’est pas comprise. Écrivez par exemple 15/6, 15 juin ou 15/06/2027.
exam-date-beyond = { $month ->
    [2] Février
    [4] Avril
    [6] Juin
    [9] Septembre
   *[11] Novembre
} n’a pas de { $day }.
exam-date-no-leap = Février { $year } n’a pas de 29.
exam-date-past = Cette date n’est pas à venir.
exam-date-far = Cette date est trop lointaine pour un plan.
exam-share = Part des cartes à savoir ce jour-là
exam-text = Les nouvelles cartes de l’examen passent d’abord. Les huit derniers jours, Carabin propose les cartes dont une révision apporte le plus le jour de l’examen, réparties également. Rien n’est déplacé sans vous. Une date vide retire l’examen.

plan-date = { $date }, { $days ->
    [0] aujourd’hui
    [one] demain
   *[other] dans { $days } jours
}
plan-last = Derniers jours
plan-last-text = à partir du { $date }
plan-cards = Cartes
plan-cards-text = { $cards }, { $new ->
    [0] toutes commencées
    [one] dont une à commencer
   *[other] dont { $new } à commencer
}
plan-new = Nouvelles cartes par jour
plan-time = Temps par jour
plan-minutes = { $minutes } min en moyenne
plan-worst = Jour le plus chargé
plan-worst-text = { $date }, { $minutes } min
plan-known = Cartes sues ce jour-là
plan-known-text = { $expected } (± { $deviation ->
    [one] { $deviation } point
   *[other] { $deviation } points
}), pour { $wanted } voulues
plan-uncertainty = ± indique un écart-type, en points. Chaque carte sera sue ou non : ce hasard compte pour { $chance }, l’erreur possible du modèle de mémoire pour { $model }
plan-not-measured = (supposée, tant qu’il n’y a pas de révisions pour la mesurer). Une carte qui n’est pas commencée compte comme non sue.
plan-measured = { $count ->
    [one] (mesurée sur une de vos révisions).
   *[other] (mesurée sur { $count } de vos révisions).
} Une carte qui n’est pas commencée compte comme non sue.
plan-pace = Le temps est compté à votre rythme : { $review } s pour une révision, { $new } s pour une nouvelle carte, { $step } s pour une carte en cours d’apprentissage.
plan-chart = Minutes par jour pendant { $days ->
    [one] un jour
   *[other] { $days } jours
} : { $first } aujourd’hui, { $worst } au plus.
