//! Whether a value says what its label is: a genus at its head (« lésion », “inflammation”), an article
//! before it, or a heading that says terms stand below.
//!
//! A colon alone is no sign of it: « Espace de Morrison : hémopéritoine » tells what is seen there,
//! « Toux : BPCO » what causes it.

use super::nouns::Nouns;
use super::value::says_of_its_label;
use super::{acting, acts, is_figure, verdict};
use crate::generate::ask::{Setting, count, wording};
use crate::generate::grammar::Noun;
use crate::generate::language::Language;
use crate::generate::term::{single, singular};
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// Things that a value names side by side, at least, where it lists and defines nothing.
const LISTED: usize = 2;

/// Whether the value says what `term` is.
pub(in crate::generate::ask) fn says_what_it_is(
    setting: &Setting<'_>,
    term: &Noun,
    value: &str,
) -> bool {
    // “Five roots” are counted, and no term.
    let counted = tokens(&term.words, setting.lexicon).first().is_some_and(|t| {
        t.tag == Tag::Number && t.lower.chars().all(char::is_alphabetic) && term.plural
    });
    if counted {
        return false;
    }
    // « Seuil par excès : 100 mL/kg/j », « sensibilité de la paume »
    if bounds(setting, value) || acting::is_of_a_part(setting, term, value) {
        return false;
    }
    if tells_what_it_does(setting, value) {
        return false;
    }
    // « Minimisée », « urgence jusqu’à preuve du contraire »
    if verdict::is_how(setting, term, value) || verdict::is_verdict(setting, value) {
        return false;
    }
    let told = || setting.evidence.defines_under(setting.path) && !has_verb(setting, value);
    is_glossary(setting) || told() || shows_what_it_is(setting, term, value)
}

/// “Detects free coagulase”, “acts on desmosomes”: what the label does, and not what it is. “Loss of hair”
/// opens with a noun.
fn tells_what_it_does(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    let [first, next, ..] = found.as_slice() else { return false };
    let language = setting.lexicon.language;
    let verb = first.lower.ends_with('s') && can_be(&first.lower, Category::Verb, language);
    let governs = match next.tag {
        Tag::Preposition => !matches!(next.lower.as_str(), "of" | "in"),
        tag => matches!(tag, Tag::Determiner | Tag::Adjective),
    };
    language == Language::English && verb && governs && !is_genus(setting, &first.lower)
}

/// Whether the value only says from where on its label holds.
fn bounds(setting: &Setting<'_>, value: &str) -> bool {
    let opening = value.split([' ', '\u{a0}', ':']).next().unwrap_or_default();
    setting.lexicon.noun_is("bound-noun", &opening.to_lowercase())
}

/// The same by the value’s own words.
pub(in crate::generate::ask) fn shows_what_it_is(
    setting: &Setting<'_>,
    term: &Noun,
    value: &str,
) -> bool {
    // « peau épaissie ; conséquence d’un prurit »: what stands behind is told beside.
    let value = value.split(';').next().unwrap_or_default();
    let found = tokens(value, setting.lexicon);
    let sum = value.contains(['→', '=']) || value.contains(" + ") || value.contains(" / ");
    if sum || lists_things(setting, value) || is_figure(setting, value) {
        return false;
    }
    // « maladie identique », « le plus souvent bénin »: nothing tells it from others of its genus.
    let told_apart = found.iter().skip(1).any(|t| {
        matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle | Tag::Gerund)
            || t.tag == Tag::Adjective && count(value) > 2
            || matches!(t.lower.as_str(), "du" | "des")
    });
    // “JAK3 inhibitor”
    let told_apart = told_apart || is_told_by_its_noun(setting, value);
    let done = acts(setting, value) && !done_itself(setting, term, value);
    told_apart
        && !done
        && !says_of_its_label(setting, value)
        && !compares(setting, &found)
        && (has_article(setting, &found) || has_genus(setting, term, value, &found))
}

/// “JAK3 inhibitor”: an English noun before it tells which one.
pub(in crate::generate::ask) fn is_told_by_its_noun(setting: &Setting<'_>, value: &str) -> bool {
    let noun = setting.noun(value);
    let brief = (2..=4).contains(&count(value)) && noun.nominal;
    brief && !setting.grammar.participles_agree() && setting.lexicon.noun_is("gloss", &noun.head)
}

/// Whether a verb tells something, outside what a relative clause says.
fn has_verb(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    found.iter().take_while(|t| t.tag != Tag::Relative).any(|t| t.tag == Tag::Verb)
}

/// « Définitions », « Abréviations », “Glossary” above.
pub(in crate::generate::ask) fn is_glossary(setting: &Setting<'_>) -> bool {
    setting
        .heading()
        .is_some_and(|heading| setting.lexicon.says("glossary", &heading.to_lowercase()))
}

/// « Anémie, infection, syndrome hémorragique »: things side by side.
fn lists_things(setting: &Setting<'_>, value: &str) -> bool {
    let things = wording::parts(value).into_iter().skip(1).filter(|part| {
        let first = tokens(part, setting.lexicon).into_iter().next();
        first.is_some_and(|t| t.tag == Tag::Noun)
    });
    things.count() >= LISTED
}

/// Whether what is done is what the term names: « Ablation : isolement … », “Splenectomy: removal …”.
fn done_itself(setting: &Setting<'_>, term: &Noun, value: &str) -> bool {
    let nouns = Nouns { setting };
    let head = setting.noun(value).head;
    nouns.is_remedy(&term.head) && is_genus(setting, &head)
}

/// « moins sélectif », “lesser degree”: compared with something that stands elsewhere.
fn compares(setting: &Setting<'_>, found: &[Token]) -> bool {
    found.iter().take(3).any(|t| setting.lexicon.noun_is("comparative", &t.lower))
}

/// « une lésion … », “a loss of …”; « la grossesse » and « le plus fréquent » are things that are known.
fn has_article(setting: &Setting<'_>, found: &[Token]) -> bool {
    found.first().is_some_and(|t| setting.lexicon.noun_is("indefinite-one", &t.lower))
}

/// Whether the value opens with a genus, or with what the term is itself one of.
fn has_genus(setting: &Setting<'_>, term: &Noun, value: &str, found: &[Token]) -> bool {
    let noun = setting.noun(value);
    let head = singular(&noun.head);
    let opening: Vec<&Token> = found.iter().filter(|t| t.is_word()).take(3).collect();
    let opens = opening.iter().any(|t| singular(&t.lower) == head);
    // « Fracture de fragilité : fracture associée à … », « Hyperkaliémie : kaliémie de plus de … »
    let again = singular(&term.head).ends_with(&head) && head.len() > 3 && count(value) > 2;
    let nouns = Nouns { setting };
    let illness = nouns.is_ailment(term) && nouns.is_ailment(&noun);
    let examined = |word: &str| setting.lexicon.exam(word).is_some();
    let examination = examined(&term.head) && examined(&noun.head);
    let plain = opening.iter().any(|t| is_genus(setting, &t.lower));
    let does = is_process(setting, &noun.head, found);
    opens && (plain || is_genus(setting, &noun.head) || again || illness || examination || does)
}

/// « décollement de », “separation of”: a verb’s noun and what it is done or happens to. Not « suspicion de »,
/// which is told of patients.
fn is_process(setting: &Setting<'_>, head: &str, found: &[Token]) -> bool {
    let ends =
        ["tion", "sion", "ment", "age", "ance", "ence", "eur", "descent", "reflet", "retour"];
    let at = found.iter().position(|t| t.lower == head);
    let of = at.and_then(|at| found.get(at + 1..)).is_some_and(|rest| {
        let of = |t: &&Token| matches!(t.lower.as_str(), "de" | "d’" | "du" | "des" | "of");
        rest.iter().take(2).any(|t| of(&t))
    });
    let told_of_people = ["relational", "vague", "empty", "examining", "report"]
        .iter()
        .any(|list| setting.lexicon.noun_is(list, head));
    of && !told_of_people && head.len() > 5 && ends.iter().any(|end| head.ends_with(end))
}

fn is_genus(setting: &Setting<'_>, word: &str) -> bool {
    let lower = word.to_lowercase();
    let single = single(&lower, setting.lexicon.language);
    ["genus", "gloss", "process", "gathering", "collective"].iter().any(|list| {
        [lower.as_str(), single.as_str()].iter().any(|w| setting.lexicon.noun_is(list, w))
    })
}

#[cfg(test)]
mod tests {
    use super::{says_what_it_is, shows_what_it_is};
    use crate::generate::ask::tests::with;
    use crate::generate::language::Language::{self, English, French};

    fn defines(language: Language, term: &str, value: &str) -> bool {
        with(language, &[], |setting| shows_what_it_is(setting, &setting.noun(term), value))
    }

    #[test]
    fn a_genus_or_an_article_shows_a_definition() {
        for (term, value) in [
            ("Alopécie", "perte des cheveux ou des poils"),
            ("Syringomyélie", "une cavité au milieu de la moelle"),
            ("Hypernatrémie", "natrémie supérieure à 145 mmol/L"),
            ("Otite séreuse", "otite sans inflammation du tympan"),
            ("Squame", "détachement de lamelles de la peau"),
        ] {
            assert!(defines(French, term, value), "{value}");
        }
        assert!(defines(English, "Alopecia", "loss of hair from the scalp"));
        assert!(defines(English, "Bulla", "a blister of more than 1 cm"));
    }

    #[test]
    fn what_it_does_and_from_where_on_it_holds_define_nothing() {
        let says = |language, term: &str, value: &str| {
            with(language, &["Glossaire"], |setting| {
                says_what_it_is(setting, &setting.noun(term), value)
            })
        };
        assert!(!says(English, "Coagulase test", "detects a free enzyme"));
        assert!(says(English, "Alopecia", "loss of hair from the scalp"));
        let told = "the nerve cords that give rise to the plexus";
        assert!(!says(English, "Three cords", told));
        assert!(says(English, "Spinal cords", told));
        assert!(!says(French, "Polydipsie", "seuil de 100 mL par kilo"));
        assert!(!says(French, "Nerf tibial", "sensibilité de la plante du pied"));
        assert!(says(French, "Nerf tibial", "branche terminale du nerf sciatique"));
    }

    #[test]
    fn a_finding_a_list_or_a_comparison_defines_nothing() {
        for (term, value) in [
            ("Cul-de-sac de Douglas", "épanchement"),
            ("Cancer du larynx", "dysphonie du fumeur"),
            ("Polymyosite", "faiblesse des ceintures, dysphagie, myalgies"),
            ("Nébivolol", "moins bradycardisant que les autres"),
            ("Onychomycose", "terbinafine pendant six mois"),
            ("Cornée", "courbure = 43 dioptries"),
        ] {
            assert!(!defines(French, term, value), "{value}");
        }
        assert!(!defines(English, "Bisoprolol", "lesser effect on the bronchi"));
    }
}
