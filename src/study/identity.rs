//! Which collection it is, so that what was made of one is not believed of another.

use std::sync::Arc;

/// Tells one collection from another.
#[derive(Debug, Clone, Default)]
pub(super) struct Identity(Arc<()>);

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
