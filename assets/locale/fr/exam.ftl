# Les examens : leur date, leur plan.

exam-line = Examen le { $date }, { $days ->
    [0] aujourd’hui.
    [one] demain.
   *[other] dans { $days } jours.
}
exam-last-days = Le plan des derniers jours commence le { $date }.
exam-expected = Ce qui est commencé sera su à { $expected } ce jour-là (± { $deviation }).
exam-new = { $count ->
    [one] Une nouvelle carte par jour suffit.
   *[other] { $count } nouvelles cartes par jour suffisent.
}
exam-study = { $count ->
    [one] Réviser une carte pour l’examen
   *[other] Réviser { $count } cartes pour l’examen
}
exam-date = Date de l’examen
exam-date-hint = 15/06/2027
exam-share = Part des cartes à savoir ce jour-là
exam-text = Les huit derniers jours, Carabin propose les cartes dont une révision apporte le plus le jour de l’examen, réparties également. Rien n’est déplacé sans vous. Une date vide retire l’examen.
