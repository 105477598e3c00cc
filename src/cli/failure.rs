//! Why a command could not be carried out.

use super::output;
use crate::library::LibraryError;
use crate::message::Message;

/// Why a command could not be carried out, as it is told.
#[derive(Debug)]
pub(super) struct Failure(pub(super) Vec<Message>);

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        Self(vec![output::located(&error)])
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        let said = error.to_string();
        let said = said.split(" (os error").next().unwrap_or_default();
        Self(vec![Message::new("error-output").with("detail", said)])
    }
}
