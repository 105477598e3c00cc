//! The place in the outline that a question needs, shown small above it: « Syndrome cérébelleux ›
//! Signes associés ».
//!
//! The topic first, then what is nearest; at most three parts. Leaves out what the question already
//! names, what would give the answer away, rubrics that say nothing, and the debris of a copy.

use super::super::fact::abbreviation::{is_short, shortens};
use super::super::heading::lists::{Lists, lists};
use super::super::heading::sort::{Sort, bare, sort};
use super::super::heading::stem::{common_stems, holds, stems};
use super::super::language::Language;
use super::super::lexicon::lexicon;
use super::super::token::Tag;
use super::step::step;
use super::vocabulary::Vocabulary;
use super::wording::tidy;

/// Parts shown at most, and characters of one.
const PARTS: usize = 3;
const LONGEST: usize = 48;

/// A part that may be shown.
struct Part {
    text: String,
    stems: Vec<String>,
    /// It names a thing, and not a side of one.
    thing: bool,
    /// It names several: « Ascite et péritonite », “SIADH vs diabetes insipidus”.
    several: bool,
}

/// What stands above a question that asks `front` and is answered by `back`; empty when nothing
/// is needed. `path` has the headings above, outermost first.
#[must_use]
pub fn context(
    path: &[String],
    title: Option<&str>,
    front: &str,
    back: &str,
    language: Language,
) -> String {
    let lists = lists(language);
    let vocabulary = Vocabulary::new(language);
    let title = title.map(str::to_owned);
    let mut parts: Vec<Part> = Vec::new();
    for heading in title.iter().chain(path) {
        let Some(part) = part(heading, &vocabulary, lists, language) else { continue };
        // « IRA » under « Insuffisance rénale aiguë » says nothing more.
        let sigle = is_sigle(&part.text)
            && parts.first().is_some_and(|topic| shortens(&part.text, &topic.text));
        if sigle {
            continue;
        }
        // « Péricardite », « Traitement de la péricardite »: the second says both.
        parts.retain(|before| !holds(&part.stems, &before.stems));
        // « Ascite et péritonite › Péritonite »: of which of the two it is.
        let narrows = |before: &Part| part.thing && before.several && before.stems != part.stems;
        if !parts.iter().any(|before| holds(&before.stems, &part.stems) && !narrows(before)) {
            parts.push(part);
        }
    }
    let (asked, answer) = (stems(front, lists), stems(back, lists));
    // The topic itself is needed, though the answer may share a word with it.
    let topic = parts.first().map(|part| part.stems.clone());
    // « Penser SEP » under « Sclérose en plaques » is answered by the topic, too.
    let sigles: Vec<&str> =
        back.split([' ', '\u{a0}', '’', '\'']).filter(|w| is_sigle(w)).collect();
    let brief = back.split_whitespace().count() <= 3;
    let short = |part: &Part| brief && sigles.iter().any(|sigle| shortens(sigle, &part.text));
    // « CF » over a question that « cystic fibrosis » answers.
    let bare = back.split_once(' ').map_or("", |(_, rest)| rest);
    let name = back.split_whitespace().count() <= 6;
    let spelled = |part: &Part| {
        name && is_short(&part.text) && [back, bare].iter().any(|name| shortens(&part.text, name))
    };
    let whole = |part: &Part| answer.iter().all(|stem| part.stems.contains(stem));
    parts.retain(|part| {
        let kept = topic.as_ref() == Some(&part.stems) && !whole(part);
        !holds(&asked, &part.stems)
            && !short(part)
            && !spelled(part)
            && (kept || !tells(part, &answer, lists))
    });
    // The topic and what is nearest; of what lies between, things before their sides.
    while parts.len() > PARTS {
        let inner = parts.len() - 1;
        let idle = parts.iter().enumerate().take(inner).skip(1).find(|(_, part)| !part.thing);
        let at = idle.map_or(1, |(at, _)| at);
        parts.remove(at);
    }
    let shown: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    shown.join(" › ")
}

/// « SEP », « ACD »: three capitals or more and nothing else.
fn is_sigle(word: &str) -> bool {
    (3..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// A heading as a part; none when it would say nothing.
fn part(heading: &str, vocabulary: &Vocabulary, lists: &Lists, language: Language) -> Option<Part> {
    let tidied = tidy(heading, vocabulary);
    if matches!(sort(&tidied, lists), Sort::Paper | Sort::Empty) {
        return None;
    }
    let text = bare(&step(&tidied, lists, language)?, lists);
    let sort = sort(&text, lists);
    if matches!(sort, Sort::Paper | Sort::Empty)
        || is_debris(&text)
        || names_nothing(&text, language)
    {
        return None;
    }
    let text = shortened(&text, lists)?;
    let stems = stems(&text, lists);
    let joined = text.contains([',', '/', '+', '&'])
        || lexicon(language).says("joined", &text.to_lowercase());
    // « Warfarine : titration et adaptation » is one thing with its sides.
    let several = joined && !text.contains(':');
    (!stems.is_empty()).then_some(Part { text, stems, thing: sort == Sort::Thing, several })
}

/// Whether the part would give the answer away. Words that are in many names do not.
fn tells(part: &Part, answer: &[String], lists: &Lists) -> bool {
    let common = common_stems(lists);
    let telling: Vec<&String> = answer.iter().filter(|stem| !common.contains(*stem)).collect();
    let shared = telling.iter().filter(|stem| part.stems.contains(stem)).count();
    match telling.len() {
        0 => holds(&part.stems, answer),
        // A short answer is given away by one of its words, a long one by most of them.
        1..=4 => shared > 0,
        all => shared * 2 >= all,
    }
}

/// “Most”, “Always”, « Soit »: a word alone that is no noun.
fn names_nothing(text: &str, language: Language) -> bool {
    // « OR » is a sigle.
    text.contains(char::is_lowercase)
        && lexicon(language).class(&text.to_lowercase()).is_some_and(|tag| tag != Tag::Noun)
}

/// Two headings glued into one word, a sentence, a line of marks: what a copy has left.
fn is_debris(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let glued = text.split(|c: char| !c.is_alphabetic()).any(|word| {
        let chars: Vec<char> = word.chars().collect();
        chars.windows(3).enumerate().any(|(n, three)| match three {
            [a, b, c] => n >= 2 && a.is_lowercase() && b.is_uppercase() && c.is_lowercase(),
            _ => false,
        })
    });
    let sentence = text.split_whitespace().count() > 8 && text.ends_with(['.', '!', ';']);
    glued || sentence || letters < 2 || letters * 2 < text.chars().count()
}

/// At most [`LONGEST`] characters, cut at a word that does not hang.
fn shortened(text: &str, lists: &Lists) -> Option<String> {
    let hangs = |word: &&str| {
        let folded = crate::deck::fold(word);
        lists.hang.contains(folded.as_str())
    };
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let length = |words: &[&str]| words.iter().map(|w| w.chars().count() + 1).sum::<usize>();
    let cut = length(&words) > LONGEST + 1;
    while length(&words) > LONGEST + 1 && words.len() > 1 {
        words.pop();
    }
    while words.last().is_some_and(hangs) {
        words.pop();
    }
    let joined = words.join(" ");
    let joined = joined.trim_end_matches([',', ';', ':', '-', '–', '(', ' ']);
    let mark = if cut { "…" } else { "" };
    (!joined.is_empty()).then(|| format!("{joined}{mark}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(path: &[&str], title: &str, front: &str, back: &str) -> String {
        let path: Vec<String> = path.iter().map(|part| (*part).to_owned()).collect();
        context(&path, Some(title).filter(|t| !t.is_empty()), front, back, Language::French)
    }

    #[test]
    fn the_topic_comes_first_and_the_nearest_heading_last() {
        let path = ["Étude clinique", "II – SIGNES ASSOCIÉS"];
        assert_eq!(
            french(&path, "Syndrome vestibulaire", "Quel signe oculaire note-t-on ?", "Nystagmus"),
            "Syndrome vestibulaire › Étude clinique › Signes associés"
        );
        let path = ["Formes", "Lithiase du cystique", "Traitement", "Mesures générales"];
        assert_eq!(
            french(&path, "Colique hépatique", "Que donne-t-on ?", "Un antalgique"),
            "Colique hépatique › Lithiase du cystique › Mesures générales"
        );
    }

    #[test]
    fn what_the_question_names_is_left_out() {
        let path = ["Complications"];
        assert_eq!(
            french(
                &path,
                "Otite moyenne",
                "Que craint-on lors d’une OTITE MOYENNE ?",
                "Une paralysie"
            ),
            "Complications"
        );
        assert_eq!(
            french(
                &[],
                "L’otite moyenne",
                "Quel germe cause les otites moyennes ?",
                "Le pneumocoque"
            ),
            ""
        );
    }

    #[test]
    fn the_answer_is_not_given_away() {
        assert_eq!(
            french(&[], "Convulsions", "Comment appelle-t-on ces mouvements ?", "Les convulsions"),
            ""
        );
        // « syndrome » is in too many names to tell which.
        assert_eq!(
            french(
                &[],
                "Syndrome de Korsakoff",
                "À quel syndrome l’associe-t-on ?",
                "Un syndrome confusionnel"
            ),
            "Syndrome de Korsakoff"
        );
    }

    #[test]
    fn the_topic_stays_though_the_answer_has_a_word_of_it() {
        let front = "What is the treatment of choice?";
        let of = |back| context(&[], Some("Acute appendicitis"), front, back, Language::English);
        assert_eq!(of("Appendicitis surgery by laparoscopy"), "Acute appendicitis");
        // The whole answer it may not tell.
        assert_eq!(of("Appendicitis"), "");
    }

    #[test]
    fn the_topic_is_not_shown_above_its_own_sigle() {
        let front = "Devant une ophtalmoplégie internucléaire, que faut-il évoquer ?";
        assert_eq!(french(&[], "Sclérose en plaques", front, "Penser SEP"), "");
        assert_eq!(french(&[], "Sclérose en plaques", front, "Un AVC"), "Sclérose en plaques");
        // Nor its sigle above the words that it stands for.
        let of = |back| context(&[], Some("CF"), "Why is it named so?", back, Language::English);
        assert_eq!(of("Cystic fibrosis"), "");
        assert_eq!(of("The cystic fibrosis"), "");
        assert_eq!(of("Meconium ileus"), "CF");
        assert_eq!(of("Chloride stays in cells, from where few ions come back"), "CF");
        // The last letter opens no word of it.
        assert_eq!(french(&[], "Acné inversée", front, "AIN"), "Acné inversée");
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        for idle in [
            "Généralités",
            "INTRODUCTION",
            "Ne pas confondre",
            "Rappels",
            "Page 4",
            "DiaphragmeLa plèvre",
            "Toujours",
        ] {
            assert_eq!(french(&[idle], "Plèvre", "Où est-elle ?", "Là"), "Plèvre", "{idle}");
        }
        // One side of the topic told twice.
        assert_eq!(
            french(
                &["Traitement de la goutte"],
                "La goutte",
                "Que donne-t-on ?",
                "De la colchicine"
            ),
            "Traitement de la goutte"
        );
    }

    #[test]
    fn questions_and_orders_are_what_they_name() {
        let of = |path: &[&str]| french(path, "Rate", "Où est-elle située ?", "À gauche");
        assert_eq!(of(&["Quels sont les acteurs concernés ?"]), "Rate");
        assert_eq!(of(&["Activité 2 :", "Expérience"]), "Rate");
        assert_eq!(of(&["Connaître le hile splénique"]), "Rate › Hile splénique");
        assert_eq!(of(&["Le hile, qu’est-ce que c’est ?"]), "Rate › Hile");
        assert_eq!(of(&["Les splénectomisés sont plus fragiles"]), "Rate › Splénectomisés");
        assert_eq!(of(&["À distance"]), "Rate › À distance");
    }

    #[test]
    fn the_topic_s_own_sigle_is_no_step() {
        let path = ["IRA", "Causes"];
        let shown = french(&path, "Insuffisance rénale aiguë", "Que craint-on ?", "Un choc");
        assert_eq!(shown, "Insuffisance rénale aiguë › Causes");
        let shown = french(&["NTA"], "Insuffisance rénale aiguë", "Que craint-on ?", "Un choc");
        assert_eq!(shown, "Insuffisance rénale aiguë › NTA");
    }

    #[test]
    fn of_two_things_the_nearest_heading_says_which() {
        let of = |title, heading| french(&[heading], title, "Quel en est le germe ?", "E. coli");
        assert_eq!(of("Ascite et péritonite", "Péritonite"), "Ascite et péritonite › Péritonite");
        assert_eq!(of("Ascite + péritonite", "PÉRITONITE"), "Ascite + péritonite › Péritonite");
        assert_eq!(
            of("Péritonite: causes et signes", "Péritonite"),
            "Péritonite: causes et signes"
        );
        // Of one thing its name is enough.
        assert_eq!(of("La péritonite aiguë", "La péritonite"), "Péritonite aiguë");
    }

    #[test]
    fn long_parts_are_cut_at_a_word() {
        let long =
            "Prise en charge initiale de la personne âgée fragile dans les services d’accueil";
        let shown = french(&[], long, "Que fait-on ?", "Un bilan");
        assert_eq!(shown, "Prise en charge initiale de la personne âgée…");
        let english = context(
            &["Clinical features".into()],
            Some("Asthma"),
            "What is heard?",
            "Wheezes",
            Language::English,
        );
        assert_eq!(english, "Asthma › Clinical features");
    }
}
