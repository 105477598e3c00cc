//! Answers that no gap is made of: what goes on behind the gap, what halves a name or a range, what only
//! says who says so.

use std::ops::Range;

use super::gapped::Sentence;
use super::phrase::links;
use super::{Setting, part};
use crate::generate::fact::is_unit;
use crate::generate::language::Language;
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Analysis, Category, can_be, words};

/// « un liquide d’indice n1= 1,3 »: the value is the symbol's, which the answer takes along.
pub(super) fn takes_a_symbol(answer: &str, after: &str) -> bool {
    let last = answer.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let mut signs = last.chars();
    let letter = signs.next().is_some_and(char::is_alphabetic);
    let symbol = letter && last.chars().count() <= 3 && signs.all(|c| !c.is_lowercase());
    answer.contains(' ') && symbol && after.trim_start().starts_with('=')
}

/// « le surfactant assurant hydratation et protection »: the word at `at` is a verb between two nouns.
pub(super) fn acts_on(tokens: &[Token], at: usize) -> bool {
    let noun = |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Noun);
    let verb = |t: &Token| {
        let found = words(Language::French).analyses(&t.lower);
        t.lower.ends_with("ant")
            && found.iter().any(|one| one.has(Analysis::PRESENT_PARTICIPLE))
            && !found.iter().any(|one| one.is(Category::Noun) || one.is(Category::Adjective))
    };
    at > 0 && noun(at - 1) && noun(at + 1) && tokens.get(at).is_some_and(verb)
}

/// « rend le [port de chaussures impossible] »: what the verb makes of it is none of the phrase.
pub(super) fn before_what_it_becomes(
    setting: &Setting<'_>,
    tokens: &[Token],
    gap: Range<usize>,
) -> Range<usize> {
    let Some(first) = tokens.iter().position(|t| t.start >= gap.start) else { return gap };
    let mut shown = tokens.get(..first).unwrap_or_default().iter().rev();
    let verb = shown.find(|t| t.tag != Tag::Determiner && t.lower != "l’");
    let makes = verb.is_some_and(|t| setting.lexicon.noun_is("making-so", t.lemma()));
    let quality = |t: &&Token| {
        t.tag == Tag::Adjective || matches!(&*t.lower, "peu" | "très" | "plus" | "moins")
    };
    let own = tokens.iter().filter(|t| gap.contains(&t.start));
    let mut rest = own.rev().skip_while(quality);
    let kept = rest.next().filter(|t| makes && t.tag == Tag::Noun);
    kept.map_or(gap.clone(), |t| gap.start..t.end)
}

/// « une [glycémie comprise] entre 1,10 et 1,26 g/L »: the participle belongs to its bounds.
pub(super) fn before_its_bounds(tokens: &[Token], gap: Range<usize>) -> Range<usize> {
    let own = |t: &&Token| gap.contains(&t.start);
    let next = tokens.iter().find(|t| t.start >= gap.end);
    let bounds = next.is_some_and(|t| matches!(t.lower.as_str(), "entre" | "between"));
    let mut told = tokens.iter().filter(own).rev();
    let (Some(last), Some(before)) = (told.next(), told.next()) else { return gap };
    let governs = last.tag == Tag::Participle && before.is_content();
    if bounds && governs { gap.start..before.end } else { gap }
}

/// « SFMV 2025 », « AFSOP, 2017 »: who says so, and when.
pub(super) fn is_dated_source(answer: &str) -> bool {
    let mut words = answer.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty());
    let (Some(first), Some(year), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let dated = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    dated && first.chars().count() >= 2 && !first.chars().any(char::is_lowercase)
}

/// « Cette triade date du siècle dernier »: nobody learns it for that.
pub(super) fn is_of_history(setting: &Setting<'_>, answer: &str) -> bool {
    let last = answer.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    setting.lexicon.noun_is("era", &last.to_lowercase())
}

/// “[lipo-oligosaccharide of C]. jejuni”, « [deux alcools peu toxiques par] eux-mêmes »: the last word
/// belongs to what follows; « vitamine [D] »: it is the end of a name.
pub(super) fn goes_on(setting: &Setting<'_>, sentence: &Sentence<'_>, gap: &Range<usize>) -> bool {
    let mut own = sentence.tokens.iter().filter(|t| gap.contains(&t.start));
    let Some(last) = own.next_back() else { return false };
    let word = sentence.text.get(last.start..last.end).unwrap_or_default();
    let after = sentence.text.get(last.end..).unwrap_or_default();
    let letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let initial = after.strip_prefix(". ").is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let small = matches!(last.tag, Tag::Preposition | Tag::Determiner)
        || setting.lexicon.noun_is("before-of", &last.lower);
    if letter { initial || gap.len() == word.len() } else { small }
}

/// “[…]–Shah syndrome”, « ornithine/[…] »: the rest of the name stands on the front.
pub(super) fn halves_a_word(before: &str, after: &str) -> bool {
    const JOINS: [char; 5] = ['-', '\u{2010}', '\u{2011}', '–', '/'];
    let joins = |mut told: std::str::Chars<'_>| {
        told.next().is_some_and(|c| JOINS.contains(&c))
            && told.next().is_some_and(char::is_alphanumeric)
    };
    let mut back = before.chars().rev();
    let behind = back.next().is_some_and(|c| JOINS.contains(&c))
        && back.next().is_some_and(char::is_alphanumeric);
    joins(after.chars()) || behind
}

/// “Trisomy 21 is the most [frequent associated abnormality]”, “very [limited options]”: « most » belongs to
/// what is hidden.
pub(super) fn completes_a_superlative(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    gap: &Range<usize>,
) -> bool {
    let at = sentence.tokens.iter().position(|t| t.start >= gap.start);
    let opens = at.and_then(|at| sentence.tokens.get(at));
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| sentence.tokens.get(at));
    opens.is_some_and(|t| t.tag == Tag::Adjective)
        && before.is_some_and(|t| {
            ["grading", "degree"].iter().any(|list| setting.lexicon.noun_is(list, &t.lower))
        })
}

/// “since [arterial blood] gases”, “[antibodies to presynaptic] voltage-gated channels”: what the English
/// phrase is named by stands behind the gap.
pub(super) fn halves_a_compound(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    gap: &Range<usize>,
) -> bool {
    let at = sentence.tokens.iter().rposition(|t| gap.contains(&t.start));
    let behind = |by: usize| at.and_then(|at| sentence.tokens.get(at + by)).map(|t| t.tag);
    let ends = matches!(behind(0), Some(Tag::Noun | Tag::Adjective));
    let goes_on = match behind(1) {
        Some(Tag::Noun | Tag::Adjective) => true,
        // A noun in the plural may be taken for a verb; the next one is the verb.
        Some(Tag::Verb) => {
            let word = at.and_then(|at| sentence.tokens.get(at + 1)).map_or("", |t| &t.lower);
            let noun = word.len() > 4 && word.ends_with('s');
            noun && behind(2) == Some(Tag::Verb)
        }
        _ => false,
    };
    ends && goes_on && !setting.grammar.participles_agree()
}

/// « permettre à l’[hépatocyte de percevoir l’état des réserves] »: what it does is none of its name.
pub(super) fn takes_an_act(gap: &Range<usize>, tokens: &[Token]) -> bool {
    let told: Vec<&Token> = tokens.iter().filter(|t| gap.contains(&t.start)).collect();
    told.windows(3).any(|three| {
        let [thing, of, act] = three else { return false };
        thing.tag != Tag::Infinitive
            && matches!(of.lower.as_str(), "de" | "d’")
            && act.tag == Tag::Infinitive
    })
}

/// « en [revanche de spécificité] »: a word of what only links.
pub(super) fn parts_a_link(setting: &Setting<'_>, tokens: &[Token], gap: &Range<usize>) -> bool {
    let Some(first) = tokens.iter().position(|t| gap.contains(&t.start)) else { return false };
    let lists = ["connector", "set-phrase"].map(|list| setting.lexicon.phrases(list));
    lists.into_iter().flatten().any(|link| {
        (1..link.split(' ').count())
            .filter_map(|cut| first.checked_sub(cut))
            .any(|from| part::opens(tokens, from, link).is_some())
    })
}

/// “between the narrow”, “distension and explosive”: an adjective whose noun is cut off. In French it
/// stands behind its noun.
pub(super) fn is_cut_off(setting: &Setting<'_>, answer: &[Token]) -> bool {
    let mut told = answer.iter().rev().filter(|t| t.is_word());
    let (Some(last), Some(before)) = (told.next(), told.next()) else { return false };
    let hangs = match before.tag {
        Tag::Determiner => true,
        Tag::Coordinator => told.next().is_some_and(|t| t.tag == Tag::Noun),
        _ => false,
    };
    hangs
        && !setting.grammar.participles_agree()
        && last.tag == Tag::Adjective
        && !setting.lexicon.noun_is("human", &last.lower)
}

/// « bases faibles, […] à 9 », « du sixième au […] »: half of a range stands on the front.
pub(super) fn halves_a_range(setting: &Setting<'_>, tokens: &[Token], gap: &Range<usize>) -> bool {
    let number = |t: Option<&Token>| {
        t.is_some_and(|t| {
            t.tag == Tag::Number
                || t.lower.starts_with(|c: char| c.is_ascii_digit())
                || setting.lexicon.noun_is("ordinal", &t.lower)
        })
    };
    let until = |t: Option<&Token>| {
        t.is_some_and(|t| {
            matches!(t.lower.as_str(), "–" | "-") || setting.lexicon.noun_is("until", &t.lower)
        })
    };
    let Some(first) = tokens.iter().position(|t| t.start >= gap.start) else { return false };
    let next = tokens.iter().position(|t| t.start >= gap.end).unwrap_or(tokens.len());
    let at = |at: Option<usize>| at.and_then(|at| tokens.get(at));
    let goes_on =
        number(at(next.checked_sub(1))) && until(tokens.get(next)) && number(tokens.get(next + 1));
    let begun = number(tokens.get(first))
        && until(at(first.checked_sub(1)))
        && number(at(first.checked_sub(2)));
    goes_on || begun
}

/// « 90 % de lipides et […] de protéines »: the rest of a hundred is told by the other share.
pub(super) fn makes_a_hundred(answer: &str, before: &str, after: &str) -> bool {
    let shares = |text: &str| -> Vec<u32> {
        let plain = text.replace(['\u{a0}', '\u{202f}', ' '], "");
        let parts: Vec<&str> = plain.split('%').collect();
        let told = parts.iter().take(parts.len().saturating_sub(1));
        let number = |part: &&str| {
            let digits = part.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            part.get(digits..)?.parse().ok()
        };
        told.filter_map(number).collect()
    };
    let own = shares(answer);
    let [own] = own.as_slice() else { return false };
    let others = shares(&format!("{before};{after}"));
    matches!(others.as_slice(), [other] if own + other == 100)
}

/// « a [4 contingents] : moteur, sensitif, sensoriel et végétatif »: whoever counts has it. What has a
/// unit counts nothing.
pub(super) fn counts_what_follows(answer: &str, after: &str, language: Language) -> bool {
    let mut words = answer.split([' ', '\u{a0}', '\u{202f}']);
    let number = words.next().is_some_and(|word| {
        word.chars().all(|c| c.is_ascii_digit())
            || can_be(&word.to_lowercase(), Category::Number, language)
    });
    let thing = words.next().is_some_and(|word| !is_unit(word) && word.chars().count() > 3);
    let told = after.trim_start().strip_prefix(':');
    number && thing && told.is_some_and(|told| told.contains([',', ';']))
}

/// « permettent aux cellules | de migrer »: nobody asks to what they allow it.
pub(super) fn governs_an_act(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_some_and(links)
        && tokens.get(end + 1).is_some_and(|t| t.tag == Tag::Infinitive)
}

#[cfg(test)]
mod tests {
    use super::super::gapped::Roles;
    use super::super::tests::with;
    use super::*;
    use crate::generate::language::Language::{English, French};
    use crate::generate::tokenise::tokens;

    fn hangs(text: &str, hidden: &str, language: Language) -> bool {
        let at = text.find(hidden).unwrap();
        with(language, &[], |setting| {
            let found = tokens(text, setting.lexicon);
            let sentence = Sentence { text, tokens: &found, roles: &Roles::default() };
            goes_on(setting, &sentence, &(at..at + hidden.len()))
        })
    }

    #[test]
    fn a_part_of_a_joined_name_is_no_gap() {
        assert!(halves_a_word("is seen with ", "–Shah syndrome."));
        assert!(halves_a_word("l’antiport ornithine/", " de la membrane."));
        assert!(!halves_a_word("is seen with ", " – a rare disease."));
        assert!(!halves_a_word("de l’", ", qui se ferme."));
    }

    #[test]
    fn a_superlative_is_not_parted() {
        let parts = |text: &str, hidden: &str| {
            let at = text.find(hidden).unwrap();
            with(English, &[], |setting| {
                let found = tokens(text, setting.lexicon);
                let sentence = Sentence { text, tokens: &found, roles: &Roles::default() };
                completes_a_superlative(setting, &sentence, &(at..at + hidden.len()))
            })
        };
        let told = "Trisomy 21 is the most frequent abnormality of most patients.";
        assert!(parts(told, "frequent abnormality"));
        assert!(!parts(told, "patients"));
        assert!(!parts("Trisomy 21 is a frequent abnormality.", "frequent abnormality"));
    }

    #[test]
    fn an_adjective_without_its_noun_is_cut_off() {
        let cut = |text: &str, language| {
            with(language, &[], |setting| is_cut_off(setting, &tokens(text, setting.lexicon)))
        };
        assert!(cut("a transition zone between the narrow", English));
        assert!(!cut("a transition zone between the narrow segment", English));
        assert!(cut("abdominal distension and explosive", English));
        assert!(!cut("abdominal distension and diarrhoea", English));
        // It stands behind its noun, and is one itself.
        assert!(!cut("une douleur intense et brutale", French));
        assert!(!cut("treatment of the elderly", English));
    }

    #[test]
    fn half_of_a_range_on_either_side_is_no_gap() {
        let halves = |text: &str, hidden: &str| {
            let at = text.find(hidden).unwrap();
            with(French, &[], |setting| {
                let found = tokens(text, setting.lexicon);
                halves_a_range(setting, &found, &(at..at + hidden.len()))
            })
        };
        let told = "Les bases faibles ont un pKa de 7,6 à 9 dans le sang.";
        assert!(halves(told, "pKa de 7,6"));
        assert!(halves(told, "9"));
        assert!(!halves(told, "bases faibles"));
    }

    #[test]
    fn the_rest_of_a_hundred_is_no_gap() {
        assert!(makes_a_hundred("10 %", "La masse compte 90 % de lipides et ", " de protéines."));
        assert!(makes_a_hundred("80 %", "L’os compact fait ", ", le spongieux 20 %."));
        assert!(!makes_a_hundred("10 %", "La masse compte 70 % de lipides et ", " de protéines."));
        assert!(!makes_a_hundred("10 %", "Elle touche ", " des malades."));
    }

    #[test]
    fn a_number_of_what_is_listed_behind_it_is_no_gap() {
        assert!(counts_what_follows("4 contingents", " : moteur, sensitif et végétatif.", French));
        assert!(counts_what_follows(
            "Trois faisceaux",
            " : médial, latéral et postérieur.",
            French
        ));
        assert!(!counts_what_follows("4 contingents", " et deux noyaux.", French));
        assert!(!counts_what_follows("4 h", " : hyperleucocytose, fièvre.", French));
        assert!(!counts_what_follows("nerf mixte", " : moteur, sensitif.", French));
    }

    #[test]
    fn what_a_thing_is_made_stays_on_the_front() {
        let kept = |told: &str, hidden: &str| {
            let at = told.find(hidden).unwrap();
            with(French, &[], |setting| {
                let found = tokens(told, setting.lexicon);
                let kept = before_what_it_becomes(setting, &found, at..at + hidden.len());
                told[kept].to_owned()
            })
        };
        let told = "L’œdème rend le port de bagues impossible.";
        assert_eq!(kept(told, "port de bagues impossible"), "port de bagues");
        let told = "L’œdème gêne le retour veineux.";
        assert_eq!(kept(told, "retour veineux"), "retour veineux");
    }

    #[test]
    fn a_participle_stays_with_its_bounds() {
        let told = "une glycémie comprise entre 1,10 et 1,26";
        let found = tokens(told, crate::generate::lexicon::lexicon(French));
        let at = |part: &str| told.find(part).map(|at| at..at + part.len()).unwrap();
        let kept = before_its_bounds(&found, at("glycémie comprise"));
        assert_eq!(told.get(kept), Some("glycémie"));
        let told = "une synapse située au bout";
        let found = tokens(told, crate::generate::lexicon::lexicon(French));
        assert_eq!(before_its_bounds(&found, 4..18), 4..18);
    }

    #[test]
    fn a_gap_does_not_end_in_what_belongs_to_the_next_word() {
        let told = "The lipopolysaccharide of E. coli resembles the gangliosides.";
        assert!(hangs(told, "lipopolysaccharide of E", English));
        assert!(hangs("Xerophthalmia is prevented by vitamin A.", "A", English));
        assert!(!hangs("Xerophthalmia is prevented by vitamin A.", "vitamin A", English));
        let told = "Le méthanol est un des alcools peu toxiques par eux-mêmes.";
        assert!(hangs(told, "alcools peu toxiques par", French));
        assert!(!hangs(told, "alcools peu toxiques", French));
    }
}
