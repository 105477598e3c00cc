# Training the memory model on the student, and choosing the retention.

command-memory = Memory and retention
command-train = Learn from my reviews
command-adopt-parameters = Adopt the learnt parameters
command-keep-parameters = Keep the current parameters
command-reset-parameters = Go back to the original parameters
command-simulate = Compute the retention curve
command-adopt-retention = Change the desired retention

memory-text = FSRS-6 predicts when you will forget. It can learn from your own reviews; and you choose what you want to retain, knowing what it costs.
memory-sm2 = SM-2 learns nothing from your answers and aims at no retention. For that, choose FSRS-6 in the settings.
memory-parameters = Parameters of FSRS-6
memory-usual = The original parameters are in force: those of an average student.
memory-own = Parameters from elsewhere are in force.
memory-learnt = { $count ->
    [one] Parameters learnt from one review are in force.
   *[other] Parameters learnt from { $count-text } reviews are in force.
}
memory-reviews = { $count ->
    [0] None of your reviews can be learnt from yet.
    [one] One of your reviews can be learnt from.
   *[other] { $count-text } of your reviews can be learnt from.
}
memory-too-few = It takes { $count }: with fewer, it would mostly be chance that is learnt.
memory-training = Learning
memory-simulating = Simulation

memory-better = The learnt parameters predict your answers better.
memory-slightly = The learnt parameters predict your answers a little better, but by so little that it may be chance.
memory-worse = The learnt parameters do not predict your answers better: keep those you have.
memory-judged = Learnt from earlier reviews, then judged on the latest { $count-text }, which the learning had not seen.
memory-smaller = Smaller is better
memory-before = Before
memory-after = Learnt
memory-log-loss = Log loss
memory-rmse = Root mean square error (RMSE)
memory-calibration-text = The recall that was expected and what was known, by groups of reviews. The nearer a point is to the diagonal, the truer the expectation; the vertical lines say how uncertain it is (95%).
memory-all = The parameters that you can adopt are learnt anew from all your reviews, those of the test included, for the latest ones tell the most. Dates already promised stay; only what comes after changes.
memory-in-force = These parameters are in force.

memory-retention = You aim at { $count }%: the probability that you know a card when it comes back.
memory-retention-text = Aiming higher takes more reviews. The curve says how many: a year simulated with your cards, the time you spend on them and your usual answers.
memory-curve = Minutes a day by desired retention.
memory-curve-text = { $count ->
    [0] Average over a year, without new cards and without a limit of reviews.
    [one] Average over a year, one new card a day while there are any, without a limit of reviews.
   *[other] Average over a year, { $count } new cards a day while there are any, without a limit of reviews.
}
memory-minutes = minutes a day
memory-look-at = If you aimed at
memory-point = At { $retention }: { $minutes } min and { $asked ->
    [one] { $asked-text } card
   *[other] { $asked-text } cards
} a day; after a year, { $known-text } of { $cards ->
    [one] { $cards-text } card
   *[other] { $cards-text } cards
} known.
memory-aim = Aim at { $count }%

memory-proposal = You have reviewed enough for FSRS to learn from your answers.
memory-see = See
memory-not-now = Not now

notice-parameters-adopted = Parameters adopted. Promised dates stay.
notice-parameters-kept = Parameters kept. Carabin will propose to learn again at { $count-text } reviews.
notice-parameters-reset = The original parameters are in force again.
notice-retention-adopted = Desired retention: { $count }%. Promised dates stay.

training-too-few = { $found ->
    [one] There is { $found } review to learn from
   *[other] There are { $found } reviews to learn from
}; it takes { $wanted }.
training-cancelled = Learning cancelled.
training-refused = It was not possible to learn from these reviews. Nothing has changed.
workload-no-cards = There are no cards to simulate.
workload-cancelled = Simulation cancelled.
workload-refused = It was not possible to simulate these cards. Nothing has changed.
