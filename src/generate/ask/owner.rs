//! A side that its label names, asked with its owner: « Exacerbation » over « Causes : … » is « Quelles
//! sont les causes de l’exacerbation ? ».

use super::told::Nouns;
use super::wording::unnumbered;
use super::{Setting, count, of_thing};
use crate::generate::grammar::Noun;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::term::singular;

/// Words of a side that takes its owner behind it.
const SIDE: usize = 3;

/// The question of a side by its name, with the thing whose side it is where that is sure.
pub(super) fn asked(setting: &Setting<'_>, side: &Noun) -> String {
    let bare = setting.grammar.which(side);
    sought(setting, side)
        .or_else(|| of_thing::whole(setting, thing_above(setting, side)?, &bare))
        .unwrap_or(bare)
}

/// The heading that the side stands under, where it names an illness or a remedy, which has such sides.
fn thing_above<'a>(setting: &'a Setting<'_>, side: &Noun) -> Option<&'a str> {
    let heading = unnumbered(setting.heading()?).trim();
    let thing = sort(heading, lists(setting.lexicon.language)) == Sort::Thing;
    let owner = setting.noun(heading);
    let nouns = Nouns { setting };
    let head = singular(&side.head);
    let has = |lists: &[&str]| lists.iter().any(|list| setting.lexicon.noun_is(list, &head));
    let fits = if nouns.is_remedy(&owner.head) {
        has(&["of-a-remedy", "of-what-is-given"])
    } else {
        nouns.is_ailment(&owner) && has(&["of-an-illness", "of-the-ill"])
    };
    (thing && fits && !owner.plural && count(&side.words) <= SIDE).then_some(heading)
}

/// « Quels antécédents faut-il rechercher ? »: what a patient is asked about is no side of the illness.
fn sought(setting: &Setting<'_>, side: &Noun) -> Option<String> {
    let listed = |list: &str, noun: &Noun| setting.lexicon.noun_is(list, &singular(&noun.head));
    let heading = setting.noun(unnumbered(setting.heading()?).trim());
    let order = setting.lexicon.phrases("seeking").first()?;
    let fits = side.plural && listed("sought", side) && listed("history-taking", &heading);
    fits.then(|| setting.grammar.which_to(order, side)).flatten()
}

#[cfg(test)]
mod tests {
    use super::asked;
    use crate::generate::ask::tests::with;
    use crate::generate::language::Language::{self, English, French};

    fn of(label: &str, path: &[&str], language: Language) -> String {
        let plain = |front: String| front.replace('\u{202f}', " ");
        with(language, path, |setting| plain(asked(setting, &setting.noun(label))))
    }

    #[test]
    fn a_side_is_asked_of_the_thing_above() {
        let front = of("Causes", &["Péritonite"], French);
        assert_eq!(front, "Quelles sont les causes de la péritonite ?");
        let front = of("Effets indésirables", &["Aspirine"], French);
        assert_eq!(front, "Quels sont les effets indésirables de l’aspirine ?");
        let front = of("Causes", &["Peritonitis"], English);
        assert_eq!(front, "What are the causes of peritonitis?");
    }

    #[test]
    fn a_side_of_no_sure_thing_stands_alone() {
        // A side, several things, a kind, a place, an examination.
        for above in ["Traitement", "Péritonites et abcès", "Aiguë", "Cuir chevelu", "Gonioscopie"]
        {
            let front = of("Causes", &[above], French);
            assert_eq!(front, "Quelles sont les causes ?", "{above}");
        }
    }

    #[test]
    fn a_patient_is_asked_about_the_past() {
        let front = of("Antécédents", &["Zona", "Interrogatoire"], French);
        assert_eq!(front, "Quels antécédents faut-il rechercher ?");
        let front = of("Antécédents", &["Terrain"], French);
        assert_eq!(front, "Quels sont les antécédents ?");
    }
}
