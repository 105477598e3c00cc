//! Which part of speech a token is: marks by sight, closed classes by list, the rest by the
//! trained tagger, checked against the lexicons.
//!
//! The tagger learnt from newspapers and encyclopaedias; a form that the lexicon knows never
//! becomes what the lexicon excludes, and an unknown form (« micrométastase ») never becomes a
//! finite verb.

use super::frequency::zipf;
use super::language::Language;
use super::lexicon::{Form, Lexicon};
use super::tag_english;
use super::tagger::{self, INFINITIVE, PAST_PARTICIPLE, PRESENT_PARTICIPLE, Tagged, UPOS};
use super::token::{Tag, Token};
use super::words::{Analysis, Category};

/// Tags all tokens of a sentence.
pub(super) fn tag(tokens: &mut [Token], text: &str, lexicon: &Lexicon) {
    let forms: Vec<&str> =
        tokens.iter().map(|t| text.get(t.start..t.end).unwrap_or_default()).collect();
    let tagged = tagger::tag(lexicon.language, &forms);
    for i in 0..tokens.len() {
        let (Some(token), Some(here)) = (tokens.get(i), tagged.get(i)) else { return };
        let acronym = i > 0 && forms.get(i).is_some_and(|form| is_acronym(form));
        let tag = match mark(&token.lower) {
            Some(mark) => mark,
            None if acronym => Tag::Noun,
            None => Word { lower: &token.lower, here, lexicon }.tag(
                i.checked_sub(1).and_then(|before| tokens.get(before)),
                tokens.get(i + 1).zip(tagged.get(i + 1)),
            ),
        };
        let form = here.form;
        if let Some(token) = tokens.get_mut(i) {
            token.form = form;
            token.tag = tag;
        }
    }
    let verbless = !tokens.iter().any(|t| t.tag == Tag::Verb);
    match lexicon.language {
        Language::French => {
            if verbless {
                find_the_verb(tokens);
            }
            not_two_verbs(tokens);
        }
        Language::English => tag_english::mend(tokens, &tagged, verbless),
    }
}

/// « La précharge est … »: behind an article and before the copula stands a noun.
fn not_two_verbs(tokens: &mut [Token]) {
    let [article, word, copula, ..] = tokens else { return };
    if matches!(article.lower.as_str(), "le" | "la" | "l’" | "les")
        && word.tag == Tag::Verb
        && copula.tag == Tag::Verb
        && copula.lemma() == "être"
    {
        article.tag = Tag::Determiner;
        word.tag = Tag::Noun;
    }
}

/// A sentence needs a verb: « tue », « conduit », « signe » can be one, and were taken for
/// something else.
fn find_the_verb(tokens: &mut [Token]) {
    let at = (1..tokens.len().saturating_sub(1)).find(|i| {
        let around = (tokens.get(i - 1), tokens.get(*i), tokens.get(i + 1));
        let (Some(before), Some(token), Some(after)) = around else { return false };
        let finite = token.form.is_some_and(|form| form.finite() && !form.past);
        let named = matches!(
            before.tag,
            Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Close | Tag::Comma
        );
        let object = matches!(after.tag, Tag::Determiner | Tag::Possessive)
            || (token.tag == Tag::Participle && matches!(after.lower.as_str(), "à" | "au" | "aux"));
        let nominal = matches!(token.tag, Tag::Noun | Tag::Adjective | Tag::Participle);
        finite && named && object && nominal
    });
    if let Some(token) = at.and_then(|at| tokens.get_mut(at)) {
        token.tag = Tag::Verb;
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

/// Verbs that take an attribute or a participle.
const COPULAS: &[&str] = &["être", "avoir", "rester", "devenir", "sembler", "paraître", "demeurer"];

/// A word to tag.
struct Word<'a> {
    lower: &'a str,
    here: &'a Tagged,
    lexicon: &'a Lexicon,
}

impl Word<'_> {
    /// `before` has its tag already, `after` only what the tagger and the lexicon say of it.
    fn tag(&self, before: Option<&Token>, after: Option<(&Token, &Tagged)>) -> Tag {
        let upos = UPOS.get(self.here.tag).copied().unwrap_or("X");
        if let Some(class) = self.lexicon.class(self.lower) {
            if !self.lexicon.is_ambiguous(self.lower) {
                return class;
            }
            // « appelle épitope la partie »: a pronoun stands before a verb.
            let article = class == Tag::Determiner
                && matches!(self.lower, "le" | "la" | "les" | "l’")
                && after.is_some_and(|(token, tagged)| {
                    tagged.form.is_none() && self.lexicon.class(&token.lower).is_none()
                });
            if article {
                return class;
            }
            if let Some(tag) = of_closed(self.lower, class, upos, before, after.map(|a| a.0)) {
                return tag;
            }
        }
        let tag = self.open(upos);
        match self.lexicon.language {
            Language::French => self.french(tag, before, after),
            Language::English => tag,
        }
    }

    fn can(&self, category: Category) -> bool {
        self.here.analyses.iter().any(|a| a.is(category))
    }

    /// Whether the word can be the form of a verb that `own` (our table) or `flags` (the lexicon)
    /// tell.
    fn verbal(&self, own: fn(&Form) -> bool, flags: u32) -> bool {
        self.here.form.is_some_and(|form| own(&form))
            || self.here.analyses.iter().any(|a| a.is(Category::Verb) && a.bits & flags != 0)
    }

    /// A word of an open class: what the tagger says, if the lexicon allows it.
    fn open(&self, upos: &str) -> Tag {
        let finite = self.verbal(
            Form::finite,
            Analysis::THIRD_SINGULAR
                | Analysis::THIRD_PLURAL
                | Analysis::OTHER_PERSON
                | Analysis::PAST,
        );
        let past = self.verbal(|form| form.participle, Analysis::PAST_PARTICIPLE);
        let present = self.verbal(|form| form.gerund, Analysis::PRESENT_PARTICIPLE);
        let infinitive = self.verbal(|form| form.infinitive, Analysis::INFINITIVE);
        let unknown = self.here.analyses.is_empty();
        let nominal = self.can(Category::Noun) || self.can(Category::Adjective);
        match (self.here.tag, upos) {
            (INFINITIVE, _) if infinitive => Tag::Infinitive,
            (PAST_PARTICIPLE, _) if past || unknown => Tag::Participle,
            (PRESENT_PARTICIPLE, _) if present || unknown => Tag::Gerund,
            (_, "VERB" | "AUX") if finite => Tag::Verb,
            (_, "VERB" | "AUX") if infinitive => Tag::Infinitive,
            (_, "VERB" | "AUX") if past => Tag::Participle,
            (_, "VERB" | "AUX") if present => Tag::Gerund,
            (_, "VERB" | "AUX") if self.can(Category::Adjective) && !self.can(Category::Noun) => {
                Tag::Adjective
            }
            // « une tumeur atteinte »: a participle stays one, though the treebank calls it an
            // adjective.
            (_, "ADJ") if past && self.lexicon.language == Language::French => Tag::Participle,
            (_, "ADJ") => Tag::Adjective,
            (_, "ADV" | "PART" | "INTJ") => Tag::Adverb,
            (_, "NUM") => Tag::Number,
            // A closed class takes in no new word: « appelle épitope la partie ».
            (_, "ADP" | "DET" | "PRON" | "CCONJ" | "SCONJ")
                if self.lexicon.language == Language::French
                    && !self.can(Category::Preposition)
                    && !self.can(Category::Determiner)
                    && !self.can(Category::Pronoun)
                    && !self.can(Category::Coordinator)
                    && !self.can(Category::Subordinator) =>
            {
                if finite && !unknown && !nominal {
                    Tag::Verb
                } else {
                    Tag::Noun
                }
            }
            // The English lexicon has no closed classes: « S1 », « autocrine » are too rare for one.
            (_, "DET" | "PRON" | "CCONJ" | "SCONJ")
                if self.lexicon.language == Language::English
                    && zipf(self.lower, Language::English) < 3.5 =>
            {
                Tag::Noun
            }
            (_, "ADP") => Tag::Preposition,
            (_, "DET") => Tag::Determiner,
            (_, "PRON") => Tag::Pronoun,
            (_, "CCONJ") => Tag::Coordinator,
            (_, "SCONJ") => Tag::Subordinator,
            // « prolifèrent »: the lexicon has no noun of this form.
            _ if finite && !unknown && !nominal && !past => Tag::Verb,
            _ => Tag::Noun,
        }
    }

    /// What French grammar forbids beside a word's neighbours.
    fn french(&self, tag: Tag, before: Option<&Token>, after: Option<(&Token, &Tagged)>) -> Tag {
        let noun = self.can(Category::Noun);
        let form = self.here.form;
        match tag {
            // « dose unique », « forme grave »: a verb of the third person takes no bare
            // adjective.
            Tag::Verb
                if noun
                    && !form.is_some_and(|form| COPULAS.contains(&form.lemma))
                    && !after.is_none_or(|after| self.follows_a_verb(after)) =>
            {
                Tag::Noun
            }
            // « un scanner abdominal »: an infinitive takes no adjective.
            Tag::Infinitive
                if noun
                    && after.is_some_and(|(_, next)| {
                        next.analyses.iter().any(|a| a.is(Category::Adjective))
                            && !next.analyses.iter().any(|a| a.is(Category::Determiner))
                    }) =>
            {
                Tag::Noun
            }
            // « Micrométastase : métastase trop petite … »: nothing there that could do it.
            Tag::Verb
                if noun
                    && before.is_none_or(|t| {
                        matches!(t.tag, Tag::Colon | Tag::Open | Tag::Quote | Tag::Semicolon)
                    }) =>
            {
                Tag::Noun
            }
            // « dérivent de X et résident dans Y »: a noun would have its article.
            Tag::Noun | Tag::Adjective
                if before.is_some_and(|t| t.tag == Tag::Coordinator)
                    && form.is_some_and(|form| form.plural && !form.singular && !form.past)
                    && self.lower.ends_with("ent")
                    && after.is_some_and(|after| self.follows_a_verb(after)) =>
            {
                Tag::Verb
            }
            // « se traduit par », « qui produit »: after its subject's pronoun.
            Tag::Participle | Tag::Noun
                if before
                    .is_some_and(|t| matches!(t.lower.as_str(), "se" | "s’" | "ne" | "n’"))
                    && form.is_some_and(|form| form.finite() && !form.past) =>
            {
                Tag::Verb
            }
            // « Ensemble de protéines ».
            Tag::Adverb
                if noun
                    && before.is_none_or(|t| !t.is_word())
                    && after.is_some_and(|(t, _)| {
                        matches!(t.lower.as_str(), "de" | "d’" | "des" | "du")
                    }) =>
            {
                Tag::Noun
            }
            // « et ayant des propriétés ».
            Tag::Noun | Tag::Adjective
                if form.is_some_and(|form| form.gerund && !form.finite())
                    && before.is_none_or(|t| t.tag != Tag::Determiner)
                    && !self.can(Category::Adjective) =>
            {
                Tag::Gerund
            }
            _ => tag,
        }
    }

    /// Whether a French verb can stand before `after`: a closed class, an adverb, an infinitive,
    /// a number or a mark.
    fn follows_a_verb(&self, after: (&Token, &Tagged)) -> bool {
        let (token, tagged) = after;
        self.lexicon.class(&token.lower).is_some()
            || mark(&token.lower).is_some()
            || tagged.form.is_some_and(|form| form.infinitive)
            || tagged.analyses.iter().any(|a| a.is(Category::Adverb))
    }
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
        // « recherche des troubles », but « la cause des troubles ».
        ("des", _) if !after_noun => Tag::Determiner,
        ("en", "PRON") => Tag::Clitic,
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
