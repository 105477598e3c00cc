# Ce qui peut mal se passer, dit pour que l’étudiant sache ce qui est arrivé, ce qui a été gardé, que faire.

# Pourquoi le système a refusé ; sert dans les phrases ci-dessous.
io-reason = { $reason ->
    [io-not-found] ce fichier n’existe pas
    [io-permission] vous n’en avez pas le droit
    [io-directory] c’est un dossier, pas un fichier
    [io-full] le disque est plein
    [io-read-only] le disque est en lecture seule
    [io-too-large] le fichier est trop grand
    [io-not-text] ce n’est pas du texte, ou son encodage n’est pas reconnu
    [io-pdf] c’est un PDF ; ouvrez-le, copiez son texte et collez-le dans « Créer des cartes »
    [io-office] c’est un document de traitement de texte, de présentation ou de tableur ; ouvrez-le, puis copiez son texte ou enregistrez-le au format « Texte (.txt) »
    [io-rtf] c’est un document RTF ; ouvrez-le, puis copiez son texte ou enregistrez-le au format « Texte (.txt) »
    [io-book] c’est un livre (EPUB) ; ouvrez-le, copiez le passage voulu et collez-le dans « Créer des cartes »
    [io-anki] c’est un paquet d’Anki ; dans Anki, choisissez Fichier › Exporter, « Notes en texte brut (.txt) », puis ouvrez ici ce fichier-là : ses notes, paquets et étiquettes seront repris
    [io-picture] c’est une image ; passez-la par un logiciel de reconnaissance de texte, puis collez ce qu’il a lu
    [io-recording] c’est un son ou une vidéo ; il en faut la transcription
    [io-archive] c’est une archive ; extrayez les fichiers qu’elle contient et ouvrez-les un à un
    [io-folder] un dossier du chemin n’en est pas un
    [io-exists] il y a déjà quelque chose à cette place
    [io-busy] un autre programme s’en sert
    [io-name] ce nom n’est pas possible ici
    [io-network] le disque du réseau ne répond pas
    [io-end] le fichier finit plus tôt que prévu
    [io-outside] c’est un lien qui mène hors de la bibliothèque, ou nulle part
    [io-link] c’est un lien, et Carabin n’en suit aucun ici
    [io-no-file] ce n’est pas un fichier ordinaire
   *[io-other] { $detail }
}

# Why a deck or settings can't be understood; used inside the sentences below.
ron-fault = { $why ->
    [end] le fichier s’arrête trop tôt
    [open] « { $name } » est attendu ici
    [close] il manque « { $name } » ici
    [comma] il manque une virgule ici
    [colon] il manque un deux-points ici
    [text] un texte entre guillemets droits est attendu ici
    [quote] ce texte n’a pas de guillemet fermant
    [number] « { $found } » n’est pas un nombre qui convient ici
    [boolean] « true » ou « false » est attendu ici
    [escape] la barre oblique inverse de ce texte n’annonce aucun signe connu
    [comment] ce commentaire n’est pas fermé
    [more] il y a autre chose après la fin
    [field] le champ « { $name } » n’existe pas ici ; voici ceux qui existent : { $known }
    [variant] « { $name } » n’existe pas ici ; voici ce qui existe : { $known }
    [missing] il manque le champ « { $name } »
    [twice] le champ « { $name } » est là deux fois
    [deep] trop de parenthèses sont emboîtées
    [value] « { $found } » ne convient pas ici
   *[other] « { $found } » est incompréhensible ici
}

error-read = Impossible de lire { $path } : { io-reason }.
error-write = Impossible d’écrire { $path } : { io-reason }. Ce qui s’y trouvait est intact.
error-no-library = Il n’y a pas de bibliothèque dans { $path }. Ouvrez carabin une fois pour la créer, ou indiquez-en une autre avec --library.
error-not-a-library = { $path } contient d’autres fichiers et n’est pas une bibliothèque Carabin. Choisissez un dossier vide ou qui n’existe pas encore ; rien n’a été écrit.
error-read-only = Cette bibliothèque n’est ouverte qu’en lecture : une autre fenêtre de Carabin l’utilise, ou son dossier n’est pas modifiable. Rien n’a été enregistré.
read-only-window = Lecture seule : une autre fenêtre de Carabin utilise cette bibliothèque. Rien n’est enregistré ici tant qu’elle est ouverte.
read-only-folder = Lecture seule : le dossier de cette bibliothèque n’est pas modifiable. Rien n’y est enregistré.
read-only-problem = Lecture seule : un fichier de cette bibliothèque empêche d’y écrire ; « Vérifier la bibliothèque », dans les réglages, dit lequel. Rien n’y est enregistré.
error-encode = Le paquet n’a pas pu être mis en forme : { $detail }. Rien n’a été écrit.
error-no-backup = Aucune sauvegarde ne porte le nom { $moment }. « carabin backup --list » les nomme toutes.
error-changed = { $path } vient d’être modifié par un autre appareil ou programme, et n’a pas été retiré. Regardez-le d’abord.
error-other-deck = { $path } contient déjà un autre paquet. Il est resté tel quel ; choisissez un autre nom.
error-settings = { $path } est incompréhensible et n’est donc pas remplacé. Corrigez ce fichier, ou déplacez-le pour repartir des réglages habituels.
error-drafts = { $path } garde des textes commencés et n’est plus compréhensible. Ce fichier reste à côté, sous un autre nom.
error-output = Le résultat n’a pas pu être affiché : { $detail }.
text-unreadable = { $path } : { $count ->
    [one] un octet illisible est remplacé par « � », à la ligne { $line }.
   *[other] { $count } octets illisibles sont remplacés par « � », le premier à la ligne { $line }.
}

fault-deck-empty = ce fichier est vide ; un paquet était attendu.
fault-deck-encoding = ce texte n’est pas en UTF-8 ; le fichier est resté tel quel.
fault-deck-syntax = ce n’est pas un paquet : { ron-fault }. Le fichier est resté tel quel.
fault-deck-newer = ce paquet vient d’une version plus récente de Carabin (format { $format }). Il est resté tel quel ; mettez Carabin à jour pour l’ouvrir.
fault-deck-same-id = deux notes portent l’identifiant { $id } ; chacune doit avoir le sien.
fault-cloze-open = un trou est ouvert et jamais fermé : « { $text } ».
fault-cloze-number = le numéro d’un trou va de 1 à 500 : « { $text } ».
fault-cloze-empty = un trou ne cache rien : « { $text } ».
fault-cloze-deep = des trous sont emboîtés sur plus de huit niveaux.
fault-cloze-many = un texte a plus de mille trous.
fault-cloze-no-gap = une note à trous a besoin d’au moins un trou : écrivez {"{{"}c1::mot{"}}"}.
fault-deck-empty-field = la note { $id } n’a rien dans son champ { $field }.
fault-deck-masks = les masques de la note { $id } doivent avoir des numéros à partir de 1, et un polygone de 3 à 100 sommets.
fault-same-deck = ce paquet porte le même identifiant ({ $id }) que { $first } : leurs progrès se confondent.
fault-same-note = la note { $id } se trouve aussi dans { $first } : leurs progrès se confondent.
fault-settings = ces réglages sont incompréhensibles ({ ron-fault }) ; les réglages habituels servent à leur place et le fichier est resté tel quel.
fault-settings-newer = ces réglages viennent d’une version plus récente de Carabin ; les réglages habituels servent à leur place et le fichier est resté tel quel.
fault-history-header = la colonne { $name } manque à la première ligne ; cet historique a été laissé de côté.
fault-history-columns = la première ligne a { $found } colonnes, et il ne peut y en avoir que { $most } ; cet historique a été laissé de côté.
fault-history-fields = cette ligne a { $found ->
    [one] { $found } champ
   *[other] { $found } champs
} au lieu de { $expected } ; elle a été ignorée.
fault-history-value = « { $value } » ne convient pas à la colonne { $name } ; cette ligne a été ignorée.
fault-history-torn = la dernière ligne est coupée ; tout ce qui la précède compte.
fault-history-name = le nom d’un historique doit être celui d’un appareil ; ce fichier a été laissé de côté.
fault-conflict-copy = c’est une version de { $name } qu’un synchroniseur a mise à part.
fault-unlike-copy = ce nom est celui d’une copie de { $name }, mais c’est un autre contenu, ou l’un des deux est illisible.
fault-leftover = ce fichier temporaire est resté d’une écriture interrompue.
fault-picture = l’image { $name } de la note { $id } n’est pas dans le dossier media.
fault-media = le fichier { $name } que nomme la note { $id } n’est pas dans le dossier media.
fault-media-unused = aucune carte ne nomme ce fichier.
fault-picture-name = « { $name } » n’est pas le nom d’une image du dossier media (note { $id }).
fault-orphans = { $events ->
    [one] { $events } événement concerne
   *[other] { $events } événements concernent
} { $cards ->
    [one] une carte qui n’est
   *[other] { $cards } cartes qui ne sont
} dans aucun paquet.
fault-mistyped-gap = « { $text } » ressemble à un trou mais n’en est pas un (note { $id }) : écrivez {"{{"}c1::mot{"}}"}.
fault-case = ce nom ne diffère de { $name } que par des capitales : Windows et macOS n’y verraient qu’un fichier. Renommez l’un des deux.
fault-clock = { $events ->
    [one] { $events } événement est daté
   *[other] { $events } événements sont datés
} du futur : l’horloge d’un appareil avançait.

remedy-merge = → À réparer : les deux versions seront réunies.
remedy-take-out = → À réparer : les lignes illisibles seront retirées, après copie.
remedy-put-away = → À réparer : il sera rangé dans backups.
remedy-keep = → Rien à faire, tout est gardé.
remedy-leave = → À corriger vous-même ; Carabin n’y touche pas.
merged-deck = « { $title } » : deux versions réunies ({ $taken ->
    [0] aucune note changée
    [one] une note venue de l’autre
   *[other] { $taken } notes venues de l’autre
}). Les originaux sont dans backups.
merged-history = Deux versions d’un historique réunies ({ $events ->
    [one] { $events } événement
   *[other] { $events } événements
}). Les originaux sont dans backups.
merged-settings = Deux versions des réglages réunies, réglage par réglage. Les originaux sont dans backups.
notice-machine = Les réglages de cette machine étaient illisibles : ce qui pouvait l’être a été repris, et l’original est gardé à côté.
notice-machine-newer = Les réglages de cette machine viennent d’une version plus récente de Carabin : ils sont lus, et laissés tels quels.
notice-history-form = Votre historique avait été enregistré par un autre programme : il a repris sa forme, et l’original est dans backups.
merged-device = Une autre machine écrivait sous le nom de cet appareil : il en a reçu un nouveau, et rien n’est perdu.
notice-made-again = Le dossier de la bibliothèque avait disparu ; il a été refait à la même place, avec vos paquets et votre historique.
notice-took-over = L’autre fenêtre est fermée : celle-ci enregistre à nouveau.
repaired-history = { $name } : les lignes illisibles sont parties dans backups, les autres comptent.
repaired-leftover = Un fichier temporaire est parti dans backups.

settings-fault-retention = La rétention visée doit être comprise entre 0,70 et 0,99, pas { $value }.
settings-fault-parameter-count = FSRS-6 a 21 paramètres, pas { $count }.
settings-fault-parameter-value = Le paramètre { $number } de FSRS-6 n’est pas un nombre.
settings-fault-parameter-range = Le paramètre { $number } de FSRS-6 doit être compris entre { $least } et { $most }.
settings-fault-step = Une étape d’apprentissage doit durer d’une minute à trente jours, pas { $minutes } minutes.
settings-fault-step-count = Il peut y avoir au plus dix étapes d’apprentissage, pas { $count }.
settings-fault-maximum-interval = L’intervalle maximal doit être compris entre 7 et 36500 jours, pas { $days }.
settings-fault-rollover = Le jour doit changer à une heure comprise entre 0 et 12, pas { $hour }.
error-no-such-deck = Aucun paquet ne s’appelle « { $name } ». Les titres sont ceux que « carabin due » affiche.
error-no-such-tag = Aucune carte ne porte l’étiquette « { $name } ».

media-missing = Le fichier { $name } n’est pas dans le dossier media de la bibliothèque.
media-name = « { $name } » n’est pas le nom d’un fichier du dossier media.
media-empty = Ce fichier est vide.
media-unknown = Ce n’est ni une image (PNG, JPEG, WebP, GIF, SVG) ni un son (WAV, MP3, Ogg, FLAC).
media-too-large = Ce fichier dépasse { $most } Mo. Réduisez-le, puis ajoutez-le à nouveau.
media-too-many-pixels = Cette image compte { $width } × { $height } points : c’est trop pour l’afficher. Réduisez-la, puis ajoutez-la à nouveau.
media-damaged = Cette image est endommagée ou incomplète.
media-reaches-out = Ce dessin fait appel à ce qui est hors de lui ({ $what }). Enregistrez-le avec tout ce qu’il contient, puis ajoutez-le à nouveau.
media-too-intricate = Ce dessin est trop complexe pour être affiché. Enregistrez-le en image PNG, puis ajoutez celle-ci.
media-sound = C’est un son, pas une image.
media-no-player = Ce système n’a aucun programme qui lise les sons.
