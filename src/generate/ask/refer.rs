//! What a pronoun at the head of a sentence stands for: the entry, the subject before it, the
//! heading or the title, where gender, number and position leave one.
//!
//! A wrong antecedent makes a false card, the worst there is: where in doubt, none is put in.

use super::lead_in::LeadIn;
use super::mention::Mention;
use super::within::several_owners;
use super::wording::stems;
use super::{Setting, within};
use crate::generate::grammar::Noun;
use crate::generate::guard::opens_dangling;
use crate::generate::term::{Gender, singular};
use crate::generate::token::{Tag, Token};

/// What a sentence names for the next one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Named {
    /// Its subject.
    pub(crate) subject: Option<Noun>,
    /// Other noun phrases, which a pronoun could mean as well.
    pub(crate) others: Vec<Noun>,
    /// The subjects of its other clauses, those that point and are not known among them.
    pub(crate) rivals: Vec<Noun>,
    /// All its noun phrases.
    pub(crate) mentions: Vec<Mention>,
    /// What its verb acts on or what acts by it.
    pub(crate) objects: Vec<Noun>,
    /// Whose subject it was: « [du débit] ».
    pub(crate) owner: Option<Noun>,
    /// It says what its subject is.
    pub(crate) states: bool,
    /// It has no verb.
    pub(crate) verbless: bool,
}

impl Named {
    /// Whether it is a phrase, as a definition is under what it defines.
    pub(super) fn is_fragment(&self) -> bool {
        self.verbless && self.subject.is_none()
    }
}

/// Whether the noun is one that so a pronoun can mean.
pub(super) fn fits(noun: &Noun, gender: Option<Gender>, plural: bool) -> bool {
    noun.nominal
        && noun.plural == plural
        && (gender.is_none() || noun.gender == gender)
        && noun.words.split(' ').count() <= 7
}

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Position<'a> {
    /// The label or entry whose explanation the sentence is.
    pub(crate) term: Option<&'a str>,
    /// The sentence before, in the same block.
    pub(crate) before: Option<&'a Named>,
    /// The innermost heading that names a thing.
    pub(crate) topic: Option<&'a str>,
    /// The sentence before, where it points at nothing itself.
    pub(crate) said: Option<&'a str>,
    /// The thing that the paragraph last told of.
    pub(crate) told_of: Option<&'a Noun>,
    /// It is a list's item, which may begin small.
    pub(crate) item: bool,
    /// It stands in a list's item.
    pub(crate) listed: bool,
    /// The noun phrases of the paragraph before it.
    pub(crate) earlier: &'a [Mention],
    /// The paragraph before, if that tells of one thing only.
    pub(crate) above: Option<&'a Named>,
    /// Nothing stands between it and its heading.
    pub(crate) headed: bool,
    /// The sentence that leads in the bullet that it opens.
    pub(crate) lead_in: Option<&'a LeadIn>,
    /// What that sentence tells of.
    pub(crate) led_by: Option<&'a Named>,
}

/// What a pronoun says of its antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asks {
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
    /// It is a class, « cette affection », and no pronoun.
    pub(crate) class: bool,
}

impl Asks {
    /// Of a personal pronoun, in small letters.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let (gender, plural) = match word {
            "il" => (Some(Gender::Masculine), false),
            "elle" => (Some(Gender::Feminine), false),
            "ils" => (Some(Gender::Masculine), true),
            "elles" => (Some(Gender::Feminine), true),
            "it" => (None, false),
            "they" => (None, true),
            _ => return None,
        };
        Some(Self { gender, plural, class: false })
    }
}

/// « Il existe », “it seems”: the pronoun stands for nothing, by what follows it.
pub(super) fn is_impersonal<'a>(
    setting: &Setting<'_>,
    pronoun: &str,
    following: impl Iterator<Item = &'a Token>,
) -> bool {
    if !matches!(pronoun, "il" | "it") {
        return false;
    }
    let following: Vec<&Token> = following.take(6).collect();
    let word = |at: usize| following.get(at).map_or("", |t| t.lower.as_str());
    let tag = |at: usize| following.get(at).map(|t| t.tag);
    // « il se constitue une hernie »: what acts follows the verb. « Il s’administre une fois par jour »
    let arises = following.get(1).is_some_and(|t| setting.lists("arising", t));
    let is = |at: usize, list: &str| setting.lexicon.noun_is(list, word(at));
    let turned = is(0, "reflexive") && arises && is(2, "indefinite");
    let follows = follows_from(setting, &following);
    // « il est à noter que », « il est admis que »
    // “It is vital that”, “it is this property that”
    let sentence = tag(0) == Some(Tag::Verb)
        && (matches!(tag(1), Some(Tag::Participle | Tag::Adjective)) && is(2, "that")
            || pronoun == "it" && matches!(word(1), "this" | "these")
            || is(1, "before-to") && is(3, "that"));
    turned
        || follows
        || sentence
        || pronoun == "it" && is_done_to_another(&following)
        // « Il permet de retrouver la survenue d’une explosion »: a noun makes no verb impersonal.
        || following.iter().take(5).any(|t| t.tag != Tag::Noun && setting.lists("impersonal", t))
}

/// “It is much easier to measure renal function”: what is done to something else is said of nothing.
/// “It is hard to treat in children” says it of the illness.
fn is_done_to_another(following: &[&Token]) -> bool {
    let Some(at) = following.iter().position(|t| t.tag == Tag::Adjective) else { return false };
    let acts = |t: &Token| matches!(t.tag, Tag::Infinitive | Tag::Verb);
    let object = |t: &Token| matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Adjective);
    let led = matches!(following.get(..at), Some([is] | [is, _]) if is.tag == Tag::Verb);
    led && matches!(following.get(at + 1..), Some([to, verb, done, ..])
        if to.lower == "to" && acts(verb) && object(done))
}

/// « Il en résulte un rythme »: from what was told before; by what follows the pronoun.
fn follows_from(setting: &Setting<'_>, following: &[&Token]) -> bool {
    matches!(following, [en, verb, ..] if en.lower == "en" && setting.lists("resulting", verb))
}

/// What opens a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A noun phrase, or nothing that points.
    Plain,
    Pronoun(Asks),
    /// « Sa libération », « Cette barrière », « celui-ci »: points, and is not resolved here.
    Pointing,
}

/// What a sentence tells of, if that is a thing of its own: no side of one, nobody, and nothing vague.
pub(crate) fn thing(setting: &Setting<'_>, named: &Named) -> Option<Noun> {
    let subject = named.subject.as_ref().filter(|noun| noun.nominal)?;
    let head = singular(&subject.head);
    let idle = ["human", "vague", "unspecific", "empty", "relational", "measured"]
        .iter()
        .any(|list| setting.lexicon.noun_is(list, &head));
    (!idle && !setting.is_attribute(subject)).then(|| subject.clone())
}

/// How the subject of `tokens` points, `impersonal` verbs aside.
pub(crate) fn opening(setting: &Setting<'_>, tokens: &[Token], subject: &[Token]) -> Opening {
    let Some(first) = subject.first().or(tokens.first()) else { return Opening::Plain };
    // « Celui de S. haematobium possède … »
    let bare = |t: &Token| matches!(t.lower.as_str(), "celui" | "celle" | "ceux" | "celles");
    if tokens.first().is_some_and(bare) {
        return Opening::Pointing;
    }
    let lower = first.lower.as_str();
    let lexicon = setting.lexicon;
    if let Some(asks) = Asks::of(lower) {
        let following = tokens.iter().skip_while(|t| t.start <= first.start);
        let behind: Vec<&Token> = following.clone().take(2).collect();
        if follows_from(setting, &behind) {
            return Opening::Pointing;
        }
        let said = led_by(setting, tokens, first.start, asks);
        return if said || is_impersonal(setting, lower, following) {
            Opening::Plain
        } else {
            Opening::Pronoun(asks)
        };
    }
    // “One is Parkinson’s disease”, “One way is …”: one of those named before.
    let of_several = lower == "one" && tokens.get(1).is_some_and(|t| t.lower == "is");
    if lower == "one"
        && matches!(tokens, [_, way, is, ..] if way.tag == Tag::Noun && is.tag == Tag::Verb)
    {
        return Opening::Pointing;
    }
    if matches!(lower, "on" | "nous" | "we" | "one" | "there") && !of_several {
        return Opening::Plain;
    }
    if matches!(lower, "c’" | "ce")
        && (is_cleft(setting, tokens, first.start) || is_cleft_of_place(tokens, first.start))
    {
        return Opening::Plain;
    }
    if matches!(lower, "c’" | "ce")
        && tokens.get(1).is_some_and(|t| matches!(t.tag, Tag::Verb | Tag::Clitic | Tag::Negation))
    {
        return Opening::Pointing;
    }
    let told = tokens.iter().skip_while(|t| t.start < first.start);
    let opens: Vec<&str> = told.clone().take(3).map(|t| t.lower.as_str()).collect();
    let opens = opens.join(" ").replace("’ ", "’");
    if opens_dangling(&opens, is_completed(setting, told), lexicon) {
        return Opening::Pointing;
    }
    // « Une partie des lymphocytes », “some of the cells”, though the tree parts them.
    let end = subject.last().map_or(first.start, |t| t.start);
    let next = tokens.iter().find(|t| t.start > end);
    let of_what = next.is_some_and(|t| lexicon.noun_is("before-of", &t.lower));
    // « L’inférieure », « certains »: of what?
    let nameless = !subject.is_empty()
        && !of_what
        && subject.iter().all(|t| {
            !matches!(t.tag, Tag::Noun | Tag::Infinitive | Tag::Gerund)
                && !t.lower.chars().any(|c| c.is_ascii_digit())
        });
    // « La plus courante est … », whatever the tags see in it.
    let graded = matches!(tokens, [article, more, _, verb, ..]
        if lexicon.noun_is("definite", &article.lower)
            && lexicon.noun_is("grading", &more.lower)
            && verb.tag == Tag::Verb);
    // « Le reste », « la plupart »: of what?
    let noun = subject.iter().position(|t| t.tag == Tag::Noun);
    let definite = lexicon.noun_is("definite", lower);
    let portion = noun.is_some_and(|at| {
        subject.get(at).is_some_and(|t| lexicon.noun_is("portion", &t.lower))
            && subject.get(at + 1).is_none_or(|t| definite && t.tag == Tag::Comma)
    });
    // “A value below 20 mL/kg”: of what?
    let measured = noun.is_some_and(|at| {
        let rest = subject.get(at + 1..).unwrap_or_default();
        let of = |t: &Token| lexicon.noun_is("before-of", &t.lower);
        subject.get(at).is_some_and(|t| lexicon.noun_is("reading", &t.lower))
            && at <= 1
            && rest.iter().any(|t| t.tag == Tag::Number)
            && !rest.iter().take_while(|t| t.tag != Tag::Number).any(of)
    });
    if portion && !of_what || measured {
        return Opening::Pointing;
    }
    // « Cette affection », “this enzyme”: a class, said again for one of its members.
    let head = subject.get(1).filter(|_| first.tag == Tag::Demonstrative && subject.len() <= 3);
    if let Some(head) = head.filter(|t| lexicon.noun_is("anaphor", &t.lower)) {
        let plural = setting.noun(&head.lower).plural;
        return Opening::Pronoun(Asks { gender: None, plural, class: true });
    }
    if first.tag == Tag::Possessive && is_possessed_here(setting, tokens, first) {
        return Opening::Plain;
    }
    let points = first.tag == Tag::Pronoun && !of_what
        || matches!(first.tag, Tag::Demonstrative | Tag::Possessive | Tag::Clitic)
        || ["this", "these", "that", "those", "its", "their", "such"].contains(&lower);
    if points || nameless || graded { Opening::Pointing } else { Opening::Plain }
}

/// « Les deux feuillets de la plèvre », « les deux reins »: what opens so is said to be of something, or
/// everyone has two.
pub(super) fn is_completed<'a>(
    setting: &Setting<'_>,
    opens: impl IntoIterator<Item = &'a Token>,
) -> bool {
    // « Les deux principales formes de l’asthme »
    let mut opens = opens.into_iter().skip(1);
    let other = opens.next().is_some_and(|t| setting.lexicon.noun_is("of-others", &t.lower));
    let mut behind = opens.skip_while(|t| !other && t.tag == Tag::Adjective);
    let noun = behind.next().filter(|t| t.tag == Tag::Noun);
    noun.is_some_and(|t| setting.lexicon.noun_is("paired", &singular(&t.lower)))
        || noun.is_some()
            && behind.next().is_some_and(|t| setting.lexicon.noun_is("before-of", &t.lower))
}

/// “This may last up to a minute” right under a heading is the heading's thing; “This phase” is a class.
pub(super) fn under_its_heading(tokens: &[Token]) -> Opening {
    match tokens {
        [this, verb, ..] if this.lower == "this" && verb.tag == Tag::Verb => {
            Opening::Pronoun(Asks { gender: None, plural: false, class: false })
        }
        _ => Opening::Pointing,
    }
}

/// « Notre cerveau », “If a hormone is a peptide, its receptor …”: what owns it is everyone, or stands in
/// the condition that leads in.
fn is_possessed_here(setting: &Setting<'_>, tokens: &[Token], possessive: &Token) -> bool {
    if within::is_ours(possessive) {
        return true;
    }
    let led = tokens.first().is_some_and(|t| t.tag == Tag::Subordinator);
    let mut before = tokens.iter().take_while(|t| t.start < possessive.start);
    several_owners(&possessive.lower)
        .filter(|_| led)
        .is_some_and(|plural| before.any(|t| within::is_of_number(setting, t, plural)))
}

/// « Lorsque le tissu est lésé, il libère … »: the clause that leads in names what acts.
fn led_by(setting: &Setting<'_>, tokens: &[Token], start: usize, asks: Asks) -> bool {
    let before = tokens.iter().take_while(|t| t.start < start);
    // « Quant à la biopsie, devenue inutile, elle … »
    let opens: Vec<&str> = tokens.iter().take(4).map(|t| t.lower.as_str()).collect();
    let opens = opens.join(" ").replace("’ ", "’");
    let mut about = setting.lexicon.phrases("about-lead").iter();
    let about =
        about.any(|lead| opens.strip_prefix(lead).is_some_and(|rest| rest.starts_with(' ')));
    let leads = about || tokens.first().is_some_and(|t| t.tag == Tag::Subordinator);
    let closed = before.clone().last().is_some_and(|t| t.tag == Tag::Comma);
    // What hangs on a preposition does not act.
    let acts = |at: usize| {
        let opens = |back| at.checked_sub(back).and_then(|at| tokens.get(at));
        let hangs = |t: Option<&Token>| t.is_some_and(|t| t.tag == Tag::Preposition);
        // “Since toxins are proteins, they …”: the one is the other.
        let same = opens(1).is_some_and(|t| setting.lists("being", t));
        about || !hangs(opens(1)) && !hangs(opens(2)) && !same
    };
    let nouns = before.enumerate().filter(|(at, t)| t.tag == Tag::Noun && acts(*at));
    let nouns: Vec<Noun> = nouns.map(|(_, t)| setting.noun(&t.lower)).collect();
    // “It” may be any of two.
    let sure =
        asks.gender.is_some() || nouns.iter().filter(|n| n.plural == asks.plural).count() == 1;
    let acting = nouns.first().filter(|noun| !setting.is_human(noun));
    leads && closed && sure && acting.is_some_and(|noun| fits(noun, asks.gender, asks.plural))
}

/// « Chez le nourrisson, ce sont les hématomes qui dominent »: what acts is named. « C’est un virus
/// qui … » says what something else is.
fn is_cleft(setting: &Setting<'_>, tokens: &[Token], start: usize) -> bool {
    let led = tokens.first().is_some_and(|t| t.start < start);
    let mut told = tokens.iter().skip_while(|t| t.start <= start);
    let verb = told.next().is_some_and(|t| t.tag == Tag::Verb);
    let named = told.next().is_some_and(|t| setting.lexicon.noun_is("definite", &t.lower));
    let noun = told.next().is_some_and(|t| t.tag == Tag::Noun);
    led && verb && named && noun && told.any(|t| t.lower == "qui")
}

/// « C’est dans la trompe que le spermatozoïde rencontre l’ovocyte »: where it does is told of it.
fn is_cleft_of_place(tokens: &[Token], start: usize) -> bool {
    let told: Vec<&Token> = tokens.iter().skip_while(|t| t.start <= start).collect();
    let Some(that) = told.iter().position(|t| matches!(t.lower.as_str(), "que" | "qu’")) else {
        return false;
    };
    let points = told.iter().take(that).any(|t| t.tag == Tag::Demonstrative);
    let opens = matches!(told.as_slice(), [is, at, ..]
        if is.tag == Tag::Verb && at.tag == Tag::Preposition);
    let verbs = told.iter().skip(1).take(that).filter(|t| t.tag == Tag::Verb).count();
    opens && verbs == 0 && !points
}

/// Whether a heading or an entry names one thing, not several: « La mort et ses signes ».
pub(super) fn is_one(setting: &Setting<'_>, text: &str) -> bool {
    let bare = super::member::without_brackets(text);
    !bare.contains([',', '/', '+', ':']) && !setting.lexicon.says("joined", &bare)
}

/// Whether two phrases name the same thing, as far as their words say.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (stems(a), stems(b));
    !a.is_empty()
        && !b.is_empty()
        && (a.iter().all(|s| b.contains(s)) || b.iter().all(|s| a.contains(s)))
}
