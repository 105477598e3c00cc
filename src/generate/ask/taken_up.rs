//! A sentence that opens on a demonstrative or a possessive, with what it points at put in:
//! « Ces gaines empêchent … » as « Les gaines de myéline empêchent … », « Sa valeur normale est … » as
//! « La valeur normale du débit est … ».
//!
//! What was put in stands in brackets on the card. Where two things may be meant, none is put in.

use super::mention::{Mention, extent, is_head};
use super::phrase::slice;
use super::pointing::names_again;
use super::refer::{self, Asks, Named, Position};
use super::whole::Arcs;
use super::within::several_owners;
use super::wording::stems;
use super::{Asked, Setting, antecedent, count, kind, told};
use crate::deck::Content;
use crate::generate::candidate::sides;
use crate::generate::grammar::Noun;
use crate::generate::grammar::french_elision::{elides, lower_first};
use crate::generate::realise::capital;
use crate::generate::term::{Gender, singular};
use crate::generate::token::{Tag, Token};

/// Words that may lead in before what points.
const LEAD: usize = 6;

/// A sentence with what it points at.
#[derive(Debug, Clone)]
pub(crate) struct TakenUp {
    pub(crate) text: String,
    /// Whose subject it is.
    pub(super) owner: Option<Noun>,
    /// What was put in, as it stands inside the sentence.
    put: String,
    /// It says by the way what a name is.
    gloss: bool,
}

/// `text` with what its opening points at, if that is sure.
pub(super) fn resolved(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    arcs: &Arcs,
    position: Position<'_>,
) -> Option<TakenUp> {
    let at = opening(setting, tokens)?;
    let pointer = tokens.get(at)?;
    let before = text.get(..pointer.start)?;
    let whole = |phrase: &str, end: usize| {
        let phrase = if before.is_empty() { capital(phrase) } else { phrase.to_owned() };
        Some(format!("{before}{phrase}{}", text.get(end..)?))
    };
    if let Some((asks, end)) = last_named(tokens, at) {
        let noun = last_of(position.before?, asks)?;
        let put = with_article(setting, asks, &noun).filter(|_| !names_again(text, &noun))?;
        return Some(TakenUp::of_subject(whole(&put, end)?, put));
    }
    let head = (at + 1..tokens.len().min(at + 5)).find(|head| is_head(setting, tokens, *head))?;
    let range = extent(setting, tokens, arcs, head);
    let words = slice(text, tokens, &range);
    let end = tokens.get(range.end.checked_sub(1)?)?.end;
    let asks = asked_by(pointer)?;
    let own = Noun { plural: asks.plural, ..setting.noun(words) };
    if range.start != at + 1 || !own.nominal {
        return None;
    }
    if asks.class {
        if let Some(noun) = kind::named(setting, &own, position) {
            let put = setting.grammar.inside(&setting.grammar.definite(&noun));
            return Some(TakenUp::of_subject(whole(&put, end)?, put));
        }
        let noun = named_again(setting, &own, position)?;
        let put = with_article(setting, asks, &noun)?;
        return Some(TakenUp::of_subject(whole(&put, end)?, put));
    }
    let owner = owner(setting, &own, several_owners(&pointer.lower)?, position)?;
    let put = setting.grammar.possessor(&owner).filter(|_| !names_again(text, &owner))?;
    let owned = with_article(setting, asks, &own)?;
    let text = whole(&format!("{owned} {put}"), end)?;
    Some(TakenUp { text, owner: Some(owner), put, gloss: false })
}

/// Where a demonstrative or a possessive opens the sentence, or what follows a short lead.
fn opening(setting: &Setting<'_>, tokens: &[Token]) -> Option<usize> {
    let points = |t: &Token| asked_by(t).is_some() || demonstrative(&t.lower).is_some();
    if kind::leads_in(setting, tokens) {
        return tokens.get(1).filter(|t| points(t)).map(|_| 1);
    }
    let lead = tokens.first().is_some_and(|t| t.tag == Tag::Preposition);
    let comma = tokens.iter().take(LEAD + 1).position(|t| t.tag == Tag::Comma);
    let comma = comma.filter(|at| {
        let within = tokens.get(..*at).unwrap_or_default();
        lead && !within.iter().any(|t| t.tag == Tag::Verb || points(t))
    });
    let found = if tokens.first().is_some_and(points) { Some(0) } else { comma.map(|at| at + 1) };
    found.filter(|at| tokens.get(*at).is_some_and(points))
}

/// What a demonstrative (a class) or a possessive says of the noun behind it.
pub(super) fn asked_by(pointer: &Token) -> Option<Asks> {
    let (gender, plural, class) = match pointer.lower.as_str() {
        "ce" | "cet" => (Some(Gender::Masculine), false, true),
        "cette" => (Some(Gender::Feminine), false, true),
        "ces" | "these" => (None, true, true),
        "this" => (None, false, true),
        "sa" => (Some(Gender::Feminine), false, false),
        "ses" | "leurs" => (None, true, false),
        "son" | "leur" | "its" | "their" => (None, false, false),
        _ => return None,
    };
    Some(Asks { gender, plural, class })
}

/// « les gaines de myéline », “the myogenic mechanism”; the word that points tells the gender.
pub(super) fn with_article(setting: &Setting<'_>, asks: Asks, noun: &Noun) -> Option<String> {
    let words = &noun.words;
    if !setting.grammar.participles_agree() {
        return Some(format!("the {words}"));
    }
    // « son évolution » is feminine: the article elides all the same.
    let masculine = Some(Gender::Masculine);
    Some(match asks.gender.or(noun.gender) {
        _ if asks.plural => format!("les {words}"),
        _ if elides(words) => format!("l’{words}"),
        Some(Gender::Feminine) => format!("la {words}"),
        gender if gender == masculine => format!("le {words}"),
        _ => return None,
    })
}

/// « celui-ci », « cette dernière »: what they say of the phrase that was named last, and where they end.
fn last_named(tokens: &[Token], at: usize) -> Option<(Asks, usize)> {
    let first = tokens.get(at)?;
    let (gender, plural) = demonstrative(&first.lower)?;
    let asks = Asks { gender: Some(gender), plural, class: false };
    if first.lower.ends_with("-ci") {
        return Some((asks, first.end));
    }
    let last = tokens.get(at + 1).filter(|t| t.lower.starts_with("derni"))?;
    let of = tokens.get(at + 2).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
    (!of).then_some((asks, last.end))
}

fn demonstrative(word: &str) -> Option<(Gender, bool)> {
    Some(match word {
        "celui-ci" | "ce" => (Gender::Masculine, false),
        "celle-ci" | "cette" => (Gender::Feminine, false),
        "ceux-ci" => (Gender::Masculine, true),
        "celles-ci" => (Gender::Feminine, true),
        _ => return None,
    })
}

/// The phrase of the sentence before that stands last of those that fit, whole.
fn last_of(before: &Named, asks: Asks) -> Option<Noun> {
    let may_fit = |mention: &&Mention| {
        let noun = &mention.noun;
        noun.plural == asks.plural && (noun.gender.is_none() || noun.gender == asks.gender)
    };
    let mut last: Option<&Mention> = None;
    for mention in before.mentions.iter().filter(may_fit) {
        // « le vestige du processus vaginal » ends with another.
        let inside = |outer: &Mention| outer.noun.words.ends_with(&mention.noun.words);
        if !last.is_some_and(inside) {
            last = Some(mention);
        }
    }
    last.filter(|one| one.whole && one.noun.gender == asks.gender).map(|one| one.noun.clone())
}

/// What « ces gaines » takes up: the one phrase of the sentence before with the same noun, or the topic.
fn named_again(setting: &Setting<'_>, own: &Noun, position: Position<'_>) -> Option<Noun> {
    let last = position.before.map_or(&[][..], |before| before.mentions.as_slice());
    let said: Vec<&Mention> = last.iter().filter(|mention| mention.is_a(own)).collect();
    let told = stems(&own.words);
    if let Some(longest) = said.iter().max_by_key(|mention| count(&mention.noun.words)) {
        let full = stems(&longest.noun.words);
        // « plusieurs cellules (les mastocytes, les cellules épithéliales) »: which of them?
        let one = said.iter().all(|mention| {
            let own = stems(&mention.noun.words);
            refer::same(&mention.noun.words, &longest.noun.words)
                && (mention.whole || own.len() == full.len())
        });
        let same = told.iter().all(|stem| full.contains(stem)) || longest.noun.head != own.head;
        let says_more = full.len() > told.len()
            || told.len() >= 2
            || is_topic(setting, &longest.noun, position);
        let listed = longest.listed && own.plural;
        let sound = one && same && says_more && longest.whole && !listed;
        return sound.then(|| longest.noun.clone()).or_else(|| topical(setting, own, position));
    }
    if let Some(found) = of_kind(setting, own, position) {
        return Some(found);
    }
    // Where the paragraph names no other of the kind, it is the topic.
    let others = position.earlier.iter().any(|mention| mention.is_a(own));
    let mut about = topics(setting, position)
        .filter(|noun| singular(&noun.head) == singular(&own.head) && noun.plural == own.plural);
    let topic = about.next().filter(|_| !others)?;
    let same = told.iter().all(|stem| stems(&topic.words).contains(stem));
    (same && stems(&topic.words).len() > told.len()).then_some(topic)
}

/// Of several of the kind, the subject, if it is the topic: « The feedback mechanism involves a signalling
/// mechanism. This mechanism … »
fn topical(setting: &Setting<'_>, own: &Noun, position: Position<'_>) -> Option<Noun> {
    let subject = position.before?.subject.as_ref()?;
    let same = singular(&subject.head) == singular(&own.head) && subject.plural == own.plural;
    let bare = stems(&own.words).len() == 1 && stems(&subject.words).len() > 1;
    (same && bare && is_topic(setting, subject, position)).then(|| subject.clone())
}

/// « cette affection » is the illness that the sentence before tells of, « cette enzyme » the one enzyme
/// that it names.
fn of_kind(setting: &Setting<'_>, own: &Noun, position: Position<'_>) -> Option<Noun> {
    let before = position.before?;
    let lexicon = setting.lexicon;
    if own.plural || stems(&own.words).len() > 1 {
        return None;
    }
    if lexicon.noun_is("illness-class", &own.head) {
        let subject = before.subject.as_ref().filter(|noun| told::is_ill(setting, &noun.words))?;
        let other = before.mentions.iter().any(|mention| {
            told::is_ill(setting, &mention.noun.words)
                && !refer::same(&mention.noun.words, &subject.words)
        });
        let one = !subject.plural && (before.states || !other) && before.rivals.is_empty();
        return one.then(|| subject.clone());
    }
    if lexicon.noun_is("enzyme-class", &own.head) {
        let ends = |noun: &Noun| {
            lexicon.nouns_of("enzyme-end").any(|end| noun.head.ends_with(end))
                && !told::is_ill(setting, &noun.head)
        };
        let mut enzymes = before.mentions.iter().filter(|mention| ends(&mention.noun));
        let enzyme = enzymes.next().filter(|mention| mention.whole && !mention.noun.plural)?;
        let one = enzymes.all(|other| refer::same(&other.noun.words, &enzyme.noun.words));
        return one.then(|| enzyme.noun.clone());
    }
    None
}

/// What the text is about here, innermost first.
fn topics<'s>(setting: &'s Setting<'_>, position: Position<'s>) -> impl Iterator<Item = Noun> + 's {
    let about = [position.term, position.topic, setting.title].into_iter().flatten();
    about
        .filter(|text| refer::is_one(setting, text))
        .map(|text| setting.noun(&super::member::without_brackets(text)))
        .filter(|noun| noun.nominal)
}

fn is_topic(setting: &Setting<'_>, noun: &Noun, position: Position<'_>) -> bool {
    topics(setting, position).any(|topic| refer::same(&topic.words, &noun.words))
}

/// Whose « sa valeur » is: the topic's where nothing stands before, else what the sentence before speaks
/// of and nothing else of that number.
fn owner(setting: &Setting<'_>, own: &Noun, plural: bool, position: Position<'_>) -> Option<Noun> {
    let side = setting.is_attribute(own)
        || setting.lexicon.aspect(&singular(&own.head)).is_some()
        || setting.lexicon.measure(&singular(&own.head)).is_some();
    let owner = match position.before {
        None => {
            let asks = Asks { gender: None, plural, class: false };
            let owner = antecedent::resolve(setting, position, asks)?;
            (!setting.is_attribute(&owner)).then_some(owner)?
        }
        // A definition without a verb is of what stands above it.
        Some(before) if before.is_fragment() => {
            let above = position.term.or(setting.heading())?;
            let noun = topics(setting, position).next()?;
            let first = before.mentions.first().map(|mention| &mention.noun.words);
            // « Le fer, oligo-élément … » under « Répartition du fer » is told of the iron.
            let part = |first: &String| {
                noun.head != *first && noun.words.split([' ', '’']).any(|w| w == first)
            };
            let names_it = first.is_some_and(part);
            let defined = side && !position.listed && refer::same(above, &noun.words) && !names_it;
            (defined && noun.plural == plural).then_some(noun)?
        }
        Some(before) => {
            // « Sa libération … Son effet »: of the same still.
            if let Some(owner) = before.owner.as_ref().filter(|owner| owner.plural == plural) {
                return Some(owner.clone());
            }
            let subject = before.subject.as_ref().filter(|noun| noun.plural == plural)?;
            let other = |noun: &Noun| {
                noun.plural == plural
                    && !setting.is_human(noun)
                    && !refer::same(&noun.words, &subject.words)
            };
            let acting = before.rivals.iter().any(other);
            let other = before.others.iter().any(other);
            let sure = !other || before.states;
            (sure && !acting).then(|| subject.clone())?
        }
    };
    (owner.nominal && !setting.is_human(&owner) && count(&owner.words) <= 7).then_some(owner)
}

impl TakenUp {
    /// `text`, whose subject `put` was put in.
    pub(super) fn of_subject(text: String, put: String) -> Self {
        Self { text, owner: None, put, gloss: false }
    }

    /// `text`, a clause with a subject of its own: nothing was put in.
    pub(super) fn of_clause(text: String) -> Self {
        Self { text, owner: None, put: String::new(), gloss: false }
    }

    /// `text`, which says what a name is that the sentence has.
    pub(super) fn of_gloss(text: String) -> Self {
        Self { gloss: true, ..Self::of_clause(text) }
    }

    /// The sentence, with what was put in in brackets.
    pub(crate) fn told(&self) -> Option<String> {
        self.bracketed(&self.text)
    }

    /// Whether what was put in is the answer.
    pub(super) fn answers(&self, card: &Asked) -> bool {
        self.is_answer(&card.content)
    }

    fn is_answer(&self, content: &Content) -> bool {
        let (_, back) = sides(content);
        refer::same(&back, &self.put)
    }

    /// Whether it says what the text leaves to another sentence.
    pub(crate) fn is_put_in(&self) -> bool {
        !self.put.is_empty()
    }

    /// What a finder made of the sentence, with what was put in in brackets; none where that is the answer,
    /// or where either side may be asked.
    pub(crate) fn shown(&self, mut content: Content) -> Option<Content> {
        // What is told by the way is asked one way: the other is the sentence itself.
        if let Content::Reversible { back, ask_back, .. } = &content
            && self.gloss
        {
            content = Content::Basic { front: ask_back.clone(), back: back.clone() };
        }
        let one_way = matches!(content, Content::Basic { .. } | Content::List { .. });
        (one_way && !self.is_answer(&content) && self.put_in(&mut content)).then_some(content)
    }

    /// Puts what was put in in brackets; a card that cuts it is none.
    pub(crate) fn mark(&self, cards: Vec<Asked>) -> Vec<Asked> {
        cards.into_iter().filter_map(|card| self.marked(card)).collect()
    }

    fn marked(&self, mut card: Asked) -> Option<Asked> {
        card.referred = true;
        self.put_in(&mut card.content).then_some(card)
    }

    /// Whether the card still says what was put in, which then stands in brackets.
    fn put_in(&self, content: &mut Content) -> bool {
        let shown = |text: &mut String| self.bracketed(text).map(|told| *text = told).is_some();
        match content {
            Content::Cloze { text } => shown(text),
            // « Qu’est-ce qui est la diarrhée ? »
            Content::Basic { front, back } => {
                shown(front) || self.owner.is_none() && has(back, &self.put)
            }
            Content::List { prompt, .. } => shown(prompt),
            _ => true,
        }
    }

    fn bracketed(&self, text: &str) -> Option<String> {
        if self.put.is_empty() {
            return Some(text.to_owned());
        }
        let capital = capital(&self.put);
        let (at, name) = [self.put.as_str(), &capital]
            .into_iter()
            .filter_map(|name| text.find(name).map(|at| (at, name)))
            .min_by_key(|found| found.0)?;
        let (before, after) = (text.get(..at)?, text.get(at + name.len()..)?);
        if before.ends_with("{{c1::") {
            // What is asked for whole needs no brackets.
            return after.starts_with(['}', ':']).then(|| text.to_owned());
        }
        let inside = before.matches("{{").count() > before.matches("}}").count();
        (!inside).then(|| format!("{before}[{name}]{after}"))
    }
}

fn has(text: &str, put: &str) -> bool {
    lower_first(text).contains(put) || text.contains(put)
}
