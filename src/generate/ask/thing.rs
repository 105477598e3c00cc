//! The thing that a question is asked of: what the nearest heading names, past the sides and parts of it.

use super::told::{Nouns, is_ill};
use super::wording::{is_sigle, number, stems, unnumbered};
use super::{Setting, balanced, count, label};
use crate::deck::fold;
use crate::generate::frequency::zipf;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, bare, sort};
use crate::generate::realise::capital;
use crate::generate::term::single;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::words;

/// Words of a thing that stands before a question, and marks that it has not.
pub(super) const LEAD: usize = 5;
pub(super) const MARKS: [char; 17] =
    [':', '→', '=', '?', ';', '…', ',', '/', '+', '<', '>', '≥', '≤', '!', '&', '±', '°'];

/// How often a word is read that every reader knows.
const RARE: f32 = 3.0;

/// Whether `text` has a word of the thing, or `all` of them.
fn is_told(thing: &str, text: &str, all: bool) -> bool {
    let (own, said) = (stems(thing), stems(text));
    let has = |stem: &String| said.contains(stem);
    let by_stem = if all { own.iter().all(has) } else { own.iter().any(has) };
    let sigle = |word: &str| {
        is_sigle(word) && text.split(|c: char| !c.is_alphanumeric()).any(|w| w == word)
    };
    !own.is_empty() && by_stem || thing.split([' ', '’', '\'']).any(sigle)
}

/// « Les autres causes »: others than those of the thing's neighbour.
pub(super) fn is_other(setting: &Setting<'_>, side: &str) -> bool {
    let mut words = side.split([' ', '’']).map(str::to_lowercase);
    words.any(|word| setting.lexicon.noun_is("of-others", &word))
}

/// The thing that a heading names.
pub(super) struct Thing {
    pub(super) name: String,
    /// Sides of it that stand between it and the question: « Clinique », « Traitement ».
    pub(super) sides: Vec<String>,
    /// « Chez l’enfant », « Aiguë »: parts of it stand between.
    pub(super) parted: bool,
    /// « ECG », « Visage »: by what, or where, that which is asked for was found.
    found: Option<String>,
    /// It is what the text is about.
    pub(super) topic: bool,
    /// « Contre-indications au traitement de l’asthme »: another heading tells of it.
    told: bool,
}

/// What the headings name that is nearest to the question.
pub(super) fn thing(setting: &Setting<'_>) -> Option<Thing> {
    let lists = lists(setting.lexicon.language);
    let mut thing = Thing {
        name: String::new(),
        sides: Vec::new(),
        parted: false,
        found: None,
        topic: false,
        told: false,
    };
    let path = setting.path.iter().map(String::as_str);
    let headings = setting.title.into_iter().chain(path).enumerate().collect::<Vec<_>>();
    for (at, heading) in headings.into_iter().rev() {
        let heading = unnumbered(heading).trim().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
        thing.topic = at == 0 || setting.title == Some(heading);
        if divides(setting, heading) {
            thing.parted = true;
            continue;
        }
        match sort(heading, lists) {
            Sort::Empty => {}
            Sort::Paper => return None,
            Sort::Rubric => thing.sides.push(heading.to_owned()),
            Sort::Of(name) | Sort::Asked(name) => {
                thing.sides.push(heading.to_owned());
                // « Mesures d’hygiène », « Effets sur l’organisme » are of something else.
                if is_of(setting, heading, &name) {
                    let name = lowered(setting, &name);
                    return Some(Thing { name, told: true, ..thing });
                }
            }
            Sort::Thing if is_side(setting, heading) => thing.sides.push(heading.to_owned()),
            Sort::Thing if thing.found.is_none() && is_way(setting, heading) && at > 0 => {
                thing.found = Some(heading.to_owned());
            }
            Sort::Thing => {
                return Some(Thing { name: lowered(setting, &bare(heading, lists)), ..thing });
            }
        }
    }
    None
}

/// “Acute Cholangitis” as it stands in a sentence, where every word of a heading has a capital.
fn lowered(setting: &Setting<'_>, name: &str) -> String {
    let language = setting.lexicon.language;
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase)
    };
    let plain =
        |word: &str| capital(word) && !words(language).analyses(&word.to_lowercase()).is_empty();
    let titled = !setting.grammar.participles_agree() && name.split(' ').all(plain);
    match name.split_once(' ') {
        Some((first, rest)) if titled => format!("{first} {}", rest.to_lowercase()),
        _ => name.to_owned(),
    }
}

/// « Par pertes rénales », « Chez l’enfant », « Vasculaires »: a part of what stands above it.
fn divides(setting: &Setting<'_>, heading: &str) -> bool {
    let found = tokens(heading, setting.lexicon);
    let placed = found.first().is_some_and(|t| t.tag == Tag::Preposition);
    let words = || found.iter().filter(|t| t.is_word());
    let which = words().count() > 0 && words().all(|t| t.tag == Tag::Adjective);
    placed || which && !setting.is_a_noun_here(heading)
}

/// « Traitement de l’asthme »: whether the heading tells of `name`, and not of some of its kind.
fn is_of(setting: &Setting<'_>, heading: &str, name: &str) -> bool {
    let lower = heading.to_lowercase().replace('\'', "’");
    let name = name.to_lowercase().replace('\'', "’");
    let Some(before) = lower.find(&name).and_then(|at| lower.get(..at)) else { return false };
    let ends =
        |list: &str| {
            setting.lexicon.phrases(list).iter().any(|of| {
                before.trim_end().strip_suffix(*of).is_some_and(|rest| rest.ends_with(' '))
            })
        };
    let topic = setting.title.is_some_and(|title| {
        let said = stems(title);
        stems(&name).iter().any(|stem| said.contains(stem))
    });
    ends("of-a-thing") && !is_joined(setting, &name)
        || (ends("of-a-thing") || ends("of-a-kind")) && topic && !is_joined(setting, &name)
}

/// « Asplénie et hyposplénie »
fn is_joined(setting: &Setting<'_>, name: &str) -> bool {
    tokens(name, setting.lexicon).iter().any(|t| t.tag == Tag::Coordinator)
}

/// « Médicaments », “Drugs”: what any thing may have, and none itself.
fn is_side(setting: &Setting<'_>, heading: &str) -> bool {
    let noun = setting.noun(heading);
    // « Deux principaux types »
    let counted = noun.plural
        && heading.split(' ').next().is_some_and(|word| {
            number(&word.to_lowercase()).is_some() || word.starts_with(|c: char| c.is_ascii_digit())
        });
    (count(heading) == 1 || counted) && label::anything_may_have(setting, &noun)
}

/// An examination, or a place: what is told under it is told of the illness above.
fn is_way(setting: &Setting<'_>, heading: &str) -> bool {
    let noun = setting.noun(heading);
    let organ = setting.lexicon.organ(&single(&noun.head, setting.lexicon.language)).is_some();
    let ill = setting.title.is_some_and(|title| is_ill(setting, title));
    Nouns { setting }.exam(&noun).is_some() || organ && ill
}

impl Thing {
    /// Whether the question has a word of its name already, or the answer all of it.
    pub(super) fn is_shown(&self, question: &str, back: &str) -> bool {
        is_told(&self.name, question, false) || is_told(&self.name, back, true)
    }

    /// Whether the side that is asked for is one of the thing, and not of what stands between.
    pub(super) fn has(&self, setting: &Setting<'_>, side: &str) -> bool {
        let language = setting.lexicon.language;
        let noun = setting.noun(side);
        let head = single(&noun.head, language);
        let listed = |list: &str| setting.lexicon.noun_is(list, &head);
        let neutral = |heading: &String| {
            let first = fold(&single(&setting.noun(heading).head, language));
            let told = setting.lexicon.nouns_of("telling-side").any(|word| fold(word) == first);
            told || first == fold(&head)
        };
        // « Signes d’insuffisance cardiaque » are of that.
        let of_another = noun.words.split([' ', '’']).skip(2).any(|word| is_ill(setting, word));
        // « La première cause de décès de l’anaphylaxie » is none of hers.
        let kind = noun.words.contains('’') || noun.words.contains(" de ");
        let of_a_kind = kind && listed("causing-noun");
        let owner = setting.noun(&self.name);
        let of_illness = listed("of-an-illness") || listed("of-the-ill");
        let sure = Nouns { setting }.is_ailment(&owner) || self.topic || !self.sides.is_empty();
        listed("of-the-thing-above")
            && !of_another
            && !of_a_kind
            && (sure || !of_illness)
            && !self.parted
            && self.found.is_none()
            && self.sides.iter().all(neutral)
    }

    /// Whether a thing like it can have the side at all: no illness has contraindications.
    pub(super) fn can_have(&self, setting: &Setting<'_>, side: &str) -> bool {
        let language = setting.lexicon.language;
        let head = single(&setting.noun(side).head, language);
        let noun = setting.noun(&self.name);
        let listed = |list: &str| setting.lexicon.noun_is(list, &head);
        let place = setting.lexicon.organ(&single(&noun.head, language)).is_some();
        let nouns = Nouns { setting };
        // A drug that no list knows is a rare word.
        let rare =
            !self.told && noun.words.starts_with(&noun.head) && zipf(&noun.head, language) < RARE;
        let ill = nouns.is_ailment(&noun);
        let remedy = nouns.is_remedy_phrase(&self.name) || rare && !ill && !place;
        let of_remedy = listed("of-a-remedy") || listed("of-what-is-given");
        let of_illness = listed("of-an-illness") || listed("of-the-ill");
        if listed("of-both") {
            true
        } else if of_remedy {
            remedy || !ill && !place && !listed("of-a-remedy")
        } else {
            !of_illness || ill || !place && !nouns.is_remedy_phrase(&self.name)
        }
    }

    /// « Diagnostic différentiel »: what stands under it is told of other things.
    pub(super) fn is_of_others(&self, setting: &Setting<'_>) -> bool {
        self.sides.iter().any(|heading| is_other(setting, heading))
    }

    /// Its name before the question: a plain noun phrase, and no side or step.
    pub(super) fn lead(&self, setting: &Setting<'_>) -> Option<String> {
        let noun = setting.noun(&self.name);
        let found = tokens(&self.name, setting.lexicon);
        let told = |t: &Token| {
            let verb = matches!(t.tag, Tag::Verb | Tag::Infinitive | Tag::Negation);
            verb || matches!(t.tag, Tag::Pronoun | Tag::Relative | Tag::Subordinator)
        };
        let numbered = self.name.rsplit_once(' ').is_some_and(|(before, last)| {
            let type_of = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
            last.chars().all(|c| c.is_ascii_digit()) && !setting.lexicon.noun_is("class", &type_of)
        });
        let sound = noun.nominal
            && !self.name.starts_with(|c: char| c.is_ascii_digit())
            && !numbered
            && !found.iter().any(told)
            && (1..=LEAD).contains(&count(&self.name))
            && balanced(&self.name)
            && !self.name.contains(MARKS)
            && !label::anything_may_have(setting, &noun)
            && !self.is_of_others(setting);
        let name = capital(&self.name);
        sound.then(|| match &self.found {
            Some(found) => format!("{name}, {}", setting.grammar.inside(found)),
            None => name,
        })
    }
}
