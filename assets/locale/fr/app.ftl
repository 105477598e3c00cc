# Ce que dit la fenêtre.

command-decks = Paquets
command-study = Étude
command-create = Créer des cartes
command-settings = Réglages
command-study-all = Tout étudier
command-study-deck = Étudier
command-reveal = Afficher la réponse
command-choose = Choisir cette réponse
command-again = À revoir
command-hard = Difficile
command-good = Bien
command-easy = Facile
command-undo = Annuler la dernière action
command-redo = Rétablir l’action annulée
command-zoom-larger = Agrandir
command-zoom-smaller = Réduire
command-zoom-usual = Taille normale
command-check = Vérifier la bibliothèque
command-repair = Réparer
command-look-closer = Pourquoi cet intervalle
command-edit-card = Modifier la note
command-mark = Marquer la note
command-exam = Date d’examen
command-study-for-exam = Réviser pour l’examen
command-more-new = 10 nouvelles de plus aujourd’hui
command-cram = Bachoter tout le paquet, dates inchangées
command-study-ahead = Étudier en avance les prochaines cartes, dates inchangées
command-suspend = Suspendre la carte
command-resume = Reprendre la carte
command-flag-red = Drapeau rouge
command-flag-orange = Drapeau orange
command-flag-green = Drapeau vert
command-flag-blue = Drapeau bleu
command-leeches = Cartes tenaces ou suspendues
command-cram-leeches = Bachoter les cartes tenaces
command-bury = Remettre à demain
command-decks-back = Retour aux paquets
command-end-study = Terminer la séance
command-open-text = Ouvrir un texte…
command-generate = Chercher les cartes
command-cancel = Annuler
command-retitle = Reposer sous ce titre
command-new-text = Autre texte
command-take-pasted = Prendre le texte collé
command-next-candidate = Proposition suivante
command-previous-candidate = Proposition précédente
command-select = Choisir cette proposition
command-keep = Garder
command-drop = Écarter
command-edit = Modifier
command-end-edit = Valider
command-terms = Termes du texte, ou cartes
command-amount = Nombre de cartes
command-fewer = Moins de cartes
command-more = Plus de cartes
command-etymology = Étymologies
command-next-sentence = Phrase suivante
command-previous-sentence = Phrase précédente
command-make-card = Faire une carte de cette phrase
command-keep-gap = Faire la carte
command-keep-terms = Faire des cartes de termes
command-show-sentence = Montrer la phrase
command-save-deck = Enregistrer le paquet
command-study-saved = Étudier maintenant
command-choose-library = Changer de dossier…
command-open-library = Ouvrir le dossier
command-dismiss = Masquer
command-palette = Toutes les commandes
command-help = Raccourcis clavier
command-close = Fermer
command-back-up = Sauvegarder maintenant
command-backups = Revenir à une sauvegarde…
command-restore = Rétablir une sauvegarde
command-take-offer = Suivre la proposition
command-quit = Quitter

key-enter = Entrée
key-escape = Échap
key-delete = Suppr
key-backspace = Retour
key-page-up = Pg↑
key-page-down = Pg↓
key-insert = Inser
key-home = Début
key-end = Fin
key-shift = Maj
key-space = Espace
keys-everywhere = Partout
keys-writing = Écrire une note
keys-find = Chercher une touche ou une action
keys-nothing = Aucune touche ne correspond.
keys-space-text = afficher la réponse, puis presser le bouton entouré : « Bien », ou « À revoir » après une réponse tapée fausse
keys-grades-text = à revoir, difficile, bien, facile
keys-letters-text = répondre à un choix multiple
keys-candidates-text = passer d’une proposition à l’autre
keys-keep-text = garder la proposition
keys-drop-text = écarter la proposition
keys-edit-text = modifier la proposition
keys-amount-text = garder moins de cartes, plus de cartes
keys-sentence-text = phrase précédente, suivante, et ce qu’elle n’a pas donné
keys-make-text = faire une carte de la phrase, en choisissant les mots à cacher
keys-words-text = choisir ces mots, en prendre plusieurs, faire la carte
keys-terms-text = passer des cartes aux termes du texte
keys-closer-text = pourquoi cet intervalle : ce que Carabin sait de la carte
keys-mark-text = pendant l’étude : marquer, modifier la note
keys-aside-text = pendant l’étude : suspendre la carte, la remettre à demain
keys-leech-text = suspendre, récrire la carte tenace qui vient d’être nommée
keys-toggle-text = garder la proposition, ou l’écarter
keys-flags-text = pendant l’étude, dans un paquet, dans « Cartes » : un drapeau rouge, orange, vert, bleu, ou plus aucun
keys-leave-text = arrêter la lecture d’un texte ; laisser la proposition, les mots, comme ils étaient
keys-pages-text = dans « Statistiques » : une page plus haut, plus bas, au début, à la fin
keys-escape-text = fermer ce qui est ouvert à côté de la carte, puis terminer la séance
keys-back-text = revenir

rail-palette = Commandes
rail-help = Raccourcis
palette-hint = Que voulez-vous faire ?
palette-nothing = Aucune commande de ce nom n’est possible ici.

decks-title = Aujourd’hui
decks-today = { $due ->
    [0] Rien à réviser
    [one] Une carte à réviser
   *[other] { $due } cartes à réviser
}, { $new ->
    [0] aucune nouvelle
    [one] une nouvelle
   *[other] { $new } nouvelles
}.
decks-later = Rien d’autre à étudier aujourd’hui. { $count ->
    [one] Une carte revient
   *[other] { $count } cartes reviennent
} { $days ->
    [one] demain
   *[other] dans { $days } jours
}.
decks-nothing = Rien d’autre à étudier aujourd’hui.
decks-empty = Aucun paquet pour l’instant
decks-empty-text = Collez un cours, Carabin y cherche les cartes. Vous pouvez aussi déposer un fichier texte sur la fenêtre.
chip-due = { $count ->
    [one] { $count } à réviser
   *[other] { $count } à réviser
}
chip-learning = { $count } en cours
chip-new = { $count ->
    [one] { $count } nouvelle
   *[other] { $count } nouvelles
}
chip-limit = Limite du jour atteinte
decks-shared = { $count ->
    [one] Encore une nouvelle carte aujourd’hui, tous paquets confondus.
   *[other] Encore { $count } nouvelles cartes aujourd’hui, tous paquets confondus.
}
chip-done = À jour
deck-size = { $notes ->
    [0] aucune note
    [one] { $notes } note, { $cards ->
        [0] aucune carte
        [one] { $cards } carte
       *[other] { $cards } cartes
    }
   *[other] { $notes } notes, { $cards ->
        [0] aucune carte
        [one] { $cards } carte
       *[other] { $cards } cartes
    }
}
deck-origin = d’après { $document }
deck-progress = { $seen } / { $total ->
    [one] { $total } vue
   *[other] { $total } vues
}
deck-progress-label = { $seen ->
    [one] { $seen } carte vue
   *[other] { $seen } cartes vues
} et { $mature ->
    [one] { $mature } bien acquise
   *[other] { $mature } bien acquises
} sur { $total }
window-title = Carabin – { $count ->
    [one] { $count } carte aujourd’hui
   *[other] { $count } cartes aujourd’hui
}

study-marked = marquée
study-leech = tenace
study-cram = sans effet sur les dates
notice-leech = Carte tenace : « { $front } » a été oubliée { $count ->
    [one] une fois
   *[other] { $count } fois
}. Récrivez sa note ou suspendez-la : la revoir sans fin n’apprend plus rien.
notice-nothing-to-cram = Il n’y a aucune carte à réviser ainsi.
closer-title = Ce que Carabin sait de cette carte
closer-why = Après « Bien », Carabin attend { $wait } : d’ici là, vos chances de vous souvenir de la carte seront descendues à { $retention }, la rétention visée.
closer-why-sm2 = Après « Bien », Carabin attend { $wait } : l’intervalle précédent, multiplié par la facilité de la carte.
closer-why-step = La carte s’apprend encore : après « Bien », elle revient dans { $wait } ; les intervalles s’allongent ensuite.
closer-new = Une nouvelle carte : il n’y a encore rien à mesurer.
closer-stability = Stabilité (jusqu’à 90 % de rappel)
closer-difficulty = Difficulté
closer-of-ten = { $value } sur 10
closer-recall = Rappel probable maintenant
closer-ease = Facilité
closer-answers = Réponses
closer-lapses = Oublis
closer-outcome = dans { $wait }, puis stabilité de { $stability }
study-more = Plus
leeches-text = Une carte tenace a été oubliée si souvent que la revoir n’apprend plus grand-chose. Récrivez sa note, ou suspendez-la : une carte suspendue n’est plus posée.
leeches-none = Aucune carte n’est tenace ni suspendue.
leeches-lapses = { $count ->
    [0] jamais oubliée
    [one] oubliée une fois
   *[other] oubliée { $count } fois
}
leeches-suspended = suspendue
leeches-more = { $count ->
    [one] Et une autre.
   *[other] Et { $count } autres.
}
study-progress = { $done } sur { $total }
study-list = { $count ->
    [one] { $count } élément
   *[other] { $count } éléments
}
study-open-list = { $count ->
    [one] { $count } exemple dans le texte
   *[other] { $count } exemples dans le texte
}
study-next-item = Élément suivant
study-typed = Votre réponse
study-typed-right = Exact
study-typed-wrong = Pas tout à fait
study-typed-off = Ce n’est pas la réponse
study-typed-none = Pas de réponse
study-forgiven = Ne comptent pas : { $what }
study-forgiven-case = les majuscules
study-forgiven-accents = les accents
study-forgiven-punctuation = la ponctuation
study-forgiven-articles = les articles
study-word-nearly = { $word } (une lettre fausse)
study-word-missing = { $word } (manque)
study-word-extra = { $word } (en trop)
study-mask-asked = Que cache ce masque ?
study-mask = Image { $picture } : ce que cache le masque { $number } est demandé
study-mask-shown = Image { $picture } : le masque { $number } est ôté
study-masks-off = Ôter tous les masques
study-masks-back = Remettre les masques
picture-coming = L’image arrive…
picture-name = Image { $name }

command-take-deck = Copier le paquet dans la bibliothèque
notice-deck-given = Ce fichier est un paquet : « { $title } », { $notes ->
    [0] aucune note
    [one] { $notes } note
   *[other] { $notes } notes
}. Voulez-vous l’avoir dans votre bibliothèque ?
notice-deck-there = Le paquet « { $title } » est déjà dans votre bibliothèque ; rien n’a été copié.

summary-done = Séance terminée
summary-create = Et votre cours ? Collez-en un : Carabin en tire des cartes.
summary-waiting = Encore un instant
summary-waiting-text = La prochaine carte en cours d’apprentissage revient dans { $wait }.
summary-nothing = Rien à étudier ici pour l’instant
summary-nothing-text = Les cartes de ce paquet reviendront le jour prévu. Vous pouvez en créer d’autres à partir d’un texte.
summary-unseen-text = Aucune carte de ce paquet n’est à commencer aujourd’hui. Vous pouvez en créer à partir d’un texte.
limit-new = { $count ->
    [0] Votre réglage ne permet aucune nouvelle carte.
    [one] La limite d’une nouvelle carte par jour est atteinte.
   *[other] La limite de { $count } nouvelles cartes par jour est atteinte.
}
limit-new-today = { $count ->
    [one] La nouvelle carte accordée pour aujourd’hui est vue.
   *[other] Les { $count } nouvelles cartes accordées pour aujourd’hui sont vues.
}
limit-new-own = La limite de nouvelles cartes de ce paquet ou de son dossier est atteinte.
limit-new-waiting = { $count ->
    [one] Une carte jamais vue attend.
   *[other] { $count } cartes jamais vues attendent.
}
limit-reviews = { $count ->
    [one] La limite d’une révision par jour est atteinte.
   *[other] La limite de { $count } révisions par jour est atteinte.
}
limit-set = Régler la limite…
summary-others = Il reste ailleurs { $due ->
    [0] { $new ->
        [one] une nouvelle carte
       *[other] { $new } nouvelles cartes
    }
    [one] une carte à réviser
   *[other] { $due } cartes à réviser
}.
summary-grade = { $name } : { $count }
summary-reviews = Réponses
summary-new = Nouvelles
summary-time = Temps
summary-known = Justes

create-text = Collez un texte, ouvrez un fichier ou déposez-le ici. Chaque carte garde la phrase dont elle vient.
create-hint = Le texte de votre cours…
create-field = Texte
create-title = Titre
create-title-hint = d’après le texte
create-language = Langue
create-choices = Choix multiple
create-words = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
}
command-resume-draft = Reprendre
command-forget-draft = Oublier
draft-offered = Un texte commencé vous attend : « { $name } » ({ $standing }).
drafts-offered = { $count ->
    [one] Un texte commencé vous attend dans « Créer des cartes ».
   *[other] { $count } textes commencés vous attendent dans « Créer des cartes ».
}
draft-waits = Commencé et pas encore enregistré : { $standing }
draft-decided = { $count ->
    [one] une carte triée
   *[other] { $count } cartes triées
}
draft-set-aside = « { $name } » : rien n’est encore enregistré, le texte attend dans « Créer des cartes ».
draft-resumed = Repris : « { $name } ».
draft-forgotten = Oublié : « { $name } ».
create-working = Lecture du texte…
language-detect = Détectée
language-french = Français
language-english = Anglais
choices-never = jamais
choices-numbers = pour les nombres
choices-everywhere = partout

candidates-kept = { $notes ->
    [one] { $notes } note gardée
   *[other] { $notes } notes gardées
}, { $cards ->
    [one] { $cards } carte
   *[other] { $cards } cartes
}
amount-fewer = Moins
amount-more = Plus
amount-essential = L’essentiel
amount-usual = Habituel
amount-everything = Tout
candidates-only-kept = Gardées seulement
candidates-keep = Garder
candidates-score = intérêt { $score }
candidates-none = Aucune carte trouvée
left-repeated = Le même fait est déjà demandé ailleurs.
left-capped = D’autres cartes ont été jugées plus utiles.
left-weak = Cette question a paru faible.
left-dangling = Cette carte renverrait à une autre phrase.
left-damaged = Un mot de sa phrase, mal numérisé, est illisible.
left-etymology = Les étymologies ne sont pas demandées.
gap-words = Mots à cacher : { $words }
gap-hidden = Caché : « { $words } »
notice-unreadable-gap = Ces mots contiennent des signes qui délimitent un trou. Choisissez-en d’autres.
candidates-none-text = Cliquez sur une phrase pour savoir pourquoi elle n’a rien donné.
candidates-tabs = Affichage
candidates-tab-cards = { $count ->
    [one] { $count } note proposée
   *[other] { $count } notes proposées
}
candidates-tab-terms = { $count ->
    [one] { $count } terme
   *[other] { $count } termes
}
glossary-filter = Filtrer les termes
glossary-order = Ordre :
glossary-by-rank = Les plus importants
glossary-by-frequency = Les plus fréquents
glossary-by-alphabet = Ordre alphabétique
glossary-tick-all = Cocher tous ceux de la liste
glossary-make = { $count ->
    [0] Faire des cartes
    [one] Faire une carte
   *[other] Faire { $count } cartes
}
glossary-made = { $count ->
    [0] Ces termes avaient déjà leur carte.
    [one] Une carte ajoutée aux cartes gardées.
   *[other] { $count } cartes ajoutées aux cartes gardées.
}
glossary-numbers = { $count } fois · intérêt { $score }
glossary-has-card = A une carte
glossary-no-card = Pas de carte toute faite : faites-en une depuis une de ses phrases (C)
glossary-none = Aucun terme
glossary-none-text = Aucun terme du texte ne contient ces lettres.
field-context = Contexte, si la question en a besoin
field-front = Question
field-back = Réponse
field-cloze = Texte à trous
field-items = Éléments, un par ligne
field-distractors = Réponses fausses, une par ligne

notice-not-typed = La réponse à cette carte ne se tape pas : les lettres n’y commandent rien, Entrée la montre.
notice-resumed = La carte sera de nouveau posée.
notice-suspended = Carte suspendue.
notice-buried = Carte remise à demain.
notice-undo = Annuler
notice-left-as-it-was = Rien n’a changé.
notice-undone = Annulé : { $name }.
notice-redone = Rétabli : { $name }.
notice-nothing-to-undo = Rien à annuler.
notice-nothing-to-redo = Rien à rétablir.
notice-all-well = Tout est en ordre dans la bibliothèque.
notice-nothing-kept = Aucune note n’est gardée : rien à enregistrer.
deck-joined = Le paquet « { $title } » existait déjà : { $added ->
    [0] aucune note ajoutée
    [one] une note ajoutée
   *[other] { $added } notes ajoutées
}, { $changed ->
    [0] aucune modifiée
    [one] une modifiée
   *[other] { $changed } modifiées
}, { $left ->
    [0] aucune inchangée
    [one] une inchangée
   *[other] { $left } inchangées
}.
notice-other-course = Le paquet « { $title } » existe déjà et n’a aucune note en commun avec ce texte. Pour un paquet à part, cherchez les cartes sous un autre titre.
notice-pasted = Un texte a été collé. Le prendre à la place de celui-ci, dont les cartes attendront ?
command-save-into = Ajouter à ce paquet
notice-saved = { $notes ->
    [one] { $notes } note enregistrée
   *[other] { $notes } notes enregistrées
} dans { $path }.
problems-title = { $count ->
    [one] Un problème dans la bibliothèque
   *[other] { $count } problèmes dans la bibliothèque
}

settings-look = Apparence
settings-study = Étude
settings-library = Bibliothèque
settings-language = Langue
settings-system = Système
settings-theme = Thème
settings-light = Clair
settings-dark = Sombre
settings-zoom = Taille
settings-motion = Animations
settings-motion-text = Réduire les animations
settings-retention = Rétention visée
settings-retention-text = Carabin vous redemande une carte quand vous risquez de l’oublier : environ { $count ->
    [one] { $count } réponse sur 100 sera fausse
   *[other] { $count } réponses sur 100 seront fausses
}. Plus la rétention est haute, plus les révisions sont nombreuses.
settings-new = Nouvelles cartes par jour
settings-reviews = Révisions par jour
settings-rollover = Heure du changement de jour
settings-model = Modèle de mémoire
settings-answering = Réponse
settings-typed = Taper les réponses courtes
settings-two-buttons = Deux boutons : À revoir, Bien
settings-siblings = Cartes d’une même note
settings-siblings-text = Jamais le même jour
settings-on = oui
settings-off = non
settings-backups = Sauvegardes
settings-backups-text = Carabin copie tout fichier avant de le récrire, et ce qui a changé toutes les demi-heures de travail. Rétablir une sauvegarde ramène les paquets et les réglages à ce moment-là ; vos réponses, elles, restent.
settings-restore = Rétablir
settings-restore-ask = Rétablir…
settings-backup-answers = réponses
settings-backup-settings = réglages
restore-title = Revenir au { $moment } ?
restore-text = Voici ce qui changerait. Vos réponses restent, et l’action s’annule.
restore-nothing = Rien ne changerait : les paquets et les réglages sont déjà ainsi.
restore-settings = Les réglages, tels qu’ils étaient alors.
restore-unreadable = { $path } : sa copie ne peut pas être lue, le fichier resterait tel quel.
restore-deck-back = « { $title } » reviendrait, avec { $then ->
    [one] une note.
   *[other] { $then } notes.
}
restore-deck = « { $title } » : { $now ->
    [one] une note aujourd’hui
   *[other] { $now } notes aujourd’hui
}, { $then ->
    [one] une alors
   *[other] { $then } alors
}{ $edited ->
    [0] {"."}
    [one] {","} dont une différente.
   *[other] {","} dont { $edited } différentes.
}
restore-deck-edited = « { $title } » : { $edited ->
    [0] les mêmes notes ; le titre, l’ordre ou la description diffèrent.
    [one] une note différente sur { $then }.
   *[other] { $edited } notes différentes sur { $then }.
}
notice-backed-up = { $count ->
    [0] Rien n’a changé depuis la dernière sauvegarde.
    [one] Un fichier sauvegardé.
   *[other] { $count } fichiers sauvegardés.
}
notice-restored = { $count ->
    [0] Tout était déjà comme à ce moment-là.
    [one] Un fichier rétabli.
   *[other] { $count } fichiers rétablis.
}
notice-restored-but = La copie de { $path } ne peut pas être lue ; ce fichier est resté tel quel, le reste est rétabli.
settings-library-text = Vos paquets et votre historique : des fichiers lisibles, à vous. Tout synchroniseur de fichiers peut les porter d’un appareil à l’autre.

wait-moment = < 1 min
wait-minutes = { $count } min
wait-hours = { $count } h
wait-days = { $count } j
days-short = { $text } j
wait-months = { $text } mois
wait-years = { $text } { $plural ->
    [one] an
   *[other] ans
}
duration-seconds = { $count } s
duration-minutes = { $minutes } min { $seconds } s

reason-pronoun = Cette phrase dépend d’une autre : un pronom ou un démonstratif y renvoie.
reason-cliche = Cette phrase dit que quelque chose importe, pas ce que c’est.
reason-fragment = Cette ligne ne forme pas à elle seule une phrase dont tirer une question.
reason-study-result = Cette phrase rapporte une étude.
reason-advice = Cette phrase donne un conseil ou s’adresse au lecteur.
reason-question = Cette phrase est une question.
reason-too-long = Cette phrase est trop longue pour une carte.
reason-too-short = Cette phrase est trop courte pour une carte.
reason-reference = C’est une référence ou une adresse.
reason-no-pattern = Aucune définition, liste ou relation reconnue dans cette phrase.
reason-repeated = Le même fait est déjà demandé ailleurs.
reason-capped = D’autres phrases ont été jugées plus utiles.
reason-dangling = La carte qu’on en tirerait renverrait à une autre phrase.
reason-leak = La question donnerait déjà la réponse.
reason-weak = Ce qu’on peut en demander ne vaut pas une carte.
reason-damaged = Un mot de cette phrase, mal numérisé, est illisible.

# What else commands are looked for by, in the palette.
find-command-settings = préférences options thème sombre clair zoom taille texte langue anglais mouvement limite nouvelles
find-command-create = ajouter nouveau faire cartes générer texte coller importer
find-command-open-text = importer ouvrir fichier cours
find-command-browse-focus = rechercher trouver parcourir navigateur explorateur étiquettes
find-command-decks = accueil liste paquets jeux
find-command-study-all = réviser commencer apprendre
find-command-statistics = graphiques progrès courbes rétention série
find-command-memory = fsrs paramètres rétention entraîner
find-command-undo = défaire retour
find-command-redo = refaire
find-command-zoom-larger = zoom plus grand texte
find-command-zoom-smaller = zoom plus petit texte
find-command-zoom-usual = zoom taille cent
find-command-help = aide raccourcis touches clavier
find-command-back-up = sauvegarde copie
find-command-backups = restaurer restore backup rétablir récupérer ancienne version perdu
find-command-check = réparer problème erreur intégrité
find-command-leeches = difficiles sangsues tenaces
find-command-new-exam = concours date partiel
find-command-choose-library = dossier bibliothèque déplacer
find-command-open-library = dossier fichiers
find-command-quit = fermer sortir
find-command-save-deck = enregistrer garder
find-command-suspend = retirer cacher
find-command-bury = demain plus tard enterrer
find-command-edit-card = modifier corriger
find-command-mark = étoile favori
find-command-spread = retard rattraper

tag-definition = définition
tag-identity = identité
tag-abbreviation = abréviation
tag-synonym = synonyme
tag-enumeration = énumération
tag-composition = composition
tag-classification = classification
tag-cause = cause
tag-effect = effet
tag-function = fonction
tag-sign = signe
tag-means = moyen
tag-condition = condition
tag-place = lieu
tag-attribute = caractéristique
tag-cloze = texte à trous
tag-etymology = étymologie
tag-marked = marquée
tag-flag-red = drapeau rouge
tag-flag-orange = drapeau orange
tag-flag-green = drapeau vert
tag-flag-blue = drapeau bleu

path-field = Chemin
path-text-file = Ce bureau n’a pas de fenêtre pour choisir des fichiers. Écrivez le chemin du fichier (Tab le complète), ou déposez le fichier sur cette fenêtre.
path-text-folder = Ce bureau n’a pas de fenêtre pour choisir des fichiers. Écrivez le chemin du dossier (Tab le complète), ou déposez le dossier sur cette fenêtre.
path-text-place = Ce bureau n’a pas de fenêtre pour choisir des fichiers. Écrivez où enregistrer, nom du fichier compris (Tab complète le dossier).
path-no-file = Il n’y a pas de fichier à cet endroit.
path-no-folder = Il n’y a pas de dossier à cet endroit.
path-taken = Il y a déjà quelque chose sous ce nom. Choisissez-en un autre.

command-copy-unsaved = Copier
command-save-unsaved = Enregistrer ailleurs…
command-quit-anyway = Quitter quand même
command-stay = Rester
unsaved-title = Ce que vous avez commencé n’est pas enregistré
unsaved-text = Cette bibliothèque ne peut pas être modifiée d’ici, et rien n’a pu être gardé ailleurs sur cet ordinateur. En quittant, vous perdriez ce que vous avez commencé.
unsaved-copied = Copié : vous pouvez le coller dans un autre programme.
unsaved-name = Non enregistré
note-draft-resumed = Vos modifications pas encore enregistrées sont là.
note-named = « { $note } »
command-recall-draft = Les retrouver
note-draft-edit = { $count ->
    [1] Des modifications pas encore enregistrées vous attendent : { $notes }.
   *[other] Des modifications pas encore enregistrées de { $count } notes vous attendent : { $notes }.
}
note-draft-new = Une note commencée vous attend : { $notes }.
note-draft-forgotten = Oublié : { $notes }.
