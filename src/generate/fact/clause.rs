//! The main clause: a subject, its verb, and what it says: definitions, causes, functions,
//! composition, place.
//!
//! Only the first finite verb counts, and only a subject that stands by itself.

use super::{Context, Parsed, leaks, stem};
use crate::deck::Content;
use crate::generate::lexicon::{Relation, has};
use crate::generate::phrase::{self, Subject, items};
use crate::generate::realise::{bare_end, capital, lower, typeset};
use crate::generate::{Candidate, Kind, guard};

/// A verb and what frames it.
struct Verb {
    at: usize,
    /// The first token after it.
    end: usize,
    /// The modal, when there is one, as the text has it.
    modal: Option<String>,
    plural: bool,
    /// Adverbs between the verb and what follows.
    adverbs: String,
}

impl Context<'_> {
    /// Adds what the main clause says; whether anything was added.
    pub(super) fn clause(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) -> bool {
        let before = found.len();
        if self.named(parsed, found) {
            return true;
        }
        let Some(at) = self.main_verb(parsed) else { return false };
        let reflexive = matches!(parsed.lower(at - 1), "se" | "s’");
        let range = parsed.opening.start..at - usize::from(reflexive);
        let subject = phrase::subject(parsed.text, &parsed.tokens, &range, self.lexicon);
        let Some(mut subject) = subject else { return false };
        let first = subject.text.split([' ', '’']).next().unwrap_or_default();
        if self.common.contains(&first.to_lowercase()) {
            subject.text = lower(&subject.text);
        }
        let mut verb = Verb { at, end: at + 1, modal: None, plural: false, adverbs: String::new() };
        let word = parsed.lower(at).to_owned();
        for (one, many) in &self.lexicon.modals {
            if word == *one || word == *many {
                verb.modal = Some(word.clone());
                verb.end = self.skip_adverbs(parsed, at + 1).0;
            }
        }
        let copula = if self.lexicon.french { ["est", "sont"] } else { ["is", "are"] };
        if let Some(number) = copula.iter().position(|form| *form == word) {
            subject.plural = number == 1;
            verb.plural = number == 1;
            (verb.end, verb.adverbs) = self.skip_adverbs(parsed, at + 1);
            self.copula(parsed, &subject, &verb, found);
        } else {
            self.related(parsed, &mut subject, verb, found);
        }
        found.len() > before
    }

    /// The first finite verb after the subject's first word.
    fn main_verb(&self, parsed: &Parsed<'_>) -> Option<usize> {
        let start = parsed.opening.start;
        (start + 1..parsed.tokens.len()).find(|at| {
            let word = parsed.lower(*at);
            if !self.lexicon.is_finite(word) {
                return false;
            }
            let before = parsed.lower(*at - 1);
            let noun = has(&self.lexicon.determiners, before)
                || has(&self.lexicon.prepositions, before)
                || matches!(before, "de" | "d’" | "of" | "et" | "ou" | "and" | "to");
            let copula = matches!(word, "est" | "sont" | "is" | "are");
            copula || !noun
        })
    }

    fn skip_adverbs(&self, parsed: &Parsed<'_>, from: usize) -> (usize, String) {
        let mut at = from;
        while has(&self.lexicon.adverbs, parsed.lower(at)) {
            at += 1;
        }
        (at, parsed.slice(from, at).to_owned())
    }

    /// What follows token `from`, up to where another clause begins; none when it hangs on
    /// something else or is too little or too much.
    fn rest(&self, parsed: &Parsed<'_>, from: usize) -> Option<String> {
        let cut: &[&str] = if self.lexicon.french {
            &[
                ", ce qui",
                ", mais",
                ", tandis",
                ", alors",
                ", car",
                ", puis",
                ", cependant",
                ", donc",
                ", ce que",
                ", rendant",
                ", nécessitant",
            ]
        } else {
            &[
                ", but",
                ", while",
                ", whereas",
                ", so",
                ", because",
                ", although",
                ", and thus",
                ", which means",
            ]
        };
        let text = parsed.slice(from, parsed.tokens.len());
        let lowered = text.to_lowercase();
        // Lower case may change lengths; cuts are looked for where it does not.
        let end = if lowered.len() == text.len() {
            cut.iter().filter_map(|word| lowered.find(word)).chain(text.find(';')).min()
        } else {
            text.find(';')
        };
        let text = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        let text = bare_end(text.get(..self.second_verb(text)).unwrap_or_default());
        let tokens = crate::generate::token::tokens(text);
        let words = tokens.iter().filter(|token| token.is_word).count();
        let whole = text.matches('(').count() == text.matches(')').count();
        let negated = |text: &str| {
            let tokens = crate::generate::token::tokens(text);
            tokens.iter().filter(|t| has(&self.lexicon.negations, &t.lower)).count()
        };
        // A negation that would be cut off with the tail is not lost: the fact is dropped.
        let lost = negated(parsed.slice(from, parsed.tokens.len())) != negated(text);
        let dangles = guard::dangles(&tokens, self.lexicon);
        ((1..=45).contains(&words) && whole && !lost && !dangles).then(|| text.to_owned())
    }

    /// Where « … et s’installent … » takes the sentence on to something else; else its end. A
    /// verb within a relative clause goes on with that.
    fn second_verb(&self, text: &str) -> usize {
        let tokens = crate::generate::token::tokens(text);
        let relative = |word: &str| {
            matches!(
                word,
                "qui" | "que" | "qu’" | "dont" | "où" | "which" | "that" | "who" | "where" | "when"
            )
        };
        let within = tokens.iter().position(|token| relative(&token.lower)).unwrap_or(tokens.len());
        let found = tokens.iter().enumerate().take(within).find(|(at, token)| {
            let after = |n: usize| tokens.get(at + n).map_or("", |t| t.lower.as_str());
            let step = usize::from(matches!(after(1), "se" | "s’" | "ne" | "n’"));
            matches!(token.lower.as_str(), "et" | "and" | "mais" | "but")
                && self.lexicon.is_finite(after(1 + step))
                // « des mesures et contrôles »: after « et », a verb in the plural reads as one.
                && !has(&self.lexicon.determiners, after(1))
        });
        found.map_or(text.len(), |(_, token)| token.range.start)
    }

    fn copula(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        found: &mut Vec<Candidate>,
    ) {
        let word = parsed.lower(verb.end).to_owned();
        let next = parsed.lower(verb.end + 1).to_owned();
        if word == ":"
            || (verb.adverbs.is_empty() && self.enumerates(parsed, subject, verb.end, found))
        {
            return;
        }
        let articles: &[&str] = if self.lexicon.french {
            &["un", "une", "le", "la", "l’", "les", "des"]
        } else {
            &["a", "an", "the"]
        };
        if articles.contains(&word.as_str()) {
            self.definition(parsed, subject, verb.end, found);
        } else if self.lexicon.french {
            self.passive_french(parsed, subject, verb, &word, &next, found);
        } else {
            self.passive_english(parsed, subject, verb, &word, &next, found);
        }
    }

    /// « X est un Y qui … ».
    fn definition(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        from: usize,
        found: &mut Vec<Candidate>,
    ) {
        let Some(meaning) = self.rest(parsed, from) else { return };
        let tokens = crate::generate::token::tokens(&meaning);
        let words: Vec<&str> =
            tokens.iter().filter(|t| t.is_word).map(|t| t.lower.as_str()).collect();
        let article = words.first().copied().unwrap_or_default();
        let definite = matches!(article, "le" | "la" | "l’" | "les" | "the");
        let ranked = words.iter().take(4).any(|w| {
            matches!(
                *w,
                "plus"
                    | "principal"
                    | "principale"
                    | "principaux"
                    | "principales"
                    | "meilleur"
                    | "meilleure"
                    | "most"
                    | "main"
                    | "best"
                    | "seul"
                    | "seule"
                    | "only"
                    | "même"
                    | "same"
                    | "one"
                    | "uns"
                    | "unes"
            )
        });
        let head = words.iter().skip(1).take(2).any(|w| has(&self.lexicon.generic, w));
        let relative = words.iter().any(|w| {
            matches!(
                *w,
                "qui"
                    | "dont"
                    | "que"
                    | "qu’"
                    | "où"
                    | "lequel"
                    | "laquelle"
                    | "that"
                    | "which"
                    | "who"
                    | "where"
                    | "whose"
            )
        });
        let least = if definite { 6 } else { 3 };
        if words.len() < least
            || subject.bare.split(' ').count() > 7
            || ranked
            || head
            || (definite && !relative && (words.len() < 8 || self.lexicon.french))
        {
            return;
        }
        let leaky = leaks(&meaning, &subject.bare);
        let circular = stem(&meaning).starts_with(&stem(&subject.bare));
        if circular {
            return;
        }
        let asker = self.asker(parsed);
        let back = typeset(&capital(&meaning), self.lexicon.french);
        // « Le traitement de X est … » says what it consists in and defines nothing.
        let head = crate::generate::token::tokens(&subject.bare).first().map(|t| t.lower.clone());
        if head.is_some_and(|head| has(&self.lexicon.aspects, head.trim_end_matches('s'))) {
            let front = asker.consists(subject);
            let content = Content::Basic { front, back };
            self.add(parsed, Kind::Relation, &subject.bare, content, 0.8, found);
            return;
        }
        let ask_back = asker.what_is(subject);
        // The way back is asked only when the definition tells the term apart.
        let telling = relative || words.len() >= 6;
        let content = if leaky || !telling || words.len() > 30 {
            Content::Basic { front: ask_back, back }
        } else {
            Content::Reversible {
                front: typeset(&capital(&subject.text), self.lexicon.french),
                back,
                ask_back,
                ask_front: asker.what_is_called(&meaning),
            }
        };
        let base = if relative { 1.0 } else { 0.9 };
        self.add(parsed, Kind::Definition, &subject.bare, content, base, found);
    }

    fn passive_french(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        word: &str,
        next: &str,
        found: &mut Vec<Candidate>,
    ) {
        let be = parsed.lower(verb.at);
        let said = |part: &str| {
            if verb.adverbs.is_empty() {
                format!("{be} {part}")
            } else {
                format!("{be} {} {part}", verb.adverbs)
            }
        };
        let participle = [
            "é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ite",
            "its", "ites", "ert", "erte", "int", "inte",
        ]
        .iter()
        .any(|end| word.ends_with(end));
        let root = |roots: &[&str]| roots.iter().any(|root| word.starts_with(root));
        let (ask, kind, base) = match next {
            "par" if participle && !root(&["défini", "suivi", "représent", "marqu", "expliqu"]) => {
                ("Par quoi", Kind::Relation, 0.8)
            }
            "à" | "au" | "aux"
                if root(&[
                    "dû",
                    "due",
                    "dus",
                    "lié",
                    "associé",
                    "exposé",
                    "sensible",
                    "résistant",
                ]) =>
            {
                ("À quoi", Kind::Cause, 0.8)
            }
            "dans" | "sous" | "sur" | "entre" | "en" | "à" | "au" | "derrière" | "devant"
                if root(&["situé", "localisé", "placé", "logé"]) =>
            {
                ("Où", Kind::Place, 0.85)
            }
            "de" | "d’" | "du" | "des" if root(&["composé", "constitué", "formé"]) => {
                ("De quoi", Kind::Composition, 0.85)
            }
            "de" | "d’" | "du" | "des" if root(&["responsable"]) => {
                ("De quoi", Kind::Cause, 0.85)
            }
            "pour" if root(&["utilisé", "employé"]) => {
                let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
                let front = self.asker(parsed).used_for(subject);
                self.basic(
                    parsed,
                    Kind::Function,
                    &subject.bare,
                    "use",
                    front,
                    &answer,
                    0.85,
                    found,
                );
                return;
            }
            "comme" | "par" if root(&["défini"]) => {
                let Some(answer) = self.rest(parsed, verb.end + 2) else { return };
                let front = self.asker(parsed).what_is(subject);
                self.basic(parsed, Kind::Definition, &subject.bare, "", front, &answer, 0.9, found);
                return;
            }
            _ => {
                if root(&["appelé", "dénommé", "nommé"]) && !matches!(next, "à" | "au" | "aux")
                {
                    self.naming(parsed, subject, verb.end + 1, found);
                }
                return;
            }
        };
        let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
        let front = self.asker(parsed).relation(ask, &said(word), subject, "", "");
        self.basic(parsed, kind, &subject.bare, word, front, &answer, base, found);
    }

    fn passive_english(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        word: &str,
        next: &str,
        found: &mut Vec<Candidate>,
    ) {
        let be = parsed.lower(verb.at);
        let participle = word.ends_with("ed")
            || matches!(
                word,
                "made"
                    | "lined"
                    | "bound"
                    | "driven"
                    | "known"
                    | "given"
                    | "found"
                    | "seen"
                    | "borne"
            );
        let tail = |parsed: &Parsed<'_>| parsed.slice(verb.end, verb.end + 2).to_lowercase();
        let (ask, kind, base, from) = match (word, next) {
            ("due" | "linked" | "related", "to") => ("What", Kind::Cause, 0.8, verb.end + 2),
            (
                "located" | "situated" | "found",
                "in" | "on" | "at" | "between" | "behind" | "below" | "above" | "near",
            ) => {
                let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
                let front = self.asker(parsed).relation("Where", "", subject, be, word);
                self.basic(parsed, Kind::Place, &subject.bare, word, front, &answer, 0.85, found);
                return;
            }
            ("composed" | "made", "of") => ("What", Kind::Composition, 0.85, verb.end + 2),
            ("responsible", "for") => ("What", Kind::Function, 0.85, verb.end + 2),
            ("used", "to" | "for") => {
                let Some(answer) = self.rest(parsed, verb.end + 1) else { return };
                let front = self.asker(parsed).used_for(subject);
                self.basic(
                    parsed,
                    Kind::Function,
                    &subject.bare,
                    "use",
                    front,
                    &answer,
                    0.85,
                    found,
                );
                return;
            }
            ("defined", "as") => {
                let Some(answer) = self.rest(parsed, verb.end + 2) else { return };
                let front = self.asker(parsed).what_is(subject);
                self.basic(
                    parsed,
                    Kind::Definition,
                    &subject.bare,
                    "",
                    front,
                    &answer,
                    0.95,
                    found,
                );
                return;
            }
            ("known", "as") => return self.naming(parsed, subject, verb.end + 2, found),
            ("called" | "termed" | "named", _) => {
                return self.naming(parsed, subject, verb.end + 1, found);
            }
            (_, "by") if participle => ("What", Kind::Relation, 0.8, verb.end + 2),
            _ => return,
        };
        let Some(answer) = self.rest(parsed, from) else { return };
        let front = self.asker(parsed).relation(ask, "", subject, be, &tail(parsed));
        self.basic(parsed, kind, &subject.bare, word, front, &answer, base, found);
    }

    /// « Y est appelé X », “Y is known as X”, where Y may hold a relative clause.
    fn named(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) -> bool {
        let phrases: &[&str] = if self.lexicon.french {
            &[
                "est appelé",
                "est appelée",
                "sont appelés",
                "sont appelées",
                "est dénommé",
                "est dénommée",
                "est nommée",
                "s’appelle",
                "s’appellent",
                "porte le nom de",
                "porte le nom d’",
            ]
        } else {
            &[
                "is called",
                "are called",
                "is known as",
                "are known as",
                "is termed",
                "is referred to as",
                "are referred to as",
            ]
        };
        let start = parsed.opening.start;
        let place = (start + 2..parsed.tokens.len()).find_map(|at| {
            phrases.iter().find_map(|phrase| Some((at, parsed.phrase_at(at, phrase)?)))
        });
        let Some((at, count)) = place else { return false };
        let first = parsed.lower(start);
        let meaning = parsed.slice(start, at);
        let tokens = parsed.tokens.get(start..at).unwrap_or_default();
        let hangs = tokens.iter().take(3).any(|t| has(&self.lexicon.anaphora, &t.lower));
        let demonstrative = tokens.iter().any(|t| {
            matches!(
                t.lower.as_str(),
                "this" | "these" | "those" | "ce" | "cet" | "cette" | "ces" | "celui-ci"
            )
        });
        let words = tokens.iter().filter(|t| t.is_word).count();
        if !has(&self.lexicon.determiners, first)
            || hangs
            || demonstrative
            || !(4..=28).contains(&words)
            || meaning.contains(',') && words > 20
        {
            return false;
        }
        let Some(term) = self.rest(parsed, at + count) else { return false };
        let term_words = crate::generate::token::tokens(&term).iter().filter(|t| t.is_word).count();
        if term_words > 5
            || leaks(meaning, &term)
            || matches!(term.split(' ').next(), Some("to" | "à"))
        {
            return false;
        }
        let front = self.asker(parsed).what_is_called(&lower(meaning));
        let bare = term
            .split_once(' ')
            .filter(|(w, _)| has(&self.lexicon.determiners, w))
            .map_or(term.as_str(), |(_, rest)| rest);
        self.basic(parsed, Kind::Definition, bare, "", front, &term, 1.0, found);
        true
    }

    /// “The period of contraction is called systole.”
    fn naming(
        &self,
        parsed: &Parsed<'_>,
        meaning: &Subject,
        from: usize,
        found: &mut Vec<Candidate>,
    ) {
        let Some(term) = self.rest(parsed, from) else { return };
        let words = term.split(' ').count();
        if words > 5 || meaning.bare.split(' ').count() < 2 || leaks(&meaning.text, &term) {
            return;
        }
        let front = self.asker(parsed).what_is_called(&meaning.text);
        self.basic(parsed, Kind::Definition, &term, "", front, &term, 0.95, found);
    }

    /// « X provoque Y », “X consists of Y”.
    fn related(
        &self,
        parsed: &Parsed<'_>,
        subject: &mut Subject,
        mut verb: Verb,
        found: &mut Vec<Candidate>,
    ) {
        let at = if verb.modal.is_some() { verb.end } else { verb.at };
        let reflexive = usize::from(matches!(parsed.lower(at.saturating_sub(1)), "se" | "s’"));
        let relation = self.lexicon.relations.iter().find_map(|relation| {
            let forms: &[(&String, bool)] = if verb.modal.is_some() {
                &[(&relation.base, false)]
            } else {
                &[(&relation.one, false), (&relation.many, true)]
            };
            let here = if verb.modal.is_some() { at } else { at - reflexive };
            forms.iter().find_map(|(form, plural)| {
                let count = parsed.phrase_at(here, form)?;
                Some((relation, (*form).clone(), *plural, here + count))
            })
        });
        let Some((relation, form, plural, end)) = relation else { return };
        // English verbs are alike in the plural and after a modal.
        if verb.modal.is_none() {
            subject.plural = plural;
        }
        (verb.end, verb.adverbs) = self.skip_adverbs(parsed, end);
        let from = if relation.preps.is_empty() {
            if relation.object && !has(&self.lexicon.determiners, parsed.lower(verb.end)) {
                return;
            }
            verb.end
        } else {
            let prep = relation.preps.iter().find_map(|prep| parsed.phrase_at(verb.end, prep));
            let Some(count) = prep else { return };
            // French keeps the preposition in the answer; English leaves it with the verb.
            if self.lexicon.french { verb.end } else { verb.end + count }
        };
        let Some(answer) = self.rest(parsed, from) else { return };
        let front = self.relation_front(parsed, subject, &verb, relation, &form, from);
        let kind = relation.kind.kind();
        let names = items(&answer, self.lexicon).filter(|(list, _)| list.len() >= 2);
        if kind == Kind::Composition
            && let Some((list, open)) = names
        {
            let prompt = format!("{} ({})", front, list.len());
            self.list_note(
                parsed,
                &format!("{} {}", subject.bare, relation.base),
                prompt,
                list,
                open,
                0.85,
                found,
            );
            return;
        }
        self.basic(parsed, kind, &subject.bare, &relation.base, front, &answer, 0.8, found);
    }

    fn relation_front(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        verb: &Verb,
        relation: &Relation,
        form: &str,
        from: usize,
    ) -> String {
        let asker = self.asker(parsed);
        if self.lexicon.french {
            let said = match &verb.modal {
                Some(modal) => format!("{modal} {form}"),
                None => form.to_owned(),
            };
            let said =
                if verb.adverbs.is_empty() { said } else { format!("{said} {}", verb.adverbs) };
            return asker.relation(&relation.ask, &said, subject, "", "");
        }
        let auxiliary = match &verb.modal {
            Some(modal) => modal.as_str(),
            None if subject.plural => "do",
            None => "does",
        };
        let adverbs =
            if verb.adverbs.is_empty() { String::new() } else { format!("{} ", verb.adverbs) };
        let prep = parsed.slice(verb.end, from);
        let base = format!("{adverbs}{} {prep}", relation.base);
        asker.relation(&relation.ask, "", subject, auxiliary, base.trim_end())
    }

    /// « Les signes de X sont A, B et C. »
    fn enumerates(
        &self,
        parsed: &Parsed<'_>,
        subject: &Subject,
        from: usize,
        found: &mut Vec<Candidate>,
    ) -> bool {
        if !subject.plural || parsed.slice(from, parsed.tokens.len()).split(' ').count() < 3 {
            return false;
        }
        let Some(rest) = self.rest(parsed, from) else { return false };
        let Some((list, open)) = items(&rest, self.lexicon) else { return false };
        let first = |item: &String| {
            let word = crate::generate::token::tokens(item).first().map(|t| t.lower.clone());
            word.is_some_and(|word| has(&self.lexicon.determiners, &word))
        };
        let alike = list.iter().filter(|item| first(item)).count();
        // Adjectives and participles are no list of things.
        if alike != list.len() && !(alike == 0 && list.len() >= 3 && !self.lexicon.french) {
            return false;
        }
        if has(&self.lexicon.determiners, parsed.lower(from))
            && matches!(parsed.lower(from), "un" | "une" | "a" | "an")
            && list.len() < 3
        {
            return false;
        }
        let prompt = self.asker(parsed).name_all(&subject.text, list.len());
        self.list_note(parsed, &subject.bare, prompt, list, open, 0.9, found);
        true
    }

    pub(super) fn list_note(
        &self,
        parsed: &Parsed<'_>,
        key: &str,
        prompt: String,
        list: Vec<String>,
        open: bool,
        base: f32,
        found: &mut Vec<Candidate>,
    ) {
        let leaky = list.iter().filter(|item| leaks(&prompt, item)).count() * 2 > list.len();
        if leaky {
            return;
        }
        let french = self.lexicon.french;
        let items = list.iter().map(|item| typeset(&lower(item), french)).collect();
        let content = Content::List { prompt, items, open };
        self.add(parsed, Kind::Enumeration, key, content, base, found);
    }

    fn basic(
        &self,
        parsed: &Parsed<'_>,
        kind: Kind,
        about: &str,
        what: &str,
        front: String,
        answer: &str,
        base: f32,
        found: &mut Vec<Candidate>,
    ) {
        // The first noun of the answer on the front gives it away.
        let start: String = answer.split(' ').take(4).collect::<Vec<_>>().join(" ");
        if leaks(about, &start) || answer.split_whitespace().count() > 40 {
            return;
        }
        let generic = answer.split(' ').count() < 4
            && answer.split(' ').any(|w| has(&self.lexicon.generic, &w.to_lowercase()));
        if generic {
            return;
        }
        let back = typeset(&capital(bare_end(answer)), self.lexicon.french);
        let key = format!("{about} {what}");
        self.add(parsed, kind, key.trim(), Content::Basic { front, back }, base, found);
    }
}
