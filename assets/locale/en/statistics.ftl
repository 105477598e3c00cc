# The statistics.

command-statistics = Statistics
command-numbers = Numbers
command-export = Export
command-export-all = Export the statistics (CSV)
statistics-cards = Cards
statistics-all = All decks
statistics-tag = Tag: { $name }
statistics-period = Period
statistics-counting = Counting…
statistics-empty = Nothing to count yet
statistics-empty-text = Statistics come with the first answer.
statistics-exported = Saved: { $path }.
statistics-not-painted = The picture could not be painted. Nothing was saved.
period-month = 30 days
period-quarter = 90 days
period-year = 1 year
period-all = All

tile-streak = { $current ->
    [one] Day in a row
   *[other] Days in a row
}
tile-today = Today
tile-today-text = { $count ->
    [0] Nothing yet
    [one] 1 answer
   *[other] { $count-text } answers
}
tile-known = Answers known in the period
tile-now = Learnt cards that you would know right now (estimate)

figure-calendar = Calendar
figure-forecast = To come
figure-reviews = Answers
figure-time = Time
figure-retention = True retention
figure-calibration = Expected and known
figure-retrievability = Probability of recall
figure-stability = Stability
figure-difficulty = Difficulty
figure-intervals = Intervals
figure-cards = Cards
figure-answers = Grades
figure-hours = Hours

series-due = Due
series-overdue = Overdue
series-new = New
series-learning = Learning
series-young = Young
series-mature = Mature
series-suspended = Suspended
series-cram = Cramming
axis-cards = Cards
axis-grades = Answers
axis-minutes = Minutes
axis-known = Known
axis-expected = Expected
axis-hour = { $count }:00
scale-less = Less
scale-more = More

span-today = Today
span-yesterday = Yesterday
span-week = 7 days
span-month = 30 days
span-year = 1 year
span-all = All

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-1 = Mon
weekday-3 = Wed
weekday-5 = Fri

hint-day = { $date }: { $count ->
    [one] 1 answer
   *[other] { $count-text } answers
}, { $time }
hint-day-free = { $date }: nothing
hint-due = { $date }: { $count ->
    [one] { $count } card
   *[other] { $count-text } cards
}
hint-due-overdue = { $date }: { $count ->
    [one] { $count } card
   *[other] { $count-text } cards
}, and { $overdue-text } overdue
hint-grades = { $date }: { $count ->
    [one] { $count } answer
   *[other] { $count-text } answers
}
hint-time = { $date }: { $time }
hint-cards = { $name }: { $count ->
    [one] { $count } card
   *[other] { $count-text } cards
}
hint-hour = { $hour }:00: { $count ->
    [one] { $count } answer
   *[other] { $count-text } answers
}
hint-hour-known = { $hour }:00: { $count ->
    [one] { $count } answer
   *[other] { $count-text } answers
}, { $share } known
hint-retention = { $name }: young { $young }, mature { $mature }, all { $all } ({ $count ->
    [one] { $count } review
   *[other] { $count-text } reviews
})
hint-calibration = Expected { $expected }, known { $known } ({ $count ->
    [one] { $count } review
   *[other] { $count-text } reviews
})

words-none = Nothing to show yet.
words-none-then = Nothing in this period.
words-no-model = SM-2 expects no probability: FSRS, in the settings, does.
words-calendar = { $studied ->
    [0] No day of study
    [one] One day of study
   *[other] { $studied-text } days of study
} in the last { $weeks-text } weeks, { $grades ->
    [0] no answer
    [one] one answer
   *[other] { $grades-text } answers
}.
words-streak = { $current ->
    [0] No streak at the moment
    [one] Current streak: one day
   *[other] Current streak: { $current-text } days
}; the longest: { $longest ->
    [0] none
    [one] one day
   *[other] { $longest-text } days
}.
words-forecast = { $due ->
    [0] No review is due
    [one] One review
   *[other] { $due-text } reviews, { $mean } a day,
} in the next { $days } days, not counting cards that are still new.
words-forecast-most = The busiest day: { $date }, with { $count ->
    [one] one card
   *[other] { $count-text } cards
}.
words-overdue = Overdue: { $count ->
    [one] one card
   *[other] { $count-text } cards
}.
words-reviews = { $grades ->
    [one] One answer
   *[other] { $grades-text } answers
} in { $days ->
    [one] one day
   *[other] { $days-text } days
}, { $mean } per day of study.
words-reviews-kinds = New: { $new-text }; learning: { $learning-text }; young: { $young-text }; mature (interval of 21 days or more): { $mature-text }.
words-cram = Cramming, which moves nothing: { $count ->
    [one] one answer
   *[other] { $count-text } answers
}.
words-time = { $time } in { $days ->
    [one] one day
   *[other] { $days-text } days
}, { $mean } per day of study, { $each } s per answer.
words-retention = In the period, { $share } known: { $known-text } of { $count ->
    [one] one review
   *[other] { $count-text } reviews
} (between { $low } and { $high } with 95% confidence).
words-retention-kinds = Young: { $young }; mature (interval of 21 days or more): { $mature }.
words-calibration = Expected { $expected }, known { $known }, of { $count ->
    [one] one review
   *[other] { $count-text } reviews
}. Mean error: { $error }; log loss: { $loss }.
words-calibration-how = On the diagonal the expectation is right. The vertical lines tell the uncertainty (95%).
words-retrievability = Right now you would know { $known ->
    [0] no card
    [one] one card
   *[other] about { $known-text } cards
} of { $count-text }, that is { $mean }.
words-stability = Median stability: { $median }. It is the time until recall falls to 90%.
words-difficulty = Mean difficulty: { $mean } of 10.
words-intervals = Median interval: { $median }.
words-cards = { $total ->
    [0] No card
    [one] One card
   *[other] { $total-text } cards
}.
words-cards-kinds = New: { $new-text }; learning: { $learning-text }; young: { $young-text }; mature (interval of 21 days or more): { $mature-text }; suspended: { $suspended-text }.
words-answers = Share of “{ $again }”: learning, { $learning }; young, { $young }; mature, { $mature }.
words-hours = You answer mostly around { $hour }:00.
words-hours-best = You know most around { $hour }:00: { $share } of { $count-text } reviews.

duration-hours = { $hours } h { $minutes } min
