//! A thread that looks after the library's files, so that what other programs and devices change
//! shows without a restart.
//!
//! It looks at sizes and times: that works on every system and on network folders too.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use crate::library::seen;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_secs(2);

/// It ends when this is dropped.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    changed: Arc<AtomicBool>,
}

impl Watch {
    pub fn start(context: &egui::Context, root: PathBuf) -> Self {
        let changed = Arc::new(AtomicBool::new(false));
        let (flag, context) = (Arc::downgrade(&changed), context.clone());
        let folder = root.clone();
        thread::spawn(move || watch(&folder, &flag, &context));
        Self { root, changed }
    }

    /// Whether it looks after this library.
    #[must_use]
    pub fn is_of(&self, root: &Path) -> bool {
        self.root == root
    }

    /// Whether something has changed since this was last asked.
    #[must_use]
    pub fn has_noticed(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }
}

fn watch(root: &Path, flag: &Weak<AtomicBool>, context: &egui::Context) {
    let mut known = seen(root);
    loop {
        thread::sleep(PAUSE);
        let Some(changed) = flag.upgrade() else { return };
        let now = seen(root);
        if now != known {
            known = now;
            changed.store(true, Ordering::Relaxed);
            context.request_repaint();
        }
    }
}
