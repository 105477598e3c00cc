//! What an organ is for: of « Larynx : rôle phonatoire, protection des voies aériennes » one asks its functions,
//! and not how it presents.

use super::acting::{is_done, is_function};
use super::nouns::Nouns;
use super::{Labelled, Link, Told, doing, harm, shape};
use crate::generate::ask::{Setting, count, label, of_thing};
use crate::generate::term::singular;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// Words of a part's name.
const LABEL: usize = 4;

/// « Quelles sont les fonctions du larynx ? », where two values of three say what the label does.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let nouns = Nouns { setting };
    let noun = told.noun;
    let head = singular(&noun.head);
    let acting = nouns.listed("acting-part", &noun.head);
    let role = opens_on_a_role(setting, told);
    let alone = is_told_alone(setting, told);
    let thing = (told.listed() || acting || role || alone)
        && told.link == Link::Colon
        && told.is_phrase()
        && !nouns.is_ailment(noun)
        && !nouns.is_remedy_phrase(told.label)
        && nouns.exam(noun).is_none()
        && !is_done(setting, &head)
        && (acting
            || !label::anything_may_have(setting, noun) && setting.lexicon.typed(&head).is_none());
    // « Étapes », « Mécanismes » ask for something else of each label.
    let asks = setting.heading().is_some_and(|heading| {
        let above = setting.noun(heading);
        // « Branches », « Nerfs » over one of them.
        let kin = acting && nouns.listed("kind", &above.head);
        !kin && (label::anything_may_have(setting, &above)
            || setting.lexicon.typed(&singular(&above.head)).is_some()
                && !nouns.listed("mere-part", &above.head))
    });
    let does = told.values.iter().filter(|value| is_function(setting, value)).count();
    let enough = role || does * 3 >= told.values.len() * 2;
    let words = setting.lexicon.phrases("functions").get(usize::from(role || !told.listed()))?;
    (thing && !asks && enough)
        .then(|| Told::by_rule(of_thing::asked(setting, told.label, words), false))
}

/// The same of a nerve or a muscle alone, and of a part whose role is told, which nothing else is asked of.
pub(super) fn of_a_part(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let acting = Nouns { setting }.listed("acting-part", &told.noun.head);
    let alone = is_told_alone(setting, told);
    let told = (acting || alone || opens_on_a_role(setting, told)).then_some(told)?;
    question(setting, told)
}

/// « Prolactine : production de lait »: one value says what a thing is for, and not what it is.
fn is_told_alone(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    let value = told.first();
    !told.listed()
        && count(told.label) <= LABEL
        && is_function(setting, value)
        && !doing::does(setting, told)
        && !value.contains(['→', '=', '%'])
        && !value.contains(|c: char| c.is_ascii_digit())
}

/// « Principalement responsable de la vision », “involved in reward”; a germ is responsible for illnesses,
/// and 80 % of them are no function.
fn opens_on_a_role(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    let value = told.first();
    let found = tokens(value, setting.lexicon);
    let adverb = found.first().filter(|t| t.tag == Tag::Adverb);
    let said = adverb.and_then(|t| value.get(t.end..)).unwrap_or(value);
    let Some(of) = shape::rest(setting, "role-opening", said) else { return false };
    let ill = Nouns { setting }.is_ailment(&setting.noun(of.trim()));
    let harms = harm::is_harm(setting, of.trim());
    count(told.label) <= LABEL
        && !ill
        && !harms
        && !told.values.concat().contains(|c: char| c.is_ascii_digit() || c == '%')
}

#[cfg(test)]
mod tests {
    use super::super::tests::front;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn an_organ_is_asked_for_what_it_does() {
        let found =
            front("Vessie : stockage de l’urine, évacuation de l’urine", &["Bassin"], French);
        assert_eq!(found, "Quelles sont les fonctions de la vessie ? (2)");
    }

    #[test]
    fn a_nerve_is_asked_for_what_it_does() {
        let found = front("Nerf tibial : sensibilité de la plante du pied", &["Jambe"], French);
        assert_eq!(found, "Quelle est la fonction du nerf tibial ?");
        let found = front("Prolactine : production de lait", &["Hypophyse"], French);
        assert_eq!(found, "Quelle est la fonction de la prolactine ?");
        let found = front("Fer : absorption 15 %", &["Hypophyse"], French);
        assert!(!found.contains("fonction"), "{found}");
        let found = front("Nerf tibial : branche du nerf sciatique", &["Jambe"], French);
        assert!(!found.contains("fonction"), "{found}");
    }

    #[test]
    fn a_part_whose_role_is_told_is_asked_for_it() {
        let found =
            front("Cervelet : principalement responsable de l’équilibre", &["Encéphale"], French);
        assert_eq!(found, "Quelle est la fonction du cervelet ?");
        let found = front("Amygdala: involved in fear", &["Brain"], English);
        assert_eq!(found, "Amygdala: what is the function?");
        let found = front("Staphylocoque : responsable de pneumonies", &["Germes"], French);
        assert!(!found.contains("fonction"), "{found}");
        let found = front("Tabac : responsable de 80 % des décès", &["Facteurs"], French);
        assert!(!found.contains("fonction"), "{found}");
    }

    #[test]
    fn what_is_found_in_it_and_what_is_itself_done_have_no_functions() {
        for (told, heading) in [
            ("Vessie : paroi épaissie, diverticules", "Bassin"),
            ("Cystite : production de mucus, sécrétion de pus", "Bassin"),
            ("Filtration : formation de l’urine, élimination des toxines", "Rein"),
            ("Vessie : formation de calculs, transformation maligne", "Complications"),
        ] {
            assert!(!front(told, &[heading], French).contains("fonctions"), "{told}");
        }
    }
}
