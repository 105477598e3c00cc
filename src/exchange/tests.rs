//! Files as Anki and spreadsheets write them, and what Carabin writes, read back.

use super::*;
use crate::deck::{Changes, ClozeError, Content, Deck, Note, Source};

fn basic(front: &str, back: &str) -> Content {
    Content::Basic { front: front.into(), back: back.into() }
}

fn contents(text: &str) -> Vec<Content> {
    let notes = read(text).unwrap();
    assert_eq!(notes.left, []);
    notes.notes.into_iter().map(|note| note.content).collect()
}

#[test]
fn ankis_own_export_is_read_with_all_its_columns() {
    let text = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n\
        #tags column:6\n\
        Bz$;x1\tBasic\tMédecine::Neuro\tQuel nerf&nbsp;?\t\"Le <b>nerf </b>phrénique<br>(C3-C5), dit \"\"du diaphragme\"\"\"\tneuro anatomie::cou\n\
        Bz$;x2\tTexte à trous\tMédecine::Neuro\tLe {{c1::diaphragme::muscle}} <i>se contracte</i>.\tà l’inspiration\t\n\
        \n\
        Bz$;x3\tGénéralités (deux sens)\tPneumo\tPaO<sub>2</sub>\tpression\t\n";
    let notes = read(text).unwrap();
    assert_eq!(notes.left, []);
    let [nerve, gap, both] = &notes.notes[..] else { panic!("{notes:?}") };
    let back = "Le **nerf** phrénique\n(C3-C5), dit \"du diaphragme\"";
    assert_eq!(nerve.content, basic("Quel nerf\u{a0}?", back));
    assert_eq!(nerve.deck, ["Médecine", "Neuro"]);
    assert_eq!(nerve.tags, ["neuro", "anatomie::cou"]);
    assert_eq!((nerve.line, nerve.guid.as_deref()), (7, Some("Bz$;x1")));
    let text = "Le {{c1::diaphragme::muscle}} *se contracte*.\n\nà l’inspiration";
    assert_eq!(gap.content, Content::Cloze { text: text.into() });
    let Content::Reversible { front, back, .. } = &both.content else { panic!("{both:?}") };
    assert_eq!((front.as_str(), back.as_str(), both.line), ("PaO₂", "pression", 10));
}

#[test]
fn what_makes_no_note_is_told_with_its_line() {
    let text = "#separator:tab\n#html:true\nQ 1\tR 1\nQ 2\t\n\tR 3\n\"Q\n4\"\t<br>\n\
        {{c1::image-occlusion:rect:left=.1:top=.2}}\t<img src=\"a.png\">\n{{c1::ouvert\tx\n";
    let notes = read(text).unwrap();
    assert_eq!(notes.notes.len(), 1);
    let left: Vec<(usize, &Why)> = notes.left.iter().map(|left| (left.line, &left.why)).collect();
    assert_eq!(
        left[..4],
        [(4, &Why::NoBack), (5, &Why::NoFront), (6, &Why::NoBack), (8, &Why::Masks)]
    );
    assert!(matches!(left[4], (9, Why::Cloze(ClozeError::Open(_)))), "{left:?}");
}

#[test]
fn tables_of_spreadsheets_are_read_whatever_parts_their_cells() {
    for text in [
        "Q 1\tR 1\nQ 2\tR 2\n",
        "Q 1;R 1\r\nQ 2;R 2\r\n",
        "\u{feff}Q 1,R 1\nQ 2,R 2",
        "\"Q 1\",\"R 1\"\n\"Q 2\",\"R 2\"\n",
        "Question;Réponse\nQ 1;R 1\nQ 2;R 2\n",
        "front,back\nQ 1,R 1\nQ 2,R 2\n",
    ] {
        assert_eq!(contents(text), [basic("Q 1", "R 1"), basic("Q 2", "R 2")], "{text:?}");
    }
    // The third is tags, in a column of its own.
    let notes = read("Q 1;R 1;cardio, ecg\nQ 2;R 2;\n").unwrap();
    assert_eq!(notes.notes[0].tags, ["cardio", "ecg"]);
    let notes = read("front,back,tags\n\"a, b\",\"dit \"\"x\"\"\nou y\",t\n").unwrap();
    assert_eq!(notes.notes[0].content, basic("a, b", "dit \"x\"\nou y"));
    assert_eq!(notes.notes[0].tags, ["t"]);
    // A column without a place of its own is a part of the answer.
    let text = "Question;Réponse;Chapitre\nQ 1;R 1;Cœur\n";
    assert_eq!(contents(text), [basic("Q 1", "R 1\n\nCœur")]);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_an_error_with_its_place() {
    let error = read("#separator:tab\nQ 1\tR 1\nQ 2\t\"R 2\nQ 3\tR 3\n").unwrap_err();
    assert_eq!((error.line, error.column, error.fault), (3, 5, Fault::Quote));
    let error = read("Q 1;R 1\nQ 2;\"R 2\n").unwrap_err();
    assert_eq!((error.line, error.column, error.fault), (2, 5, Fault::Quote));
    let error = read("#separator:virgule\nQ\tR\n").unwrap_err();
    assert_eq!((error.line, error.column), (1, 12));
    assert!(matches!(error.fault, Fault::Separator(name) if name == "virgule"));
    let error = read("#separator:tab\n#tags column:0\nQ\tR\n").unwrap_err();
    assert!(matches!((error.line, error.fault), (2, Fault::Column(_))));
    assert_eq!(read("#separator:tab\n\n").unwrap_err().fault, Fault::Empty);
}

#[test]
fn what_is_sure_is_told_from_what_may_be() {
    let prose = "L’aorte naît du ventricule gauche.\nElle se divise, en bas, en deux.\n";
    assert_eq!(certainty(prose, "cours.txt"), Certainty::No);
    assert_eq!(certainty(prose, "cours.csv"), Certainty::Yes);
    assert_eq!(certainty("#separator:tab\nQ\tR", "x.txt"), Certainty::Yes);
    assert_eq!(certainty("Q 1\tR 1\nQ 2\tR 2\nQ 3\tR 3\n", "x.txt"), Certainty::Perhaps);
    // A heading, an indented outline and a table in a course are texts.
    assert_eq!(certainty("# HTML: a language\nText.\n", "x.md"), Certainty::No);
    assert_eq!(certainty("# Cœur : aorte\nLe texte.\n", "x.md"), Certainty::No);
    assert_eq!(certainty("Signes\n\tfièvre\n\ttoux\n\tdyspnée\n", "x.txt"), Certainty::No);
    let table = format!("{prose}{prose}{prose}Classe\tDose\n");
    assert_eq!(certainty(&table, "x.txt"), Certainty::No);
    assert_eq!(certainty("", ""), Certainty::No);
}

#[test]
fn html_becomes_what_a_note_can_hold() {
    for (html, markdown) in [
        ("a<br>b<br />c", "a\nb\nc"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<ul><li>un</li><li>deux<ul><li>bis</li></ul></li></ul>", "- un\n- deux\n  - bis"),
        ("Citez<ol><li>un</li><li>deux</li></ol>", "Citez\n1. un\n2. deux"),
        ("<b>gras </b>et <i>italique</i>", "**gras** et *italique*"),
        ("<b>a<br>b</b>", "**a**\n**b**"),
        ("H<sub>2</sub>O, 10<sup>-3</sup>", "H₂O, 10⁻³"),
        ("x<sub>max,q</sub>", r"x\(_{\text{max,q}}\)"),
        ("p &lt; 0,05 &amp; n&nbsp;=&nbsp;3", "p < 0,05 & n\u{a0}=\u{a0}3"),
        ("5*3*2 et snake_case et _x_", r"5\*3\*2 et snake_case et \_x_"),
        ("&lt;b&gt;", r"\<b>"),
        ("<img src=\"c%C5%93ur 1.png\">", "![](<media/cœur 1.png>)"),
        (
            "<img src='a.png' alt='Le cœur'> [sound:s.mp3]",
            "![Le cœur](media/a.png) [s.mp3](media/s.mp3)",
        ),
        ("<a href=\"https://x.fr/a\">ici</a>", "[ici](<https://x.fr/a>)"),
        (r"\(x_1 &lt; 2\) et [$]a*b[/$]", r"\(x_1 < 2\) et $a*b$"),
        ("a<script>alert(1)</script>b<!-- c -->", "ab"),
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "a | b\nc | d",
        ),
        ("  a\n  b ", "a b"),
        ("a <5 ans, b>c &unknown; &", "a <5 ans, b>c &unknown; &"),
        ("<b>ouvert <i>deux", "**ouvert *deux***"),
    ] {
        assert_eq!(from_html::markdown(html), markdown, "{html}");
    }
}

#[test]
fn no_field_makes_it_fail() {
    let pieces = [
        "<",
        "b>",
        "</b>",
        "&",
        "#x",
        ";",
        "[sound:",
        "]",
        "\\(",
        "{{c1::",
        "é",
        "\"",
        "<img src=",
    ];
    let mut seed = 7_usize;
    for _ in 0..5000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push_str(pieces[(seed >> 33) % pieces.len()]);
        }
        let _ = from_html::markdown(&text);
        let _ = read(&text);
        let _ = markup::html(&text);
    }
    let deep = "<b>".repeat(50_000);
    let _ = from_html::markdown(&deep);
}

#[test]
fn a_sign_that_opens_a_text_travels() {
    assert_eq!(markup::html("> 6 semaines"), "&gt; 6 semaines");
    assert_eq!(markup::html("+ 5 D"), "+ 5 D");
}

#[test]
fn a_long_line_is_read_in_one_go() {
    // With the square of their length they would take hours.
    for (html, word, count) in
        [("ab ".repeat(400_000), "ab", 400_000), ("<td>a ".repeat(200_000), "a", 200_000)]
    {
        let read = from_html::markdown(&html);
        assert_eq!(read.split_whitespace().filter(|found| *found == word).count(), count);
    }
}

fn note(id: &str, content: Content) -> Note {
    Note {
        id: id.parse().unwrap(),
        content,
        context: String::new(),
        tags: vec!["coeur".into(), "flag-red".into()],
        source: None,
    }
}

fn deck() -> Deck {
    let mut basic =
        note("n-basic-1", basic("Où est **l’aorte** ?", "Ici :\n- en *haut*\n- à $x_1$"));
    basic.context = "Cœur › Anatomie".into();
    basic.source = Some(Source { quote: "L’aorte, \"ici\".".into(), place: String::new() });
    let cloze = Content::Cloze { text: "Le {{c1::cœur::organe}}\tbat\n{{c2::70}} fois.".into() };
    let list = Content::List {
        prompt: "Citez".into(),
        items: vec!["un".into(), "deux".into()],
        open: false,
    };
    let choice = Content::Choice {
        question: "Combien ?".into(),
        answer: "quatre".into(),
        distractors: vec!["deux".into(), "trois".into()],
    };
    let several = Content::Choice {
        question: "Quels gènes ?".into(),
        answer: "HFE\nHJV".into(),
        distractors: vec!["CFTR".into()],
    };
    let both = Content::Reversible {
        front: "IRM".into(),
        back: "imagerie".into(),
        ask_back: String::new(),
        ask_front: String::new(),
    };
    Deck {
        id: "d".parse().unwrap(),
        title: "Le cœur".into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: vec![
            basic,
            note("n-cloze-1", cloze),
            note("n-list-01", list),
            note("n-choice1", choice),
            note("n-both-01", both),
            note("n-several", several),
            note("n-formula", Content::Basic { front: "=1+1".into(), back: "-70 mV".into() }),
        ],
        changes: Changes::default(),
    }
}

fn kinds() -> Kinds {
    let name = |name: &str| name.to_owned();
    Kinds {
        basic: name("Basic"),
        reversed: name("Basic (and reversed card)"),
        cloze: name("Cloze"),
    }
}

#[test]
fn what_is_written_is_read_back_as_the_same_notes() {
    let deck = deck();
    for form in [Form::Anki, Form::Csv] {
        let text = write(&[&deck], form, &kinds());
        let notes = read(&text).unwrap();
        assert_eq!(notes.left, [], "{text}");
        assert_eq!(notes.notes.len(), deck.notes.len());
        for (there, back) in deck.notes.iter().zip(&notes.notes) {
            assert_eq!(back.guid.as_deref(), Some(there.id.as_str()));
            assert_eq!(back.tags, there.tags);
            assert_eq!(back.deck, ["Le cœur"]);
            assert!(is_unchanged(there, back), "{form:?}: {there:?} {back:?}\n{text}");
        }
    }
    let csv = write(&[&deck], Form::Csv, &kinds());
    assert!(csv.contains(", =1+1, -70 mV,") || csv.contains(",\" =1+1\""), "{csv}");
    let anki = write(&[&deck], Form::Anki, &kinds());
    assert!(anki.contains("<i>Cœur › Anatomie</i><br>Où est <b>l’aorte</b> ?\t"), "{anki}");
    assert!(anki.contains(r"<ul><li>en <i>haut</i></li><li>à \(x_1\)</li></ul>"), "{anki}");
}

#[test]
fn carabins_own_table_is_markdown_whatever_its_notes_speak_of() {
    let mut deck = deck();
    let html = note("n-html-01", basic("Que fait <b> ?", "Du gras, et `&nbsp;` une *espace*."));
    deck.notes.push(html);
    let notes = read(&write(&[&deck], Form::Csv, &kinds())).unwrap();
    assert_eq!(notes.notes.len(), deck.notes.len());
    for (there, back) in deck.notes.iter().zip(&notes.notes) {
        if matches!(there.content, Content::Basic { .. } | Content::Cloze { .. }) {
            assert_eq!(back.content, there.content);
        }
    }
    // A table of another program's is looked at.
    assert_eq!(contents("front,back\nQ,<b>R</b>\n"), [basic("Q", "**R**")]);
}

#[test]
fn a_list_that_was_edited_elsewhere_is_a_list_still() {
    let deck = deck();
    for form in [Form::Anki, Form::Csv] {
        let text = write(&[&deck], form, &kinds());
        let text = text.replace("deux", "zwei");
        let notes = read(&text).unwrap();
        let both = as_it_is_there(&deck.notes[4], &notes.notes[4]);
        assert!(matches!(both, Content::Reversible { .. }), "{both:?}");
        let list = as_it_is_there(&deck.notes[2], &notes.notes[2]);
        let Content::List { items, .. } = list else { panic!("{list:?}") };
        assert_eq!(items, ["un", "zwei"]);
        let choice = as_it_is_there(&deck.notes[3], &notes.notes[3]);
        let Content::Choice { question, distractors, answer } = choice else {
            panic!("{choice:?}")
        };
        assert_eq!((question.as_str(), answer.as_str()), ("Combien ?", "quatre"));
        assert_eq!(distractors, ["zwei", "trois"]);
        let several =
            notes.notes.iter().zip(&deck.notes).find(|(_, own)| own.id.as_str() == "n-several");
        let (note, own) = several.unwrap();
        assert_eq!(as_it_is_there(own, note), own.content);
    }
}

#[test]
fn the_form_follows_the_name() {
    for (name, form) in
        [("a.ron", Form::Ron), ("a.TXT", Form::Anki), ("a.b.tsv", Form::Anki), ("a.csv", Form::Csv)]
    {
        assert_eq!(Form::of_name(name), Ok(form));
    }
    for name in ["a.apkg", "a", "a.", ""] {
        assert!(Form::of_name(name).is_err(), "{name}");
    }
}
