# A backlog, and the limits of each day.

command-spread = Spread the backlog…
command-end-spread = Spread the backlog no longer
command-limits = Limits per day…
command-fold = Fold the folder

backlog-overdue = { $count ->
    [one] One card overdue
   *[other] { $count } cards overdue
} since { $since }
backlog-time = , about { $time } at your pace
backlog-plan = Backlog spread, day { $day } of { $days }: { $left ->
    [one] one card left
   *[other] { $left } cards left
}, { $today ->
    [0] no more of them today.
    [one] one of them today.
   *[other] { $today } of them today.
}
backlog-change = Change…
backlog-end = End
backlog-title = Spread the backlog
backlog-days = Number of days
backlog-share = { $days ->
    [one] The whole backlog today: { $share ->
        [one] one card.
       *[other] { $share } cards.
    }
   *[other] { $share ->
        [one] One overdue card
       *[other] { $share } overdue cards
    } a day for { $days } days.
}
backlog-reviews = With what comes back meanwhile: about { $reviews ->
    [0] one review
    [one] one review
   *[other] { $reviews } reviews
} a day
backlog-time-a-day = , that is { $time }
backlog-most = ; { $most } on the fullest day. New cards are not counted.
backlog-recall = Of these overdue cards you would know { $now } today, and { $after } at the end.
backlog-forgotten = { $forgotten ->
    [0] None should be forgotten when its turn comes.
    [one] One should be forgotten when its turn comes
   *[other] About { $forgotten } will be forgotten when their turn comes
}{ $forgotten ->
    [0] { "" }
   *[other] { $waiting ->
        [0] , hardly any for having waited.
        [one] , one of them for having waited.
       *[other] , { $waiting } of them for having waited.
    }
}
backlog-limit = { $count ->
    [one] Your limit of one review a day
   *[other] Your limit of { $count } reviews a day
} will hold some back on some days: the backlog will then not be caught up with at the end.
backlog-text = No date is moved. Each day, what comes back as usual is asked first, then the day’s share of the backlog, beginning with the cards that waiting would make you forget most. A day that is skipped is divided among the following ones. You can change or end this at any time.

decks-held = { $count ->
    [one] One more card waits: the day’s limit holds it back.
   *[other] { $count } more cards wait: the day’s limits hold them back.
}
folder-fold = Fold
folder-unfold = Unfold
limits-title = Limits per day
limits-none = no limit of its own
limits-text = An empty field limits nothing here. Each card also counts against the limits of the folders that it is in, and against those of the whole library: { $new ->
    [one] one new card
   *[other] { $new } new cards
} and { $reviews ->
    [one] one review
   *[other] { $reviews } reviews
} a day.
limits-new = at most { $new ->
    [0] no new card
    [one] one new card
   *[other] { $new } new cards
} a day
limits-reviews = at most { $reviews ->
    [0] no review
    [one] one review
   *[other] { $reviews } reviews
} a day
limits-both = at most { $new } new and { $reviews ->
    [one] { $reviews } review
   *[other] { $reviews } reviews
} a day
error-no-limit = A limit is a whole number, such as 20, or nothing.
settings-fault-spread = A backlog is spread over 1 to 365 days, not { $days }.
