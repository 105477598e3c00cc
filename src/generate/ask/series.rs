//! Lists inside a sentence: like phrases that a coordinator joins, or that follow a cue.

use std::ops::Range;

use super::around::governs_on;
use super::gapped::{Gap, Sentence, base, rarity};
use super::idiom::behind;
use super::phrase::{is_inner, phrase};
use super::whole::whole;
use super::wording::{JOINED, parts};
use super::{Setting, Way, balanced, count};
use crate::generate::token::{Tag, Token};

/// Whether a phrase is a member of a series that goes on: « …, a, b et c ».
pub(super) fn in_series(tokens: &[Token], start: usize, end: usize) -> bool {
    let small = |t: &&Token| matches!(t.tag, Tag::Determiner | Tag::Preposition);
    let before = tokens.get(..start).unwrap_or_default().iter().rev().find(|t| !small(t));
    let after = tokens.get(end);
    let parts = |t: &Token| matches!(t.tag, Tag::Comma | Tag::Coordinator);
    let rest = tokens.get(end..).unwrap_or_default();
    let goes_on = rest
        .iter()
        .take_while(|t| !matches!(t.tag, Tag::Verb | Tag::Relative | Tag::End | Tag::Semicolon))
        .any(|t| t.tag == Tag::Coordinator);
    let commas = tokens.iter().filter(|t| t.tag == Tag::Comma).count();
    let ends = rest.iter().all(|t| !t.is_content());
    before.is_some_and(|t| t.tag == Tag::Comma) && ends && commas >= 2
        || before.is_some_and(parts)
            && (after.is_some_and(parts) || after.is_some_and(|t| t.tag == Tag::Close))
        || before.is_some_and(|t| t.tag == Tag::Coordinator)
        || after.is_some_and(|t| t.tag == Tag::Comma) && goes_on
}

/// « l’équilibre, le tonus et la coordination des gestes »: like phrases, hidden together.
pub(super) fn coordinated(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    idioms: &[Range<usize>],
) -> Vec<Gap> {
    let tokens = sentence.tokens;
    let small = |at: usize| {
        tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Preposition))
    };
    // What stands before a member: members of one list have the same.
    let opening = |at: usize| {
        let before = tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
        let small = |t: &&Token| matches!(t.tag, Tag::Determiner | Tag::Preposition);
        let article = before.iter().rev().take_while(small).find(|t| t.tag == Tag::Determiner);
        let definite = ["le", "la", "les", "l’", "the"];
        article.map(|t| definite.contains(&t.lower.as_str()))
    };
    let mut gaps = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(next) = behind(setting, tokens, idioms, at) {
            at = next;
            continue;
        }
        let Some(first) = tokens.get(at).filter(|t| is_inner(t)).and_then(|_| phrase(tokens, at))
        else {
            at += 1;
            continue;
        };
        let (mut end, mut members, mut closed) = (first, 1, false);
        let mut opens = at..at;
        while !closed {
            let comma = tokens.get(end).is_some_and(|t| t.tag == Tag::Comma);
            let mut next = end + usize::from(comma);
            let joins = tokens.get(next).is_some_and(|t| t.tag == Tag::Coordinator);
            next += usize::from(joins);
            if !(comma || joins) {
                break;
            }
            let from = next;
            while small(next) && next < end + 5 {
                next += 1;
            }
            opens = from..next;
            let Some(to) =
                tokens.get(next).filter(|t| is_inner(t)).and_then(|_| phrase(tokens, next))
            else {
                break;
            };
            if opening(next) != opening(at) {
                break;
            }
            (end, members, closed) = (to, members + 1, joins);
        }
        // A list that the tree has otherwise is cut somewhere.
        let kept = whole(&sentence.roles.arcs, tokens, at..end, true);
        let told = tokens.get(at).is_some_and(|t| t.tag == Tag::Participle);
        closed &= !told && !governs_on(setting, tokens, end);
        closed &= kept.as_ref().is_some_and(|range| range.len() <= 20);
        let until = kept.map_or(end, |range| range.end);
        let from = parallel(tokens, at..first, &opens);
        closed &= from.is_some();
        let from = from.unwrap_or(at);
        let (from, members) =
            behind_its_count(tokens, from..first, members).unwrap_or((from, members));
        let said = tokens.get(from).zip(tokens.get(until - 1));
        let verb = sentence.roles.verb.end;
        if closed
            && (2..=6).contains(&members)
            && end - at <= 20
            && at >= verb
            && let Some((from, to)) = said
        {
            let fit = base(sentence, at, first) + if members > 2 { 0.6 } else { 0.2 };
            let answer = sentence.text.get(from.start..to.end).unwrap_or_default();
            let fit = fit + 0.22 * (rarity(setting, answer) - 4.0);
            gaps.push(Gap { way: Way::GapList, range: from.start..to.end, fit });
        }
        at = end.max(at + 1);
    }
    gaps
}

/// « 3 subunits, alpha, beta and gamma »: the first member counts the others, and stays on the front.
fn behind_its_count(
    tokens: &[Token],
    first: Range<usize>,
    members: usize,
) -> Option<(usize, usize)> {
    let others = members.checked_sub(1).filter(|others| *others > 1)?;
    let number = tokens.get(first.start).filter(|t| t.tag == Tag::Number)?;
    let counted = super::wording::number(&number.lower)? == others;
    let comma = tokens.get(first.end).is_some_and(|t| t.tag == Tag::Comma);
    (counted && comma && first.len() > 1).then_some((first.end + 1, others))
}

/// Where a list begins whose first member is `member` and whose last opens with the words `last`, so that all
/// its members open alike: « évaluer [la tolérance et l’efficacité] », « dépend [de l’âge et du terrain] », « en
/// phase [de repos et de division] ». Nothing where they do not.
fn parallel(tokens: &[Token], member: Range<usize>, last: &Range<usize>) -> Option<usize> {
    let class = |at: usize| tokens.get(at).and_then(opening_of);
    let led = (last.clone()).find_map(class);
    let first = member.start;
    let Some(led) = led else { return with_article(tokens, first, last) };
    let small = |at: &usize| {
        tokens.get(*at).is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Possessive))
            || tokens.get(*at).is_some_and(|t| matches!(t.lower.as_str(), "l’" | "un" | "une"))
            || class(*at).is_some()
    };
    let before = (0..first).rev().take_while(small).find(|at| class(*at).is_some());
    // « dans les selles ou sur la marge anale »
    let place = |class: &str| !matches!(class, "de" | "à");
    let same = |other: &str| other == led || place(other) && place(led);
    if let Some(at) = before.filter(|at| class(*at).is_some_and(same)) {
        // « s’explique par la [fuite et par la compression] »: what the verb governs stays on the front.
        let told = class(at) == Some(led) && place(led);
        return Some(if told { first } else { at });
    }
    // « trouble du rythme, allongement du QT ou d’hypokaliémie » is another list.
    let listed = first.checked_sub(1).and_then(|at| tokens.get(at));
    let mut inside = member.filter(|at| class(*at).is_some());
    let only = inside.next().filter(|_| inside.next().is_none());
    let apart = !listed.is_some_and(|t| t.tag == Tag::Comma);
    only.filter(|at| apart && class(*at) == Some(led))
}

/// The preposition that a member of a list opens with.
fn opening_of(token: &Token) -> Option<&str> {
    match token.lower.as_str() {
        "des" if token.tag == Tag::Determiner => None,
        "de" | "d’" | "du" | "des" | "of" => Some("de"),
        "à" | "au" | "aux" => Some("à"),
        _ => (token.tag == Tag::Preposition).then_some(token.lower.as_str()),
    }
}

/// The first member's article, where it has one of its own as the last has: one article may stand for all.
fn with_article(tokens: &[Token], first: usize, last: &Range<usize>) -> Option<usize> {
    let article =
        |at: usize| tokens.get(at).is_some_and(|t| t.tag == Tag::Determiner || t.lower == "l’");
    let own = first.checked_sub(1).filter(|at| article(*at));
    let alone = last.len() == 1 && article(last.start);
    let of = own.and_then(|at| at.checked_sub(1)).and_then(|at| tokens.get(at));
    // « de la chaleur et la lumière »: the first has more than an article.
    let hangs = of.is_some_and(|t| matches!(t.lower.as_str(), "de" | "d’" | "à"));
    match own {
        Some(_) if alone && hangs => None,
        Some(own) if alone => Some(own),
        _ => Some(first),
    }
}

/// What a gap shows of the series that it hides, how many and joined by what, as a cloze's hint:
/// `::… et …`. Nothing where the members are not sure.
pub(super) fn shape(answer: &str) -> String {
    let joined = JOINED.iter().find(|joins| answer.contains(**joins));
    let Some(joins) = joined.filter(|joins| answer.matches(**joins).count() == 1) else {
        return String::new();
    };
    let members = parts(answer).len().max(2);
    let several =
        answer.contains(['(', ';']) || members > 6 || (members == 2 && answer.contains(','));
    if several { String::new() } else { format!("::{}…{joins}…", "…, ".repeat(members - 2)) }
}

/// « a, b et c » after a cue, every member a short phrase.
pub(super) fn lists(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Vec<Gap> {
    let text = sentence.text;
    let lower = text.to_lowercase();
    let mut gaps = Vec::new();
    let cues = setting.lexicon.phrases("list-cue");
    let starts = cues.iter().flat_map(|cue| {
        let cue = format!(" {cue} ");
        lower.match_indices(&cue).map(|(at, found)| at + found.len()).collect::<Vec<_>>()
    });
    let colon = lower.match_indices(" : ").map(|(at, _)| at + 3);
    for start in starts.chain(colon) {
        let Some(rest) = text.get(start..) else { continue };
        let end = rest.find(['.', ';', ':']).unwrap_or(rest.len());
        let Some(part) = rest.get(..end) else { continue };
        let members = parts(part);
        let inside = |t: &&Token| t.start >= start && t.end <= start + end;
        let told = sentence.tokens.iter().filter(inside).any(|t| {
            matches!(t.tag, Tag::Verb | Tag::Relative | Tag::Pronoun | Tag::Demonstrative)
        });
        // “ocular in most patients, with ptosis and diplopia” lists nothing.
        let accompanies = |member: &str| {
            let first = member.split(' ').next().unwrap_or_default().to_lowercase();
            setting.lexicon.noun_is("accompanying", &first)
        };
        let cut = members.iter().any(|member| accompanies(member));
        // « sont oxydés dans le foie en corps cétoniques, … »: what is done to one thing.
        let inside_first = sentence.tokens.iter().find(|t| t.start >= start);
        let done = inside_first.is_some_and(|t| t.tag == Tag::Participle);
        let sound = !cut
            && !done
            && (3..=6).contains(&members.len())
            && members.iter().all(|member| (1..=7).contains(&count(member)) && balanced(member))
            && count(part) <= 24
            && !told;
        if sound {
            let kept = part.trim_end().len();
            gaps.push(Gap { way: Way::GapList, range: start..start + kept, fit: 2.5 });
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::super::tests::hidden;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_list_has_the_article_of_its_first_member_where_the_others_have_theirs() {
        let found = hidden("L’infirmière évalue la tolérance et l’efficacité.", French);
        assert!(found.iter().any(|gap| gap == "la tolérance et l’efficacité"), "{found:?}");
        let found =
            hidden("The kidney regulates the blood volume and the arterial pressure.", English);
        let all = "the blood volume and the arterial pressure";
        assert!(found.iter().any(|gap| gap == all), "{found:?}");
        let found = hidden("L’hypothalamus gouverne l’appétit et la thermorégulation.", French);
        assert!(found.iter().any(|gap| gap == "l’appétit et la thermorégulation"), "{found:?}");
        // One article for all stays on the front.
        let told = "The kidney regulates the blood volume and arterial pressure.";
        let found = hidden(told, English);
        assert!(found.iter().all(|gap| !gap.starts_with("the ")), "{found:?}");
    }

    #[test]
    fn what_counts_a_list_stays_on_the_front() {
        let told = "The enzyme is made up of 3 subunits, alpha, beta and gamma.";
        let found = hidden(told, English);
        assert!(!found.iter().any(|gap| gap.starts_with("3 subunits")), "{found:?}");
        let told = "The lesion contains 3 neutrophils, fibrin and necrotic debris.";
        assert!(!hidden(told, English).is_empty());
    }

    #[test]
    fn the_members_of_a_list_have_the_same_preposition() {
        let found = hidden("La survie dépend du stade et de la différenciation.", French);
        let half = |gap: &String| gap.starts_with("stade et") || gap.starts_with("différenciation");
        assert!(!found.iter().any(half), "{found:?}");
        let told = "La stase s’explique par la fuite protéique et par la compression veineuse.";
        let found = hidden(told, French);
        let whole = "fuite protéique et par la compression veineuse";
        assert!(found.iter().any(|gap| gap == whole), "{found:?}");
        let found = hidden("Les cellules sont en phase de réplication et de maturation.", French);
        let mixed = |gap: &String| gap.starts_with("phase de réplication et");
        assert!(!found.iter().any(mixed), "{found:?}");
    }
}
