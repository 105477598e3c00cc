//! Units after a number: « µg », « mcg » and « microgrammes » are one.
//!
//! Case tells units apart (« G » is not « g », nor « `MHz` » « `mHz` »), and is let pass only where
//! it does not.

use crate::deck::fold;

/// Each unit: its usual spellings, in their case; the first names it.
const UNITS: [&[&str]; 70] = [
    &["kg", "kilo", "kilos", "kilogramme", "kilogrammes", "kilogram", "kilograms"],
    &["g", "gr", "gramme", "grammes", "gram", "grams"],
    &["mg", "milligramme", "milligrammes", "milligram", "milligrams"],
    &["µg", "μg", "ug", "mcg", "microgramme", "microgrammes", "microgram", "micrograms"],
    &["ng", "nanogramme", "nanogrammes", "nanogram", "nanograms"],
    &["pg", "picogramme", "picogrammes", "picogram", "picograms"],
    &["L", "l", "ℓ", "litre", "litres", "liter", "liters"],
    &["dL", "dl", "décilitre", "décilitres"],
    &["cL", "cl", "centilitre", "centilitres"],
    &["mL", "ml", "cc", "millilitre", "millilitres", "milliliter", "milliliters"],
    &["µL", "μL", "uL", "µl", "μl", "ul", "mcL", "microlitre", "microlitres"],
    &["fL", "fl", "femtolitre", "femtolitres"],
    &["mol", "mole", "moles"],
    &["mmol", "millimole", "millimoles"],
    &["µmol", "μmol", "umol", "mcmol", "micromole", "micromoles"],
    &["nmol", "nanomole", "nanomoles"],
    &["pmol", "picomole", "picomoles"],
    &["Eq"],
    &["mEq", "meq"],
    &["Osm", "osm"],
    &["mOsm", "mosm", "mosmol", "mOsmol"],
    &["M"],
    &["mM"],
    &["µM", "μM", "uM"],
    &["nM"],
    &["G", "giga"],
    &["T", "téra"],
    &["h", "heure", "heures", "hr", "hrs", "hour", "hours"],
    &["min", "mn", "minute", "minutes"],
    &["s", "sec", "seconde", "secondes", "second", "seconds"],
    &["ms", "milliseconde", "millisecondes", "millisecond", "milliseconds"],
    &["j", "jour", "jours", "d", "day", "days"],
    &["sem", "semaine", "semaines", "week", "weeks", "wk"],
    &["mois", "month", "months"],
    &["an", "ans", "année", "années", "year", "years", "yr", "yrs"],
    &["km"],
    &["m", "mètre", "mètres", "metre", "metres", "meter", "meters"],
    &["dm"],
    &["cm", "centimètre", "centimètres"],
    &["mm", "millimètre", "millimètres"],
    &["µm", "μm", "um", "micron", "microns", "micromètre", "micromètres"],
    &["nm", "nanomètre", "nanomètres"],
    &["mmHg", "mmhg"],
    &["cmH2O", "cmH₂O"],
    &["kPa"],
    &["Pa"],
    &["V", "volt", "volts"],
    &["mV", "millivolt", "millivolts"],
    &["kV"],
    &["Hz", "hertz"],
    &["mHz"],
    &["kHz"],
    &["MHz"],
    &["Bq"],
    &["mBq"],
    &["kBq"],
    &["MBq"],
    &["GBq"],
    &["UI", "IU", "ui", "iu"],
    &["mUI", "mIU", "mui", "miu"],
    &["U", "unité", "unités", "unit", "units"],
    &["mU"],
    &["MUI", "MIU"],
    &["MU"],
    &["MPa"],
    &["mPa"],
    &["eV"],
    &["keV"],
    &["meV"],
    &["MeV"],
];

/// Which of the units a word may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit(Vec<usize>);

impl Unit {
    /// Reads a word; none for one that is no unit of the table.
    pub(super) fn read(word: &str) -> Option<Self> {
        let which = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let rows = UNITS.iter().enumerate();
            rows.filter(|(_, names)| names.iter().any(|name| same(name)))
                .map(|(at, _)| at)
                .collect()
        };
        let exact = which(&|name| name == word);
        let found = if exact.is_empty() {
            let folded = fold(word);
            which(&|name| fold(name) == folded)
        } else {
            exact
        };
        (!found.is_empty()).then_some(Self(found))
    }

    /// Whether both may be the same unit.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().any(|unit| other.0.contains(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_tells_units_apart_where_it_must() {
        let meet = |a: &str, b: &str| Unit::read(a).unwrap().meets(&Unit::read(b).unwrap());
        for (a, b) in [("µg", "mcg"), ("μg", "microgrammes"), ("mg", "MG"), ("UI", "IU")] {
            assert!(meet(a, b), "{a} {b}");
        }
        for (a, b) in [("mUI", "MUI"), ("mPa", "MPa"), ("mU", "MU")] {
            assert!(!meet(a, b), "{a} {b}");
        }
        for (a, b) in [("mg", "µg"), ("G", "g"), ("MBq", "mBq"), ("mmol", "µmol"), ("min", "mm")]
        {
            assert!(!meet(a, b), "{a} {b}");
        }
        // Who writes all small has not said which.
        assert!(meet("mbq", "MBq") && Unit::read("comprimé").is_none());
    }
}
