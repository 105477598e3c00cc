//! What the front says of the hidden words though it does not show them: their opposite beside the same
//! noun, the verb that they name, a member of the hidden list.

use super::Setting;
use super::wording::{JOINED, is_sigle, parts, stems};
use crate::deck::fold;
use crate::generate::lexicon::Lexicon;
use crate::generate::term::singular;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// A shorter root is shared by chance.
const ROOT: usize = 5;

/// Whether most of the answer stands on the front.
pub(crate) fn leaks(answer: &str, before: &str, after: &str) -> bool {
    let own = stems(answer);
    let front = stems(&format!("{before} {after}"));
    let shared = own.iter().filter(|stem| front.contains(stem)).count();
    !own.is_empty() && shared * 2 > own.len()
}

/// “more often in the lower lobes than in the [upper lobes]”: the answer is what the front says, but for
/// a word whose opposite stands there.
pub(super) fn by_its_opposite(
    setting: &Setting<'_>,
    answer: &str,
    before: &str,
    after: &str,
) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.map(|word| word.trim_end_matches('s').to_owned()).collect()
    };
    // « l’artère afférente …, tandis que l’artère efférente … »: another clause says another thing.
    let marks = [',', ';', ':'];
    let before = before.rsplit(marks).next().unwrap_or_default();
    let after = after.split(marks).next().unwrap_or_default();
    let (own, front) = (words(answer), words(&format!("{before} {after}")));
    let has =
        |told: &[String], word: &str| told.iter().any(|one| one == word.trim_end_matches('s'));
    let opposite = |word: &str| {
        setting.lexicon.phrases("opposites").iter().any(|pair| {
            let Some((one, other)) = pair.split_once(' ') else { return false };
            let same = |told: &str| told.trim_end_matches('s') == word;
            same(one) && has(&front, other) || same(other) && has(&front, one)
        })
    };
    let (told, rest): (Vec<&String>, Vec<&String>) = own.iter().partition(|word| opposite(word));
    !told.is_empty() && rest.iter().all(|word| has(&front, word))
}

/// “constricts ([vasoconstriction])”: the word before the bracket is the root of what stands in it.
pub(super) fn echoes(before: &str, inside: &str) -> bool {
    let last = before.rsplit([' ', '’', '\'', '\u{a0}']).next().unwrap_or_default();
    let root: String = fold(last).chars().take(ROOT).collect();
    root.chars().count() == ROOT
        && !stems(inside).is_empty()
        && fold(inside).split(' ').any(|word| word.contains(&root))
}

/// “constricts ([…])” where what is hidden is “vasoconstriction”.
pub(super) fn by_the_verb_before_its_bracket(answer: &str, before: &str, after: &str) -> bool {
    let outside = before.trim_end().strip_suffix('(').filter(|_| after.starts_with([')', ' ']));
    outside.is_some_and(|outside| echoes(outside.trim_end(), answer))
}

/// “([… or …], methimazole better)”: a member of the hidden list stands on the front.
pub(super) fn names_a_member(answer: &str, before: &str, after: &str) -> bool {
    let word = |text: &str| -> Vec<String> {
        let lower = fold(text);
        lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).map(str::to_owned).collect()
    };
    let front = word(&format!("{before} {after}"));
    let members = JOINED.iter().fold(answer.to_owned(), |told, joins| told.replace(joins, ", "));
    parts(&members).iter().any(|member| {
        let own: Vec<String> = word(member).into_iter().filter(|w| w.chars().count() > 2).collect();
        !own.is_empty() && own.iter().all(|one| front.contains(one))
    })
}

/// « […], produced by the gonads, », « […] (d’où le nom d’« innée ») »: what is said beside the hidden words, in
/// brackets or between commas, names one of them.
pub(super) fn by_an_aside(setting: &Setting<'_>, answer: &str, before: &str, after: &str) -> bool {
    // A class has other members.
    let named = |word: &&str| {
        let lower = word.to_lowercase();
        !setting.lexicon.noun_is("of-a-class", &lower)
            && !setting.lexicon.noun_is("of-a-class", &singular(&lower))
    };
    let own: Vec<String> = answer.split(' ').filter(named).flat_map(roots).collect();
    if own.len() > 2 {
        return false;
    }
    let aside = after.strip_prefix(", ").and_then(|rest| rest.split_once(", "));
    let brackets = [before, after].into_iter().filter_map(|side| {
        let (_, rest) = side.split_once(" (")?;
        Some(rest.split_once(')')?.0)
    });
    let told = aside.map(|(told, _)| told).into_iter().chain(brackets);
    told.into_iter().any(|told| roots(told).iter().any(|root| own.contains(root)))
}

/// « la fosse axillaire, en avant de l’[artère axillaire] », « […] cancéreuses … des [cellules normales] »: what the
/// front does not say of the answer is the class that it is of, or a quality that tells nothing.
pub(super) fn but_for_its_class(
    setting: &Setting<'_>,
    answer: &str,
    before: &str,
    after: &str,
) -> bool {
    let front = stems(&format!("{before} {after}"));
    let is = |list: &str, word: &str| {
        setting.lexicon.noun_is(list, word) || setting.lexicon.noun_is(list, &singular(word))
    };
    let lower = answer.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !stems(word).is_empty());
    let (told, own): (Vec<&str>, Vec<&str>) =
        words.partition(|word| stems(word).iter().all(|stem| front.contains(stem)));
    !told.is_empty() && own.iter().all(|word| is("of-a-class", word) || is("idle-quality", word))
}

/// “What is anaemia?” answered by “sideroblastic anaemia”, « Que sont les râles ? » by « un râle aigu »: the
/// one noun that is asked for is all that the answer says it is.
pub(crate) fn defines_itself(lexicon: &Lexicon, front: &str, back: &str) -> bool {
    let lower = front.to_lowercase().replace('\'', "’");
    let mut asking = lexicon.phrases("asking-what").iter();
    let Some(term) = asking.find_map(|what| lower.strip_prefix(what)) else { return false };
    let (asked, said) = (tokens(term, lexicon), tokens(back, lexicon));
    let mut content = asked.iter().filter(|t| t.is_content());
    let (Some(only), None) = (content.next(), content.next()) else { return false };
    let head = said.iter().find(|t| matches!(t.tag, Tag::Noun | Tag::Verb));
    let own = singular(&only.lower);
    head.is_some_and(|t| t.tag == Tag::Noun && singular(&t.lower) == own)
        && !said.iter().any(|t| t.tag == Tag::Verb && t.form.is_some_and(|f| f.finite()))
}

/// The beginnings of the words that are long enough to have one.
fn roots(text: &str) -> Vec<String> {
    let root = |word: &str| {
        let root: String = word.chars().take(ROOT).collect();
        (root.chars().count() == ROOT).then_some(root)
    };
    fold(text).split(|c: char| !c.is_alphanumeric()).filter_map(root).collect()
}

/// Whether a sigle is hidden beside the words whose letters it has: « virus West Nile » and VWN.
pub(super) fn spells(answer: &str, before: &str, after: &str) -> bool {
    let letters: Vec<char> = answer.chars().filter(|c| c.is_alphabetic()).collect();
    let sigle = is_sigle(answer) && letters.len() <= 6;
    let of = |text: &str| -> String {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .filter_map(|word| word.chars().next())
            .collect()
    };
    let letters: String = letters.into_iter().flat_map(char::to_lowercase).collect();
    let mut sorted: Vec<char> = letters.chars().collect();
    sorted.sort_unstable();
    let shown = format!("{} {}", of(before), of(after));
    let shown: Vec<char> = shown.chars().collect();
    sigle
        && shown.windows(sorted.len()).any(|part| {
            let mut part = part.to_vec();
            part.sort_unstable();
            part == sorted
        })
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_definition_by_the_term_itself_is_none() {
        let itself = |front: &str, back: &str, language| {
            defines_itself(crate::generate::lexicon::lexicon(language), front, back)
        };
        assert!(itself("What is anaemia?", "Haemolytic anaemia", English));
        assert!(itself("Que sont les râles ?", "Un râle bruyant à l’inspiration", French));
        // It is told apart, or the answer is a sentence of the text.
        assert!(!itself("Qu’est-ce que l’anémie ?", "Une baisse de l’hémoglobine", French));
        assert!(!itself("Qu’est-ce que l’anémie aiguë ?", "Une anémie d’un jour", French));
        let told = "L’anémie est une baisse de l’hémoglobine";
        assert!(!itself("Qu’est-ce que l’anémie ?", told, French));
    }

    #[test]
    fn a_known_name_of_some_class_is_told() {
        let told = |language, answer: &str, before: &str, after: &str| {
            with(language, &[], |setting| but_for_its_class(setting, answer, before, after))
        };
        assert!(told(French, "nerf radial", "Dans le canal radial passe le ", "."));
        assert!(told(French, "cellules voisines", "Ces cellules gênent les ", "."));
        assert!(!told(French, "nerf médian", "Dans le canal carpien passe le ", "."));
        assert!(!told(French, "plèvre pariétale", "La plèvre viscérale touche la ", "."));
        assert!(told(English, "Rad51 protein", "Once Rad51 binds, the ", " pairs the strands."));
        assert!(!told(English, "sodium ions", "Rich in potassium ions, it lacks ", "."));
    }

    #[test]
    fn what_differs_by_an_opposite_is_told() {
        let told = |language, answer: &str, before: &str, after: &str| {
            with(language, &[], |setting| by_its_opposite(setting, answer, before, after))
        };
        assert!(told(French, "artère droite", "L’artère gauche est plus longue que l’", "."));
        assert!(told(
            English,
            "anterior horn",
            "It spares the posterior horn and affects the ",
            "."
        ));
        let clause = "L’artère gauche irrigue la base, tandis que l’";
        assert!(!told(French, "artère droite", clause, " irrigue l’apex."));
        // Another noun is another thing.
        assert!(!told(French, "veine droite", "L’artère gauche croise la ", "."));
        assert!(!told(French, "artère droite", "Le rameau naît de l’", "."));
    }

    #[test]
    fn an_aside_that_names_what_is_hidden_tells_it() {
        let told = |answer: &str, before: &str, after: &str| {
            let language = if before.is_empty() { English } else { French };
            with(language, &[], |setting| by_an_aside(setting, answer, before, after))
        };
        let after = ", secreted by the adrenals, bind receptors.";
        assert!(told("Adrenal steroids", "", after));
        assert!(!told("Thyroid hormones", "", after));
        let after = " est absente (d’où le nom de « sèche »).";
        assert!(!told("pleurésie exsudative", "La ", after));
        assert!(told("pleurésie séreuse", "La ", " suinte (liquide séreux)."));
        // Another clause may speak of it again.
        assert!(!told("rein", "Le ", ", le foie et la rate filtrent."));
    }

    #[test]
    fn a_member_that_the_front_names_tells_its_list() {
        let told =
            names_a_member("aspirine ou clopidogrel", "un antiagrégant (", ", aspirine d’abord)");
        assert!(told);
        let told = names_a_member("aspirine ou clopidogrel", "un antiagrégant (", ", à vie)");
        assert!(!told);
    }

    #[test]
    fn a_bracket_that_names_the_verb_before_it_is_told() {
        let told = by_the_verb_before_its_bracket;
        assert!(told("vasodilatation", "the arteriole dilates (", ")"));
        assert!(!told("vasodilatation", "the arteriole changes (", ")"));
        assert!(!told("vasodilatation", "it dilates the arteriole by ", "."));
        assert!(echoes("the arteriole dilates", "vasodilatation"));
        assert!(echoes("les cellules prolifèrent", "hyperprolifération"));
        assert!(!echoes("the arteriole dilates", "afferent"));
        assert!(!echoes("le foie gras", "stéatose"));
    }
}
