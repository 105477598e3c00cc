//! Sentences that say what a thing is, or which thing is the one of its kind.
//!
//! « Il s’agit d’un passage rétrograde … » under « Reflux tubaire » defines what stands above it.
//! « Le muscle X est le principal extenseur du coude » asks for the muscle by what is told of it.
//! Asks nothing where two things may be meant.

use super::phrase::slice;
use super::piece::Piece;
use super::refer::{self, Named, Position, same};
use super::{Asked, Setting, Way, balanced, count, member, tidy, told, wording};
use crate::generate::Kind;
use crate::generate::fact::remark::only_remarks;
use crate::generate::grammar::Noun;
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
    let named = match (position.term, position.before) {
        (Some(term), None) => Some(setting.noun(&member::without_brackets(term))),
        // « Il s’agit d’une triade » under « Forme commune » is told of that form.
        (None, None) if is_under_a_kind(setting) => None,
        (None, None) => position.topic.map(|topic| setting.noun(topic)),
        (_, Some(before)) => before.subject.clone(),
    };
    // “It is thought that …” says nothing of the kind.
    tokens(rest, setting.lexicon).first().filter(|t| t.tag == Tag::Determiner)?;
    let noun = setting.noun(rest);
    let remarks = only_remarks(&tokens(rest, setting.lexicon), setting.lexicon);
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
    let repeated = named.as_ref().is_some_and(|named| named.head == noun.head);
    let sound = (2..=LONGEST).contains(&count(rest)) && balanced(rest) && !repeated;
    let Some(named) = named.filter(|named| named.nominal && sound) else {
        return Some(Vec::new());
    };
    let ranked = only_ranks(setting, &tokens(rest, setting.lexicon));
    let told = || {
        let front = setting.what_is(&named);
        Asked::basic(Way::Being, Kind::Definition, front, &capital(rest))
    };
    let one = the_one(setting, rest, &setting.grammar.definite(&named));
    Some(one.or_else(|| (!ranked).then(told)).into_iter().collect())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Content;
    use crate::generate::ask::sentence::read;
    use crate::generate::grammar::grammar;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    fn asked(text: &str, term: Option<&str>, language: Language) -> Vec<(String, String)> {
        let evidence = Evidence::default();
        let setting = Setting {
            lexicon: lexicon(language),
            evidence: &evidence,
            grammar: grammar(language),
            title: None,
            path: &[],
        };
        let position = Position { term, ..Position::default() };
        let cards = read(&setting, text, position).cards;
        let sides = cards.into_iter().filter_map(|card| match card.content {
            Content::Basic { front, back } if card.way == Way::Being => Some((front, back)),
            _ => None,
        });
        sides.collect()
    }

    #[test]
    fn what_stands_above_is_defined() {
        let text = "Il s’agit d’un passage rétrograde de l’œuf dans la trompe.";
        let found = asked(text, Some("Reflux tubaire"), Language::French);
        assert_eq!(found[0].0, "Qu’est-ce que le reflux tubaire ?");
        // Of nothing known, nothing is asked.
        assert_eq!(asked(text, None, Language::French), []);
    }

    #[test]
    fn under_a_kind_nothing_is_told_of_the_topic() {
        let evidence = Evidence::default();
        let defined = |heading: &str| {
            let path = ["Grippe".to_owned(), heading.to_owned()];
            let setting = Setting {
                lexicon: lexicon(Language::French),
                evidence: &evidence,
                grammar: grammar(Language::French),
                title: Some("Grippe"),
                path: &path,
            };
            let position = Position { topic: Some("Grippe"), ..Position::default() };
            let text = "Il s’agit d’une triade banale de fièvre, de toux et de douleurs.";
            read(&setting, text, position).cards.iter().any(|card| card.way == Way::Being)
        };
        assert!(defined("Généralités"));
        assert!(!defined("Forme commune"));
    }

    #[test]
    fn the_noun_that_both_sides_name_gives_nothing_away() {
        let found = asked(
            "La voie biliaire est la seule voie importante d’élimination du cuivre.",
            None,
            Language::French,
        );
        let front = "Quelle est la seule voie importante d’élimination du cuivre ?";
        assert_eq!(found[0], (front.to_owned(), "La voie biliaire".to_owned()));
        // The rest of the name does.
        let told = "La voie biliaire principale est la seule voie biliaire du foie.";
        assert!(
            !asked(told, None, Language::French)
                .iter()
                .any(|(front, _)| front.contains("Quelle est"))
        );
    }

    #[test]
    fn what_is_picked_out_or_named_defines_nothing() {
        let term = Some("Lactation");
        for text in [
            "C’est l’expulsion du placenta qui lève le frein hormonal.",
            "C’est la lactogenèse de stade I.",
            "C’est une conséquence de ce frein hormonal.",
        ] {
            assert_eq!(asked(text, term, Language::French), [], "{text}");
        }
        let text = "C’est l’ensemble des phénomènes qui aboutissent à la sécrétion du lait.";
        assert_eq!(asked(text, term, Language::French).len(), 1);
    }

    #[test]
    fn what_a_clause_tells_is_no_thing() {
        let text =
            "Son taux rétabli, la sécrétion retombe : c’est un rétrocontrôle négatif de l’axe.";
        let being = |text: &str| asked(text, None, Language::French);
        assert!(being(text).iter().all(|(front, _)| !front.starts_with("Qu’est-ce")));
        let text = "Ce frein a un nom. C’est un rétrocontrôle négatif de l’axe.";
        assert_eq!(being(text), []);
        assert_eq!(
            asked(text.split_once(". ").unwrap().1, Some("Frein"), Language::French).len(),
            1
        );
    }

    #[test]
    fn a_side_of_a_thing_is_named_and_not_explained() {
        let text = "Le traitement de référence est une perfusion d’hémine humaine.";
        let found = asked(text, None, Language::French);
        assert_eq!(found[0].0, "Quel est le traitement de référence ?");
        let text = "Le signe de Stemmer est l’impossibilité de pincer la peau du deuxième orteil.";
        let found = asked(text, None, Language::French);
        assert_eq!(found[0].0, "Qu’est-ce que le signe de Stemmer ?");
        let text = "La catalepsie est le maintien d’une posture imposée.";
        let found = asked(text, None, Language::French);
        assert_eq!(found[0].0, "Qu’est-ce que la catalepsie ?");
    }

    #[test]
    fn a_rank_is_asked_for_and_defines_nothing() {
        let french = |text: &str| asked(text, None, Language::French);
        let pair = |front: &str, back: &str| (front.to_owned(), back.to_owned());
        assert_eq!(
            french("L’angioscanner est l’examen de référence de la dissection aortique.")[0],
            pair("Quel est l’examen de référence de la dissection aortique ?", "L’angioscanner")
        );
        let text = "L’échographie de l’aorte est l’examen de référence de l’anévrisme de l’aorte.";
        let front = "Quel est l’examen de référence de l’anévrisme de l’aorte ?";
        assert_eq!(french(text)[0], pair(front, "L’échographie de l’aorte"));
        let text = "Le gliome est la tumeur maligne la plus fréquente du cerveau.";
        let front = "Quelle est la tumeur maligne la plus fréquente du cerveau ?";
        assert_eq!(french(text)[0], pair(front, "Le gliome"));
        let text = "C’est la complication la plus redoutée de la gastrite atrophique.";
        assert_eq!(asked(text, Some("Gastrite aiguë"), Language::French), []);
    }

    #[test]
    fn what_is_mostly_so_defines_nothing() {
        let term = Some("Syndrome infectieux");
        for text in [
            "Il s’agit le plus souvent d’une symptomatologie subaiguë de plusieurs semaines.",
            "Il s’agit rarement d’une tumeur maligne de la glande.",
            "C’est souvent une infection de la peau du visage.",
        ] {
            assert_eq!(asked(text, term, Language::French), [], "{text}");
        }
        assert_eq!(asked("C’est une infection de la peau.", term, Language::French).len(), 1);
    }

    #[test]
    fn the_one_of_its_kind_is_asked_for() {
        let text = "Le triceps brachial est le principal extenseur du coude.";
        let found = asked(text, None, Language::French);
        let wanted = ("Quel est le principal extenseur du coude ?", "Le triceps brachial");
        assert!(found.contains(&(wanted.0.to_owned(), wanted.1.to_owned())), "{found:?}");
        let text = "The soleus is the most important pump of the calf.";
        let found = asked(text, None, Language::English);
        assert!(found.iter().any(|(_, back)| back == "The soleus"), "{found:?}");
        // One of several is none to ask for.
        let text = "Le triceps brachial est un extenseur du coude.";
        let found = asked(text, None, Language::French);
        assert!(found.iter().all(|(front, _)| !front.starts_with("Quel est")), "{found:?}");
    }
}
