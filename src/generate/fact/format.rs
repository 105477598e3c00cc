//! Facts told by the layout: « **X** : Y », definition lists, headings and heads with bullets.
//!
//! Leaves out labels that name no term (« Remarque : »), lists of one or of more than nine, and a
//! list whose topic is nowhere.

use super::abbreviation::{aligns, fits, is_short, long_form};
use super::typed_label::Pair;
pub(crate) use super::typed_label::{fact, is_rubric, typed_label};
use super::{Context, Fact, Said};
use crate::deck::fold;
use crate::generate::grammar::french_elision::lower_first;
use crate::generate::rubric;
use crate::generate::token::{Tag, Token, says_how};
use crate::generate::{Kind, Reason};

/// « X : Y » as a term and its definition, an abbreviation, or an attribute of the topic.
pub(crate) fn labelled(
    context: &Context<'_>,
    label: &str,
    value: &[Token],
    sure: bool,
) -> Result<Option<Fact>, Reason> {
    let label = label.trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}', '+']).trim();
    let (whole, value) = (value.len(), presented(value));
    let sure = sure || value.len() < whole;
    let (label, inner) = match label.split_once(" (") {
        Some((before, inner)) => (before.trim(), inner.trim_end_matches(')')),
        None => (label, ""),
    };
    let words: Vec<&str> = label.split_whitespace().collect();
    let folded = label.to_lowercase();
    if words.is_empty() || words.len() > 6 || label.contains([',', ';', '.', '/', '→', '=']) {
        return Err(Reason::Fragment);
    }
    if label.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return Err(Reason::Fragment);
    }
    let (Some(first), Some(last)) = (value.first(), value.iter().rposition(Token::is_word)) else {
        return Err(Reason::Fragment);
    };
    let value = value.get(..=last).unwrap_or_default();
    let text = context
        .text
        .get(first.start..)
        .unwrap_or_default()
        .trim_end_matches(['.', ';', ',', ' ', '\u{a0}']);
    // « HPT 1 » is a sigle too.
    let close = label.replace(' ', "");
    let numbered = label.split_once(' ').is_some_and(|(_, n)| n.parse::<u8>().is_ok());
    if (is_short(label) || (numbered && is_short(&close))) && fits(&close, text) {
        if long_form(value)
            && (aligns(label, text) || aligns(label, text.split(" (").next().unwrap_or(text)))
        {
            let long = text.split([';', '=']).next().unwrap_or(text);
            let long = long.split(" (").next().unwrap_or(long).trim();
            let said = Said::Abbreviation {
                short: label.to_owned(),
                long: context.evidence.lowered(long),
            };
            return Ok(Some(fact(Kind::Abbreviation, 0.95, said)));
        }
        // In a list of abbreviations the long form may be in another order, or another language.
        // « OIA = arrêt du transit intestinal » tells what it is.
        let tells = |t: &Token| {
            matches!(t.tag, Tag::Relative | Tag::Determiner)
                || matches!(t.lower.as_str(), "du" | "des" | "au" | "aux")
        };
        let plain = long_form(value) && !value.iter().any(tells) && value.len() <= 14;
        if sure && plain && shares_initials(label, text) {
            let long = text.split([';', '=']).next().unwrap_or(text);
            let long = long.split(" (").next().unwrap_or(long).trim();
            let said = Said::Abbreviation {
                short: label.to_owned(),
                long: context.evidence.lowered(long),
            };
            return Ok(Some(fact(Kind::Abbreviation, 0.85, said)));
        }
        if words.len() == 1 && !sure {
            return Err(Reason::Fragment);
        }
    }
    if is_short(inner) && aligns(inner, label) && value.is_empty() {
        let said =
            Said::Abbreviation { short: inner.to_owned(), long: context.evidence.lowered(label) };
        return Ok(Some(fact(Kind::Abbreviation, 0.95, said)));
    }
    let head = words
        .iter()
        .find(|w| !matches!(w.to_lowercase().as_str(), "le" | "la" | "les" | "the" | "a" | "an"))
        .copied()
        .unwrap_or_default()
        .to_lowercase();
    if context.lexicon.noun_is("label", &folded)
        || context.lexicon.noun_is("label", &head) && words.len() == 1
    {
        return Err(Reason::Fragment);
    }
    if says_how(value, context.lexicon) {
        return Err(Reason::NoPattern);
    }
    context.stands_alone(value)?;
    let content = value.iter().filter(|t| t.is_content()).count();
    let count = value.iter().filter(|t| t.is_word()).count();
    if count > 36 {
        return Err(Reason::TooLong);
    }
    let prepositions = words.iter().any(|w| {
        matches!(
            w.to_lowercase().as_str(),
            "pendant"
                | "si"
                | "chez"
                | "pour"
                | "sans"
                | "après"
                | "avant"
                | "when"
                | "if"
                | "during"
                | "for"
        )
    });
    let hangs = words
        .last()
        .is_some_and(|w| *w == "devant" || context.lexicon.class(&w.to_lowercase()).is_some());
    if hangs
        || (prepositions && !sure)
        || label.contains('(')
        || text.matches('(').count() != text.matches(')').count()
    {
        return Err(Reason::Fragment);
    }
    // « insulinorésistance + déficit » adds; « +++ » shouts.
    let added = text.replace(" + ", " ");
    let messy = added.contains(['→', '⇒', '=', '?', '+', '±', '↑', '↓', '×'])
        || added.contains(" x (")
        || text.trim_end().ends_with(':')
        || text.ends_with("...")
        || text.ends_with('…');
    if messy || content == 0 {
        return Err(Reason::Fragment);
    }
    let opening = words.first().map_or(String::new(), |word| word.to_lowercase());
    let hangs_on = context
        .lexicon
        .class(&opening)
        .is_some_and(|tag| tag != Tag::Determiner && tag != Tag::Adjective);
    let dated =
        words.last().is_some_and(|w| w.len() == 4 && w.parse::<u16>().is_ok_and(|n| n > 1900));
    if opening.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '<' | '>' | '≥' | '≤'))
        || hangs_on
        || dated
    {
        return Err(Reason::Fragment);
    }
    if head.is_empty()
        || matches!(
            head.as_str(),
            "autre"
                | "autres"
                | "si"
                | "other"
                | "others"
                | "if"
                | "chez"
                | "en"
                | "pour"
                | "ne"
                | "pas"
                | "après"
                | "avant"
        )
    {
        return Err(Reason::Fragment);
    }
    let quiet = !value.iter().any(|t| t.tag == Tag::Verb) && count <= 24;
    if let (Some(question), Some(topic)) =
        (rubric::question(label, context.language()), context.topic)
        && quiet
        && let Some(items) = super::list::told(value, text)
            .or_else(|| (!rubric::asks_for_several(label, question)).then(|| vec![text.to_owned()]))
    {
        let mut found = fact(Kind::Enumeration, 0.78, Said::Rubric { question, items });
        found.topic = Some(topic.to_owned());
        return Ok(Some(found));
    }
    if let Some((gender, complete)) = typed_label(label, context.lexicon)
        && let Some(items) = super::list::told(value, text)
    {
        // « inspection : … ; palpation : … »: each is asked by itself.
        if items.iter().filter(|item| item.contains(" : ") || item.contains(": ")).count() > 1 {
            return Err(Reason::Fragment);
        }
        // « stades 3 et 4 » is a choice among its stages.
        if label.contains(|c: char| c.is_ascii_digit()) {
            return Err(Reason::Fragment);
        }
        // « signes de compression »: of what?
        let general = complete && rubric::is_general(label, context.lexicon);
        let topic = match context.topic {
            Some(topic) if !complete || general => Some(topic),
            None if !complete => return Err(Reason::Dangling),
            _ => None,
        };
        let label = context.evidence.lowered(label);
        let said = Said::TopicList { label, gender, complete, items, open: false };
        let mut found = fact(Kind::Enumeration, 0.85, said);
        found.topic = topic.map(str::to_owned);
        return Ok(Some(found));
    }
    if let Some(gender) = context.lexicon.attribute(&head) {
        let complement = words.iter().any(|w| {
            matches!(*w, "du" | "de" | "des" | "of") || w.starts_with("d’") || w.starts_with("d'")
        });
        // « Posologie amoxicilline » is the amoxicillin's.
        let rest: Vec<&str> = words.iter().skip(1).copied().collect();
        let owned = matches!(
            head.as_str(),
            "posologie" | "spectre" | "demi-vie" | "antidote" | "surveillance" | "dose" | "délai"
        );
        // « Traitement équilibré : … » tells something of the treatment, not what it is.
        if !complement
            && !rest.is_empty()
            && !owned
            && is_rubric(&head, context.lexicon)
            && rubric::question(&head, context.language()).is_some()
        {
            return Err(Reason::NoPattern);
        }
        // « Durée d’incubation » is the topic's; « agent du paludisme » says whose it is.
        let whose = words.iter().enumerate().any(|(i, w)| {
            let next = words.get(i + 1).copied().unwrap_or_default();
            let definite = next == "la" || next.starts_with("l’") || next.starts_with("l'");
            matches!(*w, "du" | "des" | "of" | "d’une" | "d’un" | "d'une" | "d'un")
                || (*w == "de" && definite)
        });
        let (label, topic) = if complement {
            (label, context.topic.filter(|_| !whose).map(str::to_owned))
        } else if !owned || rest.iter().all(|word| rubric::is_adjectival(word)) {
            (label, Some(context.topic.ok_or(Reason::Dangling)?.to_owned()))
        } else if rest.len() <= 2 {
            (words.first().copied().unwrap_or(label), Some(rest.join(" ")))
        } else {
            return Err(Reason::Fragment);
        };
        if value.iter().any(|t| t.tag == Tag::Verb) || count > 16 {
            return Err(Reason::NoPattern);
        }
        let said = Said::Attribute { label: lower_first(label), gender, value: text.to_owned() };
        let mut found = fact(Kind::Attribute, 0.7, said);
        found.topic = topic;
        return Ok(Some(found));
    }
    let pair = Pair { label, words: &words, head: &head, value, text };
    super::entry::definition(context, &pair, sure)
}

/// « L’endocarde : c’est une membrane qui … »: the value without what presents it.
fn presented(value: &[Token]) -> &[Token] {
    let words: Vec<&str> = value.iter().take(4).map(|t| t.lower.as_str()).collect();
    let skip = match words.as_slice() {
        ["c’" | "ce" | "it" | "this", "est" | "sont" | "is", ..] => 2,
        ["il", "s’", "agit", "d’" | "de"] => 4,
        ["il", "s’", "agit", "des"] => 3,
        _ => 0,
    };
    let rest = value.get(skip..).unwrap_or_default();
    if rest.first().is_some_and(|t| t.tag == Tag::Determiner) { rest } else { value }
}

/// « CI cyclines : a, b », « ttt : x + y »: a label written short, with its topic or the text's.
pub(crate) fn shorthand(
    context: &Context<'_>,
    long: &str,
    rest: &str,
    value: &[Token],
) -> Option<Fact> {
    let words = rest.split_whitespace().count();
    let named = rest.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\''));
    if words > 2 || !named {
        return None;
    }
    let topic = if rest.is_empty() { context.topic?.to_owned() } else { rest.to_owned() };
    let inside = Context { topic: Some(&topic), ..*context };
    labelled(&inside, long, value, false).ok().flatten().filter(|fact| fact.topic.is_some())
}
/// « TVP = deep vein thrombosis »: of three capitals or more, half and more begin words of the long
/// form. « HACEK = culture lente » tells of it.
fn shares_initials(short: &str, long: &str) -> bool {
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
    let long = fold(long);
    let words = long.split(|c: char| !c.is_alphanumeric());
    let initials: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
    let shared = letters.iter().filter(|letter| initials.contains(letter)).count();
    letters.len() >= 3 && shared * 2 >= letters.len()
}

#[cfg(test)]
mod tests {
    use super::shares_initials;

    #[test]
    fn a_long_form_in_another_order_is_told_from_what_is_said_of_a_sigle() {
        assert!(shares_initials("TVP", "deep vein thrombosis of the phlebitic leg"));
        assert!(shares_initials("SIDA", "acquired immunodeficiency syndrome"));
        assert!(!shares_initials("HACEK", "culture lente"));
        assert!(!shares_initials("IDA", "commonest cause of anaemia worldwide"));
    }
}
