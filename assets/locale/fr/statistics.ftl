# Les statistiques.

