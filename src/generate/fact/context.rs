//! What a finder of facts may look at, and what it can ask about a sentence.

use std::ops::Range;

use super::predicate::Clause;
use super::said::Group;
use super::typed_label::is_rubric;
use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::lexicon::Lexicon;
use crate::generate::term::{self, Evidence, Phrase};
use crate::generate::token::{Tag, Token};
use crate::generate::why_no_card::Reason;

/// What a finder may look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) evidence: &'a Evidence,
    /// What the section is about, from the headings.
    pub(crate) topic: Option<&'a str>,
    /// The sentence.
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> Context<'a> {
    /// Whether a word can open what things are; “women are given immunoglobulin” says what is done
    /// to them.
    pub(super) fn opens_a_genus(&self, first: &Token) -> bool {
        matches!(first.tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Gerund)
            && !self.lexicon.noun_is("ditransitive", &first.lower)
    }

    pub(crate) fn language(&self) -> Language {
        self.lexicon.language
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &'a str {
        let part = self.tokens.get(range).unwrap_or_default();
        match (part.first(), part.last()) {
            (Some(first), Some(last)) => self.text.get(first.start..last.end).unwrap_or_default(),
            _ => "",
        }
    }

    pub(crate) fn phrase(&self, range: Range<usize>) -> Option<Phrase> {
        let phrase = term::phrase(self.text, self.tokens, range, self.evidence, self.language())?;
        Some(match self.language() {
            Language::French => phrase,
            Language::English => unshortened(self, phrase),
        })
    }

    /// The topic to name when the subject's head says nothing alone.
    pub(crate) fn needs_topic(&self, range: Range<usize>) -> Result<Option<String>, Reason> {
        let part = self.tokens.get(range.clone()).unwrap_or_default();
        let Some(head) = term::head(part, self.language()) else {
            return Err(Reason::Fragment);
        };
        // « facteurs de risque », « signes de gravité »: of what?
        let own = |i: usize| {
            part.get(i + 1)
                .is_some_and(|t| matches!(t.lower.as_str(), "risque" | "gravité" | "alarme"))
        };
        let complement = part.iter().enumerate().skip(1).any(|(i, t)| {
            t.tag == Tag::Preposition
                && !own(i)
                && self.names(part.get(i + 1..).unwrap_or_default())
                && !matches!(t.lower.as_str(), "en" | "par")
        }) || part.iter().any(|t| t.tag == Tag::Relative);
        let relational = self.lexicon.noun_is("relational", &head)
            || self.language() == Language::French
                && self.lexicon.noun_is("relational", &term::singular(&head));
        let english_compound = self.language() == Language::English
            && part.iter().filter(|t| t.tag == Tag::Noun).count() >= 2;
        // « La maladie cœliaque », « l’infection urinaire » stand on their adjective.
        let qualified = part.iter().any(|t| {
            matches!(t.tag, Tag::Adjective | Tag::Participle | Tag::Noun)
                && t.lower != head
                && t.lower.chars().count() > 5
                && !self.lexicon.noun_is("unspecific", &t.lower)
                && !(t.tag == Tag::Noun
                    && (self.lexicon.noun_is("relational", &t.lower)
                        || self.lexicon.noun_is("empty", &t.lower)))
                && !t.lower.starts_with("princip")
                && !self.lexicon.noun_is("relational", &t.lower)
        }) && self.lexicon.noun_is("classifier", &head)
            && !(1..part.len()).any(own);
        // « L’immunogénicité », of what?
        let property = self.language() == Language::French
            && head.ends_with("ité")
            && head.len() > 9
            && !matches!(head.as_str(), "obésité" | "immunité" | "maternité" | "cécité");
        let relational = relational || property;
        // « Adverse effects », « risk factors »: of what?
        let of_what = self.language() == Language::English
            && !complement
            && part.len() <= 3
            && self.lexicon.noun_is("of-what", &head)
            || matches!(part, [the, _] if the.lower == "the"
                && self.lexicon.noun_is("topic-word", &head));
        // « Les effets indésirables sont … » in a text on an illness: of which remedy?
        let single = term::single(&head, self.language());
        let ill = |topic: &str| is_ill(self.lexicon, topic);
        if !complement
            && self.lexicon.noun_is("only-of-a-remedy", &single)
            && self.topic.is_some_and(ill)
        {
            return Err(Reason::Dangling);
        }
        if of_what {
            return self.topic.map(|topic| Some(topic.to_owned())).ok_or(Reason::Dangling);
        }
        if !relational || complement || english_compound || qualified {
            return Ok(None);
        }
        let capital = part.iter().skip(1).any(|t| {
            let word = self.text.get(t.start..t.end).unwrap_or_default();
            word.starts_with(char::is_uppercase) && !word.chars().all(|c| "IVX".contains(c))
        });
        if capital {
            return Ok(None);
        }
        // The topic completes « le traitement », not « un taux normal ».
        match self.topic {
            Some(topic) if is_rubric(&head, self.lexicon) => Ok(Some(topic.to_owned())),
            _ => Err(Reason::Dangling),
        }
    }

    /// Whether the complement names a thing, unlike « d’extension », « du traitement ».
    fn names(&self, complement: &[Token]) -> bool {
        let nouns = complement.iter().filter(|t| t.tag == Tag::Noun).count();
        let rare = |t: &Token| {
            t.tag != Tag::Noun && t.is_content() && zipf(&t.lower, self.language()) <= 4.2
        };
        // « lésions » alone, or with a word like « profondes ».
        let alone = nouns == 1 && !complement.iter().any(rare);
        let mut content = complement
            .iter()
            .filter(|t| t.is_content() && !self.lexicon.noun_is("unspecific", &t.lower));
        content.any(|t| {
            let is = |list| self.lexicon.noun_is(list, &t.lower);
            let relational = is("relational") && !is("classifier");
            // « signes de lésions profondes » does not say of what.
            let common = t.tag == Tag::Adjective && zipf(&t.lower, self.language()) > 4.2;
            !(is("empty") || relational || common || is("classifier") && alone)
        })
    }

    pub(crate) fn group(&self, clause: &Clause) -> Group {
        let part = self.tokens.get(clause.group.clone()).unwrap_or_default();
        let words = part
            .iter()
            .filter(|t| {
                !matches!(
                    t.lower.as_str(),
                    "également"
                        | "aussi"
                        | "also"
                        | "ainsi"
                        | "donc"
                        | "thus"
                        | "therefore"
                        | "then"
                        | "alors"
                )
            })
            .map(|t| self.text.get(t.start..t.end).unwrap_or_default().to_owned())
            .collect();
        let form = part.iter().find(|t| t.tag == Tag::Verb).and_then(|t| t.form);
        Group {
            words,
            lemma: self.tokens.get(clause.main).map_or("", Token::lemma),
            plural: form.is_some_and(|form| form.plural && !form.singular),
            object: String::new(),
        }
    }

    pub(crate) fn lead(&self, clause: &Clause) -> Option<String> {
        clause.lead.clone().map(|range| {
            let text = self.slice(range);
            let mut chars = text.chars();
            chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
    }
}

/// « Insuffisance cardiaque », “Heart failure”: a text on an illness.
fn is_ill(lexicon: &Lexicon, topic: &str) -> bool {
    topic.to_lowercase().split([' ', '-', '’']).any(|word| lexicon.noun_is("ailment", word))
}

/// « The plexus » under the heading « The brachial plexus » by its whole name.
fn unshortened(context: &Context<'_>, phrase: Phrase) -> Phrase {
    let Some(topic) = context.topic.filter(|_| phrase.determiner == "the") else { return phrase };
    let topic = context.evidence.lowered(topic);
    let topic = topic.strip_prefix("the ").unwrap_or(&topic);
    let names = topic.rsplit_once(' ').is_some_and(|(_, last)| last == phrase.words);
    if names && topic.split(' ').count() <= 3 {
        Phrase { words: topic.to_owned(), ..phrase }
    } else {
        phrase
    }
}

impl Context<'_> {
    /// « le nerf correspondant », “the respective nerve”: to what, stands elsewhere.
    pub(super) fn points_back(&self, token: &Token) -> bool {
        token.tag == Tag::Adjective && self.lexicon.noun_is("points-back", &token.lower)
    }
}
