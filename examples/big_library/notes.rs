//! Decks of made-up notes, about 120 characters a side, as a medical student's are.

use carabin::deck::{Changes, Content, Deck, DeckId, Note, NoteId, Source, fold};

use super::chance::Chance;

const SIGNS: [&str; 12] = [
    "une dyspnée d’effort d’aggravation progressive",
    "une douleur thoracique rétrosternale constrictive",
    "un œdème des membres inférieurs prenant le godet",
    "une hépatomégalie douloureuse avec reflux hépatojugulaire",
    "une hématurie macroscopique totale et indolore",
    "un syndrome méningé fébrile d’installation brutale",
    "une anémie normocytaire arégénérative isolée",
    "une hypercalcémie supérieure à 2,65 mmol/l",
    "un souffle systolique éjectionnel au foyer aortique",
    "une adénopathie sus-claviculaire gauche indurée",
    "une altération de l’état général avec amaigrissement",
    "un déficit moteur de l’hémicorps droit d’apparition brutale",
];

const DISEASES: [&str; 12] = [
    "l’insuffisance cardiaque gauche à fraction d’éjection altérée",
    "la glomérulonéphrite extramembraneuse",
    "l’embolie pulmonaire de gravité intermédiaire",
    "le carcinome épidermoïde bronchique",
    "la polyarthrite rhumatoïde débutante",
    "l’hyperparathyroïdie primaire",
    "la maladie de Crohn iléocolique",
    "la sclérose en plaques récurrente-rémittente",
    "le syndrome des antiphospholipides",
    "la thyroïdite de Hashimoto",
    "le myélome multiple des os",
    "la péricardite aiguë virale",
];

const DEEDS: [&str; 10] = [
    "la réalisation d’une échographie transthoracique dans les 24 heures",
    "l’introduction d’un inhibiteur de l’enzyme de conversion à faible dose",
    "une ponction-biopsie rénale après contrôle de l’hémostase",
    "une anticoagulation curative par héparine de bas poids moléculaire",
    "un scanner thoraco-abdomino-pelvien avec injection",
    "une corticothérapie orale à 1 mg/kg par jour pendant 4 semaines",
    "le dosage des anticorps anti-CCP et du facteur rhumatoïde",
    "une surveillance clinique et biologique tous les 3 mois",
    "la recherche d’une cause secondaire par l’interrogatoire",
    "une immunothérapie par anti-PD-1 en première ligne",
];

const REASONS: [&str; 8] = [
    "parce que le débit de filtration glomérulaire baisse de moitié",
    "du fait d’une activation du système rénine-angiotensine-aldostérone",
    "en raison d’une infiltration lymphocytaire de la glande",
    "par obstruction de l’artère pulmonaire au-delà de 30 à 50 %",
    "à cause de la démyélinisation inflammatoire de la substance blanche",
    "par inhibition de la sécrétion de l’hormone antidiurétique",
    "car la pression capillaire dépasse 25 mmHg",
    "puisque la résorption osseuse libère du calcium",
];

const PARTS: [&str; 8] = [
    "cardiologie",
    "néphrologie",
    "pneumologie",
    "oncologie",
    "rhumatologie",
    "endocrinologie",
    "neurologie",
    "hématologie",
];

const TAGS: [&str; 8] =
    ["diagnostic", "traitement", "urgence", "rang-A", "rang-B", "physiologie", "item-234", "QCM"];

/// As many decks as asked, with `cards` cards among them.
#[must_use]
pub fn decks(cards: usize, decks: usize, seed: u64) -> Vec<Deck> {
    let decks = decks.clamp(1, cards.max(1));
    let share = |n: usize| cards / decks + usize::from(n < cards % decks);
    (0..decks).map(|n| deck(n, share(n), seed)).collect()
}

fn deck(n: usize, cards: usize, seed: u64) -> Deck {
    let mut chance = Chance::new(seed ^ (n as u64 + 1).wrapping_mul(0x5851_f42d_4c95_7f2d));
    let part = chance.one(&PARTS);
    let name = format!("{}-{:03}", fold(part), n + 1);
    let mut notes = Vec::new();
    let mut left = cards;
    while left > 0 {
        let id = NoteId::from_parts(&[&name, &notes.len().to_string(), &seed.to_string()]);
        let note = note(id, part, left, &mut chance);
        left = left.saturating_sub(note.card_numbers().len());
        notes.push(note);
    }
    Deck {
        id: name.parse().unwrap_or_else(|_| DeckId::from_parts(&[&name])),
        title: format!("{part}, partie {}", n + 1),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes,
        changes: Changes::default(),
    }
}

fn note(id: NoteId, part: &str, left: usize, chance: &mut Chance) -> Note {
    let (sign, disease) = (chance.one(&SIGNS), chance.one(&DISEASES));
    let (deed, reason) = (chance.one(&DEEDS), chance.one(&REASONS));
    let (year, value) = (1950 + chance.below(75), 2 + chance.below(97));
    let question =
        format!("Que faut-il craindre devant {sign} si l’on soupçonne {disease} (n° {year}) ?");
    let sentence = format!("Dans {value} % des cas, {disease} se révèle par {sign} {reason}.");
    let content = match chance.below(100) {
        0..55 => Content::Basic {
            front: question,
            back: format!("Une aggravation dans {value} % des cas : {deed}, {reason}."),
        },
        55..65 if left > 1 => Content::Reversible {
            front: format!("Le tableau {year} : {sign}, {reason}, chez un patient de {value} ans"),
            back: format!("« {disease} », dont la prise en charge commence par {deed}"),
            ask_back: String::new(),
            ask_front: String::new(),
        },
        55..75 if left > 1 => Content::Cloze {
            text: format!(
                "Dans {{{{c1::{value} %}}}} des cas, {{{{c2::{disease}::affection}}}} se révèle par {sign} {reason} ; on propose {deed}."
            ),
        },
        55..92 => Content::Cloze {
            text: format!(
                "{{{{c1::{disease}}}}} : {sign}, {reason}, dans {value} % des cas ; il faut {deed}."
            ),
        },
        92..97 => Content::List {
            prompt: format!("Citez trois éléments qui orientent vers {disease} ({year})."),
            items: (0..3).map(|_| chance.one(&SIGNS).to_owned()).collect(),
            open: chance.happens(300),
        },
        _ => Content::Choice {
            question,
            answer: deed.to_owned(),
            distractors: vec![reason.to_owned(), chance.one(&DEEDS).to_owned() + " à distance"],
        },
    };
    let mut tags = vec![part.to_owned()];
    tags.extend((0..chance.below(3)).map(|_| chance.one(&TAGS).to_owned()));
    let place = format!("Chapitre {value}");
    let source = chance.happens(100).then_some(Source { quote: sentence, place });
    Note { id, content, context: String::new(), tags, source }
}
