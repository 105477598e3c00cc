//! A file of several topics: what each of its parts is about.

use std::collections::BTreeSet;

use super::block::Block;
use super::clean::Document;
use super::heading::lists::lists;
use super::heading::sort::{Sort, sort};
use super::language::Language;

/// What the parts of a document are about.
pub(super) struct Topics<'a> {
    title: Option<&'a String>,
    language: Language,
    /// First headings over its blocks name several things.
    several: bool,
}

/// « Hyperkaliémie » and « Hypokaliémie » in one file are two topics, each over its own part.
pub(super) fn topics(document: &Document, language: Language) -> Topics<'_> {
    let mut topics = Topics { title: document.title.as_ref(), language, several: false };
    let named: BTreeSet<&String> =
        document.blocks.iter().filter_map(|block| topics.named(block)).collect();
    topics.several = named.len() > 1;
    topics
}

impl Topics<'_> {
    fn named<'b>(&self, block: &'b Block) -> Option<&'b String> {
        let thing = |heading: &&String| sort(heading, lists(self.language)) == Sort::Thing;
        block.path.first().filter(thing)
    }

    /// What `block` is about; none where the document has no topic.
    pub(super) fn over(&self, block: &Block) -> Option<String> {
        let own = self.named(block).filter(|_| self.several);
        // The first of several topics is not what the other parts are about.
        let title = self.title?;
        if block.path.contains(title) {
            return Some(own.unwrap_or(title).clone());
        }
        let thing = |heading: &&String| sort(heading, lists(self.language)) == Sort::Thing;
        own.or_else(|| block.path.iter().find(thing)).cloned()
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::{Amount, Input, Options, generate};

    fn contexts(text: &str) -> Vec<String> {
        let input = [Input { name: "cours.md".into(), text: text.into() }];
        let options = Options { amount: Amount::Everything, ..Options::default() };
        let found = generate(&input, &options, &|_| true).unwrap();
        found.candidates.into_iter().map(|card| card.note.context).collect()
    }

    #[test]
    fn two_topics_of_a_file_stand_each_over_its_own_part() {
        let text = "# Hyperkaliémie\n\n## Étiologies\n\n- Médicaments : spironolactone, \
                    triméthoprime\n\n# Hypokaliémie\n\n## Étiologies\n\n- Pertes digestives : \
                    vomissements, diarrhée\n";
        let found = contexts(text);
        assert!(found.iter().all(|context| !context.contains("Hyperkaliémie › Hypokaliémie")));
        assert!(found.iter().any(|context| context.starts_with("Hypokaliémie")), "{found:?}");
    }

    #[test]
    fn the_first_of_several_topics_is_not_over_the_others() {
        let text = "## 2) Hyperkaliémie\n\n- Médicaments : spironolactone, triméthoprime\n\n## 3) \
                    Manifestations cardiaques\n\n- Rythme : fibrillation, torsade de pointes\n";
        let found = contexts(text);
        assert!(
            !found.iter().any(|context| context.contains("Hyperkaliémie › Manif")),
            "{found:?}"
        );
    }

    #[test]
    fn a_side_is_no_topic() {
        let text = "# Hyperkaliémie\n\n- Médicaments : spironolactone, triméthoprime\n\n# \
                    Traitement\n\nLe gluconate de calcium protège le cœur.\n";
        let found = contexts(text);
        assert!(found.iter().any(|context| context.starts_with("Hyperkaliémie")), "{found:?}");
    }
}
