//! A row of a table: what heads the row, what heads the column, what the cell says.
//!
//! Refuses cells that hold a sign or a bare yes, cells of many words, and rows without a name.

use super::{Context, Fact, Said, format};
use crate::deck::fold;
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::term::singular;
use crate::generate::token::tokens;

/// The facts of a row, one a cell.
pub(crate) fn find(
    context: &Context<'_>,
    head: &[String],
    cells: &[String],
    rows: usize,
) -> Vec<Fact> {
    // A long table is to look things up in, rather than to know by heart.
    let pattern = match rows * cells.len().saturating_sub(1) {
        0..=12 => 0.72,
        13..=24 => 0.58,
        _ => 0.45,
    };
    let Some((label, rest)) = cells.split_first() else { return Vec::new() };
    let label = label.trim().trim_end_matches([',', '*', ' ', '.', ':', '†', '‡']);
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || label.split_whitespace().count() > 8 || label.contains(['?', '→', '@']) {
        return Vec::new();
    }
    if head.is_empty() && rest.len() > 1 {
        return Vec::new();
    }
    let corner = head.first().map_or("", String::as_str);
    let mut facts = Vec::new();
    for (n, value) in rest.iter().enumerate() {
        let value = value.trim().trim_end_matches(['.', ';', ',']);
        let column = head.get(n + 1).map_or("", |column| column.trim());
        if !tells(value) {
            continue;
        }
        if column.is_empty() || defines(column) {
            let value_tokens = tokens(value, context.lexicon);
            let inside = Context { text: value, tokens: &value_tokens, ..*context };
            if let Ok(Some(fact)) = format::labelled(&inside, label, &value_tokens, true) {
                facts.push(fact);
            }
            continue;
        }
        // « Utilisation des muscles accessoires, légère : légère » asks nothing.
        let said_already = fold(column).starts_with(&fold(value));
        if column.split_whitespace().count() > 6
            || column.contains(['?', ':'])
            || said_already
            || names_a_source(column)
        {
            continue;
        }
        let lowered = |text: &str| context.evidence.lowered(text);
        let first = column.split(' ').next().unwrap_or_default().to_lowercase();
        let single = match context.language() {
            Language::French => singular(&first),
            Language::English => first,
        };
        let lexicon = context.lexicon;
        // What the row's name leaves open: « Ferritine (carence martiale) ».
        let named = fold(label);
        let generic = ["parametre", "item", "element", "type", "nom", "critere", "caracteristique"];
        let kind = Some(corner)
            .filter(|corner| (1..=4).contains(&corner.split_whitespace().count()))
            .filter(|corner| !generic.contains(&fold(corner).as_str()))
            .filter(|corner| !named.contains(&fold(corner)));
        let about = context.topic.filter(|topic| {
            let said = format!("{named} {}", fold(kind.unwrap_or_default()));
            !fold(topic).split([' ', '\'']).any(|word| {
                let stem = word.trim_end_matches(['s', 'x']);
                stem.len() > 4 && said.contains(stem)
            })
        });
        let known: Vec<String> = kind.into_iter().chain(about).map(lowered).collect();
        let row = if known.is_empty() {
            label.to_owned()
        } else {
            format!("{label} ({})", known.join(", "))
        };
        let said = Said::Cell {
            row,
            column: lowered(column),
            gender: lexicon.attribute(&single).or_else(|| lexicon.typed(&single)),
            value: value.to_owned(),
        };
        facts.push(format::fact(Kind::Attribute, pattern, said));
    }
    facts
}

/// Whether the column says what the row's name means.
fn defines(column: &str) -> bool {
    let column = fold(column);
    ["definition", "signification", "sens", "meaning", "description"]
        .iter()
        .any(|word| column.starts_with(word))
}

/// Whether the column tells where the row's facts come from.
fn names_a_source(column: &str) -> bool {
    let column = fold(column);
    ["source", "reference", "recommandation", "auteur", "annee", "lien", "author", "year", "link"]
        .iter()
        .any(|word| column.starts_with(word))
}

/// Whether the cell is worth an answer.
fn tells(value: &str) -> bool {
    let words = value.split_whitespace().count();
    let alone = matches!(
        fold(value).as_str(),
        "oui" | "non" | "x" | "yes" | "no" | "nr" | "nc" | "na" | "n/a" | "idem" | "rien" | "ras"
    );
    value.chars().any(char::is_alphanumeric)
        && !alone
        && (1..=22).contains(&words)
        && !value.contains(['@', '|'])
        && !value.contains("://")
        && value.matches('(').count() == value.matches(')').count()
}
