//! Which of a class: « quelles cellules phagocytent les débris ? », « à quel récepteur l’hormone se
//! lie-t-elle ? ».
//!
//! Asks for what tells a subject, an object or a complement apart from others of its class, where its
//! head names a class and the question keeps the class: a gap would say less of what is wanted.

use std::ops::Range;

use super::class::{Member, member};
use super::phrase::{links, slice};
use super::piece::{LEAD, Piece, SURE, led};
use super::wording::stems;
use super::{
    Asked, Setting, Way, balanced, by_predicate, circumstance, count, mention, question, tidy, when,
};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::clause::Complement;
use crate::generate::fact::hanging;
use crate::generate::fact::tail::before_relative;
use crate::generate::grammar::{Noun, Said};
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::trees::Label;

/// Words of what else is told, at most.
const TOLD: usize = 14;
/// Words of a class that stand before the subject, at most.
const ASKED: usize = 5;
/// Words of a reason, at most.
const REASON: usize = 14;
/// Words of a time, at most.
const TIME: usize = 10;

/// The questions of `piece` about `subject` that ask which; `referred`: what a pronoun stands for.
pub(super) fn of_clause(
    setting: &Setting<'_>,
    piece: &Piece<'_>,
    subject: &str,
    referred: Option<&Noun>,
) -> Vec<Asked> {
    let Piece { tokens, clause, .. } = piece;
    let lead = piece.lead(setting);
    let between = tokens.get(clause.subject.end..clause.group.start).unwrap_or_default();
    // Whether a complement says by whom or where is seldom sure, and asks the same.
    if clause.margin < SURE && !clause.agreed
        || clause.group.is_empty()
        || lead.is_some_and(|lead| count(lead) > LEAD || !balanced(lead))
        || between.iter().any(Token::is_word)
        || !piece.is_led_well()
        || !question::agree(setting, tokens, clause)
    {
        return Vec::new();
    }
    let mut cards = Vec::new();
    if referred.is_none() && !piece.inherited {
        cards.extend(of_subject(setting, piece));
    }
    if !clause.negated && !clause.copula {
        cards.extend(of_complements(setting, piece, subject, referred));
    }
    for card in &mut cards {
        if let Content::Basic { front, .. } = &mut card.content {
            *front = led(lead, std::mem::take(front));
        }
    }
    cards
}

/// « Quelles cellules phagocytent … ? »: the subject, by its whole predicate.
fn of_subject(setting: &Setting<'_>, piece: &Piece<'_>) -> Option<Asked> {
    let Piece { text, tokens, clause, .. } = piece;
    let (name, said_of_it) = without_aside(tokens, &clause.subject);
    let name_head = clause.subject_head.unwrap_or(name.start);
    let member = member(setting, text, tokens, name)?;
    let predicate = slice(text, tokens, &(clause.group.start..clause.range.end));
    let rest = tokens.get(clause.rest.clone())?;
    // « Le facteur de risque est l’âge »: which of two names the other.
    let said = rest.iter().find(|t| t.tag != Tag::Adverb);
    let equates = clause.copula
        && said.is_some_and(|t| {
            setting.lists("definite", t)
                || !matches!(
                    t.tag,
                    Tag::Determiner
                        | Tag::Adjective
                        | Tag::Participle
                        | Tag::Preposition
                        | Tag::Adverb
                )
        });
    // « Les signes de gravité sont un déficit … »: the role is asked for what plays it.
    let role = clause.copula
        && said.is_some_and(|t| setting.lists("indefinite", t))
        && tokens.get(name_head).is_some_and(|t| setting.lists_singular("vague", t));
    let owned = rest.iter().any(|t| matches!(t.tag, Tag::Possessive | Tag::Demonstrative));
    // « … alors qu’en recherche, le standard est de 3 T »: another thing's predicate.
    let contrasts = rest.iter().any(|t| setting.lexicon.noun_is("contrasting", &t.lower));
    let told = rest.iter().filter(|t| t.is_content()).count();
    let turned = tokens.get(clause.group.end).is_some_and(|t| t.tag == Tag::Pronoun);
    // « Quels signes sont importants : a, b et c ? » gives the list away.
    let sound = !owned
        && !predicate.contains(':')
        && !turned
        && !equates
        && !role
        && !contrasts
        && !by_predicate::holds(setting, tokens, clause)
        && !by_predicate::is_said_of_many(
            setting,
            tokens.get(clause.group.start..clause.range.end)?,
        )
        && told >= if clause.copula { 2 } else { 1 }
        && (3..=22).contains(&count(predicate))
        && balanced(predicate);
    if !sound || leaks(&member.apart, predicate) {
        return None;
    }
    let asked = match said_of_it {
        Some(aside) => format!("{}{}", member.asked, slice(text, tokens, &aside)),
        None => member.asked.clone(),
    };
    let front = capital(&setting.grammar.which_does(&asked, tidy(predicate)));
    let mut card = Asked::basic(Way::Which, Kind::Identity, front, &capital(&member.answer));
    card.fit = if clause.agreed { 0.5 } else { 0.0 };
    Some(card)
}

/// The name in a subject, and what is said of it between commas: « les cellules du derme, séparées par
/// une lame, ».
fn without_aside(tokens: &[Token], subject: &Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let comma = subject.clone().find(|at| tokens.get(*at).is_some_and(|t| t.tag == Tag::Comma));
    let closes =
        subject.end > 0 && tokens.get(subject.end - 1).is_some_and(|t| t.tag == Tag::Comma);
    let aside = comma.filter(|at| closes && at + 2 < subject.end).map(|at| at..subject.end);
    let opens = aside.clone().and_then(|aside| tokens.get(aside.start + 1));
    let said = opens.is_some_and(|t| {
        matches!(t.tag, Tag::Participle | Tag::Adjective | Tag::Relative | Tag::Gerund)
    });
    match aside.filter(|_| said) {
        Some(aside) => (subject.start..aside.start, Some(aside)),
        None => (subject.clone(), None),
    }
}

/// « Quelle enzyme le médicament inhibe-t-il ? », « dans quels tissus la réaction se produit-elle ? »
fn of_complements(
    setting: &Setting<'_>,
    piece: &Piece<'_>,
    subject: &str,
    referred: Option<&Noun>,
) -> Vec<Asked> {
    let Piece { tokens, clause, .. } = piece;
    let (group, plural) = piece.verb_group();
    let verbs = tokens.get(clause.group.clone()).unwrap_or_default();
    let Some(verb) = verbs.iter().position(|t| t.tag == Tag::Verb) else { return Vec::new() };
    let Some(main) = tokens.get(clause.main) else { return Vec::new() };
    let noun = referred.cloned().unwrap_or_else(|| {
        mention::determined(setting, tokens, clause.subject.start + 1, setting.noun(subject))
    });
    let several = tokens
        .get(clause.subject.clone())
        .unwrap_or_default()
        .iter()
        .any(|t| matches!(t.tag, Tag::Coordinator | Tag::Pronoun | Tag::Demonstrative));
    let name = referred.map(|noun| setting.grammar.definite(noun));
    let name = name.unwrap_or_else(|| setting.grammar.inside(subject));
    // « [le scanner et l’IRM] confirment »: no one pronoun takes them up.
    let one =
        plural.is_none_or(|plural| plural == noun.plural) || !setting.grammar.participles_agree();
    if several && referred.is_none() || count(&name) > 9 || !noun.nominal || !one {
        return Vec::new();
    }
    let said = Said {
        subject: &name,
        noun: &noun,
        group: &group,
        verb,
        lemma: main.lemma(),
        // “The hormones release …”: English verbs seldom show it.
        plural: plural.unwrap_or(false) || noun.plural && !setting.grammar.participles_agree(),
    };
    let complements = clause.complements.iter();
    let asked =
        complements.filter_map(|complement| of_complement(setting, piece, &said, complement));
    asked
        .map(|mut card| {
            if let (Content::Basic { front, .. }, Some(_)) = (&mut card.content, referred) {
                *front = front.replacen(&name, &format!("[{name}]"), 1);
            }
            card
        })
        .collect()
}

fn of_complement(
    setting: &Setting<'_>,
    piece: &Piece<'_>,
    said: &Said<'_>,
    complement: &Complement,
) -> Option<Asked> {
    let Piece { text, tokens, clause, .. } = piece;
    let range = complement.range.clone();
    let preposition = tokens.get(range.start).filter(|t| t.tag == Tag::Preposition);
    let object = complement.label == Label::Obj && preposition.is_none() && !clause.passive;
    let governed = matches!(complement.label, Label::Obl | Label::OblAgent | Label::Iobj);
    // « Quelles structures a-t-elle envahies ? »: the participle would agree.
    let agrees = setting.grammar.participles_agree()
        && tokens
            .get(clause.group.clone())?
            .iter()
            .any(|t| t.tag == Tag::Participle || t.form.is_some_and(|form| form.past));
    let sure = clause.margin >= SURE;
    let why = circumstance::asked(setting, piece, complement);
    if !(object && sure && !agrees || governed && preposition.is_some() || why.is_some()) {
        return None;
    }
    let end = if why.is_some() {
        range.end
    } else {
        before_relative(tokens, &range).min(hanging::end(tokens, &range, setting.lexicon))
    };
    let told = beside(piece, &range)?;
    // « Le gradient constitue l’énergie … » says what it is.
    let main = tokens.get(clause.main)?.lemma();
    let idle = setting.lexicon.noun_is("equating", main) || setting.lexicon.says("light", main);
    let reason = why.and_then(|word| of_circumstance(piece, word, range.clone()));
    let wanted = match preposition {
        _ if why.is_some() => reason,
        Some(_) => of_time(setting, piece, range.start..end)
            .or_else(|| governed_by(setting, piece, range.start..end).filter(|_| !idle)),
        None => member(setting, text, tokens, range.start..end).filter(|_| !idle),
    }?;
    if count(&wanted.asked) > ASKED {
        return None;
    }
    let front = setting.grammar.which_question(&capital(&wanted.asked), said, &told)?;
    if leaks(&wanted.apart, &front) {
        return None;
    }
    let kind = if object { Kind::Effect } else { Kind::Place };
    let mut card = Asked::basic(Way::Which, kind, front, &capital(&wanted.answer));
    card.fit = if clause.agreed { 0.4 } else { -0.2 };
    Some(card)
}

/// « à quel récepteur »: the complement of `range`, with its preposition.
fn governed_by(setting: &Setting<'_>, piece: &Piece<'_>, range: Range<usize>) -> Option<Member> {
    let Piece { text, tokens, .. } = piece;
    let preposition = tokens.get(range.start)?;
    let governed = range.start + 1..range.end;
    // « de l’épine iliaque au pubis » goes on; “in response to” is no place.
    let ranges = links(preposition)
        && tokens.get(governed.clone())?.iter().any(|t| setting.lists("until", t));
    if ranges || is_locution(setting, tokens, governed.clone()) {
        return None;
    }
    let member = member(setting, text, tokens, governed.clone())?;
    let asked = setting.grammar.governed_class(&preposition.lower, &member.asked)?;
    let answer = if setting.grammar.participles_agree() {
        let joint = if preposition.lower.ends_with('’') { "" } else { " " };
        format!("{}{joint}{}", slice(text, tokens, &(range.start..governed.start)), member.answer)
    } else {
        member.answer
    };
    Some(Member { asked, answer, apart: member.apart })
}

/// « quand », « à quel âge »: the complement of time of `range`, whole.
fn of_time(setting: &Setting<'_>, piece: &Piece<'_>, range: Range<usize>) -> Option<Member> {
    let asked = when::asked(setting, &piece.tokens, range.clone())?.to_owned();
    let answer = slice(&piece.text, &piece.tokens, &range).to_owned();
    let sound = (2..=TIME).contains(&count(&answer)) && balanced(&answer) && !answer.contains(',');
    sound.then(|| Member { asked, apart: answer.clone(), answer })
}

/// « pourquoi », « comment »: the whole complement of `range`.
fn of_circumstance(piece: &Piece<'_>, word: &str, range: Range<usize>) -> Option<Member> {
    let answer = slice(&piece.text, &piece.tokens, &range).to_owned();
    let points = piece.tokens.get(range)?.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Demonstrative | Tag::Possessive | Tag::Comma | Tag::Colon | Tag::Semicolon
        )
    });
    let sound = (2..=REASON).contains(&count(&answer)) && balanced(&answer) && !points;
    sound.then(|| Member { asked: word.to_owned(), apart: answer.clone(), answer })
}

/// « au cours de », “in response to”: a noun that is none.
fn is_locution(setting: &Setting<'_>, tokens: &[Token], range: Range<usize>) -> bool {
    let governed = tokens.get(range).unwrap_or_default();
    let bare = governed.first().is_some_and(|t| t.tag == Tag::Noun)
        && governed.get(1).is_some_and(|t| t.tag == Tag::Preposition);
    let noun = governed.iter().find(|t| t.tag == Tag::Noun);
    bare || noun.is_some_and(|t| setting.lists("locution", t))
}

/// What else is told beside a complement. None where it says too much, or parts what belongs together.
fn beside(piece: &Piece<'_>, complement: &Range<usize>) -> Option<String> {
    let Piece { text, tokens, clause, .. } = piece;
    let before = slice(text, tokens, &(clause.rest.start..complement.start));
    let after = slice(text, tokens, &(complement.end..clause.rest.end));
    let parted = |part: &str| part.trim_start().starts_with([',', ';', ':', '(', '–', '—']);
    let next = tokens.get(complement.end).filter(|_| complement.end < clause.rest.end);
    let joined = next.is_some_and(|t| t.tag == Tag::Coordinator);
    let told = [before.trim(), after.trim()].join(" ");
    let told = told.trim().to_owned();
    let sound = !parted(after)
        && !joined
        && !told.contains(',')
        && !before.trim_end().ends_with(',')
        && count(&told) <= TOLD
        && balanced(&told);
    sound.then_some(told)
}

/// Whether what tells a member apart stands on the front.
fn leaks(apart: &str, front: &str) -> bool {
    let own = stems(apart);
    let shown = stems(front);
    if own.is_empty() {
        // « Le complexe II »
        let apart = apart.trim();
        return front.split(|c: char| !c.is_alphanumeric()).any(|word| word == apart);
    }
    own.iter().filter(|stem| shown.contains(stem)).count() * 2 >= own.len()
}
