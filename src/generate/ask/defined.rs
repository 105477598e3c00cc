//! Sentences that say what a thing is, or which thing is the one of its kind.
//!
//! « Il s’agit d’un passage rétrograde … » under « Reflux tubaire » defines what stands above it.
//! « Le muscle X est le principal extenseur du coude » asks for the muscle by what is told of it.
//! Asks nothing where two things may be meant.

use super::phrase::slice;
use super::piece::Piece;
use super::refer::{self, Named, Position, same};
use super::{Asked, Setting, Way, balanced, count, member, mention, tidy, told, wording};
use crate::generate::Kind;
use crate::generate::fact::remark::only_remarks;
use crate::generate::grammar::Noun;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words that a definition may have.
const LONGEST: usize = 26;

/// The phrase of `list` that the sentence begins with.
fn opening(setting: &Setting<'_>, list: &str, text: &str) -> Option<&'static str> {
    let lower = text.replace('\'', "’").to_lowercase();
    setting.lexicon.phrases(list).iter().copied().find(|opening| lower.starts_with(*opening))
}

/// What « C’est … » speaks of, for the next sentence: what stands above, or what it names (« c’est
/// l’autorégulation rénale »).
pub(super) fn speaks_of(setting: &Setting<'_>, text: &str, position: Position<'_>) -> Option<Noun> {
    let plain = text.replace('\'', "’");
    let said = opening(setting, "saying-what", text)?;
    let rest = tidy(plain.get(said.len()..)?).trim_start();
    let found = tokens(rest, setting.lexicon);
    let definite = found.first().is_some_and(|t| setting.lexicon.noun_is("definite", &t.lower));
    let graded = found.iter().any(|t| {
        ["unspecific", "superlative", "grading"]
            .iter()
            .any(|list| setting.lexicon.noun_is(list, &t.lower))
    });
    match position.before {
        None => {
            let above = position.term.or(position.topic)?;
            let under = setting.heading().is_none_or(|heading| same(heading, above));
            let one = under && refer::is_one(setting, above);
            one.then(|| setting.noun(&member::without_brackets(above)))
        }
        Some(_) if definite && !graded && found.len() <= 5 => Some(setting.noun(rest)),
        Some(_) => None,
    }
    .filter(|noun| noun.nominal)
}

/// Whether the sentence says what something else is: « C’est un … ».
pub(super) fn opens(setting: &Setting<'_>, text: &str) -> bool {
    opening(setting, "saying-what", text).is_some()
}

/// The cards of « Il s’agit de … », « C’est un … »; none where the sentence opens otherwise. Empty
/// where nothing that it could speak of is sure.
pub(super) fn of_named(
    setting: &Setting<'_>,
    text: &str,
    position: Position<'_>,
) -> Option<Vec<Asked>> {
    let plain = text.replace('\'', "’");
    let Some(said) = opening(setting, "saying-what", text) else {
        return opening(setting, "saying-mostly", text).map(|_| Vec::new());
    };
    let rest = tidy(plain.get(said.len()..)?).trim_start();
    let end = another_predicate(&tokens(rest, setting.lexicon)).unwrap_or(rest.len());
    let rest = tidy(rest.get(..end)?);
    // “It is thought that …” says nothing of the kind.
    let found = tokens(rest, setting.lexicon);
    found.first().filter(|t| t.tag == Tag::Determiner)?;
    let noun = setting.noun(rest);
    let named = match (position.term, position.before) {
        (Some(term), None) => Some(setting.noun(&member::without_brackets(term))),
        (None, None) => of_above(setting, position, &noun),
        (_, Some(before)) => before.subject.clone(),
    };
    let remarks = only_remarks(&found, setting.lexicon);
    if remarks || picks_out(setting, rest, &noun) {
        return Some(Vec::new());
    }
    // « Il s’agit de la forme la plus courante »: the one of its kind is what acts.
    let definite = setting.lexicon.noun_is("definite", &member::first_word(rest))
        || rest.to_lowercase().starts_with("l’");
    let another = |before| may_be_another(setting, before, &noun, said);
    if !definite && position.before.is_some_and(another) {
        return Some(Vec::new());
    }
    // « L’adénome est … C’est une maladie rare » speaks of the illness, which the title may be.
    let ill = told::is_ill(setting, &noun.words);
    let mut known = [position.term, position.topic, setting.title].into_iter().flatten();
    let named = named.filter(|named| !ill || known.any(|known| same(known, &named.words)));
    // « Les lésions de blast primaire … Ce sont des lésions provoquées par l’onde de choc »
    let told_apart = |named: &Noun| count(&named.words) > 1 && count(rest) >= 5;
    let of_its_kind = named.as_ref().filter(|named| named.head == noun.head);
    let repeated = of_its_kind.is_some_and(|named| !told_apart(named));
    let one_of_many = of_its_kind.is_some();
    let sound = (2..=LONGEST).contains(&count(rest)) && balanced(rest) && !repeated;
    let Some(named) = named.filter(|named| named.nominal && sound) else {
        return Some(Vec::new());
    };
    let ranked = only_ranks(setting, &found);
    let told = || {
        let front =
            if one_of_many { setting.grammar.what_is(&named) } else { setting.what_is(&named) };
        Asked::basic(Way::Being, Kind::Definition, front, &capital(rest))
    };
    let one = the_one(setting, rest, &setting.grammar.definite(&named));
    Some(one.or_else(|| (!ranked).then(told)).into_iter().collect())
}

/// What « Ce sont des lésions provoquées par l’onde de choc » defines that nothing stands before: what its
/// heading names, if that is one of the kind; else the topic.
fn of_above(setting: &Setting<'_>, position: Position<'_>, kind: &Noun) -> Option<Noun> {
    // « Qu’est-ce qu’une cellule cancéreuse ? C’est une cellule … »
    if let Some(question) = setting.heading().filter(|heading| heading.trim_end().ends_with('?')) {
        let asked = mention::of_question(setting, question);
        let [asked] = asked.as_slice() else { return None };
        let one = asked.noun.nominal && asked.noun.plural == kind.plural;
        return one.then(|| asked.noun.clone());
    }
    let heading = setting.heading().filter(|heading| refer::is_one(setting, heading));
    let own = heading.map(|heading| setting.noun(&member::without_brackets(heading)));
    // « C’est une lenteur des gestes » right under « Akinésie », a thing beside the topic, tells of that.
    let about = [position.topic, setting.title].into_iter().flatten();
    let beside = own.as_ref().filter(|own| names_a_thing(setting) && !is_any(own, about));
    if let Some(own) = beside {
        let placed = position.headed || position.item;
        return (placed && own.nominal && own.plural == kind.plural).then(|| own.clone());
    }
    let own = own.filter(|own| position.headed && own.head == kind.head);
    // « Il s’agit d’une triade » under « Forme commune » is told of that form.
    let topic = position.topic.filter(|_| !is_under_a_kind(setting) && !kind.plural);
    own.or_else(|| topic.map(|topic| setting.noun(topic))).filter(|one| one.plural == kind.plural)
}

/// Whether the heading names a thing, which can be defined, and no side of one.
fn names_a_thing(setting: &Setting<'_>) -> bool {
    setting.heading().is_some_and(|heading| {
        let heading = wording::unnumbered(heading).trim();
        let noun = setting.noun(&member::without_brackets(heading));
        sort(heading, lists(setting.lexicon.language)) == Sort::Thing
            && !told::is_class(setting, &noun)
            && !setting.is_attribute(&noun)
    })
}

fn is_any<'s>(noun: &Noun, mut about: impl Iterator<Item = &'s str>) -> bool {
    about.any(|known| same(known, &noun.words))
}

/// « des bactéricides | et ont des effets rénaux »: where another predicate begins.
fn another_predicate(tokens: &[Token]) -> Option<usize> {
    let at = tokens.windows(2).position(|pair| {
        let [and, verb] = pair else { return false };
        let acts = verb.form.is_some_and(|form| form.finite()) && verb.tag == Tag::Verb;
        and.tag == Tag::Coordinator && acts
    })?;
    let before = tokens.get(..at)?;
    let within = |t: &Token| matches!(t.tag, Tag::Relative | Tag::Subordinator | Tag::Verb);
    (!before.iter().any(within)).then(|| before.last().map(|t| t.end)).flatten()
}

/// « L’aspirine inhibe la cyclo-oxygénase. Il s’agit d’une enzyme … » may say what the object is: the
/// sentence before names another thing of that number, or the same noun.
fn may_be_another(setting: &Setting<'_>, before: &Named, noun: &Noun, said: &str) -> bool {
    let Some(subject) = &before.subject else { return true };
    let other = |one: &Noun| !same(&one.words, &subject.words) && !setting.is_human(one);
    let ill = |noun: &Noun| told::is_ill(setting, &noun.words);
    // « C’est » goes on with what acts, « il s’agit » with what was named last.
    let acts = if said.starts_with('c') { &before.objects } else { &before.others };
    let acts = acts.iter().filter(|_| !before.states).chain(&before.rivals);
    let mut acts = acts.filter(|one| one.plural == noun.plural && other(one));
    let mut mentioned = before.mentions.iter().filter(|mention| other(&mention.noun));
    subject.plural != noun.plural
        || mentioned.any(|mention| mention.is_a(noun))
        || acts.next().is_some() && !(ill(subject) && ill(noun))
}

/// Whether the heading names a kind of the topic by what it is like: « Forme commune », “Late stage”.
fn is_under_a_kind(setting: &Setting<'_>) -> bool {
    setting.heading().is_some_and(|heading| {
        let noun = setting.noun(wording::unnumbered(heading).trim());
        told::is_class(setting, &noun)
    })
}

/// « C’est l’expulsion du placenta qui lève ce frein » picks out what does it, « c’est la lactogenèse
/// de stade I » names what was told: neither says what a thing is. « C’est l’ensemble des signes qui
/// … » does.
fn picks_out(setting: &Setting<'_>, rest: &str, noun: &Noun) -> bool {
    let found = tokens(rest, setting.lexicon);
    let points = found.iter().any(|t| matches!(t.tag, Tag::Demonstrative | Tag::Possessive));
    let definite = found.first().is_some_and(|t| setting.lexicon.noun_is("definite", &t.lower));
    let cleft = found.iter().any(|t| t.tag == Tag::Relative);
    let gathers = setting.lexicon.noun_is("gathering", &noun.head);
    points || definite && !gathers && (cleft || count(rest) <= 5)
}

/// « le principal extenseur du coude »: which it is, answered by `subject`.
pub(super) fn the_one(setting: &Setting<'_>, told: &str, subject: &str) -> Option<Asked> {
    // « la première mesure : un litre … » goes on with what it consists of.
    let told = told.split(" : ").next().unwrap_or(told);
    let found = tokens(told, setting.lexicon);
    let points = found.iter().any(|t| {
        matches!(t.tag, Tag::Pronoun | Tag::Demonstrative | Tag::Possessive | Tag::Clitic)
    });
    let noun = setting.noun(tidy(told));
    let (own, asked) = (wording::stems(subject), wording::stems(told));
    // « La voie biliaire est la seule voie … » gives but the noun that both are.
    let kind = wording::stems(&noun.head);
    let told_apart = own.iter().any(|stem| !asked.contains(stem));
    // « L’échographie de l’aorte est l’examen de référence de l’anévrisme de l’aorte » has its own head.
    let head = wording::stems(&setting.noun(subject).head);
    let shared = own.iter().filter(|stem| asked.contains(stem)).count();
    let its_own = !head.iter().any(|stem| asked.contains(stem)) && shared * 2 <= own.len();
    let leaks = !told_apart
        || !its_own && own.iter().any(|stem| asked.contains(stem) && !kind.contains(stem));
    let sound = ranks(setting, &found)
        && !points
        && !leaks
        && known(setting, &noun)
        && (3..=18).contains(&count(told))
        && (1..=9).contains(&count(subject))
        && balanced(told)
        && balanced(subject);
    sound.then(|| {
        let front = setting.grammar.which(&noun);
        let mut card = Asked::basic(Way::Being, Kind::Identity, front, &capital(subject));
        card.fit = 2.0;
        card
    })
}

/// « le principal extenseur », « la maladie la plus fréquente », « l’examen de référence », « la tumeur qui
/// touche le plus souvent le thymus »: the one of its kind.
fn ranks(setting: &Setting<'_>, told: &[Token]) -> bool {
    let lists = |list: &str, t: &Token| setting.lexicon.noun_is(list, &t.lower);
    let definite = told.first().is_some_and(|t| lists("definite", t));
    let single = told.iter().take(4).any(|t| {
        ["unspecific", "superlative", "unique", "grading"].iter().any(|list| lists(list, t))
            || t.lower.len() > 5 && t.lower.ends_with("est") && t.tag == Tag::Adjective
            || t.tag == Tag::Number
    });
    let plain = |t: &&Token| !matches!(t.tag, Tag::Relative | Tag::Participle | Tag::Comma);
    let own = told.iter().take_while(plain).count();
    let most = told.windows(3).enumerate().any(|(at, three)| {
        let [the, most, how] = three else { return false };
        let graded = if at < own { Tag::Adjective } else { Tag::Adverb };
        lists("definite", the) && lists("grading", most) && how.tag == graded
    });
    // « l’examen de référence »: of what?
    let chosen = told.windows(2).take(5).position(
        |pair| matches!(pair, [of, choice] if lists("before-of", of) && lists("of-choice", choice)),
    );
    let governs = |t: &Token| t.tag == Tag::Preposition || lists("before-of", t);
    let chosen =
        chosen.and_then(|at| told.get(at + 2..)).is_some_and(|rest| rest.iter().any(governs));
    definite && (single || most || chosen)
}

/// Whether `told` only ranks a thing among others, and does not say what it is.
pub(super) fn only_ranks(setting: &Setting<'_>, told: &[Token]) -> bool {
    let specified = told.iter().any(|t| matches!(t.tag, Tag::Relative | Tag::Comma));
    !specified && !told.iter().any(|t| t.tag == Tag::Number) && ranks(setting, told)
}

/// A question agrees with the noun's gender, where the language has one.
fn known(setting: &Setting<'_>, noun: &Noun) -> bool {
    if setting.grammar.participles_agree() {
        noun.nominal && noun.gender.is_some()
    } else {
        // “the most important pump” opens with no noun.
        !noun.head.is_empty()
    }
}

/// What a clause says by « est », « représente », « constitue » of the one thing of its kind.
pub(super) fn of_clause(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Option<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let main = found.get(clause.group.start)?;
    let equates = clause.copula || setting.lexicon.noun_is("equating", main.lemma());
    if !equates || clause.negated || clause.group.len() > 1 || piece.inherited {
        return None;
    }
    let answer = member::without_brackets(subject);
    the_one(setting, slice(text, found, &clause.rest), &answer)
}
