//! A sentence before it is parsed: without what only links it to the one before, and in parts at
//! its semicolons and colons.

use super::{Setting, balanced, count};
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Without « De plus, » and the like, its first letter a capital again.
pub(crate) fn opened(setting: &Setting<'_>, text: &str) -> String {
    let text = untied(setting, &without_links(setting, text.trim()));
    let text = without_rank(setting, &text).unwrap_or(text);
    let text = text.as_str();
    if let Some(told) = reminded(setting, text) {
        return opened(setting, &capital(told));
    }
    let lower = text.to_lowercase().replace('\'', "’");
    for phrase in setting.lexicon.phrases("connector") {
        let Some(rest) = lower.strip_prefix(phrase) else { continue };
        // “So the blood flows”; “so that” and “so severe” are no links.
        let joins = || {
            setting.lexicon.phrases("lead-before-article").contains(phrase)
                && tokens(rest, setting.lexicon).first().is_some_and(|t| {
                    let place = t.tag == Tag::Preposition && coordinates(setting, phrase);
                    t.tag == Tag::Determiner || place
                })
        };
        let leads = || setting.lexicon.phrases("adverb-lead").contains(phrase) || joins();
        let bare = rest.starts_with(' ') && leads();
        let skip = match () {
            () if rest.starts_with(", ") => phrase.len() + 2,
            () if bare => phrase.len() + 1,
            () => continue,
        };
        if let Some(rest) = text.replace('\'', "’").get(skip..) {
            // « Ensuite, et c’est le plus important, … » opens twice.
            return opened(setting, &capital(rest.trim_start()));
        }
    }
    text.to_owned()
}

/// « mais », “but”: before « chez l’enfant », too, nothing is lost with it; « attention aux tisanes » warns.
fn coordinates(setting: &Setting<'_>, link: &str) -> bool {
    matches!(tokens(link, setting.lexicon).as_slice(), [only] if only.tag == Tag::Coordinator)
}

/// « Rappelons qu’une artère … », “Recall that the tubule …”: what the author only reminds of, is told.
fn reminded<'a>(setting: &Setting<'_>, text: &'a str) -> Option<&'a str> {
    let behind = |opening: &str, end: char| {
        let head = text.get(..opening.len())?;
        let same = head.to_lowercase().replace('\'', "’") == opening;
        text.get(opening.len()..)?.strip_prefix(end).filter(|_| same)
    };
    setting.lexicon.phrases("reminder").iter().find_map(|phrase| {
        let elided = phrase.strip_suffix('e');
        behind(phrase, ' ').or_else(|| {
            let opening = elided?;
            behind(opening, '’').or_else(|| behind(opening, '\''))
        })
    })
}

/// « Le régime reste donc indispensable », « est au contraire normal », “is therefore not required”
/// without what concludes; « ainsi que » lists.
fn untied(setting: &Setting<'_>, text: &str) -> String {
    let mut told = text.to_owned();
    // To read the words takes long, and few sentences have one.
    let lower = text.to_lowercase();
    let phrases = setting.lexicon.phrases("concluding");
    if !setting
        .lexicon
        .nouns_of("concluding")
        .chain(phrases.iter().copied())
        .any(|tie| lower.contains(tie))
    {
        return told;
    }
    let found = tokens(text, setting.lexicon);
    let ties = |at: usize| {
        let word = found.get(at).filter(|t| setting.lexicon.noun_is("concluding", &t.lower));
        word.map(|_| 1).or_else(|| phrases.iter().find_map(|tie| opens(&found, at, tie)))
    };
    for at in (1..found.len()).rev() {
        let Some(words) = ties(at) else { continue };
        let (Some(before), Some(last), Some(after)) =
            (found.get(at - 1), found.get(at + words - 1), found.get(at + words))
        else {
            continue;
        };
        let own = ["before-of", "before-to"];
        // « au contraire de la rate » is another thing than « en revanche de petite taille ».
        let governs = || {
            let governing = setting.lexicon.phrases("governing-tie");
            governing.iter().any(|tie| opens(&found, at, tie).is_some())
        };
        // « On nomme ainsi les molécules … »: so are they called, and another sentence says how.
        if setting.lists("giving-a-name", before) {
            continue;
        }
        let goes_on = matches!(after.tag, Tag::Subordinator | Tag::Relative)
            || own.iter().any(|list| setting.lexicon.noun_is(list, &after.lower)) && governs();
        // « est demandée ensuite, pour … »
        let ends = words == 1 && matches!(after.tag, Tag::Comma | Tag::End);
        let acts = before.tag == Tag::Verb || ends && before.tag == Tag::Participle;
        let behind = acts && (after.is_word() || ends) && !goes_on;
        let between = before.tag == Tag::Noun && after.tag == Tag::Verb;
        if behind || between {
            told.replace_range(before.end..last.end, "");
        }
    }
    told
}

/// « Le second, le rétrocontrôle tubulaire, détecte … » without the rank that its own name explains.
fn without_rank(setting: &Setting<'_>, text: &str) -> Option<String> {
    let ranks = |word: &str| setting.lexicon.noun_is("ordinal", word);
    let opening: Vec<&str> = text.split_whitespace().take(2).collect();
    if !opening.get(1).is_some_and(|word| ranks(word.to_lowercase().trim_end_matches(','))) {
        return None;
    }
    let found = tokens(text, setting.lexicon);
    let [article, rank, comma, named @ ..] = found.as_slice() else { return None };
    let end = named.iter().position(|t| t.tag == Tag::Comma)?;
    let (name, after) = (named.get(..end)?, named.get(end + 1)?);
    let verb = |t: &Token| matches!(t.tag, Tag::Verb | Tag::Clitic | Tag::Negation);
    let sound = article.tag == Tag::Determiner
        && ranks(&rank.lower)
        && comma.tag == Tag::Comma
        && name.first().is_some_and(|t| t.tag == Tag::Determiner)
        && (2..=9).contains(&name.len())
        && !name.iter().any(verb)
        && verb(after);
    let (first, last) = (name.first()?, name.last()?);
    let name = text.get(first.start..last.end).filter(|_| sound)?;
    Some(format!("{} {}", capital(name), text.get(after.start..)?))
}

/// The words of `phrase`, if these stand at `at`.
pub(super) fn opens(found: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let words = phrase.split(' ').count();
    let told = found.get(at..at + words)?.iter().map(|t| t.lower.as_str());
    told.eq(phrase.split(' ')).then_some(words)
}

/// « L’histamine, en revanche, agit … », “Histamine, by contrast, works …” without what only links.
fn without_links(setting: &Setting<'_>, text: &str) -> String {
    let plain = text.replace('\'', "’");
    let lower = plain.to_lowercase();
    if lower.len() != plain.len() {
        return text.to_owned();
    }
    for phrase in setting.lexicon.phrases("connector") {
        let link = format!(", {phrase}, ");
        if let Some(at) = lower.find(&link)
            && let (Some(before), Some(after)) = (plain.get(..at), plain.get(at + link.len()..))
            && balanced(before)
            && !before.contains(',')
            && (!setting.lexicon.phrases("examples").contains(phrase) || acts(setting, after))
        {
            return format!("{before} {after}");
        }
    }
    let fewer = without_too(setting, text);
    let text = fewer.as_deref().unwrap_or(text);
    // « La PaO2 est normale, elle aussi. »
    let plain = text.trim_end_matches('.');
    let lower = plain.to_lowercase();
    let too = |phrase: &&&str| lower.ends_with(&format!(" {phrase}"));
    if let Some(phrase) = setting.lexicon.phrases("too").iter().find(too)
        && let Some(kept) = plain.len().checked_sub(phrase.len()).and_then(|at| plain.get(..at))
    {
        let end = if plain.len() < text.len() { "." } else { "" };
        return format!("{}{end}", kept.trim_end_matches([' ', ',']));
    }
    text.to_owned()
}

/// « La rate, par exemple, filtre … » and « une chimiothérapie, par exemple, ou … » lose what stands between; “loss of
/// consciousness, for example, syncopes” goes on with what is one.
fn acts(setting: &Setting<'_>, after: &str) -> bool {
    let found = tokens(after, setting.lexicon);
    found.first().is_some_and(|t| t.tag == Tag::Coordinator)
        || found.iter().any(|t| t.tag == Tag::Verb)
}

/// « La distension comprime aussi les vaisseaux » without what adds it to something said before. « aussi
/// fréquent que », « mais aussi » stay.
fn without_too(setting: &Setting<'_>, text: &str) -> Option<String> {
    // Few sentences have such a word: the others need not be read for it.
    let lower = text.to_lowercase();
    setting.lexicon.nouns_of("too").find(|too| lower.contains(*too))?;
    let found = tokens(text, setting.lexicon);
    let added = found.windows(3).find(|three| {
        let [verb, too, next] = three else { return false };
        setting.lexicon.noun_is("too", &too.lower)
            && matches!(verb.tag, Tag::Verb)
            && matches!(next.tag, Tag::Determiner | Tag::Preposition | Tag::Noun | Tag::Number)
    });
    let [verb, _, next] = added? else { return None };
    Some(format!("{} {}", text.get(..verb.end)?, text.get(next.start..)?))
}

/// The parts between semicolons, and a clause after a colon, where each has a verb of its own;
/// else the sentence whole.
pub(super) fn parted<'a>(setting: &Setting<'_>, text: &'a str) -> Vec<&'a str> {
    let told = |part: &str| {
        let found = tokens(part, setting.lexicon);
        let of = |tag: Tag| found.iter().filter(|t| t.tag == tag).count();
        of(Tag::Verb) > of(Tag::Relative) && count(part) >= 4
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in split_outside(text, ';') {
        match part.split_once(" : ").or_else(|| part.split_once(": ")) {
            Some((before, after)) if told(before) && told(after) && count(before) >= 4 => {
                parts.extend([before, after]);
            }
            _ => parts.push(part),
        }
    }
    if parts.iter().all(|part| told(part) && balanced(part)) { parts } else { vec![text] }
}

/// `text` at its `mark`s, but for those in brackets.
fn split_outside(text: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '«' => depth += 1,
            ')' | ']' | '»' => depth -= 1,
            c if c == mark && depth == 0 => {
                parts.push(text.get(from..at).unwrap_or_default().trim());
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::grammar::grammar;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    fn with<T>(check: impl Fn(&Setting<'_>) -> T) -> T {
        let evidence = Evidence::default();
        check(&Setting {
            lexicon: lexicon(Language::French),
            evidence: &evidence,
            grammar: grammar(Language::French),
            title: None,
            path: &[],
        })
    }

    #[test]
    fn parts_with_verbs_of_their_own_are_read_by_themselves() {
        with(|setting| {
            let text = "Le rein filtre le plasma sanguin ; il sécrète aussi la rénine.";
            assert_eq!(parted(setting, text).len(), 2);
            // A list has no verb in each part, and brackets keep together what they hold.
            let list = "La paroi a trois couches : une intima ; une média ; une adventice.";
            assert_eq!(parted(setting, list).len(), 1);
            let bracket = "Le foie (qui filtre ; qui sécrète) pèse plus d’un kilogramme.";
            assert_eq!(parted(setting, bracket).len(), 1);
        });
    }

    #[test]
    fn what_is_only_reminded_of_is_told() {
        with(|setting| {
            let told = "Rappelons qu’une artère porte le sang.";
            assert_eq!(opened(setting, told), "Une artère porte le sang.");
            let told = "De plus, il est à noter que le foie grossit.";
            assert_eq!(opened(setting, told), "Le foie grossit.");
            assert_eq!(opened(setting, "On sait que le foie grossit."), "Le foie grossit.");
            let told = "Pour l’essentiel, retenez qu’une artère porte le sang.";
            assert_eq!(opened(setting, told), told);
            let told = "Dans l’immédiat, retenez bien qu’une artère porte le sang.";
            assert_eq!(opened(setting, told), "Une artère porte le sang.");
            // What is supposed is not told.
            let told = "On pense que le foie grossit.";
            assert_eq!(opened(setting, told), told);
        });
    }

    #[test]
    fn what_only_links_goes() {
        with(|setting| {
            assert_eq!(opened(setting, "De plus, le foie grossit."), "Le foie grossit.");
            assert_eq!(opened(setting, "Et oui, le foie grossit."), "Le foie grossit.");
            let told = "Bon nombre de foies grossissent.";
            assert_eq!(opened(setting, told), told);
            let told = "Ensuite, et c’est le plus important, le foie grossit.";
            assert_eq!(opened(setting, told), "Le foie grossit.");
            assert_eq!(opened(setting, "Le foie, en revanche, grossit."), "Le foie grossit.");
            assert_eq!(opened(setting, "Le foie, par exemple, grossit."), "Le foie grossit.");
            let told = "Le foie souffre d’une infection, par exemple, une hépatite.";
            assert_eq!(opened(setting, told), told);
            assert_eq!(opened(setting, "Le foie grossit, lui aussi."), "Le foie grossit.");
            let told = "Le foie est, rappelons-le, un organe brun.";
            assert_eq!(opened(setting, told), "Le foie est un organe brun.");
            assert_eq!(opened(setting, "En gros le foie grossit."), "Le foie grossit.");
            assert_eq!(opened(setting, "Attention le foie grossit."), "Le foie grossit.");
            assert_eq!(opened(setting, "Attention au foie gros."), "Attention au foie gros.");
            let told = "La distension comprime aussi les vaisseaux.";
            assert_eq!(opened(setting, told), "La distension comprime les vaisseaux.");
            let compared = "Le foie est aussi gros que la rate.";
            assert_eq!(opened(setting, compared), compared);
            assert_eq!(
                opened(setting, "Le foie, volumineux, grossit."),
                "Le foie, volumineux, grossit."
            );
            assert_eq!(opened(setting, "Mais la rate grossit."), "La rate grossit.");
            assert_eq!(opened(setting, "Mais rarement grave."), "Mais rarement grave.");
            let told = "Il est au contraire normal ou bas.";
            assert_eq!(opened(setting, told), "Il est normal ou bas.");
            let told = "Il est au contraire de petite taille.";
            assert_eq!(opened(setting, told), told);
            let told = "Le second, le rétrocontrôle tubulaire, détecte le chlorure.";
            assert_eq!(opened(setting, told), "Le rétrocontrôle tubulaire détecte le chlorure.");
            let told = "Le second, dit myogénique, détecte la pression.";
            assert_eq!(opened(setting, told), told);
            let told = "La ferritine manque en revanche de spécificité.";
            assert_eq!(opened(setting, told), "La ferritine manque de spécificité.");
            let told = "La bilirubine est ensuite excrétée dans la bile.";
            assert_eq!(opened(setting, told), "La bilirubine est excrétée dans la bile.");
            let told = "L’imagerie est demandée ensuite, pour mesurer la tumeur.";
            assert_eq!(opened(setting, told), "L’imagerie est demandée, pour mesurer la tumeur.");
            for told in [
                "Par la suite le foie grossit.",
                "A l’inverse, le foie grossit.",
                "Dans le même temps, le foie grossit.",
                "À savoir que le foie grossit.",
                "Le foie quant à lui grossit.",
            ] {
                assert_eq!(opened(setting, told), "Le foie grossit.");
            }
            let told = "À l’inverse de la rate, le foie grossit.";
            assert_eq!(opened(setting, told), told);
            let told = "À savoir la rate, le foie, le rein.";
            assert_eq!(opened(setting, told), told);
            let told = "Parallèlement, le foie grossit.";
            assert_eq!(opened(setting, told), "Le foie grossit.");
            let told = "Le foie grossit alors que la rate reste petite.";
            assert_eq!(opened(setting, told), told);
            assert_eq!(
                opened(setting, "Chez l’enfant, le foie grossit."),
                "Chez l’enfant, le foie grossit."
            );
        });
    }
}
