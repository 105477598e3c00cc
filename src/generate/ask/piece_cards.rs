//! The cards of one piece of a sentence: its questions and its gaps, with what it points at put in
//! or said before it; else they dangle.

use super::gap;
use super::phrase::slice;
use super::piece::Piece;
use super::pointing::{names_again, opens_on, points, put_in, put_owner};
use super::refer::{self, Asks, Named, Opening};
use super::side::Side;
use super::taken_up::TakenUp;
use super::{
    Asked, Setting, Way, antecedent, broken, count, given_away, halves, member, mention, part,
    question, side, spare, taken_up, which, within,
};
use crate::deck::Content;
use crate::generate::candidate::sides;
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::trees::Label;

/// A sentence before of more words is not repeated on a card, nor before a longer one.
const REPEATED: usize = 16;
const AFTER: usize = 24;

/// What a sentence opens on has at most so many words, to be what it is about.
const NAME: usize = 5;

/// What a piece gave.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) cards: Vec<Asked>,
    /// What the next piece may point at.
    pub(super) named: Named,
    /// It points at nothing outside it.
    pub(super) stands: bool,
    /// Nor does it conclude from something there.
    pub(super) sound: bool,
    /// It with what its pronoun stands for.
    pub(super) restated: Option<TakenUp>,
}

/// Asks `piece`.
pub(super) fn of_piece(setting: &Setting<'_>, piece: &Piece<'_>) -> Found {
    let Piece { text, tokens: found, clause, position, .. } = piece;
    let subject_tokens = found.get(clause.subject.clone()).unwrap_or_default();
    let subject_text = slice(text, found, &clause.subject);
    // “Proton” in “Proton pump inhibitors bind …”: a bare noun that does not agree is cut from more.
    let lone = matches!(subject_tokens, [only] if only.tag == Tag::Noun);
    if lone && !question::agree(setting, found, clause)
        || broken::is_led_alone(setting, found)
        || halves::is_half(setting, found)
    {
        return Found::default();
    }
    let opens = match refer::opening(setting, found, subject_tokens) {
        Opening::Pointing if position.headed => refer::under_its_heading(found),
        opens => opens,
    };
    let points = Points::of(setting, piece, &opens);
    let mut named = Named { others: others(setting, piece), ..Named::default() };
    let mut cards = Vec::new();
    let mut resolved: Option<Noun> = None;
    // « Inhibe la dihydrofolate réductase » under its name.
    if points.bare
        && let Some(term) = position.term
    {
        resolved = Some(setting.noun(&member::without_brackets(term))).filter(|noun| noun.nominal);
    }
    match &opens {
        Opening::Plain if !subject_tokens.is_empty() => {
            // « La voie croisant à son tour, une lésion … » is about the lesion.
            let acts = !subject_tokens.iter().any(|t| t.tag == Tag::Gerund);
            let name = question::without_apposition(setting, subject_text);
            let noun =
                mention::determined(setting, found, clause.subject.start + 1, setting.noun(name));
            named.subject = Some(noun).filter(|noun| noun.nominal && acts);
        }
        Opening::Pronoun(asks) => {
            // “… the antibodies it obtains”: only what opens the clause goes on with a subject.
            let start = clause.subject.start;
            let led = start.checked_sub(1).and_then(|at| found.get(at));
            let leads = asks.gender.is_some() || led.is_none_or(|t| t.tag == Tag::Comma);
            resolved = antecedent::resolve(setting, *position, *asks)
                .filter(|_| leads)
                .filter(|noun| !names_again(text, noun));
            named.subject.clone_from(&resolved);
        }
        _ => {}
    }
    if let Some(about) = told_about(setting, text) {
        named.others.extend(named.subject.take());
        named.subject = Some(about);
    }
    named.states = clause.copula
        && !clause.negated
        && found.get(clause.rest.start).is_some_and(|t| t.tag == Tag::Determiner);
    named.objects = objects(setting, piece);
    // « Résulte d’une destruction … » under « Diabète de type 1 » is told of it.
    let told = found.first().is_some_and(|t| {
        // « Placez une bande » is an order.
        if setting.grammar.participles_agree() {
            !t.lower.ends_with("ez")
        } else {
            t.lower.ends_with('s')
        }
    });
    if points.bare && told && position.term.is_none() && position.before.is_none() {
        let heading = setting.heading().filter(|heading| refer::is_one(setting, heading));
        let heading = heading.map(|heading| setting.noun(heading)).filter(|noun| noun.nominal);
        named.subject = named.subject.or(heading);
    }
    if named.subject.is_none() {
        named.rivals.extend(unknown(setting, &opens, subject_tokens));
    }
    // The tree may not see that it is the subject.
    let unseen = subject_tokens.is_empty() && matches!(opens, Opening::Pronoun(_));
    let pronoun = if unseen { slice(text, found, &(0..1)) } else { subject_text };
    let roles = piece.roles();
    let sentence = piece.sentence(&roles);
    let brief = spare::idle(setting, &sentence);
    let brief = brief.and_then(|end| piece.until(end));
    let asked = brief.as_ref().unwrap_or(piece);
    let pronoun_acts = matches!(subject_tokens, [only] if Asks::of(&only.lower).is_some());
    if opens == Opening::Plain && !subject_tokens.is_empty() && !pronoun_acts {
        cards.extend(question::of_clause(setting, asked, subject_text, None));
        cards.extend(which::of_clause(setting, asked, subject_text, None));
    } else if let Some(noun) = &resolved {
        cards.extend(question::of_clause(setting, asked, &noun.words, Some(noun)));
        cards.extend(which::of_clause(setting, asked, &noun.words, Some(noun)));
    }
    cards.extend(gaps(setting, &sentence));
    let owner = owner(setting, piece, &points).filter(|_| opens == Opening::Plain);
    let opening = points.opening(resolved.is_some());
    // « …, descend vers les membres » is cut from what names it; « Devient poplitée. » is not.
    let whole = position.before.is_none() || text.starts_with(char::is_uppercase);
    let lead = (points.bare && opening && whole).then(|| setting.lead(text)).flatten();
    let opening = opening && lead.is_none();
    // « Les deux ventricules éjectent le même volume. Cette quantité est le […]. »
    let repeats = (opening || points.inside) && !points.bare && points.may_be_said(*position);
    let said = position.said.filter(|_| repeats).map(|said| part::opened(setting, said));
    let said = said
        .as_deref()
        .filter(|said| may_repeat(said, text) && within::says_what_is_shown(setting, said, found));
    // « cherche une cause, un épanchement » under « Paraclinique »: which examination does?
    let under_a_side = setting.grammar.participles_agree() && setting.is_under_a_side();
    let ranked = clause.copula
        && side::is_ranked(setting, found.get(clause.rest.clone()).unwrap_or_default());
    let dangles = opening || points.inside || points.cut || points.tied;
    let lead_in = position.lead_in.filter(|_| position.term.is_none() && says_no_subject(piece));
    for card in &mut cards {
        let (_, answer) = sides(&card.content);
        let mut told_before = false;
        let led = lead_in.is_some_and(|lead| lead.leads(setting, text, card));
        if let Content::Cloze { text } = &mut card.content
            && !led
        {
            if let Some(lead) = &lead {
                *text = setting.grammar.headed(lead, text);
            } else if let Some(said) = said {
                // « … des colonies. Ces [colonies] … »
                told_before |= card.way != Way::GapNumber && given_away::leaks(&answer, said, "");
                *text = format!("{said} {text}");
            }
        }
        if let Side::Of(illness) = &points.side {
            card.under.push(capital(illness));
        }
        // A question does not repeat what was said.
        let said = said.is_some() && matches!(card.content, Content::Cloze { .. });
        // What was cut is whole behind what names it: a heading, the sentence before.
        let cut = points.cut && !said && !led && (lead.is_none() || points.bare && under_a_side);
        // « Qu’est-ce qui est le plus fréquent ? »
        let of_which = ranked && matches!(card.way, Way::Subject | Way::GapSubject);
        card.dangling |= (opening || points.inside) && !said || cut || points.tied || of_which;
        card.dangling |= told_before;
        card.fit += if clause.agreed { 0.2 } else { -0.3 };
        if let Some(noun) = &resolved {
            card.referred = true;
            put_in(setting, &mut card.content, pronoun, noun);
        }
        if let Some(owner) = &owner {
            put_owner(&mut card.content, subject_text, owner);
        }
    }
    let stands = opens == Opening::Plain && points.stands();
    let restated = resolved.filter(|_| !dangles).and_then(|noun| {
        let rest = text.strip_prefix(pronoun).filter(|_| !pronoun.is_empty())?;
        let put = setting.grammar.definite(&noun);
        Some(TakenUp::of_subject(format!("{}{rest}", capital(&put)), put))
    });
    Found { cards, named, stands, sound: stands && !points.tied, restated }
}

/// « En ce qui concerne les dorsalgies, plusieurs causes … »: the next sentence goes on with them.
fn told_about(setting: &Setting<'_>, text: &str) -> Option<Noun> {
    let plain = text.replace('\'', "’");
    let lower = plain.to_lowercase();
    let mut about = setting.lexicon.phrases("about-lead").iter();
    let lead =
        about.find(|lead| lower.strip_prefix(**lead).is_some_and(|rest| rest.starts_with(' ')))?;
    let (told, _) = plain.get(lead.len()..)?.split_once(',')?;
    let noun = setting.noun(told.trim());
    (noun.nominal && count(told) <= NAME).then_some(noun)
}

/// « produire des gamètes », « de se couvrir »: a bullet that only goes on from what leads it in.
fn says_no_subject(piece: &Piece<'_>) -> bool {
    let opens = piece.tokens.first().map(|t| t.tag);
    let verbal = [Tag::Infinitive, Tag::Gerund, Tag::Participle, Tag::Preposition];
    piece.clause.subject.is_empty() && opens.is_some_and(|tag| verbal.contains(&tag))
}

/// What the verb of a piece acts on, and what acts by it.
fn objects(setting: &Setting<'_>, piece: &Piece<'_>) -> Vec<Noun> {
    if piece.clause.copula {
        return Vec::new();
    }
    let objects = piece.clause.complements.iter().filter(|one| one.label == Label::Obj);
    let by = piece.clause.passive;
    let agents = piece.clause.complements.iter().filter(|one| {
        let first = piece.tokens.get(one.range.start).map_or("", |t| t.lower.as_str());
        by && matches!(first, "par" | "by")
    });
    let nouns = objects.chain(agents).filter_map(|one| {
        let head = piece.tokens.get(one.head).filter(|t| t.tag == Tag::Noun)?;
        Some(setting.noun(&head.lower))
    });
    nouns.collect()
}

/// The subject of a piece that points and is not known, by what it says of itself.
fn unknown(setting: &Setting<'_>, opens: &Opening, subject: &[Token]) -> Option<Noun> {
    let noun = subject.iter().find(|t| t.tag == Tag::Noun).map(|t| setting.noun(&t.lower));
    // « Cette ponte » tells its gender.
    let told = subject.first().and_then(taken_up::asked_by).and_then(|asks| asks.gender);
    let noun = noun.map(|noun| Noun { gender: noun.gender.or(told), ..noun });
    match opens {
        Opening::Plain => None,
        Opening::Pronoun(asks) => Some(Noun {
            words: subject.first().map_or_else(String::new, |t| t.lower.clone()),
            head: String::new(),
            plural: asks.plural,
            gender: asks.gender,
            nominal: true,
        }),
        Opening::Pointing => noun,
    }
}

/// Whether a card of `text` may repeat what was said before it.
pub(super) fn may_repeat(said: &str, text: &str) -> bool {
    count(said) <= REPEATED && count(text) <= AFTER
}

/// What a piece points at outside it.
#[expect(clippy::struct_excessive_bools, reason = "each is one way to point")]
struct Points {
    /// It opens on a pronoun or the like.
    opens: bool,
    pronoun: Option<Asks>,
    /// It has no subject: « Inhibe la dihydrofolate réductase ».
    bare: bool,
    /// Of what its subject is a side.
    side: Side,
    /// A condition opens it whose pronoun means something else.
    condition: bool,
    /// « son absence », « on le prescrit », « la même famille »
    inside: bool,
    /// The end of a sentence whose beginning is elsewhere.
    cut: bool,
    /// « se déforme alors »: after what?
    tied: bool,
}

impl Points {
    fn of(setting: &Setting<'_>, piece: &Piece<'_>, opens: &Opening) -> Self {
        let Piece { text, tokens: found, clause, position, .. } = piece;
        let subject = found.get(clause.subject.clone()).unwrap_or_default();
        let rest = found.get(clause.rest.clone()).unwrap_or_default();
        // « Usually cause a deficit » has none, either.
        let first = found.iter().find(|t| t.tag != Tag::Adverb).map(|t| t.tag);
        let has = |part: &[Token], tag: Tag| part.iter().any(|t| t.tag == tag);
        // “Apnoea is its chief adverse effect.”
        let owned = within::is_owned_elsewhere(setting, found, clause)
            || clause.copula && has(rest.get(..2).unwrap_or(rest), Tag::Possessive);
        let told =
            has(subject, Tag::Noun) || first == Some(Tag::Infinitive) && position.before.is_none();
        // « Le traitement est le dantrolène », after a sentence on something else: of what?
        let loose = position.before.is_some()
            && (side::is_loose(setting, subject)
                || clause.copula && side::is_of_nothing(setting, rest));
        let condition = opens_on(setting, found, &clause.subject);
        let pronoun = match opens {
            Opening::Pronoun(asks) => Some(*asks),
            _ => condition,
        };
        Self {
            opens: *opens != Opening::Plain,
            pronoun,
            bare: subject.is_empty()
                && matches!(first, Some(Tag::Verb | Tag::Clitic | Tag::Negation)),
            side: match side::of_a_remedy(setting, subject, *position) {
                Some(side) => side,
                None if loose => side::side_of(setting, *position),
                None => Side::OfTopic,
            },
            condition: condition.is_some(),
            inside: owned
                || clause.copula && side::is_compared_alone(setting, rest)
                || points(setting, found, &clause.subject),
            cut: text.starts_with(char::is_lowercase)
                && !told
                && position.term.is_none()
                && found.len() > 6,
            tied: within::concludes(setting, found),
        }
    }

    /// Whether its opening points at what stands elsewhere.
    fn opening(&self, resolved: bool) -> bool {
        (self.bare || self.opens || self.side == Side::Open) && !resolved || self.condition
    }

    /// Whether the sentence before may name what is meant.
    fn may_be_said(&self, position: refer::Position<'_>) -> bool {
        self.pronoun.is_none_or(|asks| antecedent::names(position, asks.gender, asks.plural))
    }

    fn stands(&self) -> bool {
        !self.bare && self.side == Side::OfTopic && !self.inside && !self.cut && !self.condition
    }
}

/// Of what the subject is a side, where the topic is one thing and the piece does not name it.
fn owner(setting: &Setting<'_>, piece: &Piece<'_>, points: &Points) -> Option<String> {
    let subject = piece.tokens.get(piece.clause.subject.clone()).unwrap_or_default();
    let position = piece.position;
    let of_topic = points.side == Side::OfTopic && position.term.is_none() && !points.cut;
    if !of_topic || !side::is_bare_side(setting, subject) {
        return None;
    }
    let topic = position.topic.or(setting.title).filter(|topic| refer::is_one(setting, topic))?;
    let noun = setting.noun(&member::without_brackets(topic));
    let told = names_again(&piece.text, &noun) || setting.is_attribute(&noun);
    setting.grammar.possessor(&noun).filter(|_| !told)
}

/// Noun phrases of the piece beside its subject: each noun with a determiner of its own, but what
/// a copula gives the subject and what « de » hangs on another.
fn others(setting: &Setting<'_>, piece: &Piece<'_>) -> Vec<Noun> {
    let clause = &piece.clause;
    let given = |at: usize| clause.copula && at >= clause.group.end && at <= clause.main;
    let hangs = |at: usize| {
        piece
            .tokens
            .get(at.wrapping_sub(1))
            .is_some_and(|t| matches!(t.lower.as_str(), "de" | "d’" | "of"))
    };
    piece
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, t)| {
            t.tag == Tag::Determiner && !clause.subject.contains(at) && !given(*at) && !hangs(*at)
        })
        .filter_map(|(at, _)| {
            let end = (at + 4).min(piece.tokens.len());
            let noun = setting.noun(slice(&piece.text, &piece.tokens, &(at..end)));
            noun.nominal.then_some(noun)
        })
        .collect()
}

fn gaps(setting: &Setting<'_>, sentence: &gap::Sentence<'_>) -> Vec<Asked> {
    let mut cards = gap::cards(setting, sentence);
    for card in &mut cards {
        if let Content::Cloze { text } = &mut card.content {
            *text = capital(text);
            if !text.ends_with('.') {
                text.push('.');
            }
        }
    }
    cards
}
