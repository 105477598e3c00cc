# Exams: their date, their plan.

exam-line = Exam on { $date }, { $days ->
    [0] today.
    [one] tomorrow.
   *[other] in { $days } days.
}
exam-last-days = The plan of the last days begins on { $date }.
exam-expected = { $expected } of what was begun will be known that day (± { $deviation }).
exam-new = { $count ->
    [one] One new card a day is enough.
   *[other] { $count } new cards a day are enough.
}
exam-study = { $count ->
    [one] Review one card for the exam
   *[other] Review { $count } cards for the exam
}
exam-date = Date of the exam
exam-date-hint = 2027-06-15
exam-share = Share of the cards to know that day
exam-text = In the last eight days Carabin proposes the cards for which a review does most on the day of the exam, spread evenly. Nothing is moved without you. An empty date takes the exam away.
