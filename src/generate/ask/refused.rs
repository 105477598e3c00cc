//! Whether a place to hide is refused for what stands in it and around it.

use super::gapped::{Gap, Sentence};
use super::{Setting, Way, amid, given_away, halves, ratio, severed, unfit};

/// Whether `gap` parts what belongs together, or the front tells what it hides.
pub(super) fn is_refused(setting: &Setting<'_>, sentence: &Sentence<'_>, gap: &Gap) -> bool {
    let text = sentence.text;
    let answer = text.get(gap.range.clone()).unwrap_or_default();
    let before = text.get(..gap.range.start).unwrap_or_default();
    let after = text.get(gap.range.end..).unwrap_or_default();
    // « E. […] » has the name's first letter.
    let initial = before.trim_end().strip_suffix('.').is_some_and(|before| {
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        word.chars().count() == 1 && word.chars().all(char::is_uppercase)
    });
    given_away::leaks(answer, before, after)
        || initial
        || amid::parts(setting, sentence, gap)
        || severed::is(setting, sentence, gap)
        || unfit::counts_what_follows(answer, after, setting.lexicon.language)
        || unfit::goes_on(setting, sentence, &gap.range)
        || unfit::halves_a_word(before, after)
        || unfit::takes_a_symbol(answer, after)
        || gap.way != Way::GapNumber && unfit::halves_a_compound(setting, sentence, &gap.range)
        || matches!(gap.way, Way::GapPhrase | Way::GapSubject)
            && unfit::takes_an_act(&gap.range, sentence.tokens)
        || unfit::parts_a_link(setting, sentence.tokens, &gap.range)
        || unfit::completes_a_superlative(setting, sentence, &gap.range)
        || unfit::halves_a_range(setting, sentence.tokens, &gap.range)
        || unfit::is_dated_source(answer)
        || halves::spans_alternatives(setting, sentence.tokens, &gap.range)
        || unfit::makes_a_hundred(answer, before, after)
        || unfit::is_of_history(setting, answer)
        || given_away::spells(answer, before, after)
        || given_away::by_the_verb_before_its_bracket(answer, before, after)
        || gap.way == Way::GapList && given_away::names_a_member(answer, before, after)
        || ratio::is_told(setting, answer, before, after)
        || given_away::by_an_aside(setting, answer, before, after)
        // « appareils à [10T]+ »
        || answer.ends_with(|c: char| c.is_alphanumeric()) && answer.contains(|c: char| c.is_ascii_digit())
            && after.starts_with('+') && !after.starts_with("++")
        || given_away::by_its_opposite(setting, answer, before, after)
        || matches!(gap.way, Way::GapPhrase | Way::GapSubject)
            && given_away::but_for_its_class(setting, answer, before, after)
}
