//! Number and gender by a word's ending: plurals made singular, gender guessed.
//!
//! Endings decide, then short lists of words that break the rule.

use super::term::Gender;

/// The singular of a French noun or adjective, by its ending.
pub(crate) fn singular(noun: &str) -> String {
    const STAYS: &[&str] = &[
        "os",
        "corps",
        "virus",
        "fœtus",
        "foetus",
        "sinus",
        "poids",
        "pouls",
        "bras",
        "dos",
        "temps",
        "cas",
        "repas",
        "tissus",
        "sas",
        "thymus",
        "humérus",
        "fémurs",
        "processus",
        "plexus",
        "mucus",
        "pus",
        "thrombus",
        "utérus",
        "pancréas",
        "anus",
        "hiatus",
        "lupus",
        "typhus",
        "tétanos",
        "paramètres",
        "accès",
        "décès",
        "abcès",
        "excès",
        "progrès",
        "succès",
        "procès",
        "sens",
        "gaz",
        "nez",
        "taux",
        "larynx",
        "pharynx",
        "thorax",
        "index",
        "sphinx",
        "anthrax",
        "morpion",
        "frottis",
        "pénis",
        "pelvis",
        "bis",
        "radius",
        "cubitus",
        "bacillus",
        "staphylococcus",
        "streptococcus",
        "papillomavirus",
        "coronavirus",
        "rotavirus",
        "laps",
        "ours",
        "sars",
        "dans",
        "sous",
        "plus",
        "moins",
        "très",
    ];
    match noun {
        "tissus" => return "tissu".into(),
        "yeux" => return "œil".into(),
        "travaux" => return "travail".into(),
        "vitraux" => return "vitrail".into(),
        "fémurs" => return "fémur".into(),
        "paramètres" => return "paramètre".into(),
        _ => {}
    }
    if STAYS.contains(&noun)
        || noun.ends_with("virus")
        || noun.ends_with("sis")
        || noun.ends_with("us") && noun.len() < 6
    {
        return noun.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("eaux") {
        return format!("{stem}eau");
    }
    if let Some(stem) = noun.strip_suffix("aux") {
        return match stem {
            "boy" | "tuy" | "noy" | "joy" => format!("{stem}au"),
            _ => format!("{stem}al"),
        };
    }
    if noun.ends_with("eux") {
        // « vaisseux » never; « cheveux », « cartilagineux ».
        return match noun {
            "cheveux" | "feux" | "lieux" | "jeux" | "neveux" | "aveux" => {
                noun.trim_end_matches('x').to_owned()
            }
            _ => noun.to_owned(),
        };
    }
    match noun.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => noun.to_owned(),
    }
}

/// The singular of an English noun.
pub(crate) fn english_singular(noun: &str) -> String {
    let irregular = [
        ("children", "child"),
        ("women", "woman"),
        ("men", "man"),
        ("feet", "foot"),
        ("teeth", "tooth"),
        ("criteria", "criterion"),
        ("bacteria", "bacterium"),
        ("viruses", "virus"),
        ("diagnoses", "diagnosis"),
        ("nuclei", "nucleus"),
        ("fungi", "fungus"),
        ("stimuli", "stimulus"),
        ("vertebrae", "vertebra"),
        ("metastases", "metastasis"),
        ("mitochondria", "mitochondrion"),
        ("data", "data"),
        ("series", "series"),
        ("species", "species"),
        ("lives", "life"),
        ("halves", "half"),
        ("viscera", "viscus"),
        ("alveoli", "alveolus"),
        ("villi", "villus"),
        ("bronchi", "bronchus"),
        ("thrombi", "thrombus"),
        ("emboli", "embolus"),
    ];
    if let Some((_, single)) = irregular.iter().find(|(plural, _)| *plural == noun) {
        return (*single).to_owned();
    }
    if let Some(stem) = noun.strip_suffix("ies")
        && stem.len() > 2
    {
        return format!("{stem}y");
    }
    for end in ["sses", "ches", "shes", "xes", "uses"] {
        if noun.ends_with(end) {
            return noun.get(..noun.len() - 2).unwrap_or(noun).to_owned();
        }
    }
    if noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is") {
        return noun.to_owned();
    }
    match noun.strip_suffix('s') {
        Some(stem) if stem.len() > 2 => stem.to_owned(),
        _ => noun.to_owned(),
    }
}

pub(super) fn gender_by_ending(noun: &str) -> Gender {
    let ends = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
    if ends(&[
        "isme",
        "age",
        "gramme",
        "ome",
        "gène",
        "scope",
        "cyte",
        "phage",
        "stome",
        "ème",
        "ète",
        "ibre",
        "aire",
        "cycle",
        "organe",
        "muscle",
        "phénomène",
        "symptôme",
        "diagnostique",
    ]) {
        return Gender::Masculine;
    }
    let feminine = &[
        "tion", "sion", "xion", "gion", "té", "tié", "ose", "ite", "ie", "ance", "ence", "ure",
        "ine", "ase", "ette", "esse", "ade", "ude", "aison", "ée", "elle", "ique", "ule", "rice",
        "euse", "ive", "one", "ode", "eur", "ose", "yse", "use", "une", "ale", "ière", "ère",
        "rie", "èse", "ase", "pe", "se", "ce", "ge",
    ];
    if ends(feminine)
        && !ends(&["teur", "seur", "cœur", "génie", "foie", "pepsie", "one", "facteur"])
    {
        Gender::Feminine
    } else {
        Gender::Masculine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_made_singular() {
        for (plural, single) in [
            ("micrométastases", "micrométastase"),
            ("vaisseaux", "vaisseau"),
            ("canaux", "canal"),
            ("virus", "virus"),
            ("os", "os"),
            ("cheveux", "cheveu"),
            ("noyaux", "noyau"),
            ("abcès", "abcès"),
        ] {
            assert_eq!(singular(plural), single);
        }
        assert_eq!(english_singular("bacteria"), "bacterium");
        assert_eq!(english_singular("arteries"), "artery");
        assert_eq!(english_singular("thyroiditis"), "thyroiditis");
    }
}
