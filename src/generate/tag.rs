//! Which part of speech a token is: marks by sight, closed classes by list, the rest by the
//! trained tagger, checked against the lexicons.
//!
//! The tagger learnt from newspapers and encyclopaedias; a form that the lexicon knows never
//! becomes what the lexicon excludes, and an unknown form (« micrométastase ») never becomes a
//! finite verb.

use super::language::Language;
use super::lexicon::{Form, Lexicon};
use super::tagger::{self, INFINITIVE, PAST_PARTICIPLE, PRESENT_PARTICIPLE, UPOS};
use super::token::{Tag, Token};
use super::words::{Analysis, Category, Words, words};

/// Tags all tokens of a sentence.
pub(super) fn tag(tokens: &mut [Token], text: &str, lexicon: &Lexicon) {
    let forms: Vec<&str> =
        tokens.iter().map(|t| text.get(t.start..t.end).unwrap_or_default()).collect();
    let guesses = tagger::tag(lexicon.language, &forms);
    let words = words(lexicon.language);
    for (i, guess) in guesses.into_iter().enumerate() {
        let Some(token) = tokens.get(i) else { continue };
        let before = i.checked_sub(1).and_then(|j| tokens.get(j));
        let after = tokens.get(i + 1);
        let tag = match mark(&token.lower) {
            Some(mark) => mark,
            None => {
                let acronym = forms.get(i).is_some_and(|form| is_acronym(form)) && i > 0;
                word(token, guess, acronym, before, after, lexicon, words)
            }
        };
        let form = form(&token.lower, lexicon, words);
        if let Some(token) = tokens.get_mut(i) {
            token.form = form;
            token.tag = tag;
        }
    }
}

fn mark(lower: &str) -> Option<Tag> {
    let first = lower.chars().next().unwrap_or(' ');
    Some(match lower {
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
        _ if !first.is_alphanumeric() && !lower.starts_with('’') => Tag::Symbol,
        _ => return None,
    })
}

fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// What `lower` is as a form of a verb: by our own table, which knows the verbs that are asked
/// about, else by the lexicon.
fn form(lower: &str, lexicon: &Lexicon, words: &Words) -> Option<Form> {
    if let Some(form) = lexicon.verb(lower) {
        return Some(*form);
    }
    let mut found: Option<Form> = None;
    for analysis in words.analyses(lower).iter().filter(|a| a.is(Category::Verb)) {
        let form = found.get_or_insert_default();
        if form.lemma.is_empty() {
            form.lemma = lexicon.framed(&words.lemma(lower, *analysis)).unwrap_or_default();
        }
        form.singular |= analysis.has(Analysis::THIRD_SINGULAR);
        form.plural |= analysis.has(Analysis::THIRD_PLURAL);
        form.past |= analysis.has(Analysis::PAST);
        form.infinitive |= analysis.has(Analysis::INFINITIVE);
        form.participle |= analysis.has(Analysis::PAST_PARTICIPLE);
        form.gerund |= analysis.has(Analysis::PRESENT_PARTICIPLE);
    }
    found
}

#[allow(clippy::too_many_arguments, reason = "a token and all that is known of it")]
fn word(
    token: &Token,
    guess: usize,
    acronym: bool,
    before: Option<&Token>,
    after: Option<&Token>,
    lexicon: &Lexicon,
    words: &Words,
) -> Tag {
    let lower = token.lower.as_str();
    if acronym {
        return Tag::Noun;
    }
    let upos = UPOS.get(guess).copied().unwrap_or("X");
    if let Some(class) = lexicon.class(lower) {
        if !lexicon.is_ambiguous(lower) {
            return class;
        }
        if let Some(tag) = of_closed(lower, class, upos, before, after) {
            return tag;
        }
    }
    let tag = open(lower, guess, upos, lexicon, words);
    if lexicon.language == Language::French {
        return french(tag, lower, before, after, lexicon, words);
    }
    tag
}

/// Verbs that take an attribute or a participle.
const COPULAS: &[&str] = &["être", "avoir", "rester", "devenir", "sembler", "paraître", "demeurer"];

/// What French grammar forbids beside a word's neighbours.
fn french(
    tag: Tag,
    lower: &str,
    before: Option<&Token>,
    after: Option<&Token>,
    lexicon: &Lexicon,
    words: &Words,
) -> Tag {
    let noun = words.analyses(lower).iter().any(|a| a.is(Category::Noun));
    match tag {
        // « dose unique », « forme grave »: a verb of the third person takes no bare adjective.
        Tag::Verb
            if noun
                && !lexicon.verb(lower).is_some_and(|form| COPULAS.contains(&form.lemma))
                && !after.is_none_or(|after| follows_a_verb(after, lexicon, words)) =>
        {
            Tag::Noun
        }
        // « Ensemble de protéines ».
        Tag::Adverb
            if noun
                && before.is_none_or(|t| !t.is_word())
                && after.is_some_and(|t| matches!(t.lower.as_str(), "de" | "d’" | "des" | "du")) =>
        {
            Tag::Noun
        }
        // « et ayant des propriétés ».
        Tag::Noun | Tag::Adjective if lexicon.verb(lower).is_some_and(|f| f.gerund && !f.finite()) && !before.is_some_and(|t| t.tag == Tag::Determiner) && !words.analyses(lower).iter().any(|a| a.is(Category::Adjective)) => {
            Tag::Gerund
        }
        _ => tag,
    }
}

/// Whether a French verb can stand before `after`: a closed class, an adverb, a number, an
/// infinitive or a mark.
fn follows_a_verb(after: &Token, lexicon: &Lexicon, words: &Words) -> bool {
    let lower = after.lower.as_str();
    lexicon.class(lower).is_some()
        || mark(lower).is_some()
        || words.analyses(lower).iter().any(|a| {
            a.is(Category::Adverb) || a.has(Category::Verb as u32 | Analysis::INFINITIVE) && a.is(Category::Verb)
        })
}

/// A word of a closed class that can be something else too.
fn of_closed(
    lower: &str,
    class: Tag,
    upos: &str,
    before: Option<&Token>,
    after: Option<&Token>,
) -> Option<Tag> {
    let after_noun = before.is_some_and(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Close | Tag::Comma)
    });
    Some(match (lower, upos) {
        ("that", _) if after_noun && upos == "PRON" => Tag::Relative,
        ("that", "SCONJ") => Tag::Subordinator,
        ("that", _) => Tag::Demonstrative,
        ("such", _) if after.is_some_and(|t| t.lower == "as") => Tag::Preposition,
        ("en", "PRON") => Tag::Clitic,
        ("en", _) => Tag::Preposition,
        (_, "DET") if matches!(class, Tag::Possessive | Tag::Demonstrative) => class,
        (_, "DET") => Tag::Determiner,
        (_, "ADJ") if class == Tag::Determiner => class,
        (_, "PRON") if matches!(class, Tag::Clitic | Tag::Relative) => class,
        (_, "PRON") => Tag::Pronoun,
        (_, "ADP") => Tag::Preposition,
        (_, "ADV") if class == Tag::Negation => class,
        (_, "ADV" | "INTJ" | "PART") => Tag::Adverb,
        (_, "CCONJ") => Tag::Coordinator,
        (_, "SCONJ") => Tag::Subordinator,
        (_, "NUM") => Tag::Number,
        (_, "ADJ") => Tag::Adjective,
        _ => return None,
    })
}

/// A word of an open class: what the tagger says, if the lexicon allows it.
fn open(lower: &str, guess: usize, upos: &str, lexicon: &Lexicon, words: &Words) -> Tag {
    let analyses = words.analyses(lower);
    let own = lexicon.verb(lower);
    let can = |category: Category| analyses.iter().any(|a| a.is(category));
    let verbal = |flags: u32| analyses.iter().any(|a| a.is(Category::Verb) && a.bits & flags != 0);
    let finite = own.is_some_and(Form::finite)
        || verbal(Analysis::THIRD_SINGULAR | Analysis::THIRD_PLURAL | Analysis::OTHER_PERSON | Analysis::PAST);
    let past = own.is_some_and(|f| f.participle) || verbal(Analysis::PAST_PARTICIPLE);
    let present = own.is_some_and(|f| f.gerund) || verbal(Analysis::PRESENT_PARTICIPLE);
    let infinitive = own.is_some_and(|f| f.infinitive) || verbal(Analysis::INFINITIVE);
    let nominal = || match (can(Category::Noun), can(Category::Adjective)) {
        (false, true) => Tag::Adjective,
        (false, false) if past => Tag::Participle,
        _ => Tag::Noun,
    };
    match (guess, upos) {
        (INFINITIVE, _) if infinitive => Tag::Infinitive,
        (PAST_PARTICIPLE, _) if past || analyses.is_empty() => Tag::Participle,
        (PRESENT_PARTICIPLE, _) if present || analyses.is_empty() => Tag::Gerund,
        (_, "VERB" | "AUX") if finite => Tag::Verb,
        (_, "VERB" | "AUX") if infinitive => Tag::Infinitive,
        (_, "VERB" | "AUX") if past => Tag::Participle,
        (_, "VERB" | "AUX") if present => Tag::Gerund,
        (_, "VERB" | "AUX") => nominal(),
        // « une tumeur atteinte »: a participle stays one, though the treebank calls it an
        // adjective.
        (_, "ADJ") if past && lexicon.language == Language::French => Tag::Participle,
        (_, "ADJ") => Tag::Adjective,
        (_, "ADV" | "PART" | "INTJ") => Tag::Adverb,
        (_, "NUM") => Tag::Number,
        (_, "ADP") => Tag::Preposition,
        (_, "DET") => Tag::Determiner,
        (_, "PRON") => Tag::Pronoun,
        (_, "CCONJ") => Tag::Coordinator,
        (_, "SCONJ") => Tag::Subordinator,
        // The lexicon has no noun of this form: « prolifèrent ».
        _ if finite && !analyses.is_empty() && !can(Category::Noun) && !can(Category::Adjective) && !past => Tag::Verb,
        _ => Tag::Noun,
    }
}
