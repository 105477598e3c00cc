//! How deep headings stand: by their marks, each style under those that stood above it before.
//!
//! Markdown counts for itself. Of the others a style seen above comes back to its level; a new
//! one goes under the last, unless its numbers are of an outer kind (« II – » after « 3) »).

use super::mark::Mark;

/// What makes a line a heading.
#[derive(Debug, Clone, Copy)]
pub(super) enum Style {
    /// The text's first line.
    Title,
    /// `#`, an underline, a tag: they say their level.
    Marked(u8),
    Number(Mark),
    Capitals,
    /// « ■ Clinique », « 1) métaboliques » over lines without a mark.
    Sign(Mark),
    Bold,
    /// It ran into its text: the title of a slide.
    Glued,
    Short,
    /// A short line right under a short one.
    Inner,
    /// « Pathologie : »
    Label,
}

impl Style {
    fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) | (Self::Sign(a), Self::Sign(b)) => a.is_like(&b),
            (Self::Marked(a), Self::Marked(b)) => a == b,
            (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        }
    }

    /// Whether a heading of this style ends one of the style `above`.
    fn ends(self, above: Self) -> bool {
        match (self, above) {
            (Self::Number(new), Self::Number(old)) => old.rank() > new.rank(),
            // Bold and short lines stand under numbers and capitals; labels under all.
            (
                Self::Capitals | Self::Number(_),
                Self::Sign(_) | Self::Bold | Self::Glued | Self::Short | Self::Inner | Self::Label,
            )
            | (_, Self::Label)
            | (Self::Sign(_), Self::Bold | Self::Glued | Self::Short | Self::Inner)
            | (Self::Bold | Self::Glued, Self::Short | Self::Inner)
            | (Self::Short, Self::Inner) => true,
            (_, _) => false,
        }
    }
}

/// Whether headings like `above`, which came first, stand over those like `style` in the whole text:
/// they come by turns, and the others in longer runs. Numbers that begin again are under what
/// stands between.
fn stands_over(above: Style, style: Style, styles: &[Option<Style>]) -> bool {
    let mut runs: Vec<(bool, usize)> = Vec::new();
    let mut begun = 0;
    for own in styles.iter().flatten() {
        let over = own.is_like(above);
        if !over && !own.is_like(style) {
            continue;
        }
        match runs.last_mut() {
            Some((last, length)) if *last == over => *length += 1,
            _ => {
                let first = matches!(own, Style::Number(mark) if mark.value == 1);
                begun += usize::from(!over && first && !runs.is_empty());
                runs.push((over, 1));
            }
        }
    }
    let lengths = |over: bool| runs.iter().filter(move |run| run.0 == over).map(|run| run.1);
    let (outer, inner) = (lengths(true).count(), lengths(false).count());
    if begun >= 2 {
        return true;
    }
    let longer = lengths(true).sum::<usize>() * inner <= lengths(false).sum::<usize>() * outer;
    runs.first().is_some_and(|(over, _)| *over) && outer >= 2 && inner >= 2 && longer
}

/// Whether the headings like `style` come behind all those like `above`, of which there are several:
/// « DIAGNOSTIC », « TRAITEMENT » behind « 1) Forme viscérale », « 2) Forme cutanée » are not the
/// last one's.
fn comes_behind(above: Style, style: Style, styles: &[Option<Style>]) -> bool {
    let loud = matches!((above, style), (Style::Number(_), Style::Capitals));
    let like = |kind: Style| move |own: &Option<Style>| own.is_some_and(|own| own.is_like(kind));
    let count = styles.iter().filter(|own| like(above)(own)).count();
    let last = styles.iter().rposition(|own| like(above)(own));
    let first = styles.iter().position(|own| like(style)(own));
    loud && count >= 2 && last.zip(first).is_some_and(|(last, first)| last < first)
}

/// Whether `above` is the only one of its kind, among headings like `style` that were there before
/// it: « MNEMONIC » between the bold names of diseases stands beside them.
fn is_odd(above: Style, style: Style, styles: &[Option<Style>]) -> bool {
    let mut alike =
        styles.iter().enumerate().filter(|(_, own)| own.is_some_and(|own| own.is_like(above)));
    let (Some((at, _)), None) = (alike.next(), alike.next()) else { return false };
    let earlier = styles.iter().take(at).flatten().filter(|own| own.is_like(style));
    earlier.count() >= 2
}

/// Whether headings like `style` stand beside one like `above`, behind which they come.
fn stands_beside(above: Style, style: Style, styles: &[Option<Style>]) -> bool {
    comes_behind(above, style, styles) || is_odd(above, style, styles)
}

/// What holds of two styles in a text, told once for each pair: a text may have thousands of
/// headings.
struct Pairs<'s> {
    styles: &'s [Option<Style>],
    tell: fn(Style, Style, &[Option<Style>]) -> bool,
    known: Vec<(Style, Style, bool)>,
}

impl Pairs<'_> {
    fn told(&mut self, above: Style, style: Style) -> bool {
        let there = self.known.iter().find(|(a, b, _)| a.is_like(above) && b.is_like(style));
        if let Some((.., told)) = there {
            return *told;
        }
        let told = (self.tell)(above, style, self.styles);
        self.known.push((above, style, told));
        told
    }
}

/// The level of each heading.
pub(super) fn levels(styles: &[Option<Style>]) -> Vec<Option<u8>> {
    let mut open: Vec<Style> = Vec::new();
    let mut base = 0_u8;
    let mut stands_over = Pairs { styles, tell: stands_over, known: Vec::new() };
    let mut stands_beside = Pairs { styles, tell: stands_beside, known: Vec::new() };
    let level = |style: Option<Style>| {
        let style = style?;
        if let Style::Marked(level) = style {
            open.clear();
            base = level;
            return Some(level);
        }
        if matches!(style, Style::Title) {
            open.clear();
            base = 1;
            return Some(1);
        }
        match open.iter().position(|above| above.is_like(style)) {
            Some(at) => open.truncate(at),
            None => {
                while open.last().is_some_and(|above| {
                    style.ends(*above) && !stands_over.told(*above, style)
                        || stands_beside.told(*above, style)
                }) {
                    open.pop();
                }
            }
        }
        open.push(style);
        // The text's own first level leaves room for its title.
        let depth = u8::try_from(open.len()).unwrap_or(9);
        Some(base.max(1).saturating_add(depth).min(9))
    };
    styles.iter().copied().map(level).collect()
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    fn headings(text: &str) -> Vec<(u8, String)> {
        let found = document(text).blocks.into_iter().filter_map(|block| match block.shape {
            Shape::Heading(level) => Some((level, super::super::heading_text(block.text.text()))),
            _ => None,
        });
        found.collect()
    }

    fn told(text: &str) -> Vec<(u8, String)> {
        let found = headings(text);
        let least = found.iter().map(|(level, _)| *level).min().unwrap_or(0);
        found.into_iter().map(|(level, text)| (level - least, text)).collect()
    }

    fn expected(levels: &[(u8, &str)]) -> Vec<(u8, String)> {
        levels.iter().map(|(level, text)| (*level, (*text).to_owned())).collect()
    }

    #[test]
    fn numbers_order_headings() {
        let text = "I – Clinique\n\nA/ Signes généraux\n\nLa fièvre est haute et dure une semaine.\n\n\
                    1) Pouls\n\nIl est rapide et bien frappé.\n\nB/ Signes locaux\n\nLa peau est rouge \
                    et chaude.\n\nII – Biologie\n\nLa CRP monte dès le premier jour.\n";
        assert_eq!(
            told(text),
            expected(&[
                (0, "Clinique"),
                (1, "Signes généraux"),
                (2, "Pouls"),
                (1, "Signes locaux"),
                (0, "Biologie"),
            ])
        );
    }

    #[test]
    fn numbers_of_numbers_make_an_outline() {
        let text = "1. Généralités\n  1.1 Définition\n    - présence de peau\n    - dans l’oreille\n  1.2 \
                    Mécanisme\n    a) acquis\n      - poche\n    b) congénital\n\n2. Examens\n  - \
                    scanner\n  - IRM\n\n3. TTT = chirurgie, toujours\n  3.1 Préparation : gouttes\n";
        assert_eq!(
            told(text),
            expected(&[
                (0, "Généralités"),
                (1, "Définition"),
                (1, "Mécanisme"),
                (0, "Examens"),
                (0, "TTT"),
            ])
        );
        // Without them numbers over bullets are a list.
        let list = "Causes :\n1. Cardiaques\n  - infarctus\n  - myocardite\n2. Autres\n  - choc\n";
        assert_eq!(told(list), []);
    }

    #[test]
    fn capitals_stand_over_short_lines() {
        let text = "CAUSES\nForme primaire\n- auto-immune\n- tuberculose\nForme centrale\n- tumeur\n\n\
                    CLINIQUE\nUne fatigue du soir, une perte de poids.\n";
        assert_eq!(
            told(text),
            expected(&[
                (0, "Causes"),
                (1, "Forme primaire"),
                (1, "Forme centrale"),
                (0, "Clinique")
            ])
        );
    }

    #[test]
    fn capitals_behind_all_numbers_are_not_the_last_one_s() {
        let text = "Leishmanioses\n\n1) Forme viscérale\nUne fièvre et une rate énorme.\n\n2) Forme \
                    cutanée\nUn ulcère qui ne fait pas mal.\n\nDIAGNOSTIC\nLe frottis de moelle \
                    montre le parasite.\n\nTRAITEMENT\nUne perfusion lente.\n";
        let levels: Vec<u8> = told(text).into_iter().map(|(level, _)| level).collect();
        assert_eq!(levels, [0, 1, 1, 1, 1], "{:?}", told(text));
        // Those that come inside the others are theirs.
        let text = "Leishmanioses\n\n1) Forme viscérale\n\nCLINIQUE\nUne fièvre et une rate \
                    énorme.\n\n2) Forme cutanée\n\nCLINIQUE\nUn ulcère qui ne fait pas mal.\n";
        let levels: Vec<u8> = told(text).into_iter().map(|(level, _)| level).collect();
        assert_eq!(levels, [0, 1, 2, 1, 2], "{:?}", told(text));
    }

    #[test]
    fn one_in_capitals_between_bold_names_stands_beside_them() {
        let text = "Bullous diseases\n\n**Pemphigus**\n- blisters are flaccid\n\n**Pemphigoid**\n- blisters \
                    are tense\n\nMNEMONIC: pemphiguS = superficial\nbelow = the epidermis\nmouth = \
                    desmoglein 3\n\n**Dermatitis herpetiformis**\n- a gluten-free diet\n";
        let found = told(text);
        let level = |name: &str| found.iter().find(|(_, heading)| heading == name).unwrap().0;
        assert_eq!(level("Mnemonic"), level("Pemphigoid"), "{found:?}");
        assert_eq!(level("Dermatitis herpetiformis"), level("Pemphigoid"), "{found:?}");
    }

    #[test]
    fn sigles_stand_beside_capitals_or_beside_short_lines() {
        let text = |other: &str| {
            format!(
                "PRÉÉCLAMPSIE\n\n{other}\nUne ischémie du placenta.\n\nFDR\nUne nulliparité, un \
                 diabète.\n\nTTT\nUn accouchement dans les heures qui suivent.\n"
            )
        };
        let level = |text: &str, name: &str| {
            headings(text).into_iter().find(|(_, heading)| heading == name).map(|(level, _)| level)
        };
        let loud = text("PHYSIOPATHOLOGIE");
        assert!(level(&loud, "FDR").is_some());
        assert_eq!(level(&loud, "FDR"), level(&loud, "Physiopathologie"), "{:?}", headings(&loud));
        let mixed = text("PHYSIOPATHOLOGIE\nUne ischémie.\n\nClinique");
        assert_eq!(level(&mixed, "FDR"), level(&mixed, "Clinique"), "{:?}", headings(&mixed));
        let small = text("Physiopathologie");
        assert_eq!(
            level(&small, "FDR"),
            level(&small, "Physiopathologie"),
            "{:?}",
            headings(&small)
        );
    }

    #[test]
    fn a_heading_that_a_page_has_broken_is_one() {
        let text = "Orthopédie\n\nFRACTURES DE LA HANCHE\nDU SUJET ÂGÉ\n\nElles sont fréquentes.\n\n\
                    DIAGNOSTIC\nRADIOGRAPHIE\n\nElle suffit le plus souvent.\n";
        let found: Vec<String> = headings(text).into_iter().map(|(_, text)| text).collect();
        assert!(
            found.iter().any(|text| text.contains("hanche du sujet âgé")
                || text.to_lowercase() == "fractures de la hanche du sujet âgé"),
            "{found:?}"
        );
        // The second of these hangs on nothing.
        assert!(found.iter().any(|text| text.to_lowercase() == "diagnostic"), "{found:?}");
    }

    #[test]
    fn a_list_of_numbers_is_no_outline() {
        assert_eq!(told("Signes :\n\n1. Toux\n2. Fièvre\n3. Frissons\n"), []);
        let list = "A/ Virale : la plus fréquente\nB/ Tuberculeuse : subaiguë\nC/ Autres\n1° Lupus\n2° Urémie\n";
        assert_eq!(told(list), []);
    }
}
