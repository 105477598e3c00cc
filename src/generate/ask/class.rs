//! Members of a class: « les cellules de Kupffer » are cells, told apart by what follows their head.

use std::ops::Range;

use super::around::governs_on;
use super::phrase::{links, slice};
use super::wording::{is_sigle, stems};
use super::{Setting, balanced, count, told, unfit};
use crate::generate::fact::abbreviation::{aligns, shortens};
use crate::generate::grammar::Noun;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};

/// Words of an answer, at most.
const ANSWER: usize = 12;

/// A member of a class, told apart from the others.
pub(super) struct Member {
    /// « quelles cellules du foie », “which cells of the liver”
    pub(super) asked: String,
    /// « Les cellules de Kupffer »
    pub(super) answer: String,
    /// What tells it apart.
    pub(super) apart: String,
}

/// The noun phrase of `range`, as a member of the class that its head names, or that its ending tells.
pub(super) fn member(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
) -> Option<Member> {
    of_its_head(setting, text, tokens, range.clone())
        .or_else(|| of_its_ending(setting, text, tokens, range))
}

/// « Les mastocytes » are cells, « la lipase » is an enzyme.
fn of_its_ending(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
) -> Option<Member> {
    let part = tokens.get(range.clone())?;
    let words: Vec<&Token> = part.iter().filter(|t| t.tag != Tag::Determiner).collect();
    let [only] = words.as_slice() else { return None };
    let answer = slice(text, tokens, &range);
    if only.tag != Tag::Noun || !is_plain(setting, part) || is_topic(setting, &only.lower) {
        return None;
    }
    let lexicon = setting.lexicon;
    let ends = |list: &str| lexicon.nouns_of(list).any(|end| only.lower.ends_with(end));
    let list = if ends("cell-end") {
        "cell-class"
    } else if ends("enzyme-end") && !told::is_ill(setting, &only.lower) {
        "enzyme-class"
    } else {
        return None;
    };
    let class = lexicon.nouns_of(list).next()?;
    let one = in_its_gender(setting, setting.noun(class));
    let noun = setting.noun(&only.lower);
    let class = if noun.plural { setting.grammar.several(&one)? } else { one };
    let asked = setting.grammar.which_class(&class)?;
    Some(Member { asked, answer: answer.to_owned(), apart: only.lower.clone() })
}

/// « Une enzyme »: dictionaries give both genders.
fn in_its_gender(setting: &Setting<'_>, noun: Noun) -> Noun {
    let both =
        setting.lexicon.class_gender(&singular(&noun.head)).filter(|_| noun.gender.is_none());
    match both {
        Some(gender) => noun.with_gender(gender),
        None => noun,
    }
}

fn of_its_head(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
) -> Option<Member> {
    let part = tokens.get(range.clone())?;
    let from = range.start + part.iter().take_while(|t| t.tag == Tag::Determiner).count();
    // « À chaque progrès technique » is of any.
    let article = |t: &Token| setting.lists("definite", t) || setting.lists("indefinite", t);
    if !tokens.get(range.start..from)?.iter().all(article) {
        return None;
    }
    let head = head(setting, tokens, from..range.end)?;
    let french = setting.grammar.participles_agree();
    let qualities = tokens
        .get(head + 1..range.end)?
        .iter()
        .take_while(|t| french && matches!(t.tag, Tag::Adjective | Tag::Participle))
        .count();
    let of = head + 1 + qualities;
    let opens_of = tokens.get(of).is_some_and(links);
    if !is_class(setting, tokens, head) || !is_plain(setting, part) {
        return None;
    }
    // « des familles de gènes »
    let one = singular(&tokens.get(head)?.lower);
    let sorts = setting.lexicon.noun_is("sorts", &one) && opens_of && qualities == 0;
    let article = tokens.get(of + 1).is_some_and(|t| t.tag == Tag::Determiner);
    if sorts && !article {
        return None;
    }
    // « la face antérieure | du foie »: of what stays on the front where something else tells apart.
    // « les urines dépourvues | de bilirubine »
    let governs = governs_on(setting, tokens, of);
    let told_apart = if french { qualities > 0 } else { tells(setting, tokens.get(from..head)?) };
    let end = if opens_of && told_apart && !governs { of } else { range.end };
    let words = |range: Range<usize>| slice(text, tokens, &range).to_owned();
    // « quatre grandes régions » are not told apart by what stands before them.
    let before = if french { head..head } else { from..head };
    let behind = head + 1..end;
    // “the protein’s behaviour” is a behaviour.
    let owns = tokens.get(head).and_then(|t| text.get(t.start..)).is_some_and(|from| {
        let name = from.split(char::is_whitespace).next().unwrap_or_default();
        name.ends_with("'s") || name.ends_with("’s")
    });
    if owns && !french {
        return None;
    }
    if !tells(setting, tokens.get(before.clone())?) && !tells(setting, tokens.get(behind.clone())?)
    {
        return None;
    }
    let apart = format!("{} {}", words(before), words(behind));
    let answer = words(range.start..end);
    if is_topic(setting, &apart) || !(2..=ANSWER).contains(&count(&answer)) || !balanced(&answer) {
        return None;
    }
    let class = setting.grammar.inside(&words(head..head + 1));
    let noun = in_its_gender(setting, Noun { words: class.clone(), ..setting.noun(&class) });
    let mut asked = setting.grammar.which_class(&noun)?;
    if end < range.end {
        asked = format!("{asked} {}", words(of..range.end));
    }
    Some(Member { asked, answer, apart })
}

/// The head of the noun phrase without an article in `range`: of “lower lung lobes” its last noun, of
/// « lobes pulmonaires inférieurs » its first.
fn head(setting: &Setting<'_>, tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let named =
        |t: &&Token| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Number);
    let run = tokens.get(range.clone())?.iter().take_while(named).count();
    let at = if setting.grammar.participles_agree() {
        tokens.get(range.start..range.start + run)?.iter().position(|t| t.tag == Tag::Noun)?
    } else {
        run.checked_sub(1)?
    };
    let head = range.start + at;
    tokens.get(head).filter(|t| t.tag == Tag::Noun).map(|_| head)
}

/// Whether the noun at `head` names a class.
fn is_class(setting: &Setting<'_>, tokens: &[Token], head: usize) -> bool {
    let of_a_class = |word: &str| setting.lexicon.noun_is("of-a-class", word);
    tokens.get(head).is_some_and(|t| of_a_class(&t.lower) || of_a_class(&singular(&t.lower)))
}

/// Whether words tell one of a class apart: « principaux », « deux » don't.
fn tells(setting: &Setting<'_>, words: &[Token]) -> bool {
    let idle = [
        "idle-quality",
        "unspecific",
        "superlative",
        "several",
        "ordinal",
        "degree",
        "of-scale",
        "unique",
    ];
    words.iter().any(|t| {
        let named = matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Gerund)
            || t.lower.chars().any(char::is_alphanumeric)
                && !t.lower.chars().all(char::is_lowercase);
        let number = t.tag == Tag::Number && t.lower.chars().all(char::is_lowercase);
        named && !number && !idle.iter().any(|list| setting.lists(list, t))
    })
}

/// Whether the phrase holds nothing that points elsewhere, and no clause or list of others.
fn is_plain(setting: &Setting<'_>, phrase: &[Token]) -> bool {
    let loose = |t: &Token| {
        matches!(
            t.tag,
            Tag::Possessive
                | Tag::Demonstrative
                | Tag::Pronoun
                | Tag::Comma
                | Tag::Colon
                | Tag::Semicolon
                | Tag::Open
                | Tag::Negation
        )
    };
    let others = phrase.windows(2).any(|pair| match pair {
        [one, next] => {
            one.tag == Tag::Coordinator
                && (next.tag == Tag::Determiner || links(next) || next.tag == Tag::Preposition)
        }
        _ => false,
    });
    // « des pathologies plus sérieuses »: than which?
    let graded = phrase.iter().any(|t| setting.lists("grading", t))
        && !phrase.iter().any(|t| setting.lexicon.noun_is("that", &t.lower));
    !phrase.iter().any(loose) && !graded && !others && !unfit::is_cut_off(setting, phrase)
}

/// Whether what tells apart is the topic, or what the heading names: no answer to learn.
fn is_topic(setting: &Setting<'_>, apart: &str) -> bool {
    let own = stems(apart);
    let above = setting.title.into_iter().chain(setting.heading());
    let named: Vec<String> = above.flat_map(stems).collect();
    // “TB disease” under “Tuberculosis (TB)” or « EP » under « Embolie pulmonaire »
    let short = apart.trim();
    let shortened = is_sigle(short)
        && setting.title.is_some_and(|title| {
            let mut words = title.split(|c: char| !c.is_alphanumeric());
            let one_word = !title.contains([' ', '-', '’']) && aligns(short, title);
            shortens(short, title) || one_word || words.any(|word| word == short)
        });
    shortened || !own.is_empty() && own.iter().all(|stem| named.contains(stem))
}
