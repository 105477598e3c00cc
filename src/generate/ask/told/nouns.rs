//! What a noun, or the phrase of a value, can be by the word lists: an examination, a remedy, an
//! illness, a definition.

use super::value::is_figure;
use crate::generate::ask::Setting;
use crate::generate::ask::member::without_brackets;
use crate::generate::ask::wording::{is_sigle, parts, unnumbered};
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::language::Language;
use crate::generate::term::{single, singular};
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// What a noun can be, by the word lists.
pub(in crate::generate::ask) struct Nouns<'s, 'a> {
    pub(in crate::generate::ask) setting: &'s Setting<'a>,
}

impl Nouns<'_, '_> {
    pub(in crate::generate::ask) fn listed(&self, list: &str, word: &str) -> bool {
        let single = single(word, self.setting.lexicon.language);
        self.setting.lexicon.noun_is(list, word) || self.setting.lexicon.noun_is(list, &single)
    }

    pub(in crate::generate::ask) fn ends(&self, list: &str, word: &str) -> bool {
        let single = match self.setting.lexicon.language {
            Language::French => singular(word),
            Language::English => word.to_owned(),
        };
        let long = word.chars().count() >= 5;
        long && self
            .setting
            .lexicon
            .nouns_of(list)
            .any(|end| single.len() > end.len() && single.ends_with(end))
    }

    /// The noun with the gender that its examination has.
    pub(in crate::generate::ask) fn exam(&self, noun: &Noun) -> Option<Noun> {
        let gender = self.setting.lexicon.exam(&noun.head).or_else(|| {
            let first = noun.words.split([' ', '’']).next().unwrap_or_default();
            self.setting.lexicon.exam(first)
        })?;
        Some(noun.clone().with_gender(gender))
    }

    pub(in crate::generate::ask) fn is_remedy(&self, word: &str) -> bool {
        self.listed("remedy", word) || self.ends("remedy-end", word)
    }

    /// Whether the phrase names what is given or done.
    pub(in crate::generate::ask) fn is_remedy_phrase(&self, value: &str) -> bool {
        let found = tokens(value, self.setting.lexicon);
        let nouns = found.iter().filter(|t| t.is_word()).take(2);
        // « Traitement » alone names none.
        if found.iter().filter(|t| t.is_content()).count() < 2
            && self.setting.lexicon.typed(&singular(&value.to_lowercase())).is_some()
        {
            return false;
        }
        let verb = found.iter().any(|t| t.tag == Tag::Verb);
        !verb && nouns.into_iter().any(|t| self.is_remedy(&t.lower))
    }

    /// How the treatment of what the noun names is asked for.
    pub(in crate::generate::ask) fn treated(&self, noun: &Noun) -> Option<Wanted> {
        let human = self.listed("human", &noun.head);
        if human {
            Some(Wanted::TreatmentIn)
        } else {
            self.is_ailment(noun).then_some(Wanted::Treatment)
        }
    }

    pub(in crate::generate::ask) fn is_ailment(&self, noun: &Noun) -> bool {
        let head = noun.head.as_str();
        let first = noun.words.split([' ', '’']).next().unwrap_or_default().to_lowercase();
        [head, first.as_str()].iter().any(|word| {
            self.listed("ailment", word)
                || self.ends("ailment-end", word) && !self.listed("ailment-not", word)
        })
    }

    /// « Glycémie », « leucocyturie »: what has a value.
    pub(in crate::generate::ask) fn is_valued(&self, noun: &Noun) -> bool {
        self.listed("valued", &noun.head) || self.ends("valued-end", &noun.head)
    }

    /// Whether the value can say what an illness is: a noun phrase that says more than its noun, and
    /// is no test, no risk, no treatment.
    pub(in crate::generate::ask) fn can_define(&self, value: &str) -> bool {
        let found = tokens(value, self.setting.lexicon);
        let opens = found.first().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Determiner));
        let noun = self.setting.noun(value);
        let head = noun.head.as_str();
        let listed = |lists: &[&str]| lists.iter().any(|list| self.listed(list, head));
        let other = is_no_definition(self.setting, value)
            || listed(&["measured", "human", "side"])
            || listed(&["relational"]) && !self.is_ailment(&noun)
            || self.setting.lexicon.attribute(head).is_some();
        let governed = found.iter().any(|t| {
            matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle | Tag::Gerund)
                || matches!(t.lower.as_str(), "du" | "des")
        });
        let verb = found.iter().take_while(|t| t.tag != Tag::Relative).any(|t| t.tag == Tag::Verb);
        opens
            && governed
            && !other
            && !verb
            && !is_figure(self.setting, value)
            && !value.contains(['→', '='])
    }

    /// Whether the value opens with a noun and says more of it.
    pub(in crate::generate::ask) fn says_more(&self, value: &str) -> bool {
        let found = tokens(value, self.setting.lexicon);
        let opens = found.first().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Determiner));
        let governed = found
            .iter()
            .any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle));
        opens && governed && !value.contains(['→', '=', ';'])
    }

    /// Whether the value can be a case for a treatment: no dose, no route, nothing done.
    pub(in crate::generate::ask) fn is_case(&self, value: &str) -> bool {
        let found = tokens(value, self.setting.lexicon);
        let opens = found.first().is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
        let route = found.iter().any(|t| self.setting.lexicon.noun_is("route", &t.lower));
        let verb = found.iter().any(|t| t.tag == Tag::Verb);
        let digits = value.contains(|c: char| c.is_ascii_digit());
        // « Paliers adaptés, morphine si besoin » names what is given.
        let given = || parts(value).iter().any(|part| self.is_remedy_phrase(part));
        opens && !route && !verb && !digits && !given()
    }

    /// « Signe de Murphy », “Murphy’s sign”.
    pub(in crate::generate::ask) fn is_eponym(&self, noun: &Noun) -> bool {
        let mut words = noun.words.split([' ', '’']).skip(1);
        // “Overnight” has its capital from the line.
        let opening = noun.words.split(' ').next().unwrap_or_default();
        let adjective =
            can_be(&opening.to_lowercase(), Category::Adjective, self.setting.lexicon.language);
        let first = opening.starts_with(char::is_uppercase) && !adjective;
        let named = match self.setting.lexicon.language {
            Language::French => words.any(|word| {
                word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
            }),
            Language::English => first,
        };
        named && self.listed("eponym", &noun.head)
    }

    /// Whether the heading above is one of `list`.
    pub(in crate::generate::ask) fn heads(&self, list: &str) -> bool {
        self.setting.heading().is_some_and(|heading| {
            let heading = unnumbered(heading).to_lowercase();
            heading.split([' ', '’']).take(3).any(|word| self.listed(list, word))
        })
    }
}

/// Whether the value says what is to be done: « penser PIDC », “measure pressure”.
pub(super) fn acts(setting: &Setting<'_>, value: &str) -> bool {
    let language = setting.lexicon.language;
    let found = tokens(value, setting.lexicon);
    let Some(first) = found.first() else { return false };
    let infinitive = match language {
        Language::French => {
            ["er", "ir", "re", "oir"].iter().any(|end| first.lower.ends_with(end))
                && matches!(first.tag, Tag::Infinitive | Tag::Verb)
        }
        Language::English => setting.lexicon.noun_is("order", &first.lower),
    };
    infinitive || Nouns { setting }.is_remedy_phrase(value)
}

/// Whether the value is something to do in a case: an act, an examination, a dose, a step of care
/// (« avis spécialisé », « sérologie VIH », « 1 g IM »).
pub(in crate::generate::ask) fn is_step(setting: &Setting<'_>, value: &str) -> bool {
    let nouns = Nouns { setting };
    let found = tokens(value, setting.lexicon);
    let step = |t: &crate::generate::token::Token| {
        nouns.listed("step", &t.lower) || setting.lexicon.exam(&t.lower).is_some()
    };
    let opens = found.iter().filter(|t| t.is_word()).take(2).any(step);
    let dosed = found.windows(2).any(|pair| {
        let unit =
            |t: &crate::generate::token::Token| setting.lexicon.noun_is("dose-unit", &t.lower);
        matches!(pair, [number, next] if number.tag == Tag::Number && unit(next))
    });
    acts(setting, value) || opens || dosed
}

/// « Transthoracique », “Transthoracic (TTE)”: an adjective that says which of several.
pub(super) fn is_kind(setting: &Setting<'_>, value: &str) -> bool {
    let bare = without_brackets(value).to_lowercase();
    let language = setting.lexicon.language;
    let stem = single(&bare, language);
    !bare.contains(' ')
        && !can_be(&bare, Category::Noun, language)
        && !setting.lexicon.noun_is("kind-not", &stem)
        && setting.lexicon.nouns_of("kind-end").any(|end| stem.ends_with(end))
}

/// Whether the value is what an examination can find: no reason for it, no order.
pub(super) fn is_finding(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    let ordinal = found.iter().take(4).any(|t| setting.lexicon.noun_is("ordinal", &t.lower));
    let opens = found.first().is_some_and(|t| {
        matches!(t.tag, Tag::Noun | Tag::Determiner | Tag::Symbol)
            || t.lower.starts_with("norma")
            || value.starts_with(['↑', '↓'])
            || setting.lexicon.class(&t.lower).is_none()
                && !matches!(t.tag, Tag::Verb | Tag::Infinitive | Tag::Preposition | Tag::Adjective)
    });
    opens && !ordinal && !Nouns { setting }.is_remedy_phrase(value)
}

/// Whether the value is a test or a treatment, and defines nothing.
pub(in crate::generate::ask) fn is_no_definition(setting: &Setting<'_>, value: &str) -> bool {
    let nouns = Nouns { setting };
    let head = setting.noun(value).head;
    // « C3G immédiate », « CI : grossesse », « pouls paradoxal = chute … »: notes of something else.
    let opening = value.split([' ', ',', ':']).next().unwrap_or_default();
    let noted = is_sigle(opening) || value.contains(" = ") || value.contains('→');
    noted || setting.lexicon.exam(&head).is_some() || nouns.is_remedy(&head)
}

/// Whether the phrase names an illness.
pub(in crate::generate::ask) fn is_ill(setting: &Setting<'_>, phrase: &str) -> bool {
    Nouns { setting }.is_ailment(&setting.noun(phrase))
}

/// « Maladie de Whipple »: an illness that is named after someone.
pub(in crate::generate::ask) fn bears_a_name(setting: &Setting<'_>, noun: &Noun) -> bool {
    let name =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    setting.grammar.participles_agree()
        && setting.lexicon.noun_is("illness", &noun.head)
        && noun.words.split([' ', '’']).skip(1).any(name)
}
