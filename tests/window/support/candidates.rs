//! What a generator could have found in a course, so that pictures of choosing stay the same
//! whatever the real one learns.

use carabin::deck::{Changes, Content, Deck, Note, Source};
use carabin::generate::{
    Candidate, Entry, Generated, Kind, Language, Outcome, Reason, Score, Sentence, Way,
};

const SENTENCES: [(&str, &str); 9] = [
    (
        "Définitions, §\u{a0}1",
        "L’embolie pulmonaire est l’oblitération d’une artère pulmonaire par un caillot.",
    ),
    ("Définitions, §\u{a0}1", "Elle complique le plus souvent une thrombose veineuse profonde."),
    ("Définitions, §\u{a0}1", "Cette notion est fondamentale."),
    (
        "Signes, §\u{a0}1",
        "Les signes fonctionnels comprennent la dyspnée, la douleur thoracique, l’hémoptysie et la syncope.",
    ),
    ("Signes, §\u{a0}1", "La tachycardie est constante dans les formes graves."),
    ("Signes, §\u{a0}2", "Le diagnostic repose sur l’angioscanner thoracique."),
    ("Traitement, §\u{a0}1", "Dans une étude récente, 43\u{a0}% des patients ont guéri."),
    (
        "Traitement, §\u{a0}1",
        "L’anticoagulation est débutée sans attendre lorsque la probabilité clinique est forte.",
    ),
    (
        "Traitement, §\u{a0}1",
        "La thrombolyse est réservée à l’embolie pulmonaire à haut risque, c’est-à-dire avec choc.",
    ),
];

/// A deck of candidates, some kept, some not, and sentences that gave nothing.
pub fn generated() -> Generated {
    let note = |sentence: usize, content| Note {
        id: format!("n{sentence}").parse().unwrap(),
        content,
        context: String::new(),
        tags: Vec::new(),
        source: Some(Source {
            quote: SENTENCES[sentence].1.to_owned(),
            place: SENTENCES[sentence].0.to_owned(),
        }),
    };
    let basic = |front: &str, back: &str| Content::Basic { front: front.into(), back: back.into() };
    let notes = [
        (
            0,
            Kind::Definition,
            0.9,
            true,
            basic(
                "Qu’est-ce que l’embolie pulmonaire\u{202f}?",
                "L’oblitération d’une artère pulmonaire par un caillot.",
            ),
        ),
        (
            3,
            Kind::Enumeration,
            0.8,
            true,
            Content::List {
                prompt: "Quels sont les signes fonctionnels de l’embolie pulmonaire\u{202f}?"
                    .into(),
                items: ["la dyspnée", "la douleur thoracique", "l’hémoptysie", "la syncope"]
                    .map(str::to_owned)
                    .into(),
                open: true,
            },
        ),
        (
            4,
            Kind::Cloze,
            0.12,
            false,
            Content::Cloze {
                text: "La {{c1::tachycardie}} est constante dans les formes graves.".into(),
            },
        ),
        (
            5,
            Kind::Cause,
            0.7,
            true,
            basic(
                "Sur quoi repose le diagnostic de l’embolie pulmonaire\u{202f}?",
                "L’angioscanner thoracique.",
            ),
        ),
        (
            7,
            Kind::Condition,
            0.6,
            true,
            basic(
                "Quand l’anticoagulation est-elle débutée sans attendre\u{202f}?",
                "Lorsque la probabilité clinique est forte.",
            ),
        ),
        (
            8,
            Kind::Cause,
            0.5,
            true,
            basic(
                "À quoi la thrombolyse est-elle réservée\u{202f}?",
                "À l’embolie pulmonaire à haut risque, c’est-à-dire avec choc.",
            ),
        ),
    ];
    let candidates: Vec<Candidate> = notes
        .into_iter()
        .map(|(sentence, kind, total, kept, content)| Candidate {
            note: note(sentence, content),
            kind,
            score: Score { total, parts: Vec::new() },
            sentence,
            kept,
            left: (!kept).then_some(Reason::Weak),
            way: Way::Pattern,
            fit: 1.0,
            clause: 0,
            referred: false,
            dangling: false,
            likely: None,
        })
        .collect();
    let nothing = [(1, Reason::Pronoun), (2, Reason::Cliche), (6, Reason::StudyResult)];
    let sentences = SENTENCES.iter().enumerate().map(|(at, (place, text))| {
        let reason = nothing.iter().find(|(sentence, _)| *sentence == at);
        Sentence {
            input: 0,
            range: 0..0,
            text: (*text).to_owned(),
            place: (*place).to_owned(),
            outcome: reason.map_or(Outcome::Cards(1), |(_, reason)| Outcome::Nothing(*reason)),
        }
    });
    let sentences = sentences.collect();
    let notes = candidates.iter().filter(|c| c.kept).map(|c| c.note.clone()).collect();
    let deck = Deck {
        id: "embolie".parse().unwrap(),
        title: "Embolie pulmonaire".into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes,
        changes: Changes::default(),
    };
    Generated { deck, candidates, sentences, language: Language::French, words: 100, damage: None }
}

/// Terms of that course: one with its card, some that a sentence can ask for, one that none can.
pub fn glossary() -> Vec<Entry> {
    let cloze = |sentence: usize, text: &str| Note {
        id: format!("t{sentence}").parse().unwrap(),
        content: Content::Cloze { text: text.to_owned() },
        context: String::new(),
        tags: Vec::new(),
        source: Some(Source {
            quote: SENTENCES[sentence].1.to_owned(),
            place: SENTENCES[sentence].0.to_owned(),
        }),
    };
    let entry = |term: &str, frequency, score, sentence| Entry {
        term: term.to_owned(),
        frequency,
        score,
        sentence,
        definition: None,
        candidate: None,
        cloze: None,
    };
    vec![
        Entry {
            definition: Some("L’oblitération d’une artère pulmonaire par un caillot.".into()),
            candidate: Some(0),
            ..entry("embolie pulmonaire", 2, 3.1, 0)
        },
        Entry {
            cloze: Some(cloze(5, "Le diagnostic repose sur l’{{c1::angioscanner thoracique}}.")),
            ..entry("angioscanner thoracique", 1, 2.4, 5)
        },
        entry("thrombose veineuse profonde", 1, 2.2, 1),
        Entry { candidate: Some(2), ..entry("tachycardie", 1, 1.9, 4) },
        Entry {
            cloze: Some(cloze(
                8,
                "La {{c1::thrombolyse}} est réservée à l’embolie pulmonaire à haut risque, \
                 c’est-à-dire avec choc.",
            )),
            ..entry("thrombolyse", 1, 1.7, 8)
        },
    ]
}
