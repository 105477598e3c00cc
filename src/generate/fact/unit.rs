//! Units of measure: « mg », « mmol/l », « semaines ».

pub(super) const UNITS: &[&str] = &[
    "%",
    "mg",
    "g",
    "kg",
    "µg",
    "ml",
    "l",
    "dl",
    "mmol",
    "mol",
    "cm",
    "mm",
    "nm",
    "µm",
    "m",
    "ans",
    "an",
    "mois",
    "semaines",
    "semaine",
    "jours",
    "jour",
    "heures",
    "heure",
    "minutes",
    "minute",
    "secondes",
    "mmhg",
    "°c",
    "°",
    "nanomètres",
    "micromètres",
    "millimètres",
    "centimètres",
    "litres",
    "grammes",
    "kpb",
    "kda",
    "db",
    "hz",
    "gy",
    "bpm",
    "kcal",
    "kj",
    "mv",
    "kpa",
    "hpa",
    "cmh2o",
    "mosm",
    "km",
    "dioptries",
    "dioptres",
    "ui",
    "fois",
    "years",
    "year",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "seconds",
    "percent",
    "nanometers",
    "micrometers",
    "liters",
    "grammes",
];

/// Whether a word measures rather than counts: « mg », « mmol/l ».
pub(crate) fn is_unit(word: &str) -> bool {
    let unit = word.split('/').next().unwrap_or(word);
    // « µmol » with either of its two letters, « ng », « kWh ».
    let parts = ["µ", "μ", "n", "p", "m", "c", "d", "k"];
    let whole = ["g", "l", "m", "mol", "eq", "wh", "hz", "gy", "bq", "sv", "kat"];
    UNITS.contains(&unit)
        || parts
            .iter()
            .any(|part| unit.strip_prefix(part).is_some_and(|rest| whole.contains(&rest)))
}
