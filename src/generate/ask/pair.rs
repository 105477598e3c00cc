//! « label : value »: which question a label asks, by what it names and what heading it stands
//! under.

use super::told::{self, Labelled, Link, Told};
use super::{Asked, Setting, Way, balanced, count, gap, member, tidy};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::fact::{abbreviation::aligns, format};
use crate::generate::frequency::zipf;
use crate::generate::grammar::Noun;
use crate::generate::rubric;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
use crate::generate::words::{Category, can_be};

/// The cards of one label and its value.
pub(super) fn cards(setting: &Setting<'_>, label: &str, value: &str) -> Vec<Asked> {
    let label = unnumbered(label.trim());
    let label = label.trim_matches(['«', '»', ' ', '\u{a0}', '"', '“', '”']);
    let value = tidy(value);
    // « Complications : à distance »: a label under a label.
    if let Some((above, own)) = label.split_once(" : ")
        && count(above) > 0
        && count(own) > 0
    {
        let mut path = setting.path.to_vec();
        path.push(above.to_owned());
        let mut found = cards(&Setting { path: &path, ..*setting }, own, value);
        for card in &mut found {
            card.under.insert(0, above.to_owned());
        }
        return found;
    }
    // « 1re cause », “2nd line” count what they name.
    let counts = label.starts_with(|c: char| c.is_ascii_digit())
        && !setting
            .lexicon
            .noun_is("ordinal", &label.split(' ').next().unwrap_or("").to_lowercase());
    if counts && count(label) > 3 || rubric::is_plan(label) {
        return Vec::new();
    }
    if !balanced(value) || !balanced(label) || count(label) == 0 || count(value) == 0 {
        return Vec::new();
    }
    // « Aussi : … », « le reste = … » hang on the list before them.
    let hangs =
        setting.lexicon.noun_is("adding", &label.to_lowercase()) || is_portion(setting, label);
    if setting.is_note(label) || setting.is_source(value) || hangs {
        return Vec::new();
    }
    let language = setting.lexicon.language;
    let spelled = rubric::spelled(label, language)
        .map(|(long, rest)| if rest.is_empty() { long } else { format!("{long} : {rest}") });
    let name = spelled.as_deref().unwrap_or(label);
    let noun = setting.noun(name);
    let items = parts(value);
    if let Some(front) = told::reversed(setting, name, value) {
        return vec![Asked::basic(Way::Label, Kind::Identity, front, label)];
    }
    // « Destruction des glandes → cortisol ↓, aldostérone ↓ »: what follows is no member.
    let listed = (2..=7).contains(&items.len())
        && !value.contains('→')
        && !are_alternatives(value)
        && !items.iter().skip(1).any(|item| is_elliptic(setting, item))
        && !items.iter().any(|item| setting.lexicon.noun_is("remark", &item.to_lowercase()))
        && member::is_uniform(setting, &items)
        && items.iter().all(|item| count(item) <= 9 && is_member(setting, item));
    let whole = [value];
    let values = if listed { items.as_slice() } else { whole.as_slice() };
    let Told { front: question, defines } = question(setting, name, &noun, values, items.len());
    let labelled = Labelled { label: name, noun: &noun, values, link: Link::Colon };
    if !defines && (setting.is_empty_of(name) || told::is_idle(setting, &labelled, &question)) {
        return Vec::new();
    }
    let listed = listed && !defines;
    let mut cards = Vec::new();
    if listed {
        let content = Content::List {
            prompt: format!("{question} ({})", items.len()),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            open: false,
        };
        cards.push(Asked::new(Way::Label, Kind::Enumeration, content));
    } else if defines {
        cards.push(defined(setting, Way::Label, question, name, value));
    } else {
        cards.push(Asked::basic(Way::Label, Kind::Attribute, question, value));
    }
    cards
}

/// A term and its definition, asked both ways where the definition can ask for the term: it is
/// short, and does not name it.
pub(super) fn defined(
    setting: &Setting<'_>,
    way: Way,
    question: String,
    term: &str,
    value: &str,
) -> Asked {
    let value = tidy(value);
    let named = gap::stems(value);
    let names = gap::stems(term).iter().any(|stem| named.contains(stem));
    if names || !(4..=20).contains(&count(value)) || count(term) > 6 {
        return Asked::basic(way, Kind::Definition, question, value);
    }
    let content = Content::Reversible {
        front: crate::generate::realise::capital(term),
        back: crate::generate::realise::capital(value),
        ask_back: question,
        ask_front: setting.grammar.which_term(value),
    };
    Asked::new(way, Kind::Definition, content)
}

/// « Le reste », “the others”: of what was told before.
pub(super) fn is_portion(setting: &Setting<'_>, label: &str) -> bool {
    let noun = setting.noun(label);
    count(label) <= 2 && setting.lexicon.noun_is("portion", &noun.head)
}

/// « Phlyctène ou abrasion »: one of them answers, not both.
pub(super) fn are_alternatives(value: &str) -> bool {
    let bare = member::without_brackets(value);
    [" ou ", " or "].iter().any(|mark| bare.contains(mark))
}

/// « des muscles » after « atteinte de l’os »: it hangs on a noun before it.
fn is_elliptic(setting: &Setting<'_>, item: &str) -> bool {
    let found = tokens(item, setting.lexicon);
    found.first().is_some_and(|t| setting.lexicon.noun_is("before-of", &t.lower))
}

/// A phrase that can stand in a list, and no piece of a sentence: « d’où la surveillance ».
fn is_member(setting: &Setting<'_>, item: &str) -> bool {
    let found = tokens(item, setting.lexicon);
    let opens = found.first().is_some_and(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number | Tag::Symbol)
            || setting.lexicon.class(&t.lower).is_none() && t.tag != Tag::Verb
    });
    opens && !found.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Relative | Tag::Subordinator))
}

/// Whether the label is a sigle that the value spells out.
pub(super) fn spells_out(label: &str, value: &str) -> bool {
    let long = member::without_brackets(value);
    is_sigle(label) && !value.contains([';', ',']) && count(&long) >= 2 && aligns(label, &long)
}

/// What the label asks, and whether its value defines it.
pub(super) fn question(
    setting: &Setting<'_>,
    label: &str,
    noun: &Noun,
    values: &[&str],
    items: usize,
) -> Told {
    asked(setting, label, noun, values, items)
        .unwrap_or_else(|| Told { front: setting.terse(label), defines: false })
}

/// The same, where a question word is sure.
pub(super) fn asked(
    setting: &Setting<'_>,
    label: &str,
    noun: &Noun,
    values: &[&str],
    items: usize,
) -> Option<Told> {
    let grammar = setting.grammar;
    let value = values.first().copied().unwrap_or_default();
    let plainly = |front| Some(Told { front, defines: false });
    if spells_out(label, value) && !told::is_named(setting, noun) {
        return plainly(grammar.stands_for(label));
    }
    if let Some(told) = qualified(setting, label, values, items) {
        return told;
    }
    let labelled = Labelled { label, noun, values, link: Link::Colon };
    if let Some(front) = told::state(setting, &labelled) {
        return plainly(front);
    }
    let named = told::is_named(setting, noun) || told::is_class(setting, noun) && !noun.plural;
    if !noun.nominal || named {
        return told::question(setting, &labelled);
    }
    if is_asked_by_its_name(setting, label, noun) && !told::is_touched(setting, noun) {
        let head = singular(&noun.head);
        let typed = setting.lexicon.typed(&head).is_some();
        let several = (values.len() >= 2 && typed).then(|| grammar.several(noun)).flatten();
        let noun = match setting.lexicon.aspect(&head) {
            Some(gender) if noun.gender.is_none() => &noun.clone().with_gender(gender),
            _ => noun,
        };
        return plainly(grammar.which(several.as_ref().unwrap_or(noun)));
    }
    let other = told::is_no_definition(setting, value);
    if !setting.is_under_a_side() && !other && defines(setting, noun, value, items) {
        return Some(Told { front: grammar.what_is(noun), defines: true });
    }
    told::question(setting, &labelled)
}

/// The heading with the label's adjectives: « Causes » and « Vasculaires ». None where the label is
/// no adjective of it; the inner one is none where it can't be asked for.
#[expect(clippy::option_option, reason = "a label that is read, and one that is asked")]
fn qualified(
    setting: &Setting<'_>,
    label: &str,
    values: &[&str],
    items: usize,
) -> Option<Option<Told>> {
    let grammar = setting.grammar;
    // « Nécrosante : 15 % » under « Définition » is no kind of definition.
    let above = setting.heading().filter(|above| !rubric::is_definition(above))?;
    let heading = setting.noun(unnumbered(above).trim());
    let all = grammar.qualified(&heading, label, true)?;
    let ask =
        |noun: &Noun| told::question(setting, &Labelled { label, noun, values, link: Link::Colon });
    if told::is_class(setting, &all)
        && let Some(told) = ask(&all)
    {
        return Some(Some(told));
    }
    let both = grammar.qualified(&heading, label, values.len().max(items) > 1)?;
    // « Le pneumothorax symptomatique » is a thing of its own, and no side of one.
    Some(if is_side(setting, &heading) || heading.plural {
        Some(Told { front: grammar.which(&both), defines: false })
    } else {
        ask(&both).filter(|told| !told.defines)
    })
}

/// « Siège », « Causes »: the label names a side of the thing above, which is asked for.
pub(super) fn is_asked_by_its_name(setting: &Setting<'_>, label: &str, noun: &Noun) -> bool {
    let lexicon = setting.lexicon;
    let head = singular(&noun.head);
    // « Patient sous bêtabloquant et réfractaire » is a case, not an attribute.
    let plain = count(label) <= 4 && !label.contains(['(', '/', ',', '+', ':']);
    let attribute = lexicon.attribute(&head).is_some() || lexicon.aspect(&head).is_some();
    let side =
        attribute || lexicon.typed(&head).is_some() || format::is_rubric(&noun.head, lexicon);
    // “Nerve supply” is one; “psoas sign” is the name of a sign.
    let named = attribute && !setting.grammar.participles_agree();
    plain && side && (named || !joins_nouns(setting, label))
}

/// « CMT », « IRM »: capitals alone.
pub(super) fn is_sigle(label: &str) -> bool {
    let letters: Vec<char> = label.chars().filter(|c| c.is_alphabetic()).collect();
    !label.contains(' ')
        && (2..=7).contains(&letters.len())
        && letters.iter().filter(|c| c.is_uppercase()).count() * 3 >= letters.len() * 2
}

/// « Siège », « Durée », « Cause »: what any thing may have, as a label.
pub(super) fn is_side(setting: &Setting<'_>, noun: &Noun) -> bool {
    setting.is_attribute(noun)
        || setting.lexicon.aspect(&singular(&noun.head)).is_some()
        || format::is_rubric(&noun.head, setting.lexicon)
        || setting.lexicon.noun_is("side", &singular(&noun.head))
}

/// « Symptômes gravité »: two nouns that no word joins, where the language joins them by one; “Psoas
/// sign”: the name of one.
pub(super) fn joins_nouns(setting: &Setting<'_>, label: &str) -> bool {
    let found = tokens(label, setting.lexicon);
    let of = found.iter().any(|t| t.tag == Tag::Preposition);
    if setting.grammar.participles_agree() {
        // « gravité » could be a participle; but it is no adjective, and a noun.
        let language = setting.lexicon.language;
        let can = |t: &Token, category| can_be(&t.lower, category, language);
        let noun = |t: &Token| {
            t.tag == Tag::Noun || can(t, Category::Noun) && !can(t, Category::Adjective)
        };
        found.windows(2).any(|pair| pair.iter().all(noun))
    } else {
        // “Psoas sign” is one; “early signs” are asked for.
        found.len() > 1 && !of && found.first().is_some_and(|t| t.tag != Tag::Adjective)
    }
}

/// Whether the value says what the label means: a rare word, then a noun phrase of some length.
pub(super) fn defines(setting: &Setting<'_>, noun: &Noun, value: &str, items: usize) -> bool {
    let found = tokens(value, setting.lexicon);
    let opens = found.iter().take(3).any(|t| t.tag == Tag::Noun)
        && found.first().is_some_and(|t| {
            matches!(t.tag, Tag::Noun | Tag::Determiner | Tag::Adjective)
                && !t.lower.starts_with(|c: char| c.is_ascii_digit())
        });
    let governed =
        found.iter().any(|t| matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle));
    let verb = found.iter().take_while(|t| t.tag != Tag::Relative).any(|t| t.tag == Tag::Verb);
    // « ASP : image en grain de café » is what it shows.
    let sigle = noun.words.split(' ').any(is_sigle);
    let rare = !sigle
        && noun
            .words
            .split([' ', '-', '’'])
            .any(|word| zipf(&word.to_lowercase(), setting.lexicon.language) < 3.2);
    opens && governed && !verb && rare && items < 3 && count(value) >= 3
}

/// « B/ Récidives » without its letter.
pub(super) fn unnumbered(label: &str) -> &str {
    let mark = label.find(['/', ')', '.']).filter(|at| (1..=2).contains(at));
    let rest = mark.and_then(|at| label.get(at + 1..)).map(str::trim_start);
    rest.filter(|rest| count(rest) > 0 && label.len() > rest.len() + 2).unwrap_or(label)
}

/// The members of a list by its own marks; one where it is none.
pub(super) fn parts(value: &str) -> Vec<&str> {
    let marks: &[&str] = if value.contains(';') { &[";"] } else { &[","] };
    let mut found = Vec::new();
    let mut depth = 0_i32;
    let mut from = 0;
    let bytes: Vec<(usize, char)> = value.char_indices().collect();
    for (at, c) in &bytes {
        match c {
            '(' | '[' | '«' => depth += 1,
            ')' | ']' | '»' => depth -= 1,
            _ => {}
        }
        let here = c.to_string();
        let decimal =
            value.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if depth == 0 && marks.contains(&here.as_str()) && !decimal {
            found.push(value.get(from..*at).unwrap_or_default());
            from = at + 1;
        }
    }
    found.push(value.get(from..).unwrap_or_default());
    let last = found.pop().unwrap_or_default();
    // « a, b et c »: the last comma's piece holds two.
    let joined = [" et ", " ou ", " and ", " or "];
    let split = joined.iter().filter(|_| !found.is_empty() && marks == [","]).find_map(|mark| {
        let (before, after) = last.split_once(mark)?;
        balanced(before).then_some((before, after))
    });
    match split {
        Some((before, after)) => found.extend([before, after]),
        None => found.push(last),
    }
    let opening = ["et ", "ou ", "and ", "or "];
    found
        .into_iter()
        .map(|part| {
            let part = tidy(part);
            opening.iter().find_map(|word| part.strip_prefix(word)).unwrap_or(part)
        })
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn lists_are_parted_by_their_own_marks() {
        assert_eq!(parts("fissures, fistules et abcès"), ["fissures", "fistules", "abcès"]);
        assert_eq!(parts("alcool, qui atrophie ; lithium"), ["alcool, qui atrophie", "lithium"]);
        assert_eq!(parts("1,5 mg (matin, soir)"), ["1,5 mg (matin, soir)"]);
        assert_eq!(parts("de la bouche et de l’anus"), ["de la bouche et de l’anus"]);
    }
}
