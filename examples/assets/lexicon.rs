//! Entries into the bytes that `generate::words` reads.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;

use fst::MapBuilder;

/// A form with one of its analyses.
#[derive(Debug, Clone)]
pub struct Entry {
    pub form: String,
    pub lemma: String,
    pub bits: u32,
}

/// A form's lemma as a rule: so many letters off, these on.
fn rule(form: &str, lemma: &str) -> (u8, String) {
    let same = form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    let strip = form.chars().count() - same;
    (strip as u8, lemma.chars().skip(same).collect())
}

/// The asset: map, rules, sets. Numbers are given to the commonest first, so that they are short.
pub fn write(entries: &[Entry]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut forms: BTreeMap<String, BTreeSet<(u32, u8, String)>> = BTreeMap::new();
    for entry in entries {
        let plain = |text: &str| text.to_lowercase().replace('’', "'");
        let form = plain(&entry.form);
        if form.contains(' ') || form.is_empty() || form.chars().count() > 60 {
            continue;
        }
        let (strip, add) = rule(&form, &plain(&entry.lemma));
        let set = forms.entry(form).or_default();
        // Persons and tenses of one form of one verb are one analysis.
        let verb = |bits: u32| bits & 15 == 3 && bits & (1 << 10) == 0;
        let merged = set
            .iter()
            .find(|a| verb(a.0) && verb(entry.bits) && a.1 == strip && a.2 == add)
            .cloned();
        let bits = merged.as_ref().map_or(0, |a| a.0) | entry.bits;
        if let Some(merged) = merged {
            set.remove(&merged);
        }
        set.insert((bits, strip, add));
    }
    let mut rules: HashMap<(u8, String), usize> = HashMap::new();
    let mut sets: HashMap<&BTreeSet<(u32, u8, String)>, usize> = HashMap::new();
    for set in forms.values() {
        *sets.entry(set).or_default() += 1;
        for (_, strip, add) in set {
            *rules.entry((*strip, add.clone())).or_default() += 1;
        }
    }
    let rules = numbered(rules);
    let sets = numbered(sets);
    let mut builder = MapBuilder::memory();
    let index: HashMap<_, u64> = sets.iter().zip(0..).map(|(set, i)| (*set, i)).collect();
    for (form, set) in &forms {
        builder.insert(form, index[set])?;
    }
    let map = builder.into_inner()?;
    let mut bytes = u32::try_from(map.len())?.to_le_bytes().to_vec();
    bytes.extend(&map);
    bytes.extend(u16::try_from(rules.len())?.to_le_bytes());
    let mut number = HashMap::new();
    for (i, (strip, add)) in rules.iter().enumerate() {
        number.insert((*strip, add.clone()), u16::try_from(i)?);
        bytes.extend([*strip, u8::try_from(add.len())?]);
        bytes.extend(add.bytes());
    }
    bytes.extend(u16::try_from(sets.len())?.to_le_bytes());
    for set in &sets {
        bytes.push(u8::try_from(set.len())?);
        for (bits, strip, add) in *set {
            bytes.extend(u16::try_from(*bits)?.to_le_bytes());
            bytes.extend(number[&(*strip, add.clone())].to_le_bytes());
        }
    }
    println!(
        "{} forms, {} rules, {} sets: map {} bytes, all {}",
        forms.len(),
        rules.len(),
        sets.len(),
        map.len(),
        bytes.len()
    );
    Ok(bytes)
}

/// The keys, the commonest first.
fn numbered<K: Ord + Clone>(counts: HashMap<K, usize>) -> Vec<K> {
    let mut all: Vec<(K, usize)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.into_iter().map(|(key, _)| key).collect()
}
