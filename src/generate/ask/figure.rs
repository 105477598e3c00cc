//! Numbers with their units and sigles, as gaps: both bounds of a range, the whole of a rate, nothing
//! that is spelled out beside them.

use std::ops::Range;

use super::gapped::{Gap, Sentence};
use super::{Setting, Way};
use crate::generate::fact::is_unit;
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Category, can_be};

/// « 18 à 30 nm », « 80 % »: numbers with their unit, both bounds of a range; « multiplié par deux ».
pub(super) fn numbers(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Vec<Gap> {
    let tokens = sentence.tokens;
    let reader = Reader { setting, tokens };
    let mut gaps = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        gaps.extend(ordinal(setting, tokens, at));
        gaps.extend(share(setting, tokens, at));
        if !reader.opens(at) {
            at += 1;
            continue;
        }
        let bounds = reader.bounds(at);
        let bare = reader.is_a_threshold(at, bounds)
            || reader.scales(at)
            || reader.is_a_bound(at, bounds)
            || reader.is_many(at, bounds)
            || reader.is_a_share(at, bounds);
        let end = reader.measured(bounds).or_else(|| bare.then_some(bounds));
        let start = if reader.is(at.wrapping_sub(1), &NEARLY) { at - 1 } else { at };
        // « 2,5 g/L (14 mmol/L) » is one value.
        let end = end.map(|end| reader.converted(end).unwrap_or(end));
        if let Some(end) = end
            && let (Some(first), Some(last)) = (tokens.get(start), tokens.get(end - 1))
            && !reader.is_glued(start)
            && !reader.is_year(at)
            && !reader.is_the_rest(end)
            && !reader.is_only_when(at..end)
        {
            let range = first.start..last.end.min(sentence.text.len());
            gaps.push(Gap { way: Way::GapNumber, range, fit: 2.1 });
        }
        at = end.unwrap_or(bounds);
    }
    gaps
}

/// The unit of the figure that `gap` hides, as its hint: of « 6 mois » one asks how many months.
/// Empty where no unit follows the number.
pub(super) fn unit_shown(setting: &Setting<'_>, sentence: &Sentence<'_>, gap: &Gap) -> String {
    let tokens = sentence.tokens;
    let reader = Reader { setting, tokens };
    let inside = (0..tokens.len())
        .filter(|at| tokens.get(*at).is_some_and(|t| gap.range.contains(&t.start)));
    let number = inside.into_iter().find(|at| reader.opens(*at)).map(|at| at..reader.bounds(at));
    // « 10 jours à 9 semaines » has two.
    let one = |number: &Range<usize>| !number.clone().any(|at| reader.is_unit(at));
    number
        .filter(|number| reader.measured(number.end).is_some() && one(number))
        .and_then(|number| sentence.text.get(tokens.get(number.end - 1)?.end..gap.range.end))
        // « g/L (14 mmol/L) » and « ans et demi » would say the value.
        .map(|unit| {
            [" (", " et demi", " and a half"]
                .iter()
                .fold(unit, |unit, mark| unit.split_once(mark).map_or(unit, |(own, _)| own))
        })
        // « 39°C » is written closer than it is read.
        .map(|unit| {
            if unit.strip_prefix('°').is_some_and(|of| !of.is_empty()) {
                format!(" {unit}")
            } else {
                unit.to_owned()
            }
        })
        .map_or_else(String::new, |unit| format!("::…{unit}"))
}

/// What stands before a number and is hidden with it. « > », « ≤ » stay: they say of what kind the bound
/// is that is asked.
const NEARLY: [&str; 4] = ["±", "~", "environ", "about"];

/// From so many on, things were measured rather than counted.
const MANY: u32 = 1000;

/// The number that is written with digits only, thousands parted or not.
fn whole(written: &str) -> Option<u32> {
    let mut groups = written.split(['.', ',', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let parted = groups.all(|group| group.len() == 3);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    (parted && first.len() <= 7 && !first.is_empty()).then(|| digits.parse().ok()).flatten()
}

/// Reads the numbers of a sentence, by the places of its tokens.
struct Reader<'a> {
    setting: &'a Setting<'a>,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|t| words.contains(&t.lower.as_str()))
    }

    fn lists(&self, at: usize, list: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| self.setting.lexicon.noun_is(list, &t.lower))
    }

    fn is_digits(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            t.tag == Tag::Number && t.lower.starts_with(|c: char| c.is_ascii_digit())
        })
    }

    /// A number in figures or in words; « qq jours » counts nothing.
    fn counts(&self, at: usize) -> bool {
        let language = self.setting.lexicon.language;
        let spelled =
            |t: &Token| t.tag == Tag::Number && can_be(&t.lower, Category::Number, language);
        self.is_digits(at) || self.tokens.get(at).is_some_and(spelled) && !self.is_one(at)
    }

    fn is_one(&self, at: usize) -> bool {
        self.is(at, &["un", "une", "one"])
    }

    /// « une à deux semaines »; « une » alone is an article.
    fn opens(&self, at: usize) -> bool {
        let range = self.is(at + 1, &["à", "ou", "to", "or"]) && self.counts(at + 2);
        self.counts(at) || self.is_one(at) && range
    }

    fn is_unit(&self, at: usize) -> bool {
        // “heated to 95 C”, which is no letter of a list.
        let heat = self.is(at, &["c", "f"]) && self.is_digits(at.wrapping_sub(1));
        heat || self.tokens.get(at).is_some_and(|t| is_unit(&t.lower)) || self.lists(at, "unit")
    }

    /// Where the numbers end that begin at `at`: « à 25, 45 et 65 ans », « 6 mois à cinq ans » up to
    /// the last. One without the others is half of it.
    fn bounds(&self, at: usize) -> usize {
        let bare = |at: usize| {
            self.is_digits(at)
                && self.tokens.get(at).is_some_and(|t| t.lower.bytes().all(|c| c.is_ascii_digit()))
        };
        let mut end = at + 1;
        while self.counts(end)
            || self.is(end, &["à", "et", "ou", "-", "–", "to", "and", "or", "/"])
                && self.counts(end + 1)
            || self.is(end, &[","]) && bare(end - 1) && bare(end + 1)
        {
            end += 1;
        }
        let on = self.is_unit(end)
            && self.is(end + 1, &["à", "to", "-", "–"])
            && self.counts(end + 2)
            && self.is_unit(end + 3);
        let end = if on { end + 3 } else { end };
        if self.lists(end, "magnitude") { end + 1 } else { end }
    }

    /// Where the bracket ends that begins at `at` and says the value in another unit.
    fn converted(&self, at: usize) -> Option<usize> {
        let inside = at + 1;
        let opens = self.tokens.get(at).is_some_and(|t| t.tag == Tag::Open) && self.opens(inside);
        let end = self.measured(self.bounds(inside)).filter(|_| opens)?;
        self.tokens.get(end).is_some_and(|t| t.tag == Tag::Close).then_some(end + 1)
    }

    /// Where the unit ends that begins at `at`, with its rate.
    fn measured(&self, at: usize) -> Option<usize> {
        if self.is(at, &["per", "pour"]) && self.is(at + 1, &["cent"]) {
            return Some(at + 2);
        }
        if !self.is_unit(at) {
            return None;
        }
        // « 40 °C », « 10 mm Hg » may be two words.
        let degrees = self.is(at, &["°"]) && self.is(at + 1, &["c", "f"]);
        let column = self.is(at, &["mm", "cm"]) && self.is(at + 1, &["hg", "h2o", "d’eau"]);
        let mut end = if degrees || column { at + 2 } else { at + 1 };
        while let Some(behind) = self.rate(end) {
            end = behind;
        }
        // « 4 ans et demi »
        if self.is(end, &["et"]) && self.is(end + 1, &["demi", "demie"]) {
            return Some(end + 2);
        }
        // « 500 mL/24 h »
        let of_time = self.is(end, &["/"]) && self.is_digits(end + 1);
        let timed = self.tokens.get(end - 1).is_some_and(|t| {
            t.lower.contains('/') && t.lower.ends_with(|c: char| c.is_ascii_digit())
        });
        let time = if of_time { end + 2 } else { end };
        let whole =
            (of_time || timed) && (self.is(time, &["h", "j", "d", "min"]) || self.is_unit(time));
        Some(if whole { time + 1 } else { end })
    }

    /// Where the rate ends that begins at `at`: « par kilogramme », “per square metre”, « /mètre
    /// carré », « et par jour ».
    fn rate(&self, at: usize) -> Option<usize> {
        let at = if self.is(at, &["et", "and"]) { at + 1 } else { at };
        if !self.is(at, &["/", "par", "per"]) {
            return None;
        }
        let before = self.lists(at + 1, "squared");
        let unit = if before { at + 2 } else { at + 1 };
        let after = self.lists(unit + 1, "squared");
        // « mètre » is read as a verb.
        let counted = self.tokens.get(unit).is_some_and(|t| before || after || t.tag == Tag::Noun);
        counted.then_some(if after { unit + 2 } else { unit + 1 })
    }

    /// « multiplie par deux »
    fn scales(&self, at: usize) -> bool {
        let verb = self.tokens.get(at.wrapping_sub(2));
        self.is(at.wrapping_sub(1), &["par", "by"])
            && verb.is_some_and(|t| self.setting.lists("scaling", t))
    }

    /// « un pH inférieur à 7,00 », “a ratio above 1.5”: a bound that has no unit; `end` is behind it.
    fn is_a_bound(&self, at: usize, end: usize) -> bool {
        let behind = if self.is(at.wrapping_sub(1), &["à", "to", "than"]) { 2 } else { 1 };
        let compares = at
            .checked_sub(behind)
            .and_then(|at| self.tokens.get(at))
            .is_some_and(|t| self.setting.lists("bounding", t));
        // « trois segments » counts.
        let counts = self.tokens.get(end).is_some_and(|t| {
            matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Symbol) || t.lower == "%"
        });
        // « > 180 ou < 80/min » is one criterion.
        let halved = self.is(end, &["ou", "or"])
            && self.tokens.get(end + 1).is_some_and(|t| self.setting.lists("bounding", t));
        compares && !counts && !halved && self.is_digits(at)
    }

    /// « plus de dix convulsions », “at least three of the criteria”: so many, and no fewer.
    fn is_a_threshold(&self, at: usize, end: usize) -> bool {
        let word = |by: usize| at.checked_sub(by).and_then(|at| self.tokens.get(at));
        let compared = |by: usize| {
            word(by).is_some_and(|t| self.setting.lexicon.noun_is("threshold", &t.lower))
        };
        let led =
            word(1).is_some_and(|t| self.setting.lexicon.noun_is("before-threshold", &t.lower));
        let noun = |t: &Token| t.tag == Tag::Noun && t.lower.chars().count() > 2;
        let counted = self.tokens.get(end).is_some_and(noun);
        counted && (compared(1) || led && compared(2))
    }

    /// « 5 millions de globules », « entre 4000 et 10.000 par mm³ »: so many that they were measured;
    /// `end` is behind them. A few are what a list counts.
    fn is_many(&self, at: usize, end: usize) -> bool {
        let counted = self.tokens.get(end).is_some_and(|t| {
            matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Preposition)
                || t.lower.starts_with("d’")
        });
        let numbers = self.tokens.get(at..end).unwrap_or_default();
        let mut numbers = numbers.iter().filter(|t| t.tag == Tag::Number).peekable();
        let large = |t: &Token| whole(&t.lower).is_some_and(|number| number >= MANY);
        counted
            && (self.lists(end - 1, "magnitude") || numbers.peek().is_some() && numbers.all(large))
    }

    /// « 2/3 des cas », « 1/250 »: not « le grade 2/3 » of a scale.
    fn is_a_share(&self, at: usize, end: usize) -> bool {
        let share = self.tokens.get(at).is_some_and(|t| {
            let parts = t.lower.split_once('/').map(|(part, of)| (whole(part), whole(of)));
            matches!(parts, Some((Some(part), Some(of))) if part < of && part > 0)
        });
        share && end == at + 1 && self.is(end, &["de", "des", "du", "d’", "of", "in"])
    }

    /// A part of a word: « TP53 ».
    fn is_glued(&self, at: usize) -> bool {
        let before = self.tokens.get(at.wrapping_sub(1));
        self.tokens.get(at).zip(before).is_some_and(|(a, b)| a.start == b.end && b.is_word())
    }

    /// « les 10 % restants »: what the others leave; `end` is behind it.
    fn is_the_rest(&self, end: usize) -> bool {
        self.lists(end, "remaining")
    }

    /// « la 10e semaine »: one of a row, in figures or in a word.
    fn ranks(&self, at: usize) -> bool {
        let figures = self.tokens.get(at).is_some_and(|t| {
            let end = t.lower.trim_start_matches(|c: char| c.is_ascii_digit());
            end.len() < t.lower.len()
                && end.chars().count() > 1
                && end.chars().all(char::is_alphabetic)
                || end == "e" && end.len() < t.lower.len()
        });
        figures || self.lists(at, "ordinal")
    }

    /// « après la 10e semaine, le seuil est de 300 mGy »: when it is so, where another figure says what is.
    fn is_only_when(&self, when: Range<usize>) -> bool {
        let figure = |at: usize| {
            self.opens(at) && !self.ranks(at) && self.measured(self.bounds(at)).is_some()
        };
        let mut others = (0..self.tokens.len()).filter(|at| !when.contains(at));
        self.ranks(when.start) && others.any(figure)
    }

    fn is_year(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| {
            t.lower.len() == 4 && (t.lower.starts_with("19") || t.lower.starts_with("20"))
        })
    }
}

/// Whether the words from `from` on begin with so many that the number is asked by itself: « 5 millions de
/// globules ».
pub(super) fn tells_many(setting: &Setting<'_>, tokens: &[Token], from: usize) -> bool {
    let reader = Reader { setting, tokens };
    let at = if reader.is(from, &NEARLY) { from + 1 } else { from };
    reader.opens(at) && reader.is_many(at, reader.bounds(at))
}

/// « entre 4000 et 10.000 par | mm³ »: the unit that a number is told by.
pub(super) fn is_a_rate(setting: &Setting<'_>, tokens: &[Token], at: usize) -> bool {
    let reader = Reader { setting, tokens };
    let unit = reader.is_unit(at) || reader.lists(at + 1, "squared");
    reader.is(at.wrapping_sub(1), &["par", "per"]) && unit
}

/// Where a phrase at `at` begins with what counts it: « premier | trimestre », « plus de la |
/// moitié ».
pub(super) fn counted(setting: &Setting<'_>, tokens: &[Token], at: usize) -> usize {
    let reader = Reader { setting, tokens };
    let before = at.wrapping_sub(1);
    if reader.lists(before, "ordinal") {
        return before;
    }
    if !reader.lists(at, "fraction") {
        return at;
    }
    let mut from = at;
    while from > 0 && reader.lists(from - 1, "before-fraction") {
        from -= 1;
    }
    if from > 0 && reader.lists(from - 1, "roughly") { from - 1 } else { at }
}

/// “About a quarter | of the population”: what part of a whole it is.
fn share(setting: &Setting<'_>, tokens: &[Token], at: usize) -> Option<Gap> {
    let reader = Reader { setting, tokens };
    let last = tokens.get(at).filter(|_| reader.lists(at, "fraction"))?;
    let whole = reader.is(at + 1, &["de", "des", "du", "d’", "of"]);
    let mut from = counted(setting, tokens, at);
    // “Only a third”, « Près de la moitié »
    while from > 0
        && (reader.lists(from - 1, "before-fraction") || reader.lists(from - 1, "roughly"))
    {
        from -= 1;
    }
    // « le troisième tiers » is one of several.
    let ranks = reader.lists(at.wrapping_sub(1), "ordinal");
    // « porte vingt-trois chromosomes, la moitié du patrimoine » explains.
    let placed = from.checked_sub(1).and_then(|at| tokens.get(at)).is_none_or(|t| {
        setting.lexicon.noun_is("before-place", &t.lower) || t.lower == "les" || t.tag == Tag::Verb
    });
    let first = tokens.get(from).filter(|_| whole && from < at && !ranks && placed)?;
    Some(Gap { way: Way::GapNumber, range: first.start..last.end, fit: 1.9 })
}

/// « la neuvième semaine »: a time that is counted in a word.
fn ordinal(setting: &Setting<'_>, tokens: &[Token], at: usize) -> Option<Gap> {
    let (first, unit) = (tokens.get(at)?, tokens.get(at + 1)?);
    let counted = setting.lexicon.noun_is("ordinal", &first.lower);
    let when = Reader { setting, tokens }.is_only_when(at..at + 2);
    (counted && is_unit(&unit.lower) && !when).then_some(Gap {
        way: Way::GapNumber,
        range: first.start..unit.end,
        fit: 1.9,
    })
}
