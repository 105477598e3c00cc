//! A row of a table: the thing, what is told of it, and what the cell says.
//!
//! Either side may hold the things: « Diabète de type 1 | Diabète de type 2 » over rows such as
//! « Âge de début » turns the table round. Leaves out cells that hold a sign or a bare yes, cells of
//! many words, rows without a name, and rows that say the same of every column.

use super::{Context, Fact, Said, format};
use crate::deck::fold;
use crate::generate::Kind;
use crate::generate::frequency::zipf;
use crate::generate::language::Language;
use crate::generate::lexicon::Lexicon;
use crate::generate::realise::capital;
use crate::generate::term::{english_singular, single, singular};
use crate::generate::title_case::without_capitals;
use crate::generate::tokenise::tokens;
use crate::generate::words::{Analysis, Category, words};

/// Under an empty corner what is told is so much commoner than what it is told of.
const APART: f32 = 0.7;

/// The facts of a row, one a cell; `rows` are those of its table that stand near it.
pub(crate) fn find(
    context: &Context<'_>,
    head: &[String],
    cells: &[String],
    rows: &[&[String]],
) -> Vec<Fact> {
    // A long table is to look things up in, rather than to know by heart.
    let pattern = match rows.len() * cells.len().saturating_sub(1) {
        0..=12 => 0.72,
        13..=24 => 0.58,
        _ => 0.45,
    };
    let Some((label, rest)) = cells.split_first() else { return Vec::new() };
    let label = trimmed(label);
    let letters = label.chars().filter(|c| c.is_alphabetic()).count();
    let odd = label.contains(['?', '→', '@']) || label.starts_with('+');
    if letters < 2 || label.split_whitespace().count() > 8 || odd {
        return Vec::new();
    }
    if head.is_empty() && rest.len() > 1 {
        return Vec::new();
    }
    let same = |value: &String| rest.first().is_some_and(|first| fold(first) == fold(value));
    if rest.len() > 1 && rest.iter().all(same) {
        return Vec::new();
    }
    let corner = head.first().map_or("", |corner| trimmed(corner));
    let corner = corner.split(" (").next().unwrap_or(corner);
    // To bill is not to know.
    if fold(corner).starts_with("code") {
        return Vec::new();
    }
    let columns: Vec<&str> = head.iter().skip(1).map(|column| trimmed(column)).collect();
    let labels: Vec<&str> =
        rows.iter().filter_map(|row| row.first()).map(|label| trimmed(label)).collect();
    let of_topic =
        context.topic.filter(|topic| tells_of(context, topic, corner, &columns, &labels));
    let columns = of_topic.map_or(columns, |topic| vec![topic]);
    let turned = of_topic.is_some() || columns_are_things(context, corner, &columns, &labels);
    let things = if turned { &columns } else { &labels };
    let qualifies = things.len() > 1 && things.iter().all(|thing| is_quality(thing, context));
    // Of two things that are compared the topic may be one.
    let one_of_them = |topic: &&str| things.iter().any(|thing| fold(thing) == fold(topic));
    let topic = context.topic.filter(|topic| !(turned && one_of_them(topic)));
    let context = &Context { topic, ..*context };
    let mut facts = Vec::new();
    for (n, value) in rest.iter().enumerate() {
        let value = value.trim().trim_end_matches(['.', ';', ',']);
        let column = columns.get(n).copied().unwrap_or_default();
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
            || names_a_language(context, column)
        {
            continue;
        }
        let (thing, told) = if turned { (column, label) } else { (label, column) };
        let corner = if is_generic(corner) { "" } else { corner };
        let language = context.language();
        let (thing, told) = (without_capitals(thing, language), without_capitals(told, language));
        let Some(thing) = named(context, &thing, corner, turned, qualifies) else { continue };
        let said = Said::Cell {
            row: thing,
            column: context.evidence.lowered(&told),
            // « Type 1 : traitement ? » suits whatever the cell says, « fréquent » or « insuline ».
            gender: if turned { None } else { asks(&told, context.lexicon) },
            value: value.to_owned(),
            turned,
        };
        facts.push(format::fact(Kind::Attribute, pattern, said));
    }
    facts
}

fn trimmed(cell: &str) -> &str {
    cell.trim().trim_end_matches([',', '*', ' ', '.', ':', '†', '‡'])
}

/// Whether the columns are what is told of, and the rows what is told.
fn columns_are_things(
    context: &Context<'_>,
    corner: &str,
    columns: &[&str],
    labels: &[&str],
) -> bool {
    let told = |text: &&str| asks(text, context.lexicon).is_some();
    if columns.len() < 2 || columns.iter().any(told) {
        return false;
    }
    let first = |text: &str| singular(fold(text).split(' ').next().unwrap_or_default());
    let last = |text: &str| english_singular(fold(text).rsplit(' ').next().unwrap_or_default());
    let kin = |word: &dyn Fn(&str) -> String| {
        columns.windows(2).all(|pair| matches!(pair, [one, other] if word(one) == word(other)))
    };
    // « Anémie ferriprive | Anémie inflammatoire », “Type 1 diabetes | Type 2 diabetes”.
    let alike = match context.language() {
        Language::French => kin(&first),
        Language::English => kin(&last),
    };
    // « Paramètre | Population | Cible »: common words are told, not told of.
    let rare = columns.iter().all(|column| {
        let word = column.to_lowercase();
        zipf(word.split(' ').next().unwrap_or_default(), context.language()) < 4.2
    });
    // “ALL | AML | CLL” over an age; « VPP | VPN » over examinations are told.
    let side = |text: &&str| told(text) || context.lexicon.aspect(&text.to_lowercase()).is_some();
    let short = columns.iter().all(|column| is_abbreviation(column)) && labels.iter().any(side);
    // « Fille | Garçon » over « Sexe génétique ».
    let person = |column: &&str| {
        let noun = single(&fold(column), context.language());
        ["human", "whom"].iter().any(|list| context.lexicon.noun_is(list, &noun))
    };
    alike
        || short
        || columns.iter().all(person)
        || is_generic(corner) && !corner.is_empty() && rare
        || corner.is_empty()
            && !columns.iter().all(|column| is_abbreviation(column))
            && commonness(context, labels) > commonness(context, columns) + APART
        || columns.iter().all(|column| is_quality(column, context))
        || labels.iter().filter(|label| told(label)).count() * 2 > labels.len()
}

/// « Propriété | Amiodarone », “Property | Action”: each row tells a side of the topic.
fn tells_of(
    context: &Context<'_>,
    topic: &str,
    corner: &str,
    columns: &[&str],
    labels: &[&str],
) -> bool {
    let [column] = columns else { return false };
    let side = |label: &&&str| {
        asks(label, context.lexicon).is_some()
            || context.lexicon.aspect(&label.to_lowercase()).is_some()
    };
    let sides = labels.iter().filter(side).count() * 2 > labels.len();
    let told = || {
        fold(column) == fold(topic)
            || asks(column, context.lexicon).is_some()
            || context.lexicon.aspect(&column.to_lowercase()).is_some()
    };
    is_generic(corner) && !corner.is_empty() && (sides || told())
}

/// How common the rarest word of each is, taken together: a side of things (“shape”, « âge ») is told in
/// commoner words than things.
fn commonness(context: &Context<'_>, texts: &[&str]) -> f32 {
    let rarest = |text: &&str| {
        let words = text.split(' ').map(|word| zipf(&word.to_lowercase(), context.language()));
        words.fold(f32::INFINITY, f32::min)
    };
    let told: Vec<f32> = texts.iter().map(rarest).filter(|zipf| zipf.is_finite()).collect();
    told.iter().sum::<f32>() / (told.len().max(1) as f32)
}

fn is_abbreviation(column: &str) -> bool {
    let letters = column.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase)
}

/// The gender of the noun that opens what is told, where it can be asked of a thing.
fn asks(told: &str, lexicon: &Lexicon) -> Option<char> {
    let lower = told.to_lowercase();
    let noun = match lexicon.language {
        Language::French => singular(lower.split(' ').next().unwrap_or_default()),
        Language::English => {
            let before = lower.split(" of ").next().unwrap_or_default();
            english_singular(before.rsplit(' ').next().unwrap_or_default())
        }
    };
    lexicon.attribute(&noun).or_else(|| lexicon.typed(&noun))
}

/// « Caractère », « Paramètre »: the corner says that rows are told, not of what.
fn is_generic(corner: &str) -> bool {
    let corner = fold(corner);
    let words = [
        "",
        "parametre",
        "item",
        "element",
        "type",
        "nom",
        "critere",
        "caracteristique",
        "caractere",
        "aspect",
        "donnee",
        "variable",
        "propriete",
        "feature",
        "characteristic",
        "parameter",
        "criterion",
        "property",
        "name",
        "abreviation",
        "abbreviation",
        "sigle",
        "acronym",
    ];
    words.contains(&corner.as_str()) || words.contains(&corner.trim_end_matches('s'))
}

/// « Légère », « Stade 2 », “Severe”: it says which one, not of what.
fn is_quality(thing: &str, context: &Context<'_>) -> bool {
    // « Internes (CCI) »
    let thing = thing.split(" (").next().unwrap_or(thing);
    let lower = thing.to_lowercase();
    let first = lower.split(' ').next().unwrap_or_default();
    let adjective = |word: &str| {
        words(context.language()).analyses(word).iter().any(|analysis| {
            analysis.is(Category::Adjective) || analysis.has(Analysis::PAST_PARTICIPLE)
        })
    };
    let small = |word: &str| matches!(word, "-" | "à" | "très" | "et" | "ou" | "to" | "very");
    let ranked =
        matches!(first, "stade" | "grade" | "type" | "classe" | "niveau" | "stage" | "class");
    lower.split(' ').all(|word| adjective(word) || small(word))
        || ranked && lower.len() <= first.len() + 4
        || lower.starts_with(|c: char| c.is_ascii_digit() || "<>≤≥".contains(c))
        || thing.chars().all(|c| "IVX".contains(c))
}

/// « Nerf » over « Axillaire », “Nerve” over “Musculocutaneous”: the noun of what its rows tell apart.
fn is_class_of(context: &Context<'_>, corner: &str, thing: &str) -> bool {
    let noun = single(&corner.to_lowercase(), context.language());
    let words = words(context.language());
    let apart = |word: &str| {
        let analyses = words.analyses(word);
        let adjective = analyses.iter().any(|analysis| analysis.is(Category::Adjective));
        adjective || analyses.is_empty() && context.language() == Language::English
    };
    context.lexicon.noun_is("kind", &noun)
        && !thing.contains(['(', '/', ',', '+', '.'])
        && thing.to_lowercase().split(' ').all(apart)
}

/// The thing as a question names it: « Légère » with the topic that it is a kind of.
fn named(
    context: &Context<'_>,
    thing: &str,
    corner: &str,
    turned: bool,
    qualifies: bool,
) -> Option<String> {
    let lowered = |text: &str| context.evidence.lowered(text);
    let topic = context.topic.map(|topic| {
        let topic = topic.trim();
        let articles = ["le ", "la ", "les ", "l’", "l'", "the "];
        let lower = topic.to_lowercase();
        let article = articles.iter().find(|article| lower.starts_with(*article));
        topic.get(article.map_or(0, |article| article.len())..).unwrap_or(topic)
    });
    let corner = Some(corner).filter(|corner| (1..=4).contains(&corner.split(' ').count()));
    let corner = corner.filter(|corner| !corner.is_empty());
    let class = corner.filter(|corner| !turned && is_class_of(context, corner, thing));
    if let Some(class) = class {
        let noun = single(&lowered(class), context.language());
        return Some(match context.language() {
            Language::French => format!("{} {}", capital(&noun), lowered(thing)),
            Language::English => format!("{thing} {noun}"),
        });
    }
    if qualifies {
        // « Externes (CCE) » has a name of its own.
        let Some(topic) = topic else { return thing.contains('(').then(|| thing.to_owned()) };
        let corner = corner.filter(|corner| !fold(thing).starts_with(&fold(corner)));
        return Some(match corner {
            Some(corner) => match context.language() {
                Language::French => format!("{topic} ({} : {})", lowered(corner), lowered(thing)),
                Language::English => format!("{topic} ({}: {})", lowered(corner), lowered(thing)),
            },
            None if thing.contains('(') => format!("{topic}, {}", lowered(thing)),
            None => format!("{topic} ({})", lowered(thing)),
        });
    }
    // The place above a card says what its table is of.
    Some(thing.to_owned())
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
    [
        "source",
        "reference",
        "recommandation",
        "auteur",
        "annee",
        "lien",
        "author",
        "year",
        "link",
        "comment",
        "remarque",
        "note",
    ]
    .iter()
    .any(|word| column.starts_with(word))
}

/// « Français », “Chinese term”: the column says the same in another tongue.
fn names_a_language(context: &Context<'_>, column: &str) -> bool {
    let lower = column.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.clone().count() <= 3
        && words.into_iter().any(|word| context.lexicon.noun_is("language-name", word))
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
        && !fold(value).starts_with("idem")
        && (1..=22).contains(&words)
        && !value.contains(['@', '|'])
        && !value.contains("://")
        && value.matches('(').count() == value.matches(')').count()
}
