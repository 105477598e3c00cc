# Les statistiques.

command-statistics = Statistiques
command-numbers = Nombres
command-export = Exporter
command-export-all = Exporter les statistiques (CSV)
statistics-cards = Cartes
statistics-all = Tous les paquets
statistics-tag = Étiquette : { $name }
statistics-period = Période
statistics-counting = Calcul en cours…
statistics-empty = Rien à compter encore
statistics-empty-text = Les statistiques viennent avec la première réponse.
statistics-exported = Enregistré : { $path }.
statistics-not-painted = L’image n’a pas pu être dessinée. Rien n’a été enregistré.
period-month = 30 jours
period-quarter = 90 jours
period-year = 1 an
period-all = Tout

tile-streak = { $current ->
    [one] Jour d’affilée
   *[other] Jours d’affilée
}
tile-today = Aujourd’hui
tile-today-text = { $count ->
    [0] Rien encore
    [one] 1 réponse
   *[other] { $count-text } réponses
}
tile-known = Réponses sues sur la période
tile-now = Cartes apprises que vous sauriez en ce moment (estimation)

figure-calendar = Calendrier
figure-forecast = À venir
figure-reviews = Réponses
figure-time = Temps
figure-retention = Rétention réelle
figure-calibration = Prévu et su
figure-retrievability = Probabilité de rappel
figure-stability = Stabilité
figure-difficulty = Difficulté
figure-intervals = Intervalles
figure-cards = Cartes
figure-answers = Répartition des réponses
figure-hours = Heures

series-due = À réviser
series-overdue = En retard
series-new = Nouvelles
series-learning = En cours
series-young = Jeunes
series-mature = Mûres
series-suspended = Suspendues
series-cram = Bachotage
axis-cards = Cartes
axis-grades = Réponses
axis-minutes = Minutes
axis-known = Su
axis-expected = Prévu
axis-hour = { $count } h
scale-less = Moins
scale-more = Plus

span-today = Aujourd’hui
span-yesterday = Hier
span-week = 7 jours
span-month = 30 jours
span-year = 1 an
span-all = Tout

month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
weekday-1 = lun.
weekday-3 = mer.
weekday-5 = ven.

hint-day = { $date } : { $count ->
    [one] 1 réponse
   *[other] { $count-text } réponses
}, { $time }
hint-day-free = { $date } : rien
hint-due = { $date } : { $count ->
    [one] { $count } carte
   *[other] { $count-text } cartes
}
hint-due-overdue = { $date } : { $count ->
    [one] { $count } carte
   *[other] { $count-text } cartes
}, et { $overdue-text } en retard
hint-grades = { $date } : { $count ->
    [one] { $count } réponse
   *[other] { $count-text } réponses
}
hint-time = { $date } : { $time }
hint-cards = { $name } : { $count ->
    [one] { $count } carte
   *[other] { $count-text } cartes
}
hint-hour = { $hour } h : { $count ->
    [one] { $count } réponse
   *[other] { $count-text } réponses
}
hint-hour-known = { $hour } h : { $count ->
    [one] { $count } réponse
   *[other] { $count-text } réponses
}, { $share } su
hint-retention = { $name } : jeunes { $young }, mûres { $mature }, toutes { $all } ({ $count ->
    [one] { $count } révision
   *[other] { $count-text } révisions
})
hint-calibration = Prévu { $expected }, su { $known } ({ $count ->
    [one] { $count } révision
   *[other] { $count-text } révisions
})

words-none = Rien à montrer encore.
words-none-then = Rien sur cette période.
words-no-model = SM-2 ne prévoit aucune probabilité : FSRS, dans les réglages, le fait.
words-calendar = { $studied ->
    [0] Aucun jour d’étude
    [one] Un jour d’étude
   *[other] { $studied-text } jours d’étude
} en { $weeks-text } semaines, { $grades ->
    [0] aucune réponse
    [one] une réponse
   *[other] { $grades-text } réponses
}.
words-streak = { $current ->
    [0] Aucune série en cours
    [one] Série en cours : un jour
   *[other] Série en cours : { $current-text } jours
} ; la plus longue : { $longest ->
    [0] aucune
    [one] un jour
   *[other] { $longest-text } jours
}.
words-forecast = { $due ->
    [0] Aucune révision promise
    [one] Une révision
   *[other] { $due-text } révisions, soit { $mean } par jour,
} dans les { $days } jours à venir, sans compter les cartes encore nouvelles.
words-forecast-most = Le jour le plus chargé : le { $date }, avec { $count ->
    [one] une carte
   *[other] { $count-text } cartes
}.
words-overdue = En retard : { $count ->
    [one] une carte
   *[other] { $count-text } cartes
}.
words-reviews = { $grades ->
    [one] Une réponse
   *[other] { $grades-text } réponses
} en { $days ->
    [one] un jour
   *[other] { $days-text } jours
}, { $mean } par jour d’étude.
words-reviews-kinds = Nouvelles : { $new-text } ; en cours : { $learning-text } ; jeunes : { $young-text } ; mûres (intervalle d’au moins 21 jours) : { $mature-text }.
words-cram = Bachotage, qui ne déplace rien : { $count ->
    [one] une réponse
   *[other] { $count-text } réponses
}.
words-time = { $time } en { $days ->
    [one] un jour
   *[other] { $days-text } jours
}, { $mean } par jour d’étude, { $each } s par réponse.
words-retention = Sur la période, { $share } su : { $known-text } sur { $count ->
    [one] une révision
   *[other] { $count-text } révisions
} (entre { $low } et { $high } avec 95 % de confiance).
words-retention-kinds = Jeunes : { $young } ; mûres (intervalle d’au moins 21 jours) : { $mature }.
words-calibration = Prévu { $expected }, su { $known }, sur { $count ->
    [one] une révision
   *[other] { $count-text } révisions
}. Écart moyen : { $error } ; perte logarithmique : { $loss }.
words-calibration-how = Sur la diagonale, la prévision est juste. Les traits verticaux disent l’incertitude (95 %).
words-retrievability = En ce moment, vous sauriez { $known ->
    [0] aucune carte
    [one] une carte
   *[other] environ { $known-text } cartes
} sur { $count-text }, soit { $mean }.
words-stability = Stabilité médiane : { $median }. C’est le temps au bout duquel le rappel tombe à 90 %.
words-difficulty = Difficulté moyenne : { $mean } sur 10.
words-intervals = Intervalle médian : { $median }.
words-cards = { $total ->
    [0] Aucune carte
    [one] Une carte
   *[other] { $total-text } cartes
}.
words-cards-kinds = Nouvelles : { $new-text } ; en cours : { $learning-text } ; jeunes : { $young-text } ; mûres (intervalle d’au moins 21 jours) : { $mature-text } ; suspendues : { $suspended-text }.
words-answers = Part de « { $again } » : en cours, { $learning } ; jeunes, { $young } ; mûres, { $mature }.
words-hours = Vous répondez surtout vers { $hour } h.
words-hours-best = Vous savez le plus vers { $hour } h : { $share } sur { $count-text } révisions.

duration-hours = { $hours } h { $minutes } min
