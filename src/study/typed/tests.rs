//! What is called right, what is not, and what is let pass.

use proptest::prelude::*;

use super::*;

/// Words that exist, for the tests.
const WORDS: [&str; 8] =
    ["adduction", "abduction", "afferent", "efferent", "comprime", "comprimes", "gauche", "droite"];

fn compared(answer: &str, typed: &str) -> Comparison {
    let known = |word: &str| WORDS.contains(&word);
    Expected::read(&[answer.to_owned()], "fr").compare(typed, &known)
}

fn is_right(answer: &str, typed: &str) -> bool {
    compared(answer, typed).is_right()
}

fn forgiven(answer: &str, typed: &str) -> Option<Vec<Forgiven>> {
    let comparison = compared(answer, typed);
    comparison.is_right().then(|| comparison.forgiven.into_iter().collect())
}

fn fates(answer: &str, typed: &str) -> Vec<(String, Fate)> {
    compared(answer, typed).words.into_iter().map(|word| (word.text, word.fate)).collect()
}

#[test]
fn what_is_forgiven_is_said() {
    use Forgiven::{Accents, Articles, Case, Punctuation};
    let answer = "L’œdème aigu du poumon.";
    assert_eq!(forgiven(answer, "L’œdème aigu du poumon."), Some(vec![]));
    assert_eq!(forgiven(answer, "l'oedeme aigu du poumon"), Some(vec![Case, Accents, Punctuation]));
    assert_eq!(forgiven(answer, "Œdème aigu poumon."), Some(vec![Case, Articles]));
    assert_eq!(forgiven("Une artère", "la artère"), Some(vec![Articles]));
    assert_eq!(forgiven("pH < 7,35", "PH < 7,35"), Some(vec![Case]));
    assert_eq!(forgiven(answer, ""), None);
}

#[test]
fn nothing_typed_is_no_answer() {
    for typed in ["", "  "] {
        let comparison = compared("L’aorte", typed);
        assert!(!comparison.answered && !comparison.is_right());
        assert!(comparison.words.iter().all(|word| word.typed.is_none()));
    }
    assert!(compared("L’aorte", "-").answered);
}

#[test]
fn a_wrong_number_sign_or_unit_is_never_right() {
    for (answer, typed) in [
        ("1,5 mg", "15 mg"),
        ("1,5 mg", "1,05 mg"),
        ("0,5 mg", "5 mg"),
        (",5 mg", "5 mg"),
        ("−70 mV", "70 mV"),
        ("− 70 mV", "70 mV"),
        ("-70 mV", "+70 mV"),
        ("≥ 7 mmol/L", "7 mmol/L"),
        ("≤ 7 mmol/L", "≥ 7 mmol/L"),
        ("< 5 mg/L", "> 5 mg/L"),
        ("< 5 mg/L", "5 mg/L"),
        ("≤ 5", "< 5"),
        ("↑ de la kaliémie", "↓ de la kaliémie"),
        ("↑ kaliémie", "kaliémie"),
        ("Na⁺ → Ca²⁺", "Na⁺ ← Ca²⁺"),
        ("10⁹", "109"),
        ("10⁻³ mol/L", "10³ mol/L"),
        ("2/3", "2-3"),
        ("2/3", "23"),
        ("5-10 mg", "510 mg"),
        ("5 à 10 mg", "5 ou 10 mg"),
        ("150 G/L", "150 g/L"),
        ("37 MBq", "37 mBq"),
        ("5 mg", "5 µg"),
        ("5 mg", "5"),
        ("5 mg/j", "5 mg/kg"),
        ("5 mg / kg", "5 mg"),
        ("5 mg / kg", "kg"),
        ("15 mg / kg / j", "15 mg / kg"),
        ("60 mL / min", "60 mL"),
        ("5 mg / prise", "5 mg"),
        ("20 mg / 24 h", "20 mg"),
        ("1 g ou 500 mg", "1500 mg"),
        ("2 g ou 500 mg", "2 500 mg"),
        ("3 MUI", "3 mUI"),
        ("3 MPa", "3 mPa"),
        ("Coombs (+)", "Coombs (−)"),
        ("Coombs (+)", "Coombs"),
        ("- 70 mV", "70 mV"),
        ("5 L", "5 mL"),
        ("5 L", "5"),
        ("1 an", "1"),
        ("12 %", "12"),
        ("CD4+", "CD4-"),
        ("Rh−", "Rh+"),
        ("Rh-", "Rh"),
        ("½ comprimé", "12 comprimés"),
        ("hépatite A", "hépatite"),
        ("hépatite A", "hépatite B"),
        ("12.05.2026", "12052026"),
        ("1.000 UI", "1 UI"),
        ("± 2", "2"),
        ("n = 5", "n ≠ 5"),
        ("10 mg le matin ou 20 mg le soir", "10 mg le soir"),
        ("5 ou 10 mg", "5"),
        ("inférieur ou égal à 5", "inférieur"),
    ] {
        assert!(!is_right(answer, typed), "{typed} for {answer}");
        assert!(is_right(answer, answer), "{answer}");
    }
}

#[test]
fn a_value_is_right_however_it_is_written() {
    for (answer, typed) in [
        ("5 mg / kg", "5 mg/kg"),
        ("1 g / 500 mg", "500 mg"),
        ("1 g ou 500 mg", "500 mg"),
        ("3 MUI", "3 MIU"),
        ("Coombs (−)", "Coombs (-)"),
        ("- 70 mV", "−70 mV"),
        ("1,5 mg", "1.5 mg"),
        ("1,5 mg", "1,50 mg"),
        ("1,5 mg", "1.5mg"),
        ("1 000 UI", "1000 UI"),
        ("1000 UI", "1\u{202f}000 ui"),
        ("−70 mV", "-70 mV"),
        ("−70 mV", "- 70 mV"),
        ("≥ 7 mmol/L", ">= 7 mmol/l"),
        ("≤ 7", "=< 7"),
        ("A → B", "A -> B"),
        ("5 à 10 mg", "5-10 mg"),
        ("5–10 mg", "5 a 10 mg"),
        ("5 à 10 mg", "entre 5 et 10 mg"),
        ("5 à 10 mg", "5 mg à 10 mg"),
        ("12 %", "12%"),
        ("12 %", "12 pour cent"),
        ("10⁹/L", "10^9/L"),
        ("4 × 10⁹", "4x10^9"),
        ("50 µg", "50 mcg"),
        ("50 µg", "50 microgrammes"),
        ("5 mg/j", "5 mg par jour"),
        ("120 mmHg", "120 mm Hg"),
        ("15 mg", "15 MG"),
        ("vitamine B12", "vitamine B 12"),
        ("TNF-α", "tnf alpha"),
        ("Ca²⁺", "Ca2+"),
        ("Rh−", "rh-"),
        ("anti-inflammatoire", "anti inflammatoire"),
        ("antiinflammatoire", "anti-inflammatoire"),
    ] {
        assert!(is_right(answer, typed), "{typed} for {answer}: {:?}", fates(answer, typed));
    }
    let english = |typed| {
        Expected::read(&["1,000 mg".to_owned()], "en").compare(typed, &|_| false).is_right()
    };
    assert!(english("1000 mg") && !english("1 mg"));
}

#[test]
fn only_what_is_asked_has_to_be_typed() {
    let fear = "**peur**\n\ndu grec φόβος (*phóbos*)\n\n*photophobie* : crainte de la lumière";
    for (answer, typed) in [
        (fear, "peur"),
        ("**anti-** ou **ant-**", "anti"),
        ("**anti-** ou **ant-**", "ant-"),
        ("**syn-**, **sym-** ou **syl-**", "sym"),
        ("**mégal(o)-**, **méga-** ou **-mégalie**", "megal"),
        ("**mégal(o)-**, **méga-** ou **-mégalie**", "mégalo-"),
        ("Le lithium (carbonate)", "lithium"),
        ("Le lithium (carbonate)", "lithium carbonate"),
        ("Un bêtabloquant, par exemple le propranolol", "un bêtabloquant"),
        ("adrénaline ; épinéphrine", "épinéphrine"),
        ("adrénaline / épinéphrine", "adrénaline"),
        ("adrénaline/épinéphrine", "adrénaline"),
        ("fracture ouverte ou fermée", "fracture fermée"),
        ("amoxicilline ou céfuroxime par voie orale", "amoxicilline par voie orale"),
        ("5 mg ou 10 mg", "10 mg"),
        ("phobie (grec φόβος, « peur ») : peur", "phobie peur"),
    ] {
        assert!(is_right(answer, typed), "{typed} for {answer}: {:?}", fates(answer, typed));
        assert!(!is_right(answer, "rate"), "{answer}");
    }
    // What need not be typed must not be wrong.
    assert!(!is_right("Le lithium (1 g)", "lithium 2 g"));
    // Of several gaps each is asked.
    let gaps = Expected::read(&["rate".into(), "foie".into()], "fr");
    assert!(gaps.compare("rate foie", &|_| false).is_right());
    assert!(!gaps.compare("rate", &|_| false).is_right());
    // Nothing but brackets is asked as it stands.
    assert!(!is_right("[5 ; 10]", "5") && is_right("[5 ; 10]", "5 ; 10"));
}

/// A paragraph that says where a word comes from makes what stands above it a word's meaning, whose
/// senses are parted by commas as in a dictionary.
#[test]
fn of_a_words_senses_one_is_enough_and_of_a_list_all_are_asked() {
    let origin = "\n\ndu grec σύν (*sýn*)\n\n*syndactylie* : fusion de deux doigts, ou plus";
    for (senses, typed) in [
        ("**avec, ensemble**", "avec"),
        ("**avec, ensemble**", "ensemble"),
        ("**avec, ensemble**", "avec, ensemble"),
        ("**changement, succession, au-delà**", "au-delà"),
        ("**diminution du nombre, manque**", "diminution du nombre"),
        ("**poumon ; air, gaz**", "gaz"),
        ("**poumon ; air, gaz**", "poumon"),
        ("**mort (cadavre, tissu mort), fin**", "mort"),
    ] {
        let answer = format!("{senses}{origin}");
        assert!(is_right(&answer, typed), "{typed} for {senses}: {:?}", fates(&answer, typed));
        assert!(!is_right(&answer, "rate"), "{senses}");
    }
    assert!(!is_right(&format!("**diminution du nombre, manque**{origin}"), "diminution"));
    assert!(is_right("avec, ensemble\n\ndu grec σύν", "ensemble"));
    // What is not told as the meaning of a word is a list, explained or not.
    for (list, typed) in [
        ("avec, ensemble", "avec"),
        ("**avec, ensemble**", "avec"),
        ("**rougeur, chaleur**\n\nles signes d’une inflammation", "rougeur"),
        ("**rougeur, chaleur**\n\n*Exemple* : l’abcès", "chaleur"),
        ("rougeur, chaleur (du latin *rubor, calor*)", "rougeur"),
    ] {
        assert!(!is_right(list, typed), "{typed} for {list}");
    }
}

#[test]
fn only_short_answers_are_typed() {
    let short = |text: &str| Expected::read(&[text.to_owned()], "fr").is_short();
    assert!(short("Une insuffisance rénale aiguë d’origine fonctionnelle."));
    assert!(!short("Un foyer tumoral de plus de 0,2 mm et d’au plus 2 mm."));
    assert!(short("**peur**\n\ndu grec φόβος\n\n*photophobie* : une crainte de la lumière vive"));
    assert!(!short(
        "Un système qui décrit l’extension d’un cancer par la tumeur, les ganglions atteints et les \
         métastases à distance du foyer primitif"
    ));
    assert!(!short("") && !short("…"));
}

#[test]
fn half_of_an_answer_is_near_and_another_number_is_not() {
    let near = |answer: &str, typed: &str| {
        Expected::read(&[answer.to_owned()], "fr").compare(typed, &|_| false).is_near()
    };
    assert!(near("le ganglion sentinelle", "ganglion rouge"));
    assert!(near("tachycardie", "tachicardie"));
    for (answer, typed) in [
        ("7,6 %", "9 %"),
        ("7,6 %", "9"),
        ("la fréquence d’une maladie", "hétérozygote"),
        ("foie", ""),
    ] {
        assert!(!near(answer, typed), "{answer}, {typed}");
    }
}

#[test]
fn each_word_has_its_fate() {
    use Fate::{Extra, Missing, Nearly, Right};
    let word = |text: &str, fate| (text.to_owned(), fate);
    assert_eq!(
        fates("la valve mitrale", "valve tricuspide"),
        [
            word("la", Fate::Spared),
            word("valve", Right),
            word("tricuspide", Extra),
            word("mitrale", Missing)
        ]
    );
    assert_eq!(fates("tachycardie", "tachicardie"), [word("tachycardie", Nearly)]);
    // No word is broken in two.
    assert_eq!(
        fates("pseudo-tumeur", "pseudo-kyste"),
        [word("pseudo-kyste", Extra), word("pseudo-tumeur", Missing)]
    );
    // Two words that exist are two words, but for an ending.
    for (answer, typed) in [
        ("hyper", "hypo"),
        ("12 mg", "13 mg"),
        ("7,35", "7,45"),
        ("adduction", "abduction"),
        ("afférent", "efférent"),
    ] {
        assert!(fates(answer, typed).iter().any(|(_, fate)| *fate == Missing), "{answer}");
    }
    assert_eq!(fates("comprimé", "comprimés"), [word("comprimé", Nearly)]);
}

proptest! {
    #[test]
    fn an_answer_is_right_for_itself(answer in "\\PC{0,60}", typed in "\\PC{0,60}") {
        let asked = Expected::read(std::slice::from_ref(&answer), "fr");
        let plain = |text: &str| Expected {
            asked: Asked::plain(text),
            language: "fr".into(),
            shown: None,
        };
        if asked.is_short() && !answer.contains(['\\', '*', '_', '`', '<', '&', '[', '#', '-', '+', '!', '~', '>', '|', '=']) {
            prop_assert!(asked.compare(&answer, &|_| false).is_right());
        }
        let same = plain(&answer);
        if !answer.trim().is_empty() {
            let comparison = same.compare(&answer, &|_| false);
            prop_assert!(comparison.is_right());
            prop_assert!(comparison.forgiven.is_empty());
        }
        let _ = asked.compare(&typed, &|_| false);
    }

    #[test]
    fn another_number_is_another_answer(a in 0_u32..20_000, b in 0_u32..20_000, sign in 0_usize..6) {
        let sign = ["", "−", "≥ ", "↑ ", "< ", "± "][sign];
        let written = |n: u32| format!("{sign}{},{:02} mg", n / 100, n % 100);
        prop_assert_eq!(is_right(&written(a), &written(b)), a == b);
    }
}

#[test]
fn fractions_and_old_signs_are_what_they_stand_for() {
    for (answer, typed) in [
        ("¼ comprimé", "0,25 comprimé"),
        ("¾ comprimé", "0,75 comprimé"),
        ("½ comprimé", "0,5 comprimé"),
        ("⩽ 5 mm", "≤ 5 mm"),
        ("≦ 5 mm", "≤ 5 mm"),
        ("⩾ 5 mm", "≥ 5 mm"),
        ("foie − rate", "foie rate"),
    ] {
        assert!(is_right(answer, typed), "{answer}, {typed}");
        assert!(is_right(typed, answer), "{typed}, {answer}");
    }
    assert!(!is_right("⩽ 5 mm", "≥ 5 mm") && !is_right("¼ comprimé", "4 comprimés"));
}

#[test]
fn a_letter_is_no_range_but_between_numbers() {
    let range = |text: &str| {
        let parts = super::token::lexed(text, "fr");
        parts.iter().any(|part| part.key == super::token::Key::Sign(super::token::RANGE))
    };
    assert!(range("5 à 10 mg") && range("5 to 10"));
    for text in ["vitamine A 500", "hépatite A", "5 a", "facteur to 5"] {
        assert!(!range(text), "{text}");
    }
}

#[test]
fn what_could_be_either_of_two_is_either() {
    let three = "adrénaline ou épinéphrine ou suprarénine";
    for typed in ["adrénaline", "épinéphrine", "suprarénine"] {
        assert!(is_right(three, typed), "{typed}");
    }
    assert!(!is_right(three, "dopamine"));
    assert!(is_right("rein(s)", "rein") && is_right("rein(s)", "reins"));
    assert!(is_right("1,234,567.5", "1234567,5") && !is_right("1,23,5", "123,5"));
    assert!(!is_right("1.23,5", "123,5"));
}

#[test]
fn of_a_formula_what_is_shown_is_asked() {
    for (answer, typed) in [
        (r"\ce{HCO3-}", "HCO3-"),
        (r"\ce{HCO3-}", "HCO₃⁻"),
        (r"\ce{HCO3-}", r"\ce{HCO3-}"),
        (r"Le \ce{H2O}", "H2O"),
        (r"\ce{Ca^2+}", "Ca2+"),
        (r"$\sqrt{2}$", "√2"),
        (r"$10^{-3}$", "10^-3"),
        (r"$10^{-3}$", "10⁻³"),
        (r"$x^2$", "x^2"),
        (r"$x^2$", "x²"),
        (r"$\frac{a}{b}$", "a/b"),
        (r"$\alpha$", "α"),
        (r"$\Delta P = 5$", "ΔP = 5"),
    ] {
        assert!(is_right(answer, typed), "{answer} {typed}: {:?}", compared(answer, typed));
    }
    for (answer, typed) in [
        (r"\ce{HCO3-}", "HCO3"),
        (r"\ce{H2O}", "H2O2"),
        (r"\ce{Na+}", "Na"),
        (r"$\sqrt{2}$", "2"),
        (r"$10^{-3}$", "10^3"),
        (r"$10^{-3}$", "10-3"),
    ] {
        assert!(!is_right(answer, typed), "{answer} {typed}");
    }
    // Small figures and signs are no accents.
    assert_eq!(forgiven(r"\ce{H2O}", "H2O"), Some(vec![]));
    // What is shown is shown beside what was typed, too.
    assert!(fates(r"\ce{H2O}", "eau").iter().any(|(word, _)| word == "H₂O"));
}
