//! Predicates that remark on a thing and don't say what it is: « une maladie rare, touchant une
//! personne sur 3 500 », « une véritable course », « une zone très importante ».

use crate::generate::lexicon::Lexicon;
use crate::generate::token::{Tag, Token};

/// Words that a bare genus may have, with its article.
const GENUS: usize = 6;

/// Whether `told`, which opens with its article, only remarks.
pub(crate) fn only_remarks(told: &[Token], lexicon: &Lexicon) -> bool {
    let lists = |list: &str, t: &Token| lexicon.noun_is(list, &t.lower);
    let core = told.split(|t| t.tag == Tag::Comma).next().unwrap_or_default();
    let tail = told.get(core.len()..).unwrap_or_default();
    let narrowed = core.iter().skip(1).any(|t| {
        matches!(t.tag, Tag::Preposition | Tag::Relative | Tag::Participle | Tag::Gerund)
            || lists("before-of", t)
    });
    // « une véritable course contre la montre »
    let likened = core.iter().take(3).any(|t| lists("likening", t));
    // « une singularité biologique »
    let genus = core.iter().find(|t| t.tag == Tag::Noun);
    let empty = !narrowed && genus.is_some_and(|t| lists("remarking", t));
    // « une zone de transition très importante »
    let graded = match core {
        [.., degree, last] => {
            let specified = core.iter().any(|t| matches!(t.tag, Tag::Relative | Tag::Gerund));
            lists("degree", degree) && last.tag == Tag::Adjective && !specified
        }
        _ => false,
    };
    likened
        || empty
        || graded
        || compares_alone(told, lexicon)
        || befalls(core, lexicon)
        || !narrowed && core.len() <= GENUS && counts_the_ill(tail, lexicon)
}

/// « une tumeur du thymus moins fréquente », “a more recent technique”: than which?
fn compares_alone(told: &[Token], lexicon: &Lexicon) -> bool {
    let lists = |list: &str, t: &Token| lexicon.noun_is(list, &t.lower);
    let specified = |t: &Token| {
        matches!(t.tag, Tag::Relative | Tag::Participle | Tag::Gerund | Tag::Verb | Tag::Comma)
    };
    let genus = told.iter().position(specified).unwrap_or(told.len());
    let genus = told.get(..genus).unwrap_or_default();
    let compared = genus.windows(3).any(|three| {
        let [before, more, how] = three else { return false };
        let ranks = lists("definite", before) || lists("before-of", before);
        lists("comparing", more)
            && matches!(how.tag, Tag::Adjective | Tag::Adverb)
            && !ranks
            && !matches!(before.tag, Tag::Number | Tag::Coordinator)
    });
    // « plus étendue que haute », “more common than …”
    let than = told.iter().any(|t| lists("than", t));
    compared && !than && genus.len() == told.len()
}

/// « une infection survenant deux fois plus souvent chez l’homme »: whom it befalls, and how often.
fn befalls(core: &[Token], lexicon: &Lexicon) -> bool {
    let plain = |t: &&Token| matches!(t.tag, Tag::Determiner | Tag::Noun | Tag::Adjective);
    let genus = core.iter().take_while(plain).count();
    let told = core.get(genus..).unwrap_or_default();
    let [verb, rate @ ..] = told else { return false };
    let occurs = verb.tag == Tag::Gerund
        && ["occurring", "affecting"].iter().any(|list| lexicon.noun_is(list, verb.lemma()));
    let times = rate.iter().take(4).any(|t| {
        t.tag == Tag::Number
            || lexicon.noun_is("comparing", &t.lower)
            || t.lower.starts_with(|c: char| c.is_ascii_digit())
    });
    let more = rate.iter().any(|t| matches!(t.tag, Tag::Participle | Tag::Gerund));
    genus <= GENUS && occurs && times && !more
}

/// « , touchant environ 1 personne sur 3 500 », “, which affects 2% of adults”: how many have it.
fn counts_the_ill(tail: &[Token], lexicon: &Lexicon) -> bool {
    let verb = tail.iter().skip(1).find(|t| t.form.is_some());
    let touches = verb.is_some_and(|t| lexicon.noun_is("affecting", t.lemma()));
    touches
        && tail
            .iter()
            .any(|t| t.tag == Tag::Number || t.lower.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn remarks(text: &str, language: Language) -> bool {
        let lexicon = lexicon(language);
        only_remarks(&tokens(text, lexicon), lexicon)
    }

    #[test]
    fn a_remark_says_how_many_or_how_important() {
        for text in [
            "une affection fréquente, qui touche un adulte sur dix",
            "une maladie rare, touchant environ 1 personne sur 5 000",
            "une curiosité anatomique",
            "un véritable ascenseur émotionnel",
            "une zone de passage très importante",
            "une tumeur bénigne de la peau plus rare",
            "une infection rare survenant trois fois plus souvent chez la femme que chez l’homme",
        ] {
            assert!(remarks(text, Language::French), "{text}");
        }
        for text in [
            "a common disorder, which affects 2% of adults",
            "a true marathon for the heart",
            "a less common tumour of the skin",
        ] {
            assert!(remarks(text, Language::English), "{text}");
        }
    }

    #[test]
    fn a_definition_tells_its_thing_apart() {
        for text in [
            "une infection bactérienne, due à un bacille",
            "une inflammation du péricarde, qui touche un adulte sur mille",
            "un gaz incolore très toxique produit par la combustion",
            "une glande endocrine",
            "une zone où la sclère rejoint la cornée",
            "une élévation de la peau plus étendue qu’épaisse",
            "la plus petite cellule du sang",
            "une saillie plus ou moins dure de la paupière",
            "une infection de la peau survenant chez le nouveau-né",
            "une tumeur plus rare, développée aux dépens du cartilage",
        ] {
            assert!(!remarks(text, Language::French), "{text}");
        }
        assert!(!remarks("a hormone that raises blood glucose", Language::English));
    }
}
