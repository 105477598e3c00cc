//! Regular expressions as they are typed. What is wrong with one is told with its place, in the
//! program's own words: the library's are English.

use regex::{Regex, RegexBuilder};
use regex_syntax::ast;
use thiserror::Error;

use crate::message::{Message, Tell};

/// The most that an expression may need in memory.
const LARGEST: usize = 1 << 20;

/// What is wrong with an expression, and at which of its signs, from one on.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("sign {sign} of the regular expression: {fault}")]
pub struct ExpressionError {
    pub sign: usize,
    pub fault: ExpressionFault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ExpressionFault {
    #[error("this bracket is never closed")]
    OpenGroup,
    #[error("this bracket was not opened")]
    StrayGroup,
    #[error("this class of signs is never closed")]
    OpenClass,
    #[error("this class of signs is not well formed")]
    Class,
    #[error("there is nothing to repeat before this sign")]
    NothingToRepeat,
    #[error("this number of times is not well formed")]
    Times,
    #[error("this backslash can't stand before that sign")]
    Escape,
    #[error("this name or option of a group is not known")]
    Group,
    #[error("this kind of letter is not known")]
    Letters,
    #[error("looking around and looking back are not possible")]
    Around,
    #[error("it is too large or nested too deep")]
    Large,
}

impl Tell for ExpressionError {
    fn message(&self) -> Message {
        let key = match self.fault {
            ExpressionFault::OpenGroup => "expression-open-group",
            ExpressionFault::StrayGroup => "expression-stray-group",
            ExpressionFault::OpenClass => "expression-open-class",
            ExpressionFault::Class => "expression-class",
            ExpressionFault::NothingToRepeat => "expression-nothing-to-repeat",
            ExpressionFault::Times => "expression-times",
            ExpressionFault::Escape => "expression-escape",
            ExpressionFault::Group => "expression-group",
            ExpressionFault::Letters => "expression-letters",
            ExpressionFault::Around => "expression-around",
            ExpressionFault::Large => "expression-large",
        };
        Message::new(key).with("sign", self.sign)
    }
}

/// The expression that was typed.
///
/// # Errors
/// When it is not well formed, or too large.
pub fn expression(typed: &str, any_case: bool, multi_line: bool) -> Result<Regex, ExpressionError> {
    let mut builder = RegexBuilder::new(typed);
    builder.case_insensitive(any_case).multi_line(multi_line).size_limit(LARGEST);
    builder.build().map_err(|_| why(typed))
}

/// Why an expression can't be used.
pub(super) fn why(typed: &str) -> ExpressionError {
    let (start, fault) = match regex_syntax::parse(typed) {
        Err(regex_syntax::Error::Parse(error)) => (error.span().start, fault(error.kind())),
        Err(regex_syntax::Error::Translate(error)) => {
            (error.span().start, ExpressionFault::Letters)
        }
        Ok(_) | Err(_) => (ast::Position::new(0, 1, 1), ExpressionFault::Large),
    };
    let before = typed.get(..start.offset).unwrap_or_default();
    ExpressionError { sign: before.chars().count() + 1, fault }
}

fn fault(kind: &ast::ErrorKind) -> ExpressionFault {
    use ast::ErrorKind as Kind;
    match kind {
        Kind::GroupUnclosed => ExpressionFault::OpenGroup,
        Kind::GroupUnopened => ExpressionFault::StrayGroup,
        Kind::ClassUnclosed => ExpressionFault::OpenClass,
        Kind::ClassEscapeInvalid | Kind::ClassRangeInvalid | Kind::ClassRangeLiteral => {
            ExpressionFault::Class
        }
        Kind::RepetitionMissing => ExpressionFault::NothingToRepeat,
        Kind::RepetitionCountInvalid
        | Kind::RepetitionCountDecimalEmpty
        | Kind::RepetitionCountUnclosed
        | Kind::DecimalEmpty
        | Kind::DecimalInvalid => ExpressionFault::Times,
        Kind::UnicodeClassInvalid => ExpressionFault::Letters,
        Kind::UnsupportedBackreference | Kind::UnsupportedLookAround => ExpressionFault::Around,
        Kind::NestLimitExceeded(_) | Kind::CaptureLimitExceeded => ExpressionFault::Large,
        Kind::EscapeHexEmpty
        | Kind::EscapeHexInvalid
        | Kind::EscapeHexInvalidDigit
        | Kind::EscapeUnexpectedEof
        | Kind::EscapeUnrecognized
        | Kind::SpecialWordBoundaryUnclosed
        | Kind::SpecialWordBoundaryUnrecognized
        | Kind::SpecialWordOrRepetitionUnexpectedEof => ExpressionFault::Escape,
        // Names and options of groups; the library may come to know more.
        _ => ExpressionFault::Group,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (typed, sign, fault) in [
            ("é(a", 2, ExpressionFault::OpenGroup),
            ("é)a", 2, ExpressionFault::StrayGroup),
            ("ab[c", 3, ExpressionFault::OpenClass),
            ("[z-a]", 2, ExpressionFault::Class),
            ("œ|*", 3, ExpressionFault::NothingToRepeat),
            ("a{2", 2, ExpressionFault::Times),
            (r"a\y", 2, ExpressionFault::Escape),
            (r"a\", 2, ExpressionFault::Escape),
            ("(?P<1>a)", 5, ExpressionFault::Group),
            ("(?y)", 3, ExpressionFault::Group),
            (r"\p{Rien}", 1, ExpressionFault::Letters),
            ("(?=a)", 1, ExpressionFault::Around),
            (r"(a)\1", 4, ExpressionFault::Around),
            ("((a{1000}){1000}){1000}", 1, ExpressionFault::Large),
        ] {
            let error = expression(typed, true, true).unwrap_err();
            assert_eq!(error, ExpressionError { sign, fault }, "{typed}");
        }
        assert!(expression("(a|b)+", true, true).unwrap().is_match("xB"));
    }
}
