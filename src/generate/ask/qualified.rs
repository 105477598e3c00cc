//! A label that says which one of what its heading names: « Vasculaires » under « Causes », « Bactérienne »
//! under « Otite ».

use super::label::anything_may_have;
use super::told::{self, Labelled, Link, Told};
use super::wording::unnumbered;
use super::{Setting, count, of_thing};
use crate::generate::grammar::Noun;
use crate::generate::rubric;
use crate::generate::term::Gender;

/// The heading with the label's adjectives: « Causes » and « Vasculaires ». None where the label is
/// no adjective of it; the inner one is none where it can't be asked for.
#[expect(clippy::option_option, reason = "a label that is read, and one that is asked")]
pub(super) fn qualified(
    setting: &Setting<'_>,
    label: &str,
    values: &[&str],
    items: usize,
) -> Option<Option<Told>> {
    let grammar = setting.grammar;
    // « Nécrosante : 15 % » under « Définition » is no kind of definition.
    let above = setting.heading().filter(|above| !rubric::is_definition(above))?;
    let heading = setting.noun(unnumbered(above).trim());
    if setting.is_a_noun_here(label) {
        return None;
    }
    if rubric::is_treatment(above)
        && let Some(front) = of_the_ill(setting, label, &heading)
    {
        return Some(Some(Told::by_rule(front, false)));
    }
    let label = organ(setting, label, &heading).unwrap_or(label);
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
    let first = values.first().copied().unwrap_or_default();
    let side = anything_may_have(setting, &heading) || heading.plural;
    // « Positif : contrôle » under « Diagnostic » is a result, and what is then done.
    if values.len() == 1
        && setting.lexicon.noun_is("test-result", &label.to_lowercase())
        && told::is_step(setting, first)
    {
        return Some(None);
    }
    Some(if side && !told::says_of_its_label(setting, first) {
        Some(Told::by_rule(grammar.which(&both), false))
    } else {
        // “What is the perinatal nervous system?” asks for nothing that is told of it.
        ask(&both).filter(|told| !told.defines && told.front != grammar.which(&both))
    })
}

/// « Quel est le traitement de la crise sévère ? » of « Sévère » under « Traitement » of « Crise »: an
/// adjective that says how ill, and no kind of treatment.
fn of_the_ill(setting: &Setting<'_>, label: &str, heading: &Noun) -> Option<String> {
    let how_ill = setting.lexicon.noun_is("how-ill", &label.to_lowercase());
    let (_, above) = setting.path.split_last().filter(|_| how_ill)?;
    let above = above.last().map(String::as_str).or(setting.title)?;
    let thing = setting.noun(unnumbered(above).trim());
    let ill = told::Nouns { setting }.is_ailment(&thing);
    let both = ill.then(|| setting.grammar.qualified(&thing, label, false)).flatten()?;
    let question = setting.grammar.which(&Noun { words: heading.head.clone(), ..heading.clone() });
    of_thing::whole(setting, &both.words, &question)
}

/// What a label names by an arrow: « otite bactérienne » of « Bactérienne » under « Otite », else itself.
pub(super) fn noun_of(setting: &Setting<'_>, label: &str) -> Noun {
    let noun = setting.noun(label);
    let above = setting.heading().map(|above| setting.noun(unnumbered(above).trim()));
    let thing = above.filter(|above| {
        let kind = count(label) == 1 && !setting.is_a_noun_here(label);
        kind && !above.plural && told::Nouns { setting }.is_ailment(above)
    });
    thing.and_then(|above| setting.grammar.qualified(&above, label, false)).unwrap_or(noun)
}

/// « Cardio » under « Complications » is « cardiaques »: the adjective that students write short.
fn organ(setting: &Setting<'_>, label: &str, heading: &Noun) -> Option<&'static str> {
    let short = label.trim().trim_end_matches('.').to_lowercase();
    let found = setting.lexicon.phrases("organ-short").iter().find_map(|entry| {
        let mut words = entry.split(' ');
        (words.next() == Some(short.as_str())).then_some(words)
    });
    let mut forms = found.filter(|_| heading.plural)?;
    let (masculine, feminine) = (forms.next(), forms.next());
    if heading.gender == Some(Gender::Feminine) { feminine.or(masculine) } else { masculine }
}

#[cfg(test)]
mod tests {
    use super::noun_of;
    use crate::generate::ask::tests::{of_line, with};
    use crate::generate::language::Language::French;

    #[test]
    fn how_ill_is_no_kind_of_treatment() {
        let front = |label: &str, path: &[&str]| {
            let told = format!("{label} : calcium et glucose");
            of_line(&told, path).first().map_or(String::new(), |(front, _)| front.clone())
        };
        let found = front("Sévère", &["Hypokaliémie", "Traitement"]);
        assert_eq!(found, "Quel est le traitement de l’hypokaliémie sévère ?");
        let found = front("Symptomatique", &["Hypokaliémie", "Traitement"]);
        assert!(!found.contains("hypokaliémie symptomatique"), "{found}");
    }

    #[test]
    fn what_is_done_with_a_result_is_no_kind_of_diagnosis() {
        let fronts = |told: &str| -> Vec<String> {
            of_line(told, &["Rougeole", "Diagnostic"]).into_iter().map(|card| card.0).collect()
        };
        let found = fronts("Positif : contrôle par un second prélèvement");
        assert!(!found.iter().any(|front| front.contains("diagnostic positif")), "{found:?}");
        let found = fronts("Différentiel : rubéole congénitale");
        assert!(found.iter().any(|front| front.starts_with("Différentiel")), "{found:?}");
    }

    #[test]
    fn an_adjective_names_one_of_its_heading() {
        let named = |label: &str, above: &str| {
            with(French, &[above], |setting| noun_of(setting, label).words)
        };
        assert_eq!(named("Bactérienne", "Otite"), "otite bactérienne");
        // A noun of its own, an adjective of another gender, a side that is no thing.
        assert_eq!(named("Fièvre", "Otite"), "fièvre");
        assert_eq!(named("Fongique", "Signes"), "fongique");
        assert_eq!(named("Bactérien", "Otite"), "bactérien");
    }
}
