# Exams: their date, their plan.

command-new-exam = New exam…
command-exam-date = Exam date…
command-exam-plan = Plan for the exam
command-begin-late = Begin new cards all the same
command-raise-limit = Raise the limit of new cards
exam-tag = Tag “{ $tag }”
exam-line = Exam on { $date }, { $days ->
    [0] today.
    [one] tomorrow.
   *[other] in { $days } days.
}
exam-a-day = { $new ->
    [0] About { $minutes } min a day.
    [one] One new card and about { $minutes } min a day.
   *[other] { $new } new cards and about { $minutes } min a day.
}
exam-expected = You will know about { $expected } of the cards that day (± { $deviation ->
    [one] { $deviation } point
   *[other] { $deviation } points
}).
exam-new = { $count ->
    [one] One new card a day is enough.
   *[other] { $count } new cards a day are enough.
}
exam-held = { $count ->
    [one] One new card is not begun any more: the last days are for reviewing.
   *[other] { $count } new cards are not begun any more: the last days are for reviewing.
}
exam-over-limit = Exams ask for { $wanted ->
    [one] { $wanted } new card today
   *[other] { $wanted } new cards today
}; your limit is { $limit } a day. Unless you raise it, the plan falls behind.
exam-raise-limit = Raise the limit to { $count }
exam-study = { $count ->
    [one] Review one card for the exam
   *[other] Review { $count } cards for the exam
}
exam-subject = Deck or tag
exam-subject-hint = cardiology
exam-subject-none = No deck and no tag has this name.
exam-choice-deck = { $name } – { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
exam-choice-tag = Tag “{ $name }” – { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
exam-date = Date of the exam
exam-date-hint = e.g. 15 June
exam-date-missing = The date of the exam is missing.
exam-date-unreadable = This date is not understood. Write for example 15 June, 15/6 (day first) or 2027-06-15.
exam-date-beyond = { $month ->
    [2] February
    [4] April
    [6] June
    [9] September
   *[11] November
} has no { $day ->
    [30] 30th
   *[31] 31st
}.
exam-date-no-leap = February { $year } has no 29th.
exam-date-past = This date is not to come.
exam-date-far = This date is too far ahead for a plan.
exam-share = Share of the cards to know that day
exam-text = The exam’s new cards come first. In the last eight days Carabin proposes the cards for which a review does most on the day of the exam, spread evenly. Nothing is moved without you. An empty date takes the exam away.

plan-date = { $date }, { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
}
plan-last = Last days
plan-last-text = from { $date }
plan-cards = Cards
plan-cards-text = { $cards }, { $new ->
    [0] all begun
    [one] one to begin
   *[other] { $new } to begin
}
plan-new = New cards a day
plan-time = Time a day
plan-minutes = { $minutes } min on average
plan-worst = Fullest day
plan-worst-text = { $date }, { $minutes } min
plan-known = Known that day
plan-known-text = { $expected } (± { $deviation ->
    [one] { $deviation } point
   *[other] { $deviation } points
}), { $wanted } wanted
plan-uncertainty = ± is one standard deviation, in points. Each card will be known or not: that chance makes { $chance }, the possible error of the memory model { $model }
plan-not-measured = (assumed, as long as there are no reviews to measure it on). A card that is not begun counts as not known.
plan-measured = { $count ->
    [one] (measured on one of your reviews).
   *[other] (measured on { $count } of your reviews).
} A card that is not begun counts as not known.
plan-pace = Time is counted at your pace: { $review } s for a review, { $new } s for a new card, { $step } s for a card that is being learnt.
plan-chart = Minutes a day for { $days ->
    [one] one day
   *[other] { $days } days
}: { $first } today, { $worst } at most.
