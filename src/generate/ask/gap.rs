//! Where a sentence can be gapped: a phrase, a number with its unit, a list, a name, what stands in
//! brackets.
//!
//! A gap is a whole phrase: it is never cut before « de », inside a word, or on one bound of a
//! range; nothing of it stands elsewhere in the sentence.

use std::ops::Range;

use super::around::{after_people, governs_on, in_locution, said_by};
use super::gapped::{EVERYDAY, Gap, base};
pub(crate) use super::gapped::{Roles, Sentence, rarity};
use super::grading::{self, ungraded};
use super::idiom::{behind, idioms, parts};
use super::listed::listed;
use super::named::{has_example, is_example, is_named_next, names};
use super::narrow::narrowed;
use super::phrase::{is_inner, links, phrase, with_its_other_name};
use super::series::{coordinated, in_series, lists};
use super::verb::swallows_verb;
use super::whole::whole;
use super::wording::{is_sigle, stems};
use super::{
    Asked, Setting, Way, balanced, broken, count, figure, given_away, member, narrow, refused,
    series, spare, trivial, unfit,
};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::fact::abbreviation::shortens;
use crate::generate::fact::is_unit;
use crate::generate::frequency::zipf;
use crate::generate::token::{Tag, Token};

/// Gaps worth offering for one sentence, at most.
const OFFERED: usize = 3;

/// What a gap of one everyday word is worth less: it is offered where nothing else is.
const TOO_EASY: f32 = 1.8;

/// The gap cards of a sentence, best first.
pub(crate) fn cards(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Vec<Asked> {
    let words = sentence.tokens.iter().filter(|t| t.is_word()).count();
    if !(3..=34).contains(&words)
        || broken::is_residue(sentence.text)
        || broken::breaks_off(sentence.tokens)
        || sentence.text.contains("{{")
        || !balanced(sentence.text)
    {
        return Vec::new();
    }
    let idioms = idioms(setting, sentence.tokens);
    let mut gaps = phrases(setting, sentence, &idioms);
    gaps.extend(coordinated(setting, sentence, &idioms));
    gaps.extend(qualities(setting, sentence));
    gaps.extend(figure::numbers(setting, sentence));
    gaps.extend(names(setting, sentence));
    gaps.extend(lists(setting, sentence));
    gaps.extend(brackets(setting, sentence));
    gaps.retain(|gap| !swallows_verb(setting, sentence.tokens, &gap.range));
    gaps.retain(|gap| !is_named_next(setting, sentence.tokens, gap));
    gaps.retain(|gap| !parts(&idioms, sentence.tokens, &gap.range));
    gaps.sort_by(|a, b| b.fit.total_cmp(&a.fit).then(a.range.start.cmp(&b.range.start)));
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut cards = Vec::new();
    for gap in gaps {
        let overlaps = taken.iter().any(|t| t.start < gap.range.end && gap.range.start < t.end);
        if overlaps || cards.len() >= OFFERED || !cards.is_empty() && gap.fit < 0.6 {
            continue;
        }
        if let Some(card) = hidden(setting, sentence, &gap) {
            taken.push(gap.range);
            cards.push(card);
        }
    }
    cards
}

fn hidden(setting: &Setting<'_>, sentence: &Sentence<'_>, gap: &Gap) -> Option<Asked> {
    let text = sentence.text;
    let range = match gap.way {
        Way::GapPhrase | Way::GapSubject | Way::GapName => {
            with_its_other_name(text, &gap.range, setting.lexicon.language)
        }
        _ => gap.range.clone(),
    };
    let range = unfit::before_its_bounds(sentence.tokens, range);
    let range = unfit::before_what_it_becomes(setting, sentence.tokens, range);
    let gap = &Gap { range, ..*gap };
    let answer = text.get(gap.range.clone())?;
    if answer.contains(['{', '}', '[', ']']) || answer.contains("::") || !balanced(answer) {
        return None;
    }
    if refused::is_refused(setting, sentence, gap) {
        return None;
    }
    let cuts = spare::spared(setting, sentence, &gap.range);
    let before = spare::without(text, 0..gap.range.start, &cuts);
    let after = spare::without(text, gap.range.end..text.len(), &cuts);
    // Something must be left to ask by: « il n’existe aucun […] » leaves nothing.
    let told = member::without_brackets(&format!("{before} {after}"));
    let hides = |t: &&Token| {
        !gap.range.contains(&t.start) && !cuts.iter().any(|cut| cut.contains(&t.start))
    };
    let shown = sentence.tokens.iter().filter(hides);
    let tells = |t: &Token| t.is_content() && !setting.lists("existential", t);
    if stems(&told).len() < 2 || !shown.into_iter().any(tells) {
        return None;
    }
    if gap.way == Way::GapList
        && let Some(card) = listed(&before, answer, &after, gap.fit)
    {
        return Some(card);
    }
    let hint = match gap.way {
        Way::GapList => series::shape(answer),
        Way::GapNumber => figure::unit_shown(setting, sentence, gap),
        _ => String::new(),
    };
    let text = format!("{before}{{{{c1::{answer}{hint}}}}}{after}");
    let mut card = Asked::new(gap.way, Kind::Cloze, Content::Cloze { text });
    card.fit = gap.fit;
    Some(card)
}

/// Whole noun phrases, by where they stand to the verb.
fn phrases(setting: &Setting<'_>, sentence: &Sentence<'_>, idioms: &[Range<usize>]) -> Vec<Gap> {
    let tokens = sentence.tokens;
    let last = tokens.iter().rposition(Token::is_word).unwrap_or(0);
    let mut gaps = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(next) = behind(setting, tokens, idioms, at) {
            at = next;
            continue;
        }
        // “may be offered | methotrexate”: the verb's own participle is none of the phrase.
        let own = sentence.roles.verb.contains(&at);
        // « le surfactant | assurant l’hydratation »
        let acts = |at: usize| setting.grammar.participles_agree() && unfit::acts_on(tokens, at);
        let inner = tokens.get(at).filter(|t| is_inner(t) && !own && !acts(at));
        let Some(told) = inner.and_then(|_| phrase(tokens, at)) else {
            at += 1;
            continue;
        };
        let told = (at + 1..told).find(|at| acts(*at)).unwrap_or(told);
        let example = is_example(setting, tokens, at);
        let kept = whole(&sentence.roles.arcs, tokens, at..told, false);
        // The tree may take an example for a member of a list.
        let alone = example && tokens.get(told).is_none_or(|t| !t.is_word());
        let Some(Range { end, .. }) = kept.or_else(|| alone.then_some(at..told)) else {
            at = told;
            continue;
        };
        if has_example(setting, tokens, end) {
            at = end;
            continue;
        }
        // « à l’intérieur de chaque | somite » hangs on the verb by its idiom.
        let led = idioms.iter().find(|idiom| (idiom.end..idiom.end + 2).contains(&at));
        let mut fit = base(sentence, led.map_or(at, |idiom| idiom.start), end);
        if in_locution(setting, tokens, at) {
            at = end;
            continue;
        }
        // « selon les recommandations »: who says so. « trois à cinq minutes »: half of a range.
        let range = tokens.get(at).is_some_and(|t| t.tag == Tag::Number)
            && tokens.get(at.wrapping_sub(2)).is_some_and(|t| t.tag == Tag::Number);
        let rate =
            figure::is_a_rate(setting, tokens, at) || figure::tells_many(setting, tokens, at);
        if range || rate || said_by(setting, tokens, at) || governs_on(setting, tokens, end) {
            at = end;
            continue;
        }
        let words = end - at;
        let whole = tokens.iter().filter(|t| t.is_word()).count();
        if words + 3 > whole {
            fit -= 1.5;
        }
        if words > 9 {
            fit -= 0.15 * (words - 9) as f32;
        }
        // What follows belongs to the phrase, though the tags do not say how.
        let after = tokens.get(end);
        let hangs = after.is_some_and(|t| links(t) || t.tag == Tag::Relative);
        if parts_brackets(sentence.text, tokens, at, end) {
            at = end;
            continue;
        }
        let joined = after.is_some_and(|t| t.tag == Tag::Coordinator)
            || tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.tag == Tag::Coordinator);
        let listed = !example && (joined || in_series(tokens, at, end));
        fit -= if hangs { 1.0 } else { 0.0 } + if listed { 1.3 } else { 0.0 };
        if end > last {
            fit += 0.3;
        }
        let counted = figure::counted(setting, tokens, at);
        let from = after_people(setting, tokens, at..end).unwrap_or(counted);
        let from = ungraded(setting, tokens, from..end);
        let likened = grading::likens(setting, tokens, &(from..end));
        let asked = narrowed(setting, sentence, from..end).filter(|_| !likened);
        if let Some(gap) = asked.and_then(|asked| offered(setting, sentence, asked, fit)) {
            gaps.push(gap);
        }
        at = end;
    }
    gaps
}

/// Whether the words stand between brackets with others: what they hold is hidden whole or not.
fn parts_brackets(text: &str, tokens: &[Token], from: usize, to: usize) -> bool {
    let (Some(first), Some(last)) = (tokens.get(from), tokens.get(to.wrapping_sub(1))) else {
        return false;
    };
    let before = text.get(..first.start).unwrap_or_default();
    let after = text.get(last.end..).unwrap_or_default().trim_start();
    let inside = before.matches('(').count() > before.matches(')').count();
    let whole = before.trim_end().ends_with('(') && after.starts_with([')', ':']);
    // « (SPLF) » is who says so, or the sigle of what stands before.
    let sigle = from + 1 == to
        && text
            .get(first.start..last.end)
            .is_some_and(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 2);
    inside && (!whole || sigle)
}

/// « Le demi-tour est décomposé »: what the copula gives, where nothing follows it.
fn qualities(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Vec<Gap> {
    let verb = &sentence.roles.verb;
    let last = sentence.tokens.iter().rposition(Token::is_word);
    let Some(last) = last.filter(|last| !verb.is_empty() && *last >= verb.start) else {
        return Vec::new();
    };
    let Some(token) = sentence.tokens.get(last) else { return Vec::new() };
    let near = last <= verb.end;
    // « ne sont pas élucidées »: what it is not is one of many.
    if sentence.tokens.iter().any(|t| t.tag == Tag::Negation) {
        return Vec::new();
    }
    let quality = matches!(token.tag, Tag::Adjective | Tag::Participle);
    let vague = zipf(&token.lower, setting.lexicon.language) > 3.6
        || setting.lexicon.noun_is("unspecific", &token.lower)
        || setting.lexicon.noun_is("superlative", &token.lower);
    if !near || !quality || vague {
        return Vec::new();
    }
    let answer = sentence.text.get(token.start..token.end).unwrap_or_default();
    let fit = 0.9 + 0.22 * (rarity(setting, answer) - 4.0);
    vec![Gap { way: Way::GapPhrase, range: token.start..token.end, fit }]
}

fn offered(
    setting: &Setting<'_>,
    sentence: &Sentence<'_>,
    range: Range<usize>,
    mut fit: f32,
) -> Option<Gap> {
    let whole = sentence.tokens.get(range.clone())?;
    // « le parenchyme lui-même »: the stress is the sentence's.
    let stressed =
        whole.iter().rev().take_while(|t| t.lower.trim_end_matches('s').ends_with("-même"));
    let part = whole.get(..whole.len() - stressed.count())?;
    let (first, last) = (part.first()?, part.last()?);
    let answer = sentence.text.get(first.start..last.end)?;
    let head = part.iter().find(|t| t.tag == Tag::Noun)?;
    let lexicon = setting.lexicon;
    let vague = |word: &str| {
        ["vague", "unspecific", "empty", "relational", "locution", "human", "faceless"]
            .iter()
            .any(|list| lexicon.noun_is(list, word))
    };
    let content: Vec<&Token> = part.iter().filter(|t| t.is_content()).collect();
    // « autres parties du corps », « la cause sous-jacente »: its head names nothing.
    if vague(&head.lower) {
        fit -= 0.7;
    }
    // “thrombosis of this vessel”: of which?
    if part.iter().any(|t| matches!(t.tag, Tag::Demonstrative | Tag::Possessive)) {
        return None;
    }
    // « amplifie la [vibration d’environ 50 dB] »: the amount is asked by itself.
    let amount = part.windows(2).enumerate().any(|(at, pair)| {
        let [number, unit] = pair else { return false };
        at > 1 && number.tag == Tag::Number && is_unit(&unit.lower)
    });
    if amount {
        return None;
    }
    // « être négligée » is no thing, and « c’[est-à-dire d’une distension] » explains one.
    let verbal = |t: &Token| matches!(t.lower.as_str(), "être" | "avoir" | "be" | "est-à-dire");
    if part.iter().any(verbal) {
        return None;
    }
    if trivial::says_how_many(setting, part)
        || trivial::is_the_pages_class(setting, part)
        || trivial::is_a_commonplace(setting, answer)
        || trivial::says_what_it_is_like(setting, part)
        || part.iter().any(|t| lexicon.noun_is("short-adverb", &t.lower))
        // “empty into [larger ones]”
        || matches!(head.lower.as_str(), "one" | "ones")
    {
        return None;
    }
    if let Some(counted) = trivial::count_within(part) {
        let range = part.get(counted)?.start..part.get(counted + 1)?.end;
        // « page 57 of 112 Section »: a foot of the page.
        if sentence.text.get(range.clone())?.contains(char::is_uppercase) {
            return None;
        }
        return Some(Gap { way: Way::GapNumber, range, fit });
    }
    if lexicon.noun_is("locution", &head.lower) || content.iter().all(|t| vague(&t.lower)) {
        return None;
    }
    let rare = rarity(setting, answer);
    fit += 0.22 * (rare - 4.0);
    // « […] se salit vite »: of such words readers would hide one in seven.
    let number = part.iter().any(|t| t.tag == Tag::Number);
    if content.len() == 1 && !number && rare < EVERYDAY {
        fit -= TOO_EASY;
    }
    let own = stems(answer);
    let title = setting.title.map(stems).unwrap_or_default();
    if !own.is_empty() && own.iter().all(|stem| title.contains(stem)) {
        return None;
    }
    // « L’[ACD] est dite sévère … » under « Acidocétose diabétique » hides what the card is about.
    if is_sigle(answer) && setting.title.is_some_and(|title| shortens(answer, title)) {
        return None;
    }
    let subject = sentence.roles.subject.contains(&range.start) && !sentence.roles.verb.is_empty();
    if subject && narrow::says_little(setting, sentence) {
        return None;
    }
    let way = if subject { Way::GapSubject } else { Way::GapPhrase };
    Some(Gap { way, range: first.start..last.end, fit })
}

/// What stands in brackets, when it says something rare.
fn brackets(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Vec<Gap> {
    let text = sentence.text;
    let Some((open, close)) = text.find('(').zip(text.find(')')).filter(|(a, b)| a < b) else {
        return Vec::new();
    };
    let inside = text.get(open + 1..close).unwrap_or_default();
    let words = count(inside);
    let sigle = words == 1 && inside.chars().filter(|c| c.is_uppercase()).count() >= 2;
    // « GABA (acide gamma-aminobutyrique) »: what it stands for is asked by itself.
    let before = text.get(..open).unwrap_or_default().trim_end();
    let spelled = words > 1
        && is_sigle(before.rsplit([' ', '’', '\'', '\u{a0}']).next().unwrap_or_default())
        && !inside.chars().any(|c| c.is_ascii_digit() || c.is_uppercase());
    let hangs = setting
        .lexicon
        .phrases("bracket-lead")
        .iter()
        .any(|lead| inside.to_lowercase().starts_with(lead));
    let sound = (1..=8).contains(&words)
        && !(sigle || hangs || spelled)
        && !given_away::echoes(before, inside)
        && rarity(setting, inside) > 4.0;
    let outside = member::without_brackets(text);
    if !sound || count(&outside) < 4 {
        return Vec::new();
    }
    vec![Gap { way: Way::GapBracket, range: open + 1..close, fit: 1.2 }]
}
