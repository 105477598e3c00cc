# L’apprentissage de la mémoire de l’étudiant, et le choix de la rétention.

