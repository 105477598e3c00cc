//! What the one heading over a whole page names, where it does not say so at once: behind a label, or as
//! the field of several things.

use super::super::super::block::Shape;
use super::super::super::heading::sort::{Sort, sort};
use super::super::super::heading::stem::stems;
use super::super::wording::tidy;
use super::Finder;

/// Words of a label, at most.
const LABEL: usize = 3;

impl Finder<'_> {
    /// “Lesson name: healthy food”, « Activité : La vaccination »: what stands behind a label that the text
    /// does not speak of, else the heading.
    pub(super) fn behind_label<'t>(&self, heading: &'t str) -> &'t str {
        let Some((label, rest)) = heading.split_once(": ") else { return heading };
        let (label, rest) = (label.trim_end_matches([' ', '\u{a0}', '\u{202f}']), rest.trim());
        let says = |text: &str| stems(text, self.lists).iter().any(|stem| self.told.contains(stem));
        let few = (1..=LABEL).contains(&label.split_whitespace().count());
        let of_paper = matches!(sort(label, self.lists), Sort::Paper | Sort::Empty);
        if few && (of_paper || says(rest) && !says(label)) { rest } else { heading }
    }

    /// « Toxicologie » over « Addictions », « Intoxication au plomb », …: what the page marks as its title,
    /// where the best name is but the first of its parts.
    pub(super) fn field(&self, marked: &str) -> Option<String> {
        let name = tidy(self.behind_label(marked), self.vocabulary);
        let words = name.split_whitespace().count();
        let plain = (1..=8).contains(&words) && !name.contains(|c: char| c.is_ascii_digit());
        let names = !matches!(sort(&name, self.lists), Sort::Paper | Sort::Empty | Sort::Rubric);
        (plain && names).then_some(name)
    }

    /// Whether a line below the headings speaks of what `heading` names: « Liens internes » heads every note
    /// of a vault, and no line says it.
    pub(super) fn is_told_below(&self, heading: &str) -> bool {
        let own = stems(heading, self.lists);
        let lines = self.blocks.iter().zip(&self.said);
        let mut lines =
            lines.filter(|(block, _)| !matches!(block.shape, Shape::Heading(_) | Shape::Reference));
        !own.is_empty() && lines.any(|(_, said)| own.iter().all(|stem| said.contains(stem)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::super::Input;
    use super::super::super::super::clean;
    use super::super::super::super::detected::detect;
    use super::super::super::settle;

    fn title(text: &str) -> String {
        let mut document = clean::document(text);
        let language = detect(document.blocks.iter().map(|block| block.text.text()));
        let input = Input { name: String::new(), text: text.to_owned() };
        settle(&mut document, &input, None, language);
        document.title.unwrap_or_default()
    }

    #[test]
    fn a_label_before_the_title_is_not_the_title() {
        let page = |title: &str| {
            format!(
                "# {title}\n\n## Fiche\n\n### Les glucides\n\nUne alimentation saine apporte des \
                 glucides lents.\n\n## Fiche\n\n### Les lipides\n\nL’alimentation apporte aussi des \
                 acides gras.\n"
            )
        };
        assert_eq!(title(&page("Séance deux: Alimentation saine")), "Alimentation saine");
        // What the text speaks of is no label.
        assert_eq!(title(&page("Glucides: leur place")), "Glucides");
    }

    #[test]
    fn a_field_is_over_its_parts_and_the_first_of_them_over_itself() {
        let text = "# Toxicology\n\n## Opioid overdose\n\nMiosis and slow breathing are its signs.\n\n\
                    ## Lead poisoning\n\nIt gives a blue line on the gums.\n\n## Carbon monoxide\n\n\
                    Its victims have a headache.\n";
        assert_eq!(title(text), "Toxicology");
        let alone = "# Opioid overdose\n\nMiosis is its sign.\n\n# Lead poisoning\n\nIt gives a blue \
                     line on the gums.\n\n# Carbon monoxide\n\nIts victims have a headache.\n";
        assert_ne!(title(alone), "Toxicology");
    }

    #[test]
    fn a_rubric_that_comes_back_and_that_no_line_speaks_of_is_no_title() {
        let note =
            |thing: &str| format!("## Définition\n\n{thing}.\n\n## Pages liées\n\n- [[Cœur]]\n\n");
        let text = note("Le nœud sinusal donne le rythme")
            + &note("Le faisceau de His conduit l’influx")
            + &note("La systole chasse le sang");
        assert_ne!(title(&text), "Pages liées");
    }

    #[test]
    fn when_something_is_done_is_not_what_a_page_is_about() {
        let text = "### Transmission\n\n- Eau souillée\n- Mains sales\n\n### En cas de flambée\n\n\
                    - Traiter les cas légers\n- Repérer les cas graves\n";
        assert_ne!(title(text), "Flambée");
    }
}
