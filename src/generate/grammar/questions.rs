//! What a language's grammar can do: put nouns with their articles, and ask.

use super::noun::Noun;
use crate::generate::token::Token;

/// What is asked of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// « Que montre l’échographie ? »
    Findings,
    /// « Quel est le traitement de l’angine ? »
    Treatment,
    /// « Quel est le traitement chez l’enfant ? »
    TreatmentIn,
    /// « Que faire en cas d’angine ? »
    Action,
    /// « Quelle est la fréquence de l’éruption ? »
    Frequency,
    /// « Quelle est la dose d’amoxicilline ? »
    Dose,
    /// « À quoi conduit l’hypoxie ? »
    Consequences,
    /// « Qu’évoque l’hémoptysie ? »
    Suggests,
    /// « Comment se manifeste la dysautonomie ? »
    Signs,
    /// « Qu’est-ce qui caractérise la forme grave ? »
    Marks,
    /// « Qu’est-ce que le signe de Murphy ? »: a thing with a name.
    Named,
    /// « Quelle est la place de l’IRM ? »
    Place,
    /// « Comment sont les plaquettes ? »
    State,
    /// « Quels sont les types d’échocardiographie ? »
    Kinds,
    /// « Quel est le traitement en cas de récidive ? »
    TreatmentInCase,
}

/// What ties a noun to a side of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// « chez l’enfant »
    Among,
    /// « concernant la peau »
    Concerning,
    /// « pour le psoriasis »
    For,
}

/// What a complement of time tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// « à la fin de la quatrième semaine »
    Point,
    /// « pendant trois semaines »
    Duration,
    /// « en deux jours »
    Delay,
    /// « vers deux ans »
    Age,
    /// « après trois jours »
    After,
}

/// A subject and its verb.
#[derive(Debug)]
pub(crate) struct Said<'a> {
    /// With its article, as it stands inside a sentence.
    pub(crate) subject: &'a str,
    pub(crate) noun: &'a Noun,
    /// The words of the verb group, and which of them is the finite verb.
    pub(crate) group: &'a [String],
    pub(crate) verb: usize,
    pub(crate) lemma: &'static str,
    pub(crate) plural: bool,
}

/// The questions of a language. All take and give plain text, without final typography.
pub(crate) trait Grammar: Sync + std::fmt::Debug {
    /// « Qu’est-ce que l’asthme ? »
    fn what_is(&self, noun: &Noun) -> String;
    /// Asks for the term that `definition` defines.
    fn which_term(&self, definition: &str) -> String;
    /// « Que comprend l’examen clinique ? »
    fn comprises(&self, noun: &Noun) -> String;
    /// « Que signifie HAS ? »
    fn stands_for(&self, sigle: &str) -> String;
    /// The plural of a noun of one word, where it is regular.
    fn several(&self, noun: &Noun) -> Option<Noun>;
    /// « Quel est le siège ? », « Quelles sont les causes vasculaires ? »
    fn which(&self, noun: &Noun) -> String;
    /// « En quoi consiste le traitement ? »
    fn consists(&self, noun: &Noun) -> String;
    /// « Steppage : défaut de dorsiflexion »: a line under its heading.
    fn headed(&self, heading: &str, line: &str) -> String;
    /// « Diabète de type 1 : quel est le mode de début ? »: a whole question, of a thing.
    fn asked_of(&self, thing: &str, question: &str) -> String;
    /// “What do they show?” of “what does it show?”, where the thing is several.
    fn of_several(&self, question: &str) -> String {
        question.to_owned()
    }
    /// « mécanisme » of « quel est le mécanisme ? »: the side of a thing that a whole question asks for. None
    /// where it asks otherwise, or where no thing can stand behind the side.
    fn side_asked<'q>(&self, question: &'q str) -> Option<&'q str>;
    /// « Quel est le mécanisme de l’hyperuricémie ? »: the question of a side with its thing, which is `noun`
    /// and, behind it, what stands in brackets. None where the noun's article is not known.
    fn asked_within(&self, question: &str, noun: &Noun, bracket: &str) -> Option<String>;
    /// « Quels signes faut-il rechercher ? »: `label` is an order of several things. None where the language
    /// or the label does not ask so.
    fn which_to(&self, label: &str, things: &Noun) -> Option<String>;
    /// « Comorbidités : lesquelles ? »: none where the gender is not known.
    fn which_ones(&self, noun: &Noun) -> Option<String>;
    /// « Quel muscle ? », of a bare noun.
    fn which_kind(&self, noun: &Noun) -> String;
    /// « HNF : dans quel cas ? », « Dans quels cas discuter une transfusion ? »: in one, or in `several`.
    fn when(&self, what: &str, several: bool) -> String;
    /// « Traitement : hygiène ? »: a label under its heading, asked as students ask themselves,
    /// where no question word is sure.
    fn terse(&self, heading: Option<&str>, label: &str) -> String;
    /// The noun of `heading` with the adjectives of `label`: « causes » and « Vasculaires » are
    /// « causes vasculaires ». None when the label is no adjective of the noun. `several` says
    /// whether more than one thing answers, where adjectives don't show it.
    fn qualified(&self, heading: &Noun, label: &str, several: bool) -> Option<Noun>;
    /// The question of a noun; none where its article is not known.
    fn wanted(&self, wanted: Wanted, noun: &Noun) -> Option<String>;
    /// « Que faire si la fièvre dure ? »: what is done in a case.
    fn in_case(&self, case: &str) -> String;
    /// « Pourquoi ne pas lever le patient ? »: `order` says what is done.
    fn why(&self, order: &str) -> String;
    /// « Que faut-il éviter ? »: what is done so, by an order of one verb.
    fn what_to(&self, order: &str) -> Option<String>;
    /// Whether the words open an order: an infinitive, an imperative.
    fn is_order(&self, words: &[Token]) -> bool;
    /// `aspect` with what `tie` ties to it: « traitement chez l’enfant ». None where its article is not
    /// known.
    fn tied(&self, aspect: &Noun, tie: Tie, to: &Noun) -> Option<Noun>;
    /// Whether a word can say how `noun` is: an adjective that agrees with it.
    fn can_be_said_of(&self, word: &str, noun: &Noun) -> bool;
    /// « (citez-en 5) »
    fn some_of(&self, count: usize) -> String;
    /// « Qu’est-ce qui stimule la sécrétion ? »: `predicate` opens with the verb, third person
    /// singular. None where the language cannot ask so.
    fn subject_question(&self, predicate: &str, plural: bool) -> Option<String>;
    /// Whether a participle or adjective after « être » shows the gender of what is asked for.
    fn participles_agree(&self) -> bool;
    /// « Combien y a-t-il d’os dans la main ? »: `opening` says that there are, `whole` in what.
    fn how_many(&self, opening: &str, counted: &str, whole: &str) -> Option<String>;
    /// « Laquelle est la plus fréquente ? »: of several. None where the gender is not known.
    fn which_of(&self, noun: &Noun, told: &str) -> Option<String>;
    /// « Quel rôle »
    fn role_word(&self) -> &'static str;
    /// « est », « sont ».
    fn is(&self, plural: bool) -> &'static str;
    /// The noun with its definite article, where the language has one: « l’asthme ».
    fn definite(&self, noun: &Noun) -> String;
    /// « du foie », “of the liver”. None where its article is not known.
    fn possessor(&self, noun: &Noun) -> Option<String>;
    /// The word that asks for an object: « Que ».
    fn object_word(&self) -> &'static str;
    /// The words that ask for what `preposition` governs: « À quoi », “to”. None where no question
    /// is sure.
    fn question_word(&self, preposition: &str, passive: bool) -> Option<&'static str>;
    /// « Que sécrète le foie dans l’intestin ? »: `group` is the verb group as it stands, `told`
    /// what else stands after it.
    fn complement_question(
        &self,
        word: &str,
        group: &[String],
        lemma: &'static str,
        plural: bool,
        subject: &str,
        told: &str,
    ) -> Option<String>;
    /// « Que faut-il doser pour … ? »: `asks` opens the question, `act` is what to do, `told` what else stands
    /// after it.
    fn ask_for_act(&self, asks: &str, act: &str, told: &str) -> String;
    /// « Que faut-il éviter en cas de … ? », “What should be avoided in …?”: to what it has to be done.
    /// `passive` is the verb group as it stands, `act` its infinitive. None where the language can't.
    fn ask_for_patient(&self, passive: &str, act: &str, denied: bool, told: &str)
    -> Option<String>;
    /// « quelles cellules », “which cells”: `class` is the class's noun as it stands. None where its
    /// gender is not known.
    fn which_class(&self, class: &Noun) -> Option<String>;
    /// « quelles cellules phagocytent les débris ? »: `asked` is the class, asked for.
    fn which_does(&self, asked: &str, predicate: &str) -> String;
    /// « Dans quelles cellules la réaction se produit-elle ? »: `asked` is what is asked for, `group`
    /// the verb group as it stands, whose finite verb is its word `verb`, `told` what else is told.
    /// None where it cannot be said.
    fn which_question(&self, asked: &str, said: &Said<'_>, told: &str) -> Option<String>;
    /// « à quel récepteur », “at which end”: what `preposition` governs, asked by `class`. None where no
    /// question is sure.
    fn governed_class(&self, preposition: &str, class: &str) -> Option<String>;
    /// « Quand », “At what age”.
    fn time_word(&self, time: Time) -> &'static str;
    /// The phrase as it stands inside a sentence: only a common word loses its capital.
    fn inside(&self, phrase: &str) -> String;
}
