# Le retard, et les limites de chaque jour.

command-spread = Étaler le retard…
command-end-spread = Ne plus étaler le retard
command-limits = Limites par jour…
command-fold = Replier le dossier

backlog-overdue = { $count ->
    [one] Une carte en retard
   *[other] { $count } cartes en retard
} depuis le { $since }
backlog-time = , environ { $time } à votre rythme
backlog-plan = Retard étalé, jour { $day } sur { $days } : { $left ->
    [one] il reste une carte
   *[other] il reste { $left } cartes
}, { $today ->
    [0] aucune de plus aujourd’hui.
    [one] dont une aujourd’hui.
   *[other] dont { $today } aujourd’hui.
}
backlog-change = Changer…
backlog-end = Arrêter
backlog-title = Étaler le retard
backlog-days = Nombre de jours
backlog-share = { $days ->
    [one] Le retard entier aujourd’hui : { $share ->
        [one] une carte.
       *[other] { $share } cartes.
    }
   *[other] { $share ->
        [one] Une carte en retard
       *[other] { $share } cartes en retard
    } par jour pendant { $days } jours.
}
backlog-reviews = Avec ce qui revient entre-temps : environ { $reviews ->
    [0] une révision
    [one] une révision
   *[other] { $reviews } révisions
} par jour
backlog-time-a-day = , soit { $time }
backlog-most =  ; { $most } le jour le plus chargé. Les nouvelles cartes ne sont pas comptées.
backlog-recall = De ces cartes en retard, vous sauriez { $now } aujourd’hui et { $after } à la fin.
backlog-forgotten = { $forgotten ->
    [0] Aucune ne devrait être oubliée quand viendra son tour.
    [one] Une devrait être oubliée quand viendra son tour
   *[other] Environ { $forgotten } seront oubliées quand viendra leur tour
}{ $forgotten ->
    [0] { "" }
   *[other] { $waiting ->
        [0] , presque aucune pour avoir attendu.
        [one] , dont une pour avoir attendu.
       *[other] , dont { $waiting } pour avoir attendu.
    }
}
backlog-limit = { $count ->
    [one] Votre limite d’une révision par jour
   *[other] Votre limite de { $count } révisions par jour
} en retiendra certains jours : le retard ne sera alors pas rattrapé à la fin.
backlog-text = Aucune date n’est déplacée. Chaque jour, ce qui revient normalement passe d’abord, puis la part du retard, en commençant par les cartes que l’attente ferait le plus oublier. Un jour sauté se répartit sur les suivants. Vous pouvez changer ou arrêter à tout moment.

decks-held = { $count ->
    [one] Une carte de plus attend : la limite du jour la retient.
   *[other] { $count } cartes de plus attendent : les limites du jour les retiennent.
}
folder-fold = Replier
folder-unfold = Déplier
limits-title = Limites par jour
limits-none = pas de limite propre
limits-text = Un champ vide ne limite rien ici. Chaque carte compte aussi dans les limites des dossiers où elle se trouve, et dans celles de toute la bibliothèque : { $new ->
    [one] une nouvelle carte
   *[other] { $new } nouvelles cartes
} et { $reviews ->
    [one] une révision
   *[other] { $reviews } révisions
} par jour.
limits-new = au plus { $new ->
    [0] aucune nouvelle carte
    [one] une nouvelle carte
   *[other] { $new } nouvelles cartes
} par jour
limits-reviews = au plus { $reviews ->
    [0] aucune révision
    [one] une révision
   *[other] { $reviews } révisions
} par jour
limits-both = au plus { $new ->
    [one] { $new } nouvelle
   *[other] { $new } nouvelles
} et { $reviews ->
    [one] { $reviews } révision
   *[other] { $reviews } révisions
} par jour
error-no-limit = Une limite est un nombre entier, comme 20, ou rien.
settings-fault-spread = Un retard s’étale sur 1 à 365 jours, pas sur { $days }.
