//! Where a clause that is asked by itself begins and ends, and what must come along with it.

use super::phrase::{is_inner, links, slice};
use super::{Setting, count};
use crate::generate::clause::Clause;
use crate::generate::token::{Tag, Token};

/// A clause of fewer words says nothing: « et vice versa ».
const WHOLE: usize = 4;

/// « Si le débit baisse, A et B », « Avant la naissance, X est … et produit … »: the condition that opens the
/// sentence, as what leads into a later clause that it holds for as well and that has none of its own.
pub(super) fn condition(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    first: &Clause,
    clause: &Clause,
) -> Option<String> {
    let comma = tokens.iter().position(|t| t.tag == Tag::Comma)?;
    let lead = slice(text, tokens, &(0..comma));
    let lower = lead.to_lowercase().replace('\'', "’");
    let opens = setting.lexicon.phrases("case-opening").iter().any(|case| {
        let rest = lower.strip_prefix(case);
        rest.is_some_and(|rest| case.ends_with('’') || rest.starts_with(' '))
    });
    // « Avant la naissance, le foie est gros et produit … »: what takes the subject over takes its case,
    // too.
    let own = clause.subject.is_empty() && first.lead.is_some();
    // The first clause is told behind it.
    let told = tokens.get(comma..first.range.end)?.iter().any(|t| t.tag == Tag::Verb);
    // “but”, « mais » set another case against it.
    let joins = tokens.get(clause.range.start.checked_sub(1)?)?;
    let whole = clause.range.len() >= WHOLE && clause.lead.is_none();
    let holds = setting.lexicon.noun_is("adds", &joins.lower) && whole;
    ((opens || own) && told && holds).then(|| format!("{lead}, "))
}

/// « commence par le pharynx, le larynx | et se poursuit … »: the list of two that a clause ends with, joined
/// as the sentence joins its verbs. « la rénine, une enzyme, et … » explains.
pub(super) fn closed(text: &str, tokens: &[Token], clause: &Clause) -> Option<String> {
    let range = clause.range.clone();
    let joins = tokens.get(range.end).filter(|t| t.tag == Tag::Coordinator)?;
    let part = tokens.get(clause.rest.clone())?;
    let mut commas = part.iter().enumerate().filter(|(_, t)| t.tag == Tag::Comma);
    let (at, comma) = commas.next().filter(|_| commas.next().is_none())?;
    let (article, last) = (part.get(at + 1)?, part.get(at + 2..)?);
    let (before, own) = (part.get(..at)?, range.end - range.start);
    let alike = |t: &Token| t.tag == Tag::Determiner && is_like(&t.lower, &article.lower);
    let named = |t: &Token| is_inner(t) || links(t) || t.tag == Tag::Determiner;
    let joined = part.iter().any(|t| matches!(t.tag, Tag::Coordinator | Tag::Relative | Tag::Verb));
    let sound = article.tag == Tag::Determiner
        && before.iter().any(alike)
        && !joined
        && own > 4
        && last.first().is_some_and(is_inner)
        && last.iter().all(named);
    let told = slice(text, tokens, &range);
    let from = comma.start.checked_sub(tokens.get(range.start)?.start)?;
    let (head, tail) = (told.get(..from)?, told.get(from + 1..)?);
    sound.then(|| format!("{head} {}{tail}", joins.lower))
}

/// Whether two articles are of one kind.
fn is_like(one: &str, other: &str) -> bool {
    const KINDS: [&[&str]; 3] =
        [&["le", "la", "l’", "les", "the"], &["un", "une", "des", "a", "an"], &["du", "des"]];
    KINDS.iter().any(|kind| kind.contains(&one) && kind.contains(&other))
}

/// “are released when the bacteria die or are digested”: the verb behind the joint may be the condition's,
/// and has no sure subject.
pub(super) fn is_under_another(tokens: &[Token], before: &Clause, clause: &Clause) -> bool {
    let between = tokens.get(before.group.end..clause.range.start).unwrap_or_default();
    let joins = between.iter().rposition(|t| t.tag == Tag::Coordinator);
    let Some(joins) = joins else { return false };
    let parted = joins.checked_sub(1).and_then(|at| between.get(at));
    let parted = parted.is_some_and(|t| t.tag == Tag::Comma);
    let under = between.get(..joins).unwrap_or_default();
    !parted && under.iter().any(|t| t.tag == Tag::Subordinator)
}

/// Whether the clause has no more than a form that can be a past participle for its verb.
pub(super) fn is_bare_participle(tokens: &[Token], clause: &Clause) -> bool {
    let form = tokens.get(clause.main).and_then(|t| t.form);
    clause.group.len() == 1 && form.is_some_and(|form| form.participle && form.past)
}

/// Where the verb at `verb` begins with the adverbs before it, from `from` on.
pub(super) fn qualified(tokens: &[Token], from: usize, verb: usize) -> usize {
    let before = tokens.get(from..verb).unwrap_or_default();
    verb.max(from) - before.iter().rev().take_while(|t| t.tag == Tag::Adverb).count()
}

/// « au point », « dans la région »: where, said by the relative behind it.
fn stub_opens(stub: &[Token]) -> bool {
    let last = stub.last().is_some_and(|t| t.tag == Tag::Noun);
    stub.first().is_some_and(|t| t.tag == Tag::Preposition) && last && stub.len() <= 3
}

/// The end of a clause that a relative was cut from, without what only led to it: « …, une enzyme
/// [qui] », « …, ce [qui] », « …, au premier rang [desquels] ».
pub(super) fn without_stub(setting: &Setting<'_>, tokens: &[Token], end: usize) -> usize {
    let from = end.saturating_sub(4);
    let before = tokens.get(from..end).unwrap_or_default();
    let Some(comma) = before.iter().rposition(|t| t.tag == Tag::Comma) else { return end };
    let stub = before.get(comma + 1..).unwrap_or_default();
    let named = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Comma);
    // « …, épreuve [qui] » names again without an article.
    let led = stub.first().is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Noun));
    let bare = stub.iter().skip(1).all(named);
    // « …, c’est-à-dire [que] »
    let text: String = stub.iter().map(|t| t.lower.as_str()).collect();
    let again = setting.lexicon.phrases("saying-again").contains(&text.as_str());
    let taken_up = matches!(stub, [only] if matches!(only.tag, Tag::Pronoun | Tag::Demonstrative));
    // « parmi lesquels », « au cours de laquelle »: the preposition is the relative's.
    let of_which = tokens.get(end).is_some_and(|t| {
        ["quel", "quels", "quelle", "quelles", "which"].iter().any(|word| t.lower.ends_with(word))
    });
    let whose = of_which && stub.first().is_some_and(|t| t.tag == Tag::Preposition);
    // « …, au point [où] »
    let place = tokens.get(end).is_some_and(|t| t.lower == "où") && stub_opens(stub);
    // « …, de sorte [que] »
    let words: Vec<&str> = stub.iter().map(|t| t.lower.as_str()).collect();
    let told = words.join(" ");
    let joins = |phrase: &&str| phrase.strip_suffix(" que") == Some(told.as_str());
    let result = setting.lexicon.phrases("trailing").iter().any(joins);
    if led && bare || taken_up || whose || again || result || place { from + comma } else { end }
}

/// « il s’agit d’une stase »: what is so, another part of the sentence says.
pub(super) fn explains(setting: &Setting<'_>, part: &str) -> bool {
    let lower = part.to_lowercase().replace('\'', "’");
    setting.lexicon.phrases("explaining").iter().any(|opening| lower.starts_with(opening))
}

/// « X, qui A, B » as « X A » and « X B ».
pub(super) fn lifted(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    clause: &Clause,
) -> Option<[String; 2]> {
    let subject = clause.subject.clone();
    let at = subject.clone().find(|at| {
        let before = tokens.get(at.wrapping_sub(1));
        let opens =
            tokens.get(*at).is_some_and(|t| setting.lexicon.noun_is("subject-relative", &t.lower));
        opens && *at > subject.start + 1 && before.is_some_and(|t| t.tag == Tag::Comma)
    })?;
    let name = slice(text, tokens, &(subject.start..at - 1));
    let relative = slice(text, tokens, &(at + 1..subject.end)).trim_end_matches([',', ' ']);
    let main = slice(text, tokens, &(clause.group.start..clause.range.end));
    let first = tokens.get(at + 1)?;
    let verbal = matches!(first.tag, Tag::Verb | Tag::Clitic | Tag::Negation)
        || matches!(first.lower.as_str(), "se" | "s’");
    let lead = clause
        .lead
        .as_ref()
        .map_or(String::new(), |lead| format!("{}, ", slice(text, tokens, lead)));
    let sound =
        verbal && (1..=10).contains(&count(name)) && count(relative) >= 2 && count(main) >= 2;
    sound.then(|| [format!("{name} {relative}."), format!("{lead}{name} {main}.")])
}

/// « …, celle-ci émulsionne … », “…, these acids are stored …”: what follows is told of that.
pub(super) fn goes_on_with_another(part: &[Token]) -> bool {
    let points = |t: &Token| {
        t.tag == Tag::Demonstrative
            || t.tag == Tag::Pronoun
            || matches!(t.lower.as_str(), "celui-ci" | "celle-ci" | "ceux-ci" | "celles-ci")
    };
    let opens =
        |pair: &[Token]| matches!(pair, [comma, one] if comma.tag == Tag::Comma && points(one));
    let at = part.windows(2).position(opens);
    at.and_then(|at| part.get(at + 2..)).is_some_and(|rest| rest.iter().any(|t| t.tag == Tag::Verb))
}

#[cfg(test)]
mod tests {
    use super::super::refer::Position;
    use super::super::sentence;
    use super::super::tests::{gaps, with};
    use crate::generate::asking::sides;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_condition_holds_for_what_and_joins() {
        let told = "Quand la pression baisse, l’artériole afférente se dilate et le rein sécrète la rénine.";
        let found = gaps(told, French);
        assert!(!found.is_empty() && found.iter().all(|front| front.starts_with("Quand")));
        // So it is where the sentence is too long to be shown whole.
        let told = "Quand la pression baisse dans l’artère rénale au cours d’une grave \
                    hémorragie ou d’une forte déshydratation du nourrisson ou du vieillard, l’artériole afférente du glomérule se dilate et le rein du malade \
                    sécrète davantage de rénine.";
        let found = gaps(told, French);
        let of_kidney = |front: &&String| front.contains("rein") || front.contains("sécrète");
        assert!(found.iter().any(|front| of_kidney(&front)), "{found:?}");
        assert!(
            found.iter().filter(of_kidney).all(|front| front.starts_with("Quand la pression")),
            "{found:?}"
        );
        // What is set against it has another case.
        let told = "Quand la pression baisse dans l’artère rénale au cours d’une grave \
                    hémorragie ou d’une forte déshydratation du nourrisson ou du vieillard, l’artériole afférente du glomérule se dilate mais le rein du malade \
                    sécrète davantage de rénine.";
        let found = gaps(told, French);
        assert!(
            found.iter().filter(|front| front.contains("sécrète")).all(|f| !f.starts_with("Quand")),
            "{found:?}"
        );
    }

    #[test]
    fn a_verb_that_takes_its_subject_over_takes_its_case_over() {
        let asks = |told: &str, front: &str| {
            let found = super::super::tests::asked(told, French);
            found.iter().any(|(asked, _)| asked == front)
        };
        let told = "Avant la naissance, le foie est volumineux et produit les globules rouges.";
        assert!(!asks(told, "Que produit le foie ?"));
        assert!(asks(
            "Le foie est volumineux et produit les globules rouges.",
            "Que produit le foie ?"
        ));
    }

    #[test]
    fn a_list_that_the_next_verb_cuts_is_closed() {
        let told = "Le tube digestif comprend le pharynx, le larynx et se poursuit dans le thorax par \
                    un conduit musculeux que l’on nomme œsophage et qui traverse ensuite le diaphragme \
                    avant de gagner la cavité abdominale.";
        let found = gaps(told, French);
        assert!(found.iter().all(|front| !front.contains("pharynx, le")), "{found:?}");
        assert!(found.iter().any(|front| front.contains(" et le ")), "{found:?}");
        let told = "Le rein libère la rénine, une enzyme, et retient le sodium.";
        assert!(gaps(told, French).iter().all(|front| !front.contains("rénine et une")));
    }

    #[test]
    fn the_verb_of_a_condition_is_not_told_of_the_subject() {
        let told = "Endotoxins are released only when the bacteria die or are digested by \
                    phagocytic cells.";
        let found = gaps(told, English);
        assert!(found.iter().all(|front| !front.contains("ndotoxins are digested")), "{found:?}");
    }

    #[test]
    fn a_word_for_some_of_them_is_a_subject_of_its_own() {
        let told = "When the flow falls, less sodium is filtered, and most will be reabsorbed before \
                    reaching the macula densa.";
        let found = gaps(told, English);
        assert!(found.iter().all(|front| !front.contains("sodium most")), "{found:?}");
    }

    #[test]
    fn what_explains_the_part_before_it_does_not_stand_alone() {
        let long = "Chez le nourrisson dont la courbe de poids reste plate au cours des six premiers \
                    mois malgré un régime adapté et bien suivi par ses parents, l’échographie montre \
                    un muscle épais : il s’agit d’une sténose du pylore.";
        with(French, &[], |setting| {
            let cards = sentence::read(setting, long, Position::default()).cards;
            let own = cards.iter().filter(|card| sides(&card.content).0.contains("s’agit"));
            assert!(own.into_iter().all(|card| card.dangling));
        });
        let short = "L’échographie montre un muscle pylorique épais : il s’agit d’une sténose.";
        let found = gaps(short, French);
        assert!(found.iter().any(|front| front.contains(" : il s’agit")), "{found:?}");
    }
}
