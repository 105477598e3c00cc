//! Labels that say what is done: « Demander : albumine », “Avoid: NSAIDs”.

use super::labelled::{Labelled, Told};
use super::value::is_figure;
use crate::generate::ask::Setting;
use crate::generate::ask::wording::stems;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// « Ponction : que faut-il demander ? »; none where the value is not what it is done to.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let label = told.label.trim().trim_end_matches(['+', '!', ' ']);
    let order = label.to_lowercase();
    if !setting.grammar.is_order(&tokens(&order, setting.lexicon)) {
        return None;
    }
    let asked = setting.grammar.what_to(&order)?;
    let thing = |value: &&str| {
        let found = tokens(value, setting.lexicon);
        let opens = found.first().is_some_and(|t| {
            matches!(t.tag, Tag::Noun | Tag::Determiner | Tag::Adjective)
                || t.tag != Tag::Number && setting.is_strange(t)
        });
        // « tous les trois mois », “every 3 months”
        let each = found.iter().take(3).any(|t| t.tag == Tag::Number);
        opens && !each && !is_figure(setting, value)
    };
    // « Oxcarbazépine : que faut-il débuter ? »
    let said = stems(told.first());
    let lead = setting.lead(label).filter(|lead| !stems(lead).iter().all(|s| said.contains(s)));
    told.values.iter().all(thing).then(|| {
        let front = match lead {
            Some(lead) => setting.grammar.asked_of(&lead, &asked),
            None => crate::generate::realise::capital(&asked),
        };
        Told::by_rule(front, false)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn an_order_is_asked_for_what_it_is_done_to() {
        let found = asked("Demander : protides, albumine", &["Ponction exploratrice"], French);
        assert_eq!(found[0].0, "Ponction exploratrice : que faut-il demander ? (2)");
        let found = asked("Débuter : oxcarbazépine le soir", &["Oxcarbazépine"], French);
        assert!(found.iter().all(|(front, _)| !front.contains("Oxcarb")), "{found:?}");
        let found = asked("Avoid: NSAIDs, thiazides", &["Management"], English);
        assert_eq!(found[0].0, "Management: what to avoid? (2)");
        let found = asked("Ne pas masser : mollets, cicatrices", &["Soins"], French);
        assert_eq!(found[0].0, "Soins : que ne faut-il pas masser ? (2)");
        // When it is done, a noun that ends like a verb, an order with more words.
        for told in ["Surveiller : tous les trois mois", "Devenir : guérison", "Foyer : poumon"] {
            let found = asked(told, &["Suivi"], French);
            assert!(found.iter().all(|(front, _)| !front.contains("faut-il")), "{found:?}");
        }
        let found = asked("Stain: Gram negative rods", &["Microscopy"], English);
        assert!(found.iter().all(|(front, _)| !front.contains("what to")), "{found:?}");
    }
}
