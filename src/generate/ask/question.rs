//! The questions of a clause: what its subject is, what does what its predicate says, what its verb
//! governs.
//!
//! Asks nothing where the tree is not sure, where subject and verb do not agree, and what would give the
//! answer away.

use super::phrase::slice;
use super::piece::{LEAD, Piece, SURE, led};
use super::unasked::{goes_from_to, is_no_answer, is_of_some};
use super::{
    Asked, Setting, Way, balanced, by_predicate, count, defined, existing, member, tidy, unfit,
    wording,
};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::clause::Clause;
use crate::generate::fact::hanging;
use crate::generate::fact::remark::only_remarks;
use crate::generate::fact::subject::{is_no_name, is_of_the_page};
use crate::generate::fact::tail::before_relative;
use crate::generate::fact::verb::opens;
use crate::generate::grammar::Noun;
use crate::generate::grammar::english_terms::governed;
use crate::generate::lexicon::Voice;
use crate::generate::realise::capital;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::trees::Label;

/// The questions of a clause about `subject`; `referred`: what a pronoun stands for.
pub(super) fn of_clause(
    setting: &Setting<'_>,
    piece: &Piece<'_>,
    subject: &str,
    referred: Option<&Noun>,
) -> Vec<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let head = found.get(clause.group.start);
    let subject = without_apposition(setting, subject);
    let mut cards = Vec::new();
    if head.is_none() || clause.margin < SURE || count(subject) > 11 {
        return cards;
    }
    // « C. burnetii est un coccobacille »: the tree parts the name from its initial.
    let start = found.get(clause.subject.start).map_or(0, |t| t.start);
    let mut before = text.get(..start).unwrap_or_default().trim_end().chars().rev();
    if before.next() == Some('.') && before.next().is_some_and(char::is_uppercase) {
        return cards;
    }
    // « La constante K_a »: the tree parts a symbol from what stands below it.
    let lowered = |at: usize| {
        text.get(at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    if text.match_indices('_').any(|(at, _)| lowered(at + 1)) {
        return cards;
    }
    if is_no_name(found.get(clause.subject.clone()).unwrap_or_default()) {
        return cards;
    }
    // “the wound rarely decompresses …”: a question that leaves a word out asks something else.
    let left_out = found
        .get(clause.subject.end..clause.group.start)
        .is_some_and(|between| between.iter().any(Token::is_word));
    if left_out {
        return cards;
    }
    let lead = piece.lead(setting);
    if lead.is_some_and(|lead| count(lead) > LEAD) || !piece.is_led_well() {
        return cards;
    }
    let bracketed = |question: String| match referred {
        Some(noun) => {
            let name = setting.grammar.definite(noun);
            question.replacen(&name, &format!("[{name}]"), 1)
        }
        None => question,
    };
    let plain = referred.is_none() && lead.is_none();
    let the_one = defined::of_clause(setting, piece, subject).filter(|_| referred.is_none());
    cards.extend(existing::role(setting, piece, subject).filter(|_| plain));
    cards.extend(existing::the_most(setting, piece, subject).filter(|_| referred.is_none()));
    if let Some(mut card) = the_one {
        if let Content::Basic { front, .. } = &mut card.content {
            *front = led(lead, std::mem::take(front));
        }
        cards.push(card);
    } else if clause.copula && !clause.negated {
        cards.extend(being(setting, piece, subject).into_iter().map(|mut card| {
            if let Content::Basic { front, .. } = &mut card.content {
                *front = bracketed(led(lead, std::mem::take(front)));
            }
            card
        }));
    }
    if referred.is_none() && !piece.inherited {
        cards.extend(by_predicate::subject_asked(setting, piece, subject).map(|mut card| {
            if let Content::Basic { front, .. } = &mut card.content {
                *front = led(lead, std::mem::take(front));
            }
            card
        }));
    }
    if !clause.negated {
        let name = referred.map(|noun| setting.grammar.definite(noun));
        let name = name.unwrap_or_else(|| setting.grammar.inside(subject));
        cards.extend(complements(setting, piece, &name).into_iter().map(|mut card| {
            if let Content::Basic { front, .. } = &mut card.content {
                *front = bracketed(led(lead, std::mem::take(front)));
            }
            card
        }));
    }
    cards
}

/// « SP-A et SP-D, hydrophiles » without what only says more of it; « le foie, la rate et le rein »
/// is one subject.
pub(super) fn without_apposition<'s>(setting: &Setting<'_>, subject: &'s str) -> &'s str {
    let Some((name, rest)) = subject.split_once(", ") else { return subject };
    let joined = setting.lexicon.says("joined", rest);
    let plain = balanced(name) && count(name) >= 1;
    if joined || !plain { subject } else { name }
}

/// Whether subject and verb are of one number, as far as both show theirs: « Que détruisent la
/// bilirubine ? », “proton … pump” have another subject than the tree says.
pub(super) fn agree(setting: &Setting<'_>, found: &[Token], clause: &Clause) -> bool {
    let verb =
        found.get(clause.group.clone()).unwrap_or_default().iter().find(|t| t.tag == Tag::Verb);
    let form = verb.and_then(|t| t.form);
    let plural = form.is_some_and(|form| form.plural && !form.singular);
    let single = form.is_some_and(|form| form.singular && !form.plural);
    // The head of “segment remains” is its last noun.
    let run = |at: usize| {
        let behind = found.get(at + 1..clause.subject.end).unwrap_or_default();
        at + behind.iter().take_while(|t| t.tag == Tag::Noun).count()
    };
    let french = setting.grammar.participles_agree();
    let head = clause.subject_head.map(|at| if french { at } else { run(at) });
    let head = head.and_then(|at| found.get(at));
    let Some(head) = head.filter(|t| t.tag == Tag::Noun) else { return true };
    let subject = found.get(clause.subject.clone()).unwrap_or_default();
    let several =
        setting.noun(&head.lower).plural || subject.iter().any(|t| t.tag == Tag::Coordinator);
    !(plural && !several || single && several)
}

/// « X est un Y qui … »: what X is, and which term is so defined.
fn being(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Vec<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let end = hanging::before_result(found, &clause.rest, setting.lexicon);
    let rest = slice(text, found, &(clause.rest.start..end));
    let opens = found.get(clause.rest.start).is_some_and(|t| t.tag == Tag::Determiner);
    let group = found.get(clause.group.clone()).unwrap_or_default();
    // A modal; or what has something, taken for what is it.
    let other = group.len() > 1 || group.iter().any(|t| matches!(t.lemma(), "avoir" | "have"));
    let noun = setting.noun(&member::without_brackets(subject));
    // « l’examen de référence »: of what?
    let given = setting.noun(rest);
    let of_what =
        ["vague", "of-what"].iter().any(|list| setting.lexicon.noun_is(list, &given.head))
            || count(rest) <= 4
                && ["relational", "classifier"]
                    .iter()
                    .any(|list| setting.lexicon.noun_is(list, &given.head));
    // « une surface non thrombogène » says what it is like.
    let governed = found.get(clause.rest.clone()).unwrap_or_default().iter().skip(1).any(|t| {
        matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle)
            || matches!(t.lower.as_str(), "du" | "des" | "de" | "d’" | "of")
    });
    let told = found.get(clause.rest.clone()).unwrap_or_default();
    let remarks = only_remarks(told, setting.lexicon) || defined::only_ranks(setting, told);
    if !opens
        || remarks
        || other
        || of_what
        || is_of_the_page(found.get(clause.subject.clone()).unwrap_or_default(), setting.lexicon)
        || !governed
        || !given.nominal
        || count(rest) < 3
        || count(subject) > 8
        || !noun.nominal
        || !balanced(rest)
    {
        return Vec::new();
    }
    // « Le traitement adjuvant est un traitement donné après … » says what kind of one it is.
    let kind = singular(&given.head) == singular(&noun.head);
    // “Human beings are incidental hosts”: nobody asks what these are.
    if ["human", "whom"].iter().any(|list| setting.lexicon.noun_is(list, &singular(&noun.head))) {
        return Vec::new();
    }
    // “The vaccine is a toxoid”: of what has its article, “What is the vaccine?”
    let definite = found.get(clause.subject.start).is_some_and(|t| t.lower == "the");
    let front = match (definite, kind) {
        (true, _) => setting.grammar.which(&noun),
        (false, true) => setting.grammar.what_is(&noun),
        (false, false) => setting.what_is(&noun),
    };
    let mut cards = vec![Asked::basic(Way::Being, Kind::Definition, front, &capital(rest))];
    let indefinite = found
        .get(clause.rest.start)
        .is_some_and(|t| matches!(t.lower.as_str(), "un" | "une" | "a" | "an"));
    // « Le traitement de l’angine », « les symptômes »: a side is no term. « une maladie à déclaration »: so
    // are others.
    let ill = |noun: &Noun| setting.lexicon.noun_is("illness", &singular(&noun.head));
    let side = setting.is_attribute(&noun) && !ill(&noun)
        || setting.what_is(&noun) != setting.grammar.what_is(&noun)
        || ill(&given) && told.iter().filter(|t| t.is_content()).count() < 4;
    let short = (4..=20).contains(&count(rest)) && count(subject) <= 6;
    // « Un antibiotique est une substance … (antibiotique …) »: the term stands in what is said of it.
    let (own, said) = (wording::stems(subject), wording::stems(rest));
    let told_twice = !own.is_empty() && own.iter().all(|stem| said.contains(stem));
    if indefinite && short && !side && !piece.inherited && !told_twice {
        let front = setting.grammar.which_term(tidy(rest));
        let answer = member::without_brackets(subject);
        cards.push(Asked::basic(Way::EntryBack, Kind::Definition, front, &capital(&answer)));
    }
    cards
}

/// What the verb governs, asked by its question word; what follows goes on the front.
fn complements(setting: &Setting<'_>, piece: &Piece<'_>, subject: &str) -> Vec<Asked> {
    let Piece { text, tokens: found, clause, .. } = piece;
    let (group, plural) = piece.verb_group();
    let plural = plural.unwrap_or(false);
    let Some(main) = found.get(clause.main) else { return Vec::new() };
    // « peut toucher presque | tous les organes »: the adverb is the answer's.
    let roughly =
        group.last().is_some_and(|word| setting.lexicon.noun_is("nearly", &word.to_lowercase()));
    let adverbial = roughly
        || group.iter().any(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "y" | "en" | "il" | "elle" | "ils" | "elles" | "on"
            )
        });
    if adverbial {
        return Vec::new();
    }
    let turned = found.get(clause.group.end).is_some_and(|t| t.tag == Tag::Pronoun);
    // « Seule la biopsie permet … »: « que permet seule la biopsie ? » asks badly.
    let alone = found.get(clause.subject.start).is_some_and(|t| setting.lists("unique", t))
        || is_of_some(found, clause);
    if turned
        || alone
        || !agree(setting, found, clause)
        || setting.lexicon.says("light", main.lemma())
    {
        return Vec::new();
    }
    let mut cards = Vec::new();
    for (i, complement) in clause.complements.iter().enumerate() {
        let first = complement.range.start == clause.rest.start;
        // « prédomine sur le tronc, la face et l’abdomen »: the tree parts a list.
        let before = complement.range.start.checked_sub(1).and_then(|at| found.get(at));
        if complement.label == Label::Obj && before.is_some_and(|t| t.tag == Tag::Comma) {
            continue;
        }
        if complement.label == Label::Obj
            && goes_from_to(setting, found, complement.range.start, main)
        {
            continue;
        }
        let end = hanging::end(found, &complement.range, setting.lexicon);
        let told = complement.range.start..end.min(before_relative(found, &complement.range));
        let answer = slice(text, found, &told);
        let preposition = found.get(complement.range.start).filter(|t| t.tag == Tag::Preposition);
        let word = match (complement.label, preposition) {
            // “Contacts are offered a booster”: they offer nothing.
            (Label::Obj, None) if !clause.passive => setting.grammar.object_word(),
            // Only what the verb is known to govern is asked by its preposition.
            (Label::OblAgent | Label::Obl | Label::Iobj, Some(p)) => {
                let voice = if clause.passive { Voice::Passive } else { Voice::Active };
                let frames = setting.frames(voice, main);
                let known = frames.iter().find(|frame| opens(frame, p)).map(|frame| frame.question);
                let agent = clause.passive && matches!(p.lower.as_str(), "par" | "by");
                // “What is it confined to?”: a bare “what” asks for an object.
                let bare = known.is_some_and(|word| word == setting.grammar.object_word());
                let word = known.filter(|word| !bare && !word.contains("quel")).or_else(|| {
                    let asked = || setting.grammar.question_word(&p.lower, clause.passive);
                    (agent || bare).then(asked).flatten()
                });
                match word {
                    Some(word) => word,
                    None => continue,
                }
            }
            _ => continue,
        };
        let last = i + 1 == clause.complements.len();
        let given = found.get(complement.range.clone()).unwrap_or_default();
        let points = given
            .iter()
            .any(|t| matches!(t.tag, Tag::Demonstrative | Tag::Possessive | Tag::Pronoun));
        // “systemic lupus | erythematosus”: the end of a name that no list knows.
        let cut = found.get(complement.range.end).is_some_and(|t| setting.is_strange(t));
        if !(first || last)
            || is_no_answer(setting, given)
            || points
            || cut
            || unfit::is_cut_off(setting, given)
            || preposition.is_some() && unfit::governs_an_act(found, complement.range.end)
            || !(1..=16).contains(&count(answer))
            || !balanced(answer)
        {
            continue;
        }
        let before = slice(text, found, &(clause.rest.start..complement.range.start));
        // « créée notamment | par l’augmentation »: it is the answer's.
        let focus = setting.lexicon.noun_is("focusing", &before.trim().to_lowercase());
        let (focus, before) = if focus { (before.trim(), "") } else { ("", before) };
        let after = slice(text, found, &(complement.range.end..clause.rest.end));
        let marks = [',', ' ', ';', ':'];
        let told = [before.trim().trim_matches(marks), after.trim().trim_matches(marks)]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        // “What does it bind 240 times more strongly than oxygen does to?”
        let apart = preposition.is_some() && word.contains(" … ") && count(&told) > 4;
        // “What do they answer by contracting to?”
        let parted = preposition.is_some()
            && word.contains(" … ")
            && [clause.rest.start, complement.range.end].iter().any(|at| {
                *at != complement.range.start
                    && *at < clause.rest.end
                    && found.get(*at).is_some_and(|t| t.tag == Tag::Preposition)
            });
        if apart
            || parted
            || count(&told) > 14
            || !balanced(&told)
            || after.trim_start().starts_with(',')
        {
            continue;
        }
        let asked =
            setting.grammar.complement_question(word, &group, main.lemma(), plural, subject, &told);
        let Some(front) = asked else { continue };
        let own = wording::stems(answer);
        let shown = wording::stems(&front);
        if own.is_empty() && !answer.chars().any(|c| c.is_ascii_digit())
            || own.iter().filter(|stem| shown.contains(stem)).count() * 2 > own.len()
        {
            continue;
        }
        let kind = if preposition.is_some() { Kind::Place } else { Kind::Effect };
        // “What supplies the cortex?” asks for what “by” governs.
        let kept = preposition.filter(|_| word.contains(" … "));
        let answer = kept.map_or_else(|| answer.to_owned(), |kept| governed(answer, &kept.lower));
        let answer = format!("{focus} {answer}");
        let mut card = Asked::basic(Way::Object, kind, front, &capital(answer.trim_start()));
        card.fit = complement_fit(clause, complement.label, told.is_empty());
        cards.push(card);
    }
    cards
}

fn complement_fit(clause: &Clause, label: Label, whole: bool) -> f32 {
    let kind = if label == Label::Obj { 0.6 } else { 0.2 };
    kind + if whole { 0.4 } else { 0.0 } + if clause.agreed { 0.3 } else { -0.5 } + clause.margin
}
