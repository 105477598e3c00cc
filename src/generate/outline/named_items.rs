//! « Le cervelet, qui coordonne les gestes » alone, « le thalamus, un relais de la sensibilité » in a list:
//! the name is the item, and what stands behind the comma says what it does or is.
//!
//! The text then says so in a sentence: « Le cervelet coordonne les gestes ». Leaves out phrases that
//! have a verb of their own behind, and lists of nouns.

use std::ops::Range;

use super::super::block::{Block, Shape};
use super::super::clean::verb::{has_verb, is_verb};
use super::super::language::Language;
use super::super::sentence::sentences;
use super::super::words::{Analysis, words};

/// A name has no more words.
const NAME: usize = 6;
/// What is said in fewer words may be one more of a list.
const SAID: usize = 5;

/// Tells what such items and paragraphs say in sentences, and keeps the items' names.
pub(super) fn tell(blocks: &mut [Block], language: Language) {
    for block in blocks {
        let item = matches!(block.shape, Shape::Item { .. });
        if !item && block.shape != Shape::Paragraph {
            continue;
        }
        let text = block.text.text();
        let Some(first) = sentences(text).first().cloned().filter(|first| first.start == 0) else {
            continue;
        };
        let sentence = text.get(first).unwrap_or_default();
        let found = relative(sentence, language)
            .map(|gone| (gone, ""))
            .or_else(|| apposed(sentence, language).filter(|_| item));
        if let Some((gone, copula)) = found {
            block.named = item.then_some(gone.start);
            block.text = block.text.replaced(gone, copula);
        }
    }
}

/// How many the name is said to be by its article, if it has one.
fn is_plural(name: &str, language: Language) -> Option<bool> {
    let lower = name.to_lowercase().replace('’', "'");
    let opens = |articles: &[&str]| articles.iter().any(|article| lower.starts_with(article));
    match language {
        Language::French if opens(&["les "]) => Some(true),
        Language::French => opens(&["le ", "la ", "l'"]).then_some(false),
        Language::English => {
            opens(&["the "]).then(|| lower.ends_with('s') && !lower.ends_with("ss"))
        }
    }
}

/// A name and nothing more: « Le tronc cérébral ».
fn is_name(name: &str, language: Language) -> bool {
    (1..=NAME).contains(&name.split_whitespace().count())
        && !name.contains([',', ':', ';', '(', '=', '→'])
        && !has_verb(name, language)
}

/// « , qui » in « Le cervelet, qui coordonne les gestes. », where nothing else is said of the name.
fn relative(sentence: &str, language: Language) -> Option<Range<usize>> {
    let mark = match language {
        Language::French => ", qui ",
        Language::English => ", which ",
    };
    let at = sentence.find(mark)?;
    let (name, told) = (sentence.get(..at)?, sentence.get(at + mark.len()..)?);
    let plural = is_plural(name, language).filter(|_| is_name(name, language))?;
    let (verb, rest) = told.split_once(' ')?;
    let bare = verb.trim_end_matches(',');
    let agrees = |analysis: &Analysis| {
        let third = if plural { Analysis::THIRD_PLURAL } else { Analysis::THIRD_SINGULAR };
        analysis.is_finite() && (language == Language::English || analysis.has(third))
    };
    let finite = words(language).analyses(&bare.to_lowercase()).iter().any(agrees);
    // « qui génèrent, transmettent et propagent »: three verbs, and none of them the name's own.
    let several = bare.len() < verb.len();
    let joined = || {
        let mut next = rest.split(' ').skip(1);
        next.next().is_some_and(|word| matches!(word, "et" | "and"))
    };
    let own = said_behind(if several { "" } else { rest }, language);
    let sound = finite && !own && (!several || joined()) && !is_copula(rest);
    sound.then_some(at..at + mark.trim_end().len())
}

/// Whether a verb stands right behind a comma: the name's own.
fn said_behind(rest: &str, language: Language) -> bool {
    rest.split([',', ';']).skip(1).any(|part| {
        let mut opening = part.split_whitespace().take(3);
        let could = |word: &str| {
            is_copula(word)
                || is_verb(word, language)
                || words(language).analyses(word).iter().any(|analysis| analysis.is_finite())
        };
        opening.next().is_some_and(could) || opening.any(|word| is_verb(word, language))
    })
}

fn is_copula(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    matches!(first, "est" | "sont" | "a" | "ont" | "is" | "are" | "has" | "have" | "peut" | "can")
}

/// The comma in « le thalamus, un relais de la sensibilité », and the verb that stands for it.
fn apposed(sentence: &str, language: Language) -> Option<(Range<usize>, &'static str)> {
    let (name, told) = sentence.split_once(", ")?;
    let plural = is_plural(name, language).filter(|_| is_name(name, language))?;
    let (one, many, copulas): (&[&str], &[&str], _) = match language {
        Language::French => (&["un ", "une "], &["des "], [" est", " sont"]),
        Language::English => (&["a ", "an "], &["the "], [" is", " are"]),
    };
    let article = if plural { many } else { one };
    let rest = article.iter().find_map(|article| told.strip_prefix(article))?;
    let lists = [", un", ", une ", ", le ", ", la ", ", les ", ", des ", ", a ", ", the "];
    let more = lists.iter().any(|mark| rest.contains(mark)) || rest.contains([':', ';', '=']);
    // What a relative says is no verb of the name's.
    let main = rest
        .split([' '])
        .take_while(|word| !matches!(*word, "qui" | "que" | "dont" | "that" | "which"));
    let verb = main.into_iter().any(|word| is_verb(word, language));
    let sound = told.split_whitespace().count() >= SAID && !more && !verb;
    let copula = copulas.get(usize::from(plural)).copied()?;
    sound.then_some((name.len()..name.len() + 1, copula))
}

#[cfg(test)]
mod tests {
    use super::super::super::clean::document;
    use super::*;

    fn told(text: &str, language: Language) -> Vec<(String, Option<String>)> {
        let mut blocks = document(text).blocks;
        let before: Vec<String> = blocks.iter().map(|block| block.text.text().to_owned()).collect();
        tell(&mut blocks, language);
        let changed =
            blocks.iter().zip(before).filter(|(block, before)| block.text.text() != before);
        changed
            .map(|(block, _)| (block.text.text().to_owned(), block.name().map(str::to_owned)))
            .collect()
    }

    #[test]
    fn what_a_relative_says_of_an_item_is_a_sentence() {
        let text = "L’œil a deux humeurs :\n\n- l’humeur aqueuse, qui nourrit la cornée et le \
                    cristallin.\n- le vitré, une masse de gel qui remplit l’arrière du globe.\n";
        assert_eq!(
            told(text, Language::French),
            [
                (
                    "l’humeur aqueuse nourrit la cornée et le cristallin.".to_owned(),
                    Some("l’humeur aqueuse".to_owned())
                ),
                (
                    "le vitré est une masse de gel qui remplit l’arrière du globe.".to_owned(),
                    Some("le vitré".to_owned())
                )
            ]
        );
        let text = "The eye\n\nThe lens, which focuses light on the retina.\n";
        let found = told(text, Language::English);
        assert_eq!(found, [("The lens focuses light on the retina.".to_owned(), None)]);
    }

    #[test]
    fn a_sentence_that_says_more_of_its_name_stays() {
        for text in [
            "La cornée, qui n’a pas de vaisseaux, reste claire.\n",
            "La cornée, qui couvre l’iris, est claire.\n",
            "Le vitré, qui remplissent l’œil.\n",
            "- le vitré, une lentille, un iris et une rétine bien en place\n",
            "- le vitré, un gel\n",
            "L’œil voit le vitré, qui remplit le globe.\n",
        ] {
            assert_eq!(told(text, Language::French), [], "{text}");
        }
        let text = "The lens, which focuses light, is clear.\n";
        assert_eq!(told(text, Language::English), []);
    }
}
