//! The tags that the tagger gives, and their numbers in the models.

/// The universal parts of speech in the order of the models' numbers. Some have several numbers:
/// verbs by their forms ([`INFINITIVE`] and those after it), since a text's meaning hangs on them;
/// pronouns, auxiliaries and a few more by what they do in a sentence, for the parser.
pub const UPOS: [&str; TAGS] = [
    "NOUN", "ADP", "DET", "PUNCT", "VERB", "PROPN", "ADJ", "PRON", "ADV", "AUX", "NUM", "CCONJ",
    "SCONJ", "PART", "X", "SYM", "INTJ", "VERB", "VERB", "VERB", "ADP", "DET", "PRON", "PRON",
    "PRON", "PRON", "PRON", "PRON", "AUX", "AUX", "AUX", "ADV",
];
pub const TAGS: usize = 32;
pub const INFINITIVE: usize = 17;
pub const PAST_PARTICIPLE: usize = 18;
/// Present participles and gerunds.
pub const PRESENT_PARTICIPLE: usize = 19;
/// « du », « aux »: a preposition with its article.
pub const WITH_ARTICLE: usize = 20;
pub const INTERROGATIVE_DETERMINER: usize = 21;
pub const PERSONAL: usize = 22;
pub const REFLEXIVE: usize = 23;
pub const RELATIVE: usize = 24;
pub const DEMONSTRATIVE: usize = 25;
pub const INTERROGATIVE: usize = 26;
/// Indefinite, negative and total pronouns.
pub const INDEFINITE: usize = 27;
pub const AUXILIARY_INFINITIVE: usize = 28;
pub const AUXILIARY_PAST_PARTICIPLE: usize = 29;
pub const AUXILIARY_PRESENT_PARTICIPLE: usize = 30;
pub const INTERROGATIVE_ADVERB: usize = 31;
/// Stands before a sentence's first word.
pub const START: usize = TAGS;
