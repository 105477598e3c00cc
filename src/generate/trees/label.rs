//! The names of a tree's arcs: the relations of Universal Dependencies, with the few of their
//! subtypes that the parser is taught.

macro_rules! labels {
    ($($variant:ident $name:literal,)*) => {
        /// What a word is to its head.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Label {
            $(#[doc = $name] $variant,)*
        }

        impl Label {
            /// All of them, in the order of their numbers in the assets.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The treebanks' name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

labels! {
    Acl "acl",
    AclRelative "acl:relcl",
    Advcl "advcl",
    Advmod "advmod",
    Amod "amod",
    Appos "appos",
    Aux "aux",
    AuxPass "aux:pass",
    Case "case",
    Cc "cc",
    Ccomp "ccomp",
    Clf "clf",
    Compound "compound",
    CompoundParticle "compound:prt",
    Conj "conj",
    Cop "cop",
    Csubj "csubj",
    CsubjPass "csubj:pass",
    Dep "dep",
    Det "det",
    Discourse "discourse",
    Dislocated "dislocated",
    Expl "expl",
    Fixed "fixed",
    Flat "flat",
    Goeswith "goeswith",
    Iobj "iobj",
    List "list",
    Mark "mark",
    Nmod "nmod",
    NmodPoss "nmod:poss",
    Nsubj "nsubj",
    NsubjPass "nsubj:pass",
    Nummod "nummod",
    Obj "obj",
    Obl "obl",
    OblAgent "obl:agent",
    Orphan "orphan",
    Parataxis "parataxis",
    Punct "punct",
    Reparandum "reparandum",
    Root "root",
    Vocative "vocative",
    Xcomp "xcomp",
}

/// How many labels there are.
pub const LABELS: usize = Label::ALL.len();

impl Label {
    /// The label of a treebank's relation; subtypes that are not taught are their relation.
    #[must_use]
    pub fn of_relation(relation: &str) -> Self {
        let coarse = relation.split(':').next().unwrap_or(relation);
        let named = |name: &str| Self::ALL.iter().find(|label| label.name() == name).copied();
        named(relation).or_else(|| named(coarse)).unwrap_or(Self::Dep)
    }

    /// The relation without its subtype.
    #[must_use]
    pub fn relation(self) -> &'static str {
        let name = self.name();
        name.split_once(':').map_or(name, |(relation, _)| relation)
    }

    #[must_use]
    pub(super) fn of_number(number: usize) -> Self {
        Self::ALL.get(number).copied().unwrap_or(Self::Dep)
    }

    /// A bit of a set of labels.
    #[must_use]
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }
}
