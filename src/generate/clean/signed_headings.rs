//! Marks that head the lines without a mark under them: « ■ BACTÉRIENNE » over « Germes : … »,
//! « 1) métaboliques » over « hyponatrémie ».
//!
//! A mark heads as a whole series or not at all; what stands one bullet under the other is a list.

use super::heading_shape::{before_bracket, is_capitals};
use super::line::{Line, LineKind, next};
use super::mark::{Family, Mark, Shape};
use super::wrap;

/// Lines of a series at least.
const FEWEST: usize = 2;
/// Words of a line that heads others.
const WORDS: usize = 9;

/// Which bulleted lines head what follows them.
pub(super) fn signed(lines: &[Line<'_>]) -> Vec<bool> {
    let mut heads = vec![false; lines.len()];
    let page = wrap::page(lines);
    let mut series: Vec<(Mark, usize, Vec<usize>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let of_its_own = |mark: &Mark| line.is_item() || mark.family == Family::Picture;
        let Some(mark) = line.mark.filter(of_its_own) else {
            continue;
        };
        let like = |found: &&mut (Mark, usize, Vec<usize>)| {
            found.0.is_like(&mark) && found.1.abs_diff(line.columns) <= 1
        };
        match series.iter_mut().find(like) {
            Some((.., members)) => members.push(at),
            None => series.push((mark, line.columns, vec![at])),
        }
    }
    for (.., members) in series {
        let drawn = |at: &usize| lines.get(*at).and_then(|l| l.mark).is_some_and(|m| m.is_drawn());
        let heading = |at: &usize| is_named(lines, *at) && (drawn(at) || leads(lines, *at, &page));
        let count = members.iter().filter(|at| heading(at)).count();
        let over_text = members.iter().any(|at| next(lines, *at).is_some_and(Line::is_text));
        let drawn = is_drawn_to_head(lines, &members);
        let sign = members.first().and_then(|at| lines.get(*at)).and_then(|line| line.mark);
        let over_text = over_text && sign.is_some_and(is_sign);
        let series = members.len() >= FEWEST && over_text && count * 3 >= members.len() * 2;
        if drawn || series || dominates(lines, &members, &page) {
            for at in members.into_iter().filter(heading) {
                if let Some(head) = heads.get_mut(at) {
                    *head = true;
                }
            }
        }
    }
    heads
}

/// « ❖ IMPÉTIGO » over « - croûtes »: a series of which each has others of one kind under it, more
/// than one somewhere, and that no such line stood before.
fn dominates(lines: &[Line<'_>], members: &[usize], page: &wrap::Page) -> bool {
    let Some(first) = members.first().copied() else { return false };
    let Some(mark) = lines.get(first).and_then(|line| line.mark).filter(Mark::is_bullet) else {
        return false;
    };
    let of = |test: &dyn Fn(usize) -> bool| members.iter().filter(|at| test(**at)).count();
    let named = of(&|at| is_named(lines, at));
    let led = of(&|at| leads(lines, at, page));
    // What stands between a member and the next, without gaps; two lines say all.
    let under = |nth: usize| {
        let at = members.get(nth).copied().unwrap_or(lines.len());
        let end = members.get(nth + 1).copied().unwrap_or(lines.len());
        let inside = lines.get(at + 1..end).unwrap_or_default();
        let told = inside.iter().take_while(|line| !line.is_heading());
        told.filter(|line| !line.is_gap()).take(2).count()
    };
    let introduced = (0..first)
        .rev()
        .find_map(|at| lines.get(at).filter(|line| !line.is_gap()))
        .is_some_and(|line| line.is_text() && line.content.trim_end().ends_with(':'));
    let below = next(lines, first).and_then(|line| line.mark);
    let begun = (0..first)
        .rev()
        .map_while(|at| lines.get(at).filter(|line| !line.is_heading()))
        .any(|line| line.is_item() && line.mark.zip(below).is_some_and(|(a, b)| a.is_like(&b)));
    let several = (0..members.len()).filter(|nth| under(*nth) >= 2).count();
    members.len() >= FEWEST
        && !introduced
        && led * 5 >= members.len() * 4
        && under(members.len() - 1) > 0
        && named * 3 >= members.len() * 2
        && several > 0
        && (!begun || is_sign(mark) && several * 2 >= members.len())
}

/// A number, or a sign that is drawn; no dash, which every list has.
fn is_sign(mark: Mark) -> bool {
    !matches!(mark.family, Family::Bullet('-' | '–' | '—' | '+' | '·' | 'o' | '→'))
}

/// « --- Bilan --- » heads even alone; a bracket may hold a remark, but not in capitals or twice.
fn is_drawn_to_head(lines: &[Line<'_>], members: &[usize]) -> bool {
    let line = members.first().and_then(|at| lines.get(*at));
    line.is_some_and(|line| match line.mark {
        Some(Mark { family: Family::Drawn(_, Shape::Bracket), .. }) => {
            members.len() >= 2 || is_capitals(line.content)
        }
        Some(mark) => mark.is_drawn(),
        None => false,
    })
}

/// Whether the line is worded like a heading.
fn is_named(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let content = line.content.trim_end().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let content = without_remark(content);
    line.words() <= WORDS
        && !content.ends_with(['.', ';', ',', '!'])
        && !content.contains([':', '=', '→', '\t'])
}

/// « RIFAMPICINE [= rifampin US] », « CAUSES (moyen mnémotechnique : VITAMINE) », « DIAGNOSTIC = 2
/// critères sur 3 »: the name before what is remarked on it.
fn without_remark(content: &str) -> &str {
    let aside = before_bracket(content, " [", ']').or_else(|| before_bracket(content, " (", ')'));
    let told = content.split_once(" = ").map(|(name, _)| name).filter(|name| is_capitals(name));
    let name = aside.or(told).map(str::trim_end);
    name.filter(|name| name.chars().any(char::is_alphabetic)).unwrap_or(content)
}

/// Whether lines without a mark, that do not go on from it, stand right under the line.
fn leads(lines: &[Line<'_>], at: usize, page: &wrap::Page) -> bool {
    let (Some(line), Some(below)) = (lines.get(at), next(lines, at)) else { return false };
    let deeper = below.is_item()
        && match (line.mark, below.mark) {
            (Some(own), Some(inner)) => {
                let bullets = own.is_bullet() && (inner.is_bullet() || inner.value == 1);
                !own.is_like(&inner) && (bullets || inner.rank() >= own.rank())
            }
            _ => false,
        };
    // What is written further in than the lines below it is under those above.
    let deeper = deeper && line.columns <= below.columns + 1;
    deeper
        || matches!(below.kind, LineKind::Row(_))
        || below.is_text()
            && below.columns <= line.columns + 1
            && !wrap::goes_on(line, below, page)
            && !below.content.starts_with('(')
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::super::tests::path_of;

    const SIGNED: &str = "Méningites\n\n■ BACTÉRIENNE\nGermes : pneumocoque, méningocoque\nPL : \
        liquide trouble\n\n■ VIRALE\nGermes : entérovirus\nPL : liquide clair\n\nRÉCAP\nTrouble : \
        bactérie\n";

    #[test]
    fn a_sign_heads_the_lines_without_a_mark_under_it() {
        assert_eq!(path_of(SIGNED, "Germes : ent").last().unwrap(), "Virale");
        assert_eq!(path_of(SIGNED, "PL : liquide t").last().unwrap(), "Bactérienne");
        // A heading without a sign ends it.
        assert_eq!(path_of(SIGNED, "Trouble :").last().unwrap(), "RÉCAP");
    }

    #[test]
    fn a_name_with_an_aside_in_brackets_heads_like_the_others() {
        let text = "Antituberculeux\n\n>> ISONIAZIDE\nEI : hépatite\n\n>> RIFAMPICINE [= \
                    rifampin US]\nEI : urines orange\n\n>> ÉTHAMBUTOL\nEI : névrite optique\n";
        assert!(path_of(text, "EI : urines").last().unwrap().starts_with("RIFAMPICINE"));
        assert_eq!(path_of(text, "EI : névrite").last().unwrap(), "Éthambutol");
    }

    #[test]
    fn a_name_in_capitals_with_a_remark_heads_like_the_others() {
        let text = "Pancréatite\n\n>> CAUSES (moyen mnémotechnique = GET SMASHED)\n- lithiase\n- \
                    alcool\n\n>> DIAGNOSTIC = 2 critères sur 3\n- douleur typique\n- lipase\n\n>> \
                    GRAVITÉ (Atlanta)\nGrade | Défaillance\nlégère | aucune\nsévère | durable\n";
        for (line, name) in [("alcool", "causes"), ("lipase", "diagnostic"), ("sévère", "gravité")]
        {
            let nearest = path_of(text, line).pop().unwrap();
            assert!(nearest.to_lowercase().starts_with(name), "{line} is under {nearest}");
        }
        // An equation in small letters is an entry of a list.
        let text = text.replace("DIAGNOSTIC =", "Score de Ranson =");
        assert!(!path_of(&text, "lipase").last().unwrap().contains("Ranson"));
    }

    #[test]
    fn what_is_written_further_in_heads_nothing_at_the_margin() {
        let text = "Porphyries\n\n4 maladies\n- PAI : déficit en PBG désaminase\n\t* jamais de signes \
                    cutanés\n- variegata : déficit en oxydase\n\t* crises et peau\n- déficit en ALA : \
                    rarissime\n\t* seule à PBG normal\n\nTerrain : femme de 20 à 40 ans\n";
        assert!(path_of(text, "variegata").iter().all(|head| !head.contains("cutanés")));
        assert!(path_of(text, "Terrain").iter().all(|head| !head.contains("PBG")));
    }

    #[test]
    fn a_list_of_signs_heads_nothing() {
        let list = "Méningites\n\n■ raideur de la nuque\n■ céphalées\n■ photophobie\nTraitement en \
                    urgence : céphalosporine\n";
        assert!(!path_of(list, "Traitement").contains(&"photophobie".to_owned()));
        // What goes on under its bullet is the bullet’s.
        let list = "Méningites\n\n■ une céphalosporine de troisième génération donnée avant toute\n\
                    imagerie quand le purpura s’étend\n■ une corticothérapie débutée avant la \
                    première\ndose et poursuivie quatre jours\n";
        assert_eq!(document(list).blocks.len(), 3);
    }
}
