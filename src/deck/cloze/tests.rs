//! Texts with gaps: sound ones, faulty ones, formulas.

use super::*;

#[test]
fn one_card_for_each_number() {
    let text = ClozeText::read("{{c1::Le foie}} et {{c2::la rate::organe}}, {{c1::le foie}}.");
    let text = text.unwrap();
    assert_eq!(text.numbers().into_iter().collect::<Vec<_>>(), [1, 2]);
    assert_eq!(text.gapped(1), "[…] et la rate, […].");
    assert_eq!(text.gapped(2), "Le foie et [organe], le foie.");
    assert_eq!((text.gaps(1), text.gaps(2)), (vec!["[…]".to_owned()], vec!["[organe]".to_owned()]));
    assert_eq!(text.revealed(2), "Le foie et **la rate**, le foie.");
    assert_eq!(text.hidden(1), ["Le foie", "le foie"]);
}

#[test]
fn a_hint_may_show_the_end_of_the_answer() {
    let shown = |text: &str| ClozeText::read(text).unwrap().shown(1);
    assert_eq!(shown("tous les {{c1::6 mois::… mois}}").as_deref(), Some("mois"));
    assert_eq!(shown("chez {{c1::20%::…%}} des cas").as_deref(), Some("%"));
    // What is no end of it, is a part of a word, the whole, or the end of one answer of two.
    for text in [
        "{{c1::a et b::… et …}}",
        "{{c1::trimestre::…mestre}}",
        "{{c1::mois::… mois}}",
        "{{c1::6 mois::durée}}",
        "{{c1::6 mois}}",
        "{{c1::2 ans}}, puis {{c1::6 mois::… mois}}",
    ] {
        assert_eq!(shown(text), None, "{text}");
    }
}

#[test]
fn a_gap_in_a_formula_ends_where_no_brace_of_it_is_open() {
    let text = ClozeText::read(r"\(x = {{c1::2}}\)").unwrap();
    assert_eq!(text.hidden(1), ["2"]);
    let text = ClozeText::read(r"\(x = {{c1::\frac{1}{2}}}\)").unwrap();
    assert_eq!(text.hidden(1), [r"\frac{1}{2}"]);
}

proptest::proptest! {
    #[test]
    fn numbers_are_the_same_quickly(text in "([{}:c]{1,3}|\\\\[(){]|\\$\\$|c[0-5]::|\\{\\{c[1-9]::(a|é|::b)?\\}\\}| ){0,9}") {
        let read = ClozeText::read(&text).map(|read| read.numbers().into_iter().collect());
        proptest::prop_assert_eq!(ClozeText::card_numbers(&text), read);
    }
}

#[test]
fn a_text_has_a_thousand_gaps_at_most() {
    let gaps = |count: usize| "{{c1::a}} ".repeat(count);
    for text in [gaps(1001), format!("{}{{{{c2::b {{{{c3::c}}}}}}}}", gaps(999))] {
        assert_eq!(ClozeText::read(&text), Err(ClozeError::Many));
        assert_eq!(ClozeText::card_numbers(&text), Err(ClozeError::Many));
    }
    assert!(ClozeText::read(&gaps(1000)).is_ok());
}

#[test]
fn braces_of_a_formula_end_no_gap() {
    for formula in
        [r"\(\frac{1}{\sqrt{x}}\)", r"\[\frac{a}{b_{c}}\]", r"$$x^{2^{n}}$$", r"\(\{{a}\)"]
    {
        let text = ClozeText::read(&format!("Formule : {{{{c1::{formula}}}}} fin.")).unwrap();
        assert_eq!(text.gapped(1), "Formule : […] fin.");
        assert_eq!(text.hidden(1), [formula]);
        let text = format!("{{{{c1::a::{formula}}}}} et {{{{c2::b}}}}");
        assert_eq!(ClozeText::read(&text).unwrap().gapped(1), format!("[{formula}] et b"));
        assert_eq!(ClozeText::card_numbers(&text).unwrap(), [1, 2]);
    }
    let text = ClozeText::read(r"\(\frac{ {{c1::\sqrt{x}::racine}} }{y}\)").unwrap();
    assert_eq!(text.gapped(1), r"\(\frac{ [racine] }{y}\)");
    assert_eq!(text.hidden(1), [r"\sqrt{x}"]);
    // What is no formula, or would leave a gap open, is text.
    for (given, hidden) in [
        (r"{{c1::\(a}} b\)", r"\(a"),
        (r"{{c1::\(a{b}} c\)", r"\(a{b"),
        (r"{{c1::\(a{b}}", r"\(a{b"),
        ("{{c1::5 $$ {a}}", "5 $$ {a"),
    ] {
        assert_eq!(ClozeText::read(given).unwrap().hidden(1), [hidden], "{given}");
    }
    assert!(ClozeText::read(&r"\(".repeat(200_000)).is_err(), "and at once");
}

#[test]
fn a_gap_that_was_mistyped_is_found() {
    let good = "{{c1::a}} ";
    for wrong in ["{{c1:b}}", "{{C2::b}}", "{{c1 ::b}}", "{{ c1::b}}", "{c1::b}", "{{c2}}"] {
        let text = format!("{good}et {wrong} fin");
        assert!(mistyped_gap(&text).is_some_and(|found| found.starts_with(wrong)), "{wrong}");
    }
    for sound in [good, "{{{c1::a}}}", "{{c1::a {{c2::b}}}}", "{x} {{x}} {c1} {Ca2+: a}", "{"] {
        assert_eq!(mistyped_gap(sound), None, "{sound}");
    }
}

#[test]
fn gaps_nest() {
    let text = ClozeText::read("a {{c1::b {{c2::c}} d}} e").unwrap();
    assert_eq!(text.gapped(1), "a […] e");
    assert_eq!(text.gapped(2), "a b […] d e");
    assert_eq!(text.hidden(1), ["b c d"]);
}

#[test]
fn braces_that_are_no_gap_are_text() {
    let text = ClozeText::read("{{x}} a::b {{c1::c}}").unwrap();
    assert_eq!(text.gapped(1), "{{x}} a::b […]");
}

#[test]
fn faults_are_named() {
    for (text, fault) in [
        ("no gap", ClozeError::NoGap),
        ("{{c1::open", ClozeError::Open("{{c1::open".into())),
        ("{{c0::x}}", ClozeError::Number("{{c0::x}}".into())),
        ("{{c1::}}", ClozeError::Empty("{{c1::}}".into())),
    ] {
        assert_eq!(ClozeText::read(text), Err(fault));
    }
    assert_eq!(ClozeText::read(&"{{c1::".repeat(5000)), Err(ClozeError::Deep));
}

#[test]
fn a_single_brace_or_colon_ends_nothing() {
    for text in ["{{c1::a} b", "{{c1::a: b} c", "{{c1::a::b} c"] {
        assert!(matches!(ClozeText::card_numbers(text), Err(ClozeError::Open(_))), "{text}");
    }
    let text = "{{c1::a} b: c::d} e}} f";
    assert_eq!(ClozeText::card_numbers(text), Ok(vec![1]));
    assert_eq!(ClozeText::read(text).unwrap().gapped(1), "[d} e] f");
}

#[test]
fn chemistry_and_single_dollars_keep_their_braces() {
    for formula in
        [r"\ce{H2O}", r"\ce{^{14}C}", r"$\frac{a}{b_{2}}$", r"$\ce{SO4^{2-}}$", r"\(\ce{K+}\)"]
    {
        let text = format!("Le {{{{c1::{formula}::indice}}}} et {{{{c2::rein}}}}.");
        let read = ClozeText::read(&text).unwrap();
        assert_eq!(read.hidden(1), [formula], "{text}");
        assert_eq!(read.gapped(2), format!("Le {formula} et […]."));
        let whole = format!("{formula} {{{{c1::a}}}} {formula}");
        assert_eq!(ClozeText::read(&whole).unwrap().gapped(1), format!("{formula} […] {formula}"));
    }
    // Sums of money are no formula.
    let text = ClozeText::read("{{c1::5$}} et {{c2::6$}}, ou $7 {{c3::x}}").unwrap();
    assert_eq!(text.gapped(2), "5$ et […], ou $7 x");
    let within = ClozeText::read(r"\ce{ {{c1::H2O}} }").unwrap();
    assert_eq!(within.hidden(1), ["H2O"]);
}

#[test]
fn a_gap_around_a_gap_alone_is_one_gap() {
    let once = |text: &str| without_double_gaps(text);
    assert_eq!(once("Est {{c1::{{c2::normale}}}}."), Some("Est {{c1::normale}}.".into()));
    assert_eq!(once("{{c1::{{c2::{{c3::a}}::indice}}}}"), Some("{{c1::a::indice}}".into()));
    assert_eq!(once("{{c1::x {{c2::{{c3::a}}}}}}"), Some("{{c1::x {{c2::a}}}}".into()));
    for sound in ["{{c1::a {{c2::b}}}}", "{{c1::a}} {{c2::b}}", "sans trou", "{{c1::ouvert"] {
        assert_eq!(once(sound), None, "{sound}");
    }
}

proptest::proptest! {
    /// Where no formula can be, the text is passed over in pieces; with a `$` at its end, letter by
    /// letter.
    #[test]
    fn a_text_without_formulas_is_read_as_one_that_might_have_some(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec!["{{c1::", "{{c2::", "}}", "::", "{", "}", ":", "é", " a"]),
            0..12,
        ),
    ) {
        let text = pieces.concat();
        let read = |text: String| ClozeText::read(&text).map(|read| format!("{read:?}"));
        let with_sign = |read: String| read.replace('$', "x");
        let known = |error: ClozeError| format!("{error:?}").replace('$', "x");
        proptest::prop_assert_eq!(
            read(text.clone() + "x").map_err(known),
            read(text + "$").map(with_sign).map_err(known)
        );
    }
}
