//! Sentences that are not whole: mark-up that was left in them, a word that is lost, an end that stands
//! elsewhere.

use super::Setting;
use crate::generate::token::{Tag, Token};

/// Mark-up and addresses that cleaning has left.
pub(super) fn is_residue(text: &str) -> bool {
    ["[[", "]]", "='", "=\"", "://", "www.", "|", "\u{fffd}"].iter().any(|mark| text.contains(mark))
}

/// « … n’est pas indiquée sauf », « … définie par le », « plus elle est brève »: the rest stands
/// elsewhere.
pub(super) fn breaks_off(tokens: &[Token]) -> bool {
    let opens = |at: usize| at == 0 || tokens.get(at - 1).is_some_and(|t| !t.is_word());
    let measures = |at: usize| {
        let more = tokens.get(at).is_some_and(|t| matches!(t.lower.as_str(), "plus" | "moins"));
        let next = tokens.get(at + 1);
        let clause = |t: &Token| matches!(t.tag, Tag::Determiner | Tag::Pronoun | Tag::Clitic);
        more && opens(at) && next.is_some_and(clause)
    };
    if (0..tokens.len()).filter(|at| measures(*at)).count() == 1 {
        return true;
    }
    // « afin de créer nécessaire à », « des instructions pour de construction »: a word is lost.
    let lost = tokens.windows(3).any(|three| match three {
        [one, two, to] if one.tag == Tag::Infinitive => {
            let lasting =
                ["être", "rester", "devenir", "demeurer", "sembler", "paraître", "rendre"];
            two.tag == Tag::Adjective
                && matches!(to.lower.as_str(), "à" | "au" | "aux")
                && !lasting.contains(&one.lemma())
        }
        [one, two, noun] => one.lower == "pour" && two.lower == "de" && noun.tag == Tag::Noun,
        _ => false,
    });
    if lost {
        return true;
    }
    // « si la kaliémie est basse : »: what follows is another line's.
    if tokens.last().is_some_and(|t| t.tag == Tag::Colon) {
        return true;
    }
    let mut behind = tokens.iter().rev().filter(|t| t.is_word());
    let (last, before) = (behind.next(), behind.next());
    // « ce qui va », “which may”: what it does is lost.
    let waits = |t: &Token| {
        let helps =
            ["aller", "pouvoir", "devoir", "vouloir", "can", "may", "will", "must", "shall"];
        t.tag == Tag::Verb && helps.contains(&t.lemma())
    };
    if last.is_some_and(waits) && before.is_some_and(|t| t.tag == Tag::Relative) {
        return true;
    }
    last.is_some_and(|t| {
        matches!(
            t.tag,
            Tag::Preposition
                | Tag::Determiner
                | Tag::Subordinator
                | Tag::Coordinator
                | Tag::Relative
        ) || matches!(t.lower.as_str(), "sauf" | "parmi" | "except")
    })
}

/// “When ACTH secretion is ectopic.”: what it leads to stands elsewhere. “If untreated the disease …”
/// and « Comme diurétique le furosémide … » say it themselves.
pub(super) fn is_led_alone(setting: &Setting<'_>, tokens: &[Token]) -> bool {
    let article = |t: &Token| t.tag == Tag::Determiner;
    let next = tokens.get(1);
    let late = tokens.iter().skip(2).take_while(|t| t.tag != Tag::Verb).any(article);
    let whole = next.is_some_and(|t| t.tag == Tag::Participle || !article(t) && late);
    // “Since endotoxins are …”: a preposition, too, before a noun phrase.
    let leads = tokens.first().is_some_and(|t| {
        t.tag == Tag::Subordinator || setting.lexicon.noun_is("before-clause", &t.lower)
    }) && !whole;
    let parted = tokens.iter().rev().skip(1).any(|t| !t.is_word());
    let verbs = tokens.iter().filter(|t| t.tag == Tag::Verb).count();
    leads && verbs == 1 && !parted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language::{English, French};
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    #[test]
    fn a_clause_that_waits_for_its_verb_breaks_off() {
        let cut = |text, language| breaks_off(&tokens(text, lexicon(language)));
        assert!(cut("Le germe rencontre le tissu ce qui va.", French));
        assert!(!cut("Le germe rencontre le tissu qui va guérir.", French));
        assert!(!cut("Le germe va où il peut.", French));
        assert!(cut("It meets a tissue which may.", English));
        assert!(cut("Si la kaliémie est basse (moins de 3) :", French));
        assert!(!cut("Si la kaliémie est basse : supplément.", French));
    }
}
