//! The antecedent of a pronoun: the subject of the sentence before, the entry, the heading or the title.
//!
//! A wrong one makes a false card: where gender, number and place leave two, there is none.

use super::refer::{Asks, Named, Position, fits, is_one, same};
use super::{Setting, member, mention};
use crate::generate::grammar::Noun;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::rubric;
use crate::generate::term::{Gender, singular};
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// A subject of more words, of which the lexicon knows no gender, may be no name.
const NAME: usize = 3;

/// What a pronoun asks of its antecedent.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    gender: Option<Gender>,
    plural: bool,
    class: bool,
}

impl Wanted {
    fn fits(self, noun: &Noun) -> bool {
        fits(noun, self.gender, self.plural)
    }

    /// Whether the noun could be meant, though its gender be unknown.
    fn may_fit(self, noun: &Noun) -> bool {
        self.fits(noun) || noun.plural == self.plural && noun.gender.is_none()
    }
}

/// Whether the sentence before names something that the pronoun can stand for.
pub(crate) fn names(position: Position<'_>, gender: Option<Gender>, plural: bool) -> bool {
    position.before.is_some_and(|before| {
        before.subject.iter().chain(&before.others).any(|noun| fits(noun, gender, plural))
    })
}

/// An entry's own explanation speaks of it, though the lexicon may not know its gender.
fn fits_term(noun: &Noun, gender: Option<Gender>, plural: bool) -> bool {
    fits(noun, gender, plural)
        || noun.nominal
            && noun.gender.is_none()
            && noun.plural == plural
            && noun.words.split(' ').count() <= 4
}

/// The antecedent of a pronoun, if only one thing can be meant.
pub(crate) fn resolve(setting: &Setting<'_>, position: Position<'_>, asks: Asks) -> Option<Noun> {
    let Asks { gender, plural, class } = asks;
    let wanted = Wanted { gender, plural, class };
    // « La valve se ferme tôt. Cette hormone … »: a sentence names no thing.
    let tells = |term: &&str| {
        tokens(term, setting.lexicon).iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Clitic))
    };
    let term = position.term.filter(|term| !tells(term));
    let term = term.map(|term| named(setting, term).filter(|n| fits_term(n, gender, plural)));
    match (position.before, term) {
        (Some(before), term) if before.subject.is_none() => match term {
            Some(term) => term,
            None => of_definition(setting, position, before, wanted),
        },
        (Some(before), term) => {
            let termed = term.is_some();
            after(setting, position, before, (termed, term.flatten()), wanted)
        }
        (None, Some(term)) => term,
        (None, None) => of_paragraph(setting, position, wanted),
    }
}

fn named(setting: &Setting<'_>, text: &str) -> Option<Noun> {
    is_one(setting, text).then(|| setting.noun(&member::without_brackets(text)))
}

/// A heading stands for a thing only where the text speaks of it.
fn spoken(setting: &Setting<'_>, text: &str, wanted: Wanted) -> Option<Noun> {
    let noun = named(setting, text).filter(|noun| wanted.fits(noun))?;
    (setting.evidence.frequency(&noun.head) >= 2).then_some(noun)
}

/// « Volume de plasma épuré. Elle se calcule … » under « Clairance »: a phrase without a verb says what
/// stands above it, where it names nothing else that is meant.
fn of_definition(
    setting: &Setting<'_>,
    position: Position<'_>,
    before: &Named,
    wanted: Wanted,
) -> Option<Noun> {
    let topic = position.topic?;
    let under = setting.heading().is_some_and(|heading| same(heading, topic));
    // « Maladie tissulaire … Elle survient » under « Amylose » says the same of the one and the other.
    let class = |noun: &Noun| setting.lexicon.noun_is("anaphor", &noun.head);
    let mut mentions = before.mentions.iter().map(|mention| &mention.noun).peekable();
    let defines = !position.listed && position.earlier.len() == before.mentions.len();
    if defines {
        mentions.next_if(|noun| class(noun));
    }
    let other = mentions.any(|noun| wanted.may_fit(noun));
    let sure = before.is_fragment() && under && wanted.gender.is_some() && !other;
    sure.then(|| spoken(setting, topic, wanted)).flatten()
}

/// The antecedent in the sentence before, which has a subject; `term`: whether an entry stands above, and
/// what it names that is meant.
fn after(
    setting: &Setting<'_>,
    position: Position<'_>,
    before: &Named,
    (termed, term): (bool, Option<Noun>),
    wanted: Wanted,
) -> Option<Noun> {
    if let Some(subject) = of_unknown_gender(before, wanted).filter(|_| !termed) {
        return Some(subject.clone());
    }
    let owner = before.owner.as_ref().filter(|noun| wanted.fits(noun));
    let Some(subject) = before.subject.as_ref().filter(|noun| wanted.fits(noun)) else {
        return term.or_else(|| owner.cloned());
    };
    // « La libération [de la rénine] … Elle »: the one or the other.
    if owner.is_some() {
        return None;
    }
    // « Le seuil … Il »: what is measured is seldom what is spoken of further on.
    let side = setting.lexicon.noun_is("measured", &singular(&subject.head))
        || wanted.gender.is_none() && setting.is_attribute(subject);
    // « Cette particularité distingue les sexes, la spermatogenèse est continue. Elle … »
    let other = |noun: &Noun| wanted.fits(noun) && !same(&noun.words, &subject.words);
    let acts = |noun: &Noun| wanted.may_fit(noun) && !same(&noun.words, &subject.words);
    if side || before.rivals.iter().any(acts) {
        return None;
    }
    // A pronoun that opens a sentence goes on with the subject of the one before, where its gender and
    // number are the subject's, whatever else they fit.
    if !termed && wanted.gender.is_some() {
        return Some(subject.clone());
    }
    // A class or “it” says no gender: only the topic itself is sure.
    let rival = before.others.iter().any(other);
    let about = [position.term, position.topic, setting.title]
        .into_iter()
        .flatten()
        .any(|known| same(known, &subject.words));
    // “Insulin is made by beta cells. It lowers …”: no object or agent could be meant.
    let it = !wanted.class && wanted.gender.is_none() && !before.objects.iter().any(other);
    let about = about || it && !setting.is_human(subject);
    let other_term = term.is_some_and(|t| !same(&t.words, &subject.words));
    ((!rival && wanted.gender.is_some() || about) && !other_term).then(|| subject.clone())
}

/// « Les bulins vivent en eau douce. Ils … »: of a subject that the lexicon does not know, where nothing
/// else could be meant.
fn of_unknown_gender(before: &Named, wanted: Wanted) -> Option<&Noun> {
    let unknown = |noun: &&Noun| {
        noun.gender.is_none() && noun.nominal && noun.words.split(' ').count() <= NAME
    };
    let subject = before.subject.as_ref().filter(unknown)?;
    let other = |noun: &Noun| wanted.may_fit(noun) && !same(&noun.words, &subject.words);
    let named = before.mentions.iter().map(|mention| &mention.noun);
    let other = named.chain(&before.others).chain(&before.rivals).any(other);
    let agrees = wanted.gender.is_some() && subject.plural == wanted.plural && !wanted.class;
    (agrees && !other && before.owner.is_none()).then_some(subject)
}

/// The antecedent of what opens a paragraph: what its heading asks of, the heading, the title, or what
/// the paragraph before told of.
fn of_paragraph(setting: &Setting<'_>, position: Position<'_>, wanted: Wanted) -> Option<Noun> {
    if let Some(question) = setting.heading().filter(|heading| heading.trim_end().ends_with('?')) {
        let mut asked = mention::of_question(setting, question)
            .into_iter()
            .map(|mention| mention.noun)
            .filter(|noun| wanted.may_fit(noun));
        if let Some(noun) = asked.next() {
            let alone = asked.next().is_none() && wanted.fits(&noun);
            return Some(noun).filter(|_| alone);
        }
    }
    if let Some(led) = position.led_by.filter(|_| !wanted.class)
        && let Some(subject) = led.subject.as_ref().filter(|noun| wanted.fits(noun))
    {
        return of_lead(setting, led, subject).then(|| subject.clone());
    }
    if let Some(heading) = of_own_heading(setting, position, wanted) {
        return Some(heading);
    }
    let above = position.above.and_then(|above| {
        let subject = above.subject.as_ref().filter(|noun| wanted.fits(noun))?;
        let other = |noun: &Noun| wanted.fits(noun) && !same(&noun.words, &subject.words);
        let rival = above.rivals.iter().chain(&above.others).any(other);
        Some((subject, wanted.gender.is_some() && !rival && !setting.is_attribute(subject)))
    });
    match (of_heading(setting, position, wanted), above) {
        (Some(topic), Some((subject, _))) => same(&topic.words, &subject.words).then_some(topic),
        (None, Some((subject, true))) if !is_side_heading(setting, position, wanted) => {
            Some(subject.clone())
        }
        (topic, _) => topic,
    }
}

/// « La douleur a trois caractères : », then « Elle cède au repos »: what leads bullets in is what they are
/// told of, where it names no other of that number and gender.
fn of_lead(setting: &Setting<'_>, led: &Named, subject: &Noun) -> bool {
    let other = |noun: &Noun| {
        let of_gender = noun.gender.is_none() || noun.gender == subject.gender;
        noun.plural == subject.plural && of_gender && !same(&noun.words, &subject.words)
    };
    let rivals = led.rivals.iter().filter(|noun| !noun.head.is_empty());
    !rivals.chain(&led.others).any(other) && is_one(setting, &subject.words)
}

/// « La neurulation », then « Elle débute … »: what opens a section goes on from its heading, where the
/// pronoun's gender and number are the heading's. A side of a topic (« Évolution ») must be the one thing
/// that fits.
fn of_own_heading(setting: &Setting<'_>, position: Position<'_>, wanted: Wanted) -> Option<Noun> {
    let heading = setting.heading().filter(|_| position.headed && !wanted.class)?;
    let noun = named(setting, heading).filter(|noun| wanted.fits(noun))?;
    let thing = sort(heading, lists(setting.lexicon.language)) == Sort::Thing;
    let other = [position.topic, setting.title].into_iter().flatten().any(|about| {
        !same(about, &noun.words)
            && named(setting, about).is_none_or(|about| wanted.may_fit(&about))
    });
    let sure = wanted.gender.is_some() && !other || thing;
    (sure && !setting.is_human(&noun)).then_some(noun)
}

/// « Elles sont d’abord générales » under « Complications » speaks of these.
fn is_side_heading(setting: &Setting<'_>, position: Position<'_>, wanted: Wanted) -> bool {
    // « Elle unit … » under « Définition » says what the topic is.
    let heading = setting.heading().filter(|heading| !rubric::is_definition(heading));
    let side = heading.and_then(|heading| named(setting, heading));
    side.filter(|noun| wanted.fits(noun)).is_some_and(|side| {
        [position.topic, setting.title].into_iter().flatten().all(|of| !same(of, &side.words))
    })
}

fn of_heading(setting: &Setting<'_>, position: Position<'_>, wanted: Wanted) -> Option<Noun> {
    if is_side_heading(setting, position, wanted) {
        return None;
    }
    // Under a heading that names another thing the topic of all is not what acts.
    let other = setting.heading().is_some_and(|heading| {
        sort(heading, lists(setting.lexicon.language)) == Sort::Thing
            && !setting.title.is_some_and(|title| same(title, heading))
    });
    let topic = position.topic.and_then(|topic| spoken(setting, topic, wanted));
    if other {
        return topic;
    }
    topic.or_else(|| setting.title.and_then(|title| spoken(setting, title, wanted)))
}
