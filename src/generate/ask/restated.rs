//! What a phrase or the end of a sentence tells of a noun, said again as a sentence of its own: « le
//! thalamus, qui relaie les influx », « …, la rate, qui filtre le sang ».
//!
//! Only where it is sure which noun is meant.

use super::phrase::slice;
use super::{Setting, count};
use crate::generate::token::{Tag, Token};
use crate::generate::trees::{Label, Tree};

/// Words that a name may have.
const NAME: usize = 7;

/// A phrase without a verb of its own as a sentence: « l’hypothalamus, qui régule la faim », « le
/// plexus, composé de trois troncs », “myasthenia (a disease that weakens muscles)”.
pub(super) fn of_phrase(setting: &Setting<'_>, text: &str, found: &[Token]) -> Option<String> {
    if let Some(said) = reduced(setting, text, found) {
        return Some(said);
    }
    let at = found.iter().position(|t| matches!(t.tag, Tag::Comma | Tag::Open | Tag::Verb))?;
    let name = found.get(..at)?;
    if !is_a_name(setting, name) {
        return None;
    }
    let told = match found.get(at)?.tag {
        Tag::Comma => at + 1..found.len(),
        // What stands in brackets must end the phrase.
        Tag::Open => {
            let last = found.iter().rposition(|t| t.tag == Tag::Close)?;
            let ends = found.iter().skip(last + 1).all(|t| t.tag == Tag::End);
            let inner = found.get(at + 1..last)?;
            let one = !inner.iter().any(|t| matches!(t.tag, Tag::Open | Tag::Close));
            let defines = inner.first().is_some_and(|t| setting.lists("indefinite", t));
            (ends && one && defines).then_some(at + 1..last)?
        }
        _ => return None,
    };
    let part = found.get(told.clone())?;
    let first = part.first()?;
    let rest = |from: usize| slice(text, found, &(from..told.end));
    let name = slice(text, found, &(0..at));
    let noun = setting.noun(name);
    let is = setting.grammar.is(noun.plural);
    let said = if setting.lists("subject-relative", first) {
        opens_a_verb(part.get(1)?).then(|| rest(told.start + 1).to_owned())?
    } else if first.tag == Tag::Participle || is_past(first) {
        let governs =
            part.get(1).is_some_and(|t| t.tag == Tag::Preposition || setting.lists("before-of", t));
        governs.then(|| format!("{is} {}", rest(told.start)))?
    } else if setting.lists("indefinite", first) && !is_a_list(part) {
        format!("{is} {}", rest(told.start))
    } else {
        return None;
    };
    (count(&said) >= 3).then(|| sentence(name, &said))
}

/// « Les épithéliums simples sont formés d’une seule couche. » of « Épithéliums simples formés d’une seule couche »:
/// of a thing that is told from others of its kind.
fn reduced(setting: &Setting<'_>, text: &str, found: &[Token]) -> Option<String> {
    let at = found.iter().take(NAME).position(|t| t.tag == Tag::Participle || is_past(t))?;
    let (name, participle, next) = (found.get(..at)?, found.get(at)?, found.get(at + 1)?);
    let governs = next.tag == Tag::Preposition || setting.lists("before-of", next);
    let end = found.iter().rposition(|t| t.tag != Tag::End)? + 1;
    let rest = found.get(at..end)?;
    let acts = rest
        .iter()
        .take_while(|t| t.tag != Tag::Relative)
        .any(|t| t.tag == Tag::Verb && !is_past(t));
    let noun = setting.noun(slice(text, found, &(0..at)));
    let one_of_several = name.iter().filter(|t| t.is_content()).count() >= 2;
    let sound = governs
        && one_of_several
        && !acts
        && name.iter().all(|t| matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Adjective))
        && (name.first().is_some_and(|t| t.tag != Tag::Determiner) || is_a_name(setting, name))
        && noun.nominal
        && !setting.is_attribute(&noun)
        && !setting.is_human(&noun)
        && setting.grammar.can_be_said_of(&participle.lower, &noun)
        && count(slice(text, found, &(at..end))) >= 4;
    let is = setting.grammar.is(noun.plural);
    sound.then(|| {
        let told = format!("{is} {}", slice(text, found, &(at..end)));
        sentence(&setting.grammar.definite(&noun), &told)
    })
}

/// What the relative that ends a sentence says of the noun before it: « … par la rate, qui filtre le
/// sang » is « La rate filtre le sang. »
pub(super) fn of_tail(
    setting: &Setting<'_>,
    text: &str,
    found: &[Token],
    tree: &Tree,
) -> Option<String> {
    let comma = found.windows(2).rposition(|pair| {
        let [comma, relative] = pair else { return false };
        comma.tag == Tag::Comma && setting.lists("subject-relative", relative)
    })?;
    let verb = found.get(comma + 2..)?.iter().position(|t| t.tag == Tag::Verb)? + comma + 2;
    let opens = found.get(comma + 2..=verb)?.iter().all(|t| t.tag == Tag::Verb || opens_a_verb(t));
    // The tree must see the same noun.
    let hung = tree.nodes.iter().enumerate().find(|(at, node)| {
        *at > comma && node.label == Label::AclRelative && node.head.is_some_and(|to| to < comma)
    });
    let head = hung.filter(|(_, node)| node.agreed).and_then(|(_, node)| node.head)?;
    let before = found.get(..comma)?;
    let start = before.iter().rposition(|t| setting.lists("definite", t))?;
    let named = found.get(start + 1..comma)?;
    let nouns = named.iter().filter(|t| t.tag == Tag::Noun).count();
    let plain = named.iter().all(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
    // « la paroi de l’estomac, qui … »: the wall, or the stomach?
    let hangs = start > 0
        && (before.get(start - 1).is_some_and(|t| setting.lists("before-of", t))
            || before.get(start).is_some_and(|t| {
                setting.lists("before-of", t) && t.lower != "l’" && t.lower != "la"
            }));
    let one = nouns == 1 && plain && (start + 1..comma).contains(&head) && !hangs;
    // « la rate et le foie, qui … »
    let joined = before
        .get(start.wrapping_sub(1))
        .is_some_and(|t| matches!(t.tag, Tag::Coordinator | Tag::Comma));
    let noun = setting.noun(slice(text, found, &(start + 1..comma)));
    let form = found.get(verb)?.form?;
    let agrees = if noun.plural { form.plural } else { form.singular };
    let end = found.iter().rposition(|t| t.tag != Tag::End)? + 1;
    let told = slice(text, found, &(comma + 2..end));
    let sound = opens && one && !joined && agrees && noun.nominal && count(told) >= 3;
    sound.then(|| sentence(&setting.grammar.definite(&noun), told))
}

/// « L’endomètre, c’est la muqueuse de l’utérus » as « L’endomètre est la muqueuse de l’utérus ».
/// What names nothing by itself, « le but, c’est la guérison », is left, and so is what does not agree.
pub(super) fn of_dislocated(setting: &Setting<'_>, text: &str, found: &[Token]) -> Option<String> {
    let at = found.iter().position(|t| matches!(t.tag, Tag::Comma | Tag::Open | Tag::Verb))?;
    let (name, rest) = (found.get(..at)?, found.get(at..)?);
    let [comma, this, is, opens, ..] = rest else { return None };
    let noun = setting.noun(slice(text, found, &(0..at)));
    let again = setting.lexicon.noun_is("cleft", &format!("{}{}", this.lower, is.lower));
    let agrees = is.form.is_some_and(|form| if noun.plural { form.plural } else { form.singular });
    let told = at + 2..found.iter().rposition(|t| t.tag != Tag::End)? + 1;
    let own = found.get(at + 3..)?;
    // « L’ablation, c’est elle qui guérit », « la rate, c’est l’organe que le sang traverse ».
    let picks = opens.tag != Tag::Determiner && !setting.lists("before-of", opens);
    let sound = comma.tag == Tag::Comma
        && again
        && agrees
        && is_a_name(setting, name)
        && noun.nominal
        && !setting.lexicon.noun_is("shell", &noun.head)
        && !picks
        && own.len() >= 2;
    sound.then(|| sentence(slice(text, found, &(0..at)), slice(text, found, &told)))
}

fn sentence(name: &str, told: &str) -> String {
    format!(
        "{} {}.",
        crate::generate::realise::capital(name),
        told.trim_end_matches(['.', ' ', ';'])
    )
}

/// A noun with its adjectives and complements; in French with its article.
fn is_a_name(setting: &Setting<'_>, name: &[Token]) -> bool {
    let plain = |t: &Token| {
        matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Adjective | Tag::Participle)
            || matches!(t.tag, Tag::Preposition | Tag::Number)
            || setting.lists("before-of", t)
    };
    let definite = name.first().is_some_and(|t| setting.lists("definite", t));
    let whole = definite || !setting.grammar.participles_agree();
    let nouns = name.iter().filter(|t| t.tag == Tag::Noun).count();
    let opens = name.first().is_some_and(|t| t.tag != Tag::Preposition);
    whole && opens && nouns >= 1 && name.len() <= NAME && name.iter().all(plain)
}

fn opens_a_verb(token: &Token) -> bool {
    matches!(token.tag, Tag::Verb | Tag::Clitic | Tag::Negation)
        || matches!(token.lower.as_str(), "se" | "s’")
}

fn is_past(token: &Token) -> bool {
    token.form.is_some_and(|form| form.participle && form.past && !form.finite())
}

/// « le thalamus, un noyau, une glande »: other members.
fn is_a_list(told: &[Token]) -> bool {
    let own = told.iter().take_while(|t| !matches!(t.tag, Tag::Relative));
    let own: Vec<&Token> = own.collect();
    own.windows(2).any(|pair| {
        let [mark, next] = pair else { return false };
        matches!(mark.tag, Tag::Comma | Tag::Coordinator) && next.tag == Tag::Determiner
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::tokenise::tokens;
    use crate::generate::trees;

    fn said(text: &str, language: Language, tail: bool) -> Option<String> {
        with(language, &[], |setting| {
            let found = tokens(text, setting.lexicon);
            if let Some(said) = of_dislocated(setting, text, &found) {
                return Some(said);
            }
            if tail {
                let tree = trees::parse(text, &found, language)?;
                return of_tail(setting, text, &found, &tree);
            }
            of_phrase(setting, text, &found)
        })
    }

    #[test]
    fn a_phrase_tells_of_its_noun() {
        let french = |text| said(text, Language::French, false);
        assert_eq!(
            french("le cervelet, qui coordonne les mouvements volontaires").as_deref(),
            Some("Le cervelet coordonne les mouvements volontaires.")
        );
        assert_eq!(
            french("le plexus brachial, composé de trois troncs et de cinq racines").as_deref(),
            Some("Le plexus brachial est composé de trois troncs et de cinq racines.")
        );
        assert_eq!(
            french("la rate, un organe qui filtre le sang.").as_deref(),
            Some("La rate est un organe qui filtre le sang.")
        );
        let english = said("vertigo (a false sense of motion)", Language::English, false);
        assert_eq!(english.as_deref(), Some("Vertigo is a false sense of motion."));
    }

    #[test]
    fn a_kind_that_a_participle_tells_apart_is_so() {
        let french = |text| said(text, Language::French, false);
        assert_eq!(
            french("Épithéliums simples formés d’une seule couche de cellules").as_deref(),
            Some("Les épithéliums simples sont formés d’une seule couche de cellules.")
        );
        // Of cells one tells where they are, and of a side nothing.
        assert_eq!(french("Cellules situées dans la couche basale"), None);
        assert_eq!(french("Traitement prolongé associé à une corticothérapie"), None);
    }

    #[test]
    fn what_stands_before_its_sentence_is_its_subject() {
        let french = |text| said(text, Language::French, false);
        assert_eq!(
            french("L’ostéoclaste, c’est la cellule qui résorbe l’os.").as_deref(),
            Some("L’ostéoclaste est la cellule qui résorbe l’os.")
        );
        assert_eq!(
            french("Les bourses séreuses, ce sont des poches de synovie").as_deref(),
            Some("Les bourses séreuses sont des poches de synovie.")
        );
        assert_eq!(french("Le but, c’est la guérison complète."), None);
        assert_eq!(french("La rate, c’est elle qui filtre le sang."), None);
        assert_eq!(french("Les règles, c’est le moment où l’utérus se vide."), None);
    }

    #[test]
    fn other_members_and_sentences_are_left() {
        let french = |text| said(text, Language::French, false);
        assert_eq!(french("le cervelet, une glande, une veine"), None);
        assert_eq!(french("le cervelet, le bulbe et le pont"), None);
        assert_eq!(french("le cervelet (partie postérieure)"), None);
        assert_eq!(french("Le cervelet coordonne, dit-on, les mouvements."), None);
    }

    #[test]
    fn the_end_of_a_sentence_tells_of_one_noun() {
        let french = |text| said(text, Language::French, true);
        assert_eq!(
            french("Le sang passe ensuite dans la rate, qui filtre les globules âgés.").as_deref(),
            Some("La rate filtre les globules âgés.")
        );
        // The wall, or the spleen? And of two, which?
        assert_eq!(french("Il traverse la paroi de la rate, qui filtre les globules."), None);
        assert_eq!(french("Il atteint le foie et la rate, qui filtre les globules."), None);
    }
}
