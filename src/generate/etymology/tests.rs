//! Words cut into their elements, words that are not, and the table itself, row by row.

use super::*;
use crate::deck::fold;

const TABLE: &str = include_str!("../../../assets/combining-forms.tsv");

fn cut(word: &str, language: Language) -> String {
    elements(word, language).map_or(String::new(), |(_, elements)| {
        elements.iter().map(|element| element.form.as_str()).collect::<Vec<_>>().join(" ")
    })
}

fn french(word: &str) -> String {
    cut(word, Language::French)
}

fn english(word: &str) -> String {
    cut(word, Language::English)
}

#[test]
fn learned_words_are_cut_from_end_to_end() {
    for (word, parts) in [
        ("gastroscopie", "gastro- -scopie"),
        ("cardiomyopathie", "cardio- -myo- -pathie"),
        ("hypoglycémie", "hypo- -glyc- -émie"),
        ("anémie", "an- -émie"),
        ("aménorrhée", "a- -méno- -rrhée"),
        ("myalgies", "my- -algie"),
        ("œsophagite", "œsophag- -ite"),
        ("endocardite", "endo- -card- -ite"),
        ("métastases", "méta- -stase"),
        ("homéostasie", "homéo- -stasie"),
        ("hemorragie", "hemo- -rragie"),
        ("pédiatrie", "péd- -iatrie"),
        ("leucocytose", "leuco- -cytose"),
    ] {
        assert_eq!(french(word), parts, "{word}");
    }
    for (word, parts) in [
        ("thrombocytopenia", "thrombo- -cyto- -penia"),
        ("haematuria", "haemat- -uria"),
        ("metastases", "meta- -stasis"),
        ("Esophagitis", "esophag- -itis"),
        ("dyspnoea", "dys- -pnoea"),
        ("myocardium", "myo- -cardium"),
        ("adenomata", "aden- -oma"),
        ("splenomegaly", "spleno- -megaly"),
        ("paediatrics", ""),
    ] {
        assert_eq!(english(word), parts, "{word}");
    }
}

/// Everyday words, and terms whose letters mislead.
#[test]
fn ordinary_words_have_no_elements() {
    let french_words = "patient stable protéine maladie traitement cellule organe limite visite \
        petite suite élite site invite satellite faillite réussite conduite poursuite mérite \
        toxicité activité qualité santé société université densité gravité obésité immunité \
        cause chose dose rose pause phase base vase crise prise prose overdose glucose lactose \
        cellulose génome diplôme homme femme pomme somme gomme arôme fantôme royaume symptôme \
        programme kilogramme gramme mètre kilomètre diamètre paramètre périmètre thermostat \
        analyse paralysie analogie technologie méthodologie écologie géologie idéologie \
        théorie économie autonomie anatomie astronomie gastronomie harmonie colonie cérémonie \
        sympathie antipathie apathie télépathie philosophie photographie géographie \
        orthographie biographie bibliographie monographie démocratie pharmacie académie \
        énergie synergie allergie chirurgie stratégie magie bougie partie sortie garantie vie \
        envie copie utopie myopie thérapie série galerie batterie artillerie partenaire \
        acide atome aide guide fluide liquide solide rapide suicide homicide pesticide \
        réforme uniforme forme plateforme chloroforme norme énorme père frère mère manière \
        matière lumière rivière préfère diffère transfère compare prépare répare guitare phare \
        carnivore métaphore sémaphore téléphone microphone symphonie monotonie polygone \
        hectare dépôt entrepôt propos repos métro rétro photo auto moto vélo mono stéréo \
        contrôle école parole rôle symbole alcool pétrole idole monopole métropole \
        patience présence absence distance enfance importance vacances finance chance \
        maison saison raison liaison poison prison horizon canton carton menton mouton \
        hôpital capital digital vital total mental normal animal canal journal signal \
        exposition position question solution fonction action nation relation opinion \
        commune lune dune fortune prune brune jeune rhume volume costume légume coutume \
        téléphonie radio studio scénario trio ratio patio audio antigène homogène péritonite \
        glaucome scotome lipothymie endomètre hépatotoxicité toxoplasmose lumbago microgramme";
    let english_words = "patient stable protein treatment disease cell organ thesis basis crisis \
        oasis analysis emphasis hypothesis synthesis diploma drama panorama aroma coma genome \
        diagram program telegram gram meter diameter perimeter parameter symmetry geometry \
        energy synergy allergy strategy technology ecology geology biology psychology theory \
        economy autonomy anatomy astronomy harmony colony ceremony sympathy empathy apathy \
        telepathy philosophy photography geography biography democracy pharmacy academy \
        party story history factory memory victory category territory laboratory copy therapy \
        form uniform platform reform perform transform storm norm acid atom aid guide liquid \
        telephone microphone symphony monotony polygon stereo photo auto control school \
        hospital capital digital vital total mental normal animal canal journal signal \
        position question solution function action nation relation opinion oxygenation \
        glaucoma peritonitis toxoplasmosis phagocytosis antigen homology analogy catalog \
        orchestra camera opera formula area idea media data criteria bacteria diabetes \
        android steroid asteroid avoid void droid parasite opposite website composite";
    let cut_french = french_words.split_whitespace().map(french).filter(|cut| !cut.is_empty());
    let cut_english = english_words.split_whitespace().map(english).filter(|cut| !cut.is_empty());
    assert_eq!(cut_french.chain(cut_english).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_row_is_whole_and_its_example_has_the_form() {
    let strip =
        |text: &str| -> String { fold(text).chars().filter(char::is_ascii_alphabetic).collect() };
    let mut cut = 0;
    let mut wrong = Vec::new();
    for line in TABLE.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), 12, "{line}");
        for column in [0, 2, 3, 4, 5, 7, 8, 9] {
            assert!(!columns[column].is_empty(), "{line}");
        }
        assert!(matches!(columns[4], "grec" | "latin"), "{line}");
        assert!(matches!(columns[7], "préfixe" | "radical" | "suffixe"), "{line}");
        assert_eq!(columns[4] == "grec", !columns[6].is_empty(), "{line}");
        let example = strip(columns[8]);
        let forms = [columns[0], columns[1]].join(", ");
        let stands = forms.split(", ").filter(|form| !form.is_empty()).any(|form| {
            let bare = strip(form.split('(').next().unwrap_or_default());
            let merged = bare.strip_suffix('i').is_some_and(|stem| example.contains(stem));
            let inside = merged || example.contains(&bare);
            if form.starts_with('-') { example.ends_with(&bare) } else { inside }
        });
        if !stands {
            wrong.push(line);
        }
        cut += usize::from(!french(columns[8]).is_empty());
    }
    assert_eq!(wrong, Vec::<&str>::new());
    assert!(cut >= 290, "{cut}");
}
