//! Which part of speech a token is: by list, by verb form, by ending, then by its neighbours.
//!
//! A rule a line of thought: each says what it takes a word for and beside what. A trained tagger
//! can take this module's place.

use super::language::Language;
use super::lexicon::Lexicon;
use super::token::{Tag, Token};

pub(super) fn tag_alone(token: &mut Token, text: &str, lexicon: &Lexicon) {
    let first = token.lower.chars().next().unwrap_or(' ');
    token.form = lexicon.verb(&token.lower).copied();
    token.tag = match token.lower.as_str() {
        "," => Tag::Comma,
        ":" => Tag::Colon,
        ";" => Tag::Semicolon,
        "(" | "[" | "{" => Tag::Open,
        ")" | "]" | "}" => Tag::Close,
        "«" | "»" | "“" | "”" | "\"" => Tag::Quote,
        "–" | "—" | "-" => Tag::Dash,
        "." | "!" | "?" | "…" => Tag::End,
        "’s" | "’" => Tag::Preposition,
        _ if first.is_ascii_digit() => Tag::Number,
        _ if !first.is_alphanumeric() => Tag::Symbol,
        word => {
            let capital = text
                .get(token.start..token.end)
                .is_some_and(|t| t.chars().filter(|c| c.is_uppercase()).count() >= 2);
            match (lexicon.class(word), token.form) {
                (Some(tag), _) if !capital || token.start == 0 => tag,
                (_, Some(form)) if !capital => {
                    if form.finite() {
                        Tag::Verb
                    } else if form.infinitive {
                        Tag::Infinitive
                    } else if form.participle {
                        Tag::Participle
                    } else {
                        Tag::Gerund
                    }
                }
                _ if capital => Tag::Noun,
                _ => by_ending(word, lexicon.language),
            }
        }
    };
}

fn by_ending(word: &str, language: Language) -> Tag {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match language {
        Language::French if word.len() > 5 && ends(&["aient", "èrent"]) => Tag::Verb,
        Language::French
            if word.len() > 6
                && ends(&["ement", "amment", "emment"])
                && !ends(&[
                    "itement", "gnement", "ssement", "ppement", "vement", "ntement", "nement",
                    "lement", "rement", "dement", "gement",
                ]) =>
        {
            Tag::Noun
        }
        Language::French
            if word.len() > 6
                && ends(&["lement", "vement", "amment", "emment", "iquement"])
                && !ends(&[
                    "prélèvement",
                    "mouvement",
                    "soulèvement",
                    "écoulement",
                    "enlèvement",
                    "isolement",
                    "relèvement",
                ]) =>
        {
            Tag::Adverb
        }
        Language::French
            if ends(&["ées", "és", "ée"]) || (ends(&["é"]) && !ends(&["té", "tié"])) =>
        {
            Tag::Participle
        }
        Language::French
            if ends(&[
                "ique", "iques", "aire", "aires", "eux", "euse", "euses", "if", "ive", "ives",
                "al", "ale", "ales", "aux", "el", "elle", "els", "elles", "able", "ables", "ible",
                "ibles", "ien", "ienne", "oïde", "oïdes",
            ]) =>
        {
            Tag::Adjective
        }
        Language::English if word.len() > 4 && ends(&["ly"]) => Tag::Adverb,
        Language::English if word.len() > 4 && ends(&["ed"]) => Tag::Participle,
        Language::English if word.len() > 5 && ends(&["ing"]) => Tag::Gerund,
        Language::English
            if ends(&[
                "ic", "al", "ous", "ive", "able", "ible", "ar", "ary", "ful", "less", "oid",
            ]) =>
        {
            Tag::Adjective
        }
        _ => Tag::Noun,
    }
}

fn around(tokens: &[Token], i: usize) -> (Option<&Token>, Option<&Token>) {
    (i.checked_sub(1).and_then(|j| tokens.get(j)), tokens.get(i + 1))
}

pub(super) fn french_context(tokens: &[Token], i: usize, lexicon: &Lexicon) -> Option<Tag> {
    let token = tokens.get(i)?;
    let (before, after) = around(tokens, i);
    let before_tag = before.map(|t| t.tag);
    let after_tag = after.map(|t| t.tag);
    match token.tag {
        Tag::Verb => {
            let form = token.form?;
            if matches!(form.lemma, "être" | "avoir" | "pouvoir" | "devoir")
                && token.lower != "étant"
            {
                return (before_tag == Some(Tag::Determiner)).then_some(Tag::Noun);
            }
            let auxiliary =
                tokens.get(i.saturating_sub(3)..i).unwrap_or_default().iter().any(|t| {
                    matches!(t.lemma(), "être" | "avoir") && t.form.is_some_and(|f| !f.participle)
                });
            if form.participle && (auxiliary || after.is_some_and(|t| t.lower == "par")) {
                return Some(Tag::Participle);
            }
            match before_tag {
                Some(Tag::Clitic | Tag::Relative | Tag::Pronoun | Tag::Negation) => return None,
                Some(
                    Tag::Determiner
                    | Tag::Possessive
                    | Tag::Demonstrative
                    | Tag::Preposition
                    | Tag::Number,
                ) => {
                    return Some(Tag::Noun);
                }
                _ => {}
            }
            if lexicon.is_ambiguous(&token.lower) {
                let object = matches!(after_tag, Some(Tag::Determiner | Tag::Possessive))
                    || (matches!(after_tag, Some(Tag::Adverb | Tag::Negation)))
                    || after.is_some_and(|t| {
                        matches!(t.lower.as_str(), "de" | "d’" | "à" | "au" | "sur" | "vers" | "en")
                    }) && matches!(
                        token.lower.as_str(),
                        "débute"
                            | "commence"
                            | "indique"
                            | "importe"
                            | "résulte"
                            | "consomme"
                            | "sort"
                    );
                let named = matches!(
                    before_tag,
                    Some(
                        Tag::Noun
                            | Tag::Adjective
                            | Tag::Participle
                            | Tag::Close
                            | Tag::Comma
                            | Tag::Adverb
                    )
                );
                if !(object && named) {
                    return Some(if form.participle { Tag::Participle } else { Tag::Noun });
                }
            }
            None
        }
        Tag::Noun
            if token.lower.ends_with("ent")
                && !token.lower.ends_with("ment")
                && token.lower.len() > 5 =>
        {
            // « les cellules prolifèrent »: an adjective would take an s after a plural.
            let plural = before.is_some_and(|t| {
                matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle)
                    && t.lower.ends_with(['s', 'x'])
            });
            (plural && token.lower != "souvent").then_some(Tag::Verb)
        }
        Tag::Participle
            if token.form.is_none()
                && before_tag == Some(Tag::Determiner)
                && !matches!(after_tag, Some(Tag::Noun)) =>
        {
            Some(Tag::Noun)
        }
        // « un dispositif », « le fer »: an adjective's ending on a noun.
        Tag::Adjective
            if before_tag == Some(Tag::Determiner)
                && !matches!(after_tag, Some(Tag::Noun | Tag::Adjective | Tag::Participle))
                && lexicon.class(&token.lower).is_none() =>
        {
            Some(Tag::Noun)
        }
        // « les » and « la » before a verb are pronouns.
        Tag::Determiner
            if matches!(token.lower.as_str(), "le" | "la" | "les" | "l’")
                && after.is_some_and(|t| {
                    t.tag == Tag::Infinitive
                        || (t.tag == Tag::Verb
                            && !lexicon.is_ambiguous(&t.lower)
                            && !before.is_some_and(|b| b.tag == Tag::Preposition)
                            && before.is_some_and(|b| {
                                matches!(b.tag, Tag::Pronoun | Tag::Relative | Tag::Negation)
                            }))
                }) =>
        {
            Some(Tag::Pronoun)
        }
        // « en » before a verb form other than a gerund.
        Tag::Preposition if token.lower == "en" => after
            .is_some_and(|t| t.tag == Tag::Verb && !lexicon.is_ambiguous(&t.lower))
            .then_some(Tag::Clitic),
        Tag::Relative if token.lower == "que" || token.lower == "qu’" => None,
        Tag::Determiner
            if matches!(token.lower.as_str(), "tout" | "tous")
                && after_tag == Some(Tag::Preposition) =>
        {
            Some(Tag::Pronoun)
        }
        Tag::Pronoun if token.lower == "nous" || token.lower == "vous" => None,
        Tag::Adverb if token.lower == "bien" => None,
        _ => None,
    }
}

pub(super) fn english_context(tokens: &[Token], i: usize) -> Option<Tag> {
    let token = tokens.get(i)?;
    let (before, after) = around(tokens, i);
    let before_tag = before.map(|t| t.tag);
    match token.tag {
        Tag::Verb => {
            let form = token.form?;
            if matches!(
                form.lemma,
                "be" | "have"
                    | "can"
                    | "could"
                    | "may"
                    | "might"
                    | "must"
                    | "will"
                    | "should"
                    | "do"
            ) {
                return None;
            }
            if form.plural && !form.past {
                let modal =
                    tokens.get(i.saturating_sub(3)..i).unwrap_or_default().iter().any(|t| {
                        matches!(
                            t.lemma(),
                            "can" | "could" | "may" | "might" | "must" | "will" | "should" | "do"
                        ) && t.tag == Tag::Verb
                    });
                if modal || before.is_some_and(|t| t.lower == "to") {
                    return Some(Tag::Infinitive);
                }
            }
            let helped = tokens
                .get(i.saturating_sub(3)..i)
                .unwrap_or_default()
                .iter()
                .any(|t| matches!(t.lemma(), "be" | "have"));
            if form.participle && helped {
                return Some(Tag::Participle);
            }
            match before_tag {
                Some(
                    Tag::Determiner
                    | Tag::Possessive
                    | Tag::Demonstrative
                    | Tag::Preposition
                    | Tag::Adjective
                    | Tag::Number
                    | Tag::Gerund
                    | Tag::Participle,
                ) if before.is_none_or(|t| t.lower != "that") => {
                    return Some(Tag::Noun);
                }
                Some(Tag::Noun | Tag::Close) => {
                    let noun_plural = before.is_some_and(|t| {
                        t.lower.ends_with('s')
                            && !t.lower.ends_with("ss")
                            && !t.lower.ends_with("is")
                            && !t.lower.ends_with("us")
                            && !t.lower.ends_with("as")
                    });
                    let before_close = before_tag == Some(Tag::Close);
                    // « blood supply », « heart beat »: the bare form after a singular is a noun.
                    let opening = tokens.get(..i).unwrap_or_default();
                    let plural_head = !opening.iter().any(|t| t.tag == Tag::Verb)
                        && opening.iter().any(|t| t.tag == Tag::Preposition)
                        && opening
                            .iter()
                            .take_while(|t| t.tag != Tag::Preposition)
                            .any(|t| t.tag == Tag::Noun && t.lower.ends_with('s'));
                    if form.plural
                        && !form.singular
                        && !noun_plural
                        && !before_close
                        && !plural_head
                    {
                        return Some(Tag::Noun);
                    }
                    // « blood cells cause » is a verb, « B cells tests » hardly.
                    if form.singular && !form.past && noun_plural {
                        return Some(Tag::Noun);
                    }
                    let again = after.is_some_and(|t| {
                        t.tag == Tag::Verb && matches!(t.lemma(), "be" | "have" | "can" | "may")
                    });
                    if again {
                        return Some(Tag::Noun);
                    }
                }
                None | Some(Tag::Quote) => return Some(Tag::Noun),
                Some(Tag::Comma | Tag::Coordinator) if form.plural && !form.past => {
                    let nouns = after.is_some_and(|t| {
                        matches!(t.tag, Tag::Verb | Tag::Comma | Tag::Coordinator | Tag::End)
                    });
                    if nouns {
                        return Some(Tag::Noun);
                    }
                }
                _ => {}
            }
            None
        }
        Tag::Infinitive if before_tag == Some(Tag::Determiner) => Some(Tag::Noun),
        Tag::Gerund
            if matches!(before_tag, Some(Tag::Determiner | Tag::Adjective | Tag::Noun))
                && after
                    .is_some_and(|t| t.tag == Tag::Verb && t.form.is_some_and(|f| f.singular)) =>
        {
            Some(Tag::Noun)
        }
        Tag::Relative if token.lower == "that" && before.is_none() => Some(Tag::Demonstrative),
        Tag::Demonstrative
            if token.lower == "that"
                && before.is_some_and(|t| {
                    matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Close | Tag::Comma)
                }) =>
        {
            Some(Tag::Relative)
        }
        Tag::Demonstrative if token.lower == "such" && after.is_some_and(|t| t.lower == "as") => {
            Some(Tag::Preposition)
        }
        Tag::Preposition if token.lower == "including" => None,
        _ => None,
    }
}
