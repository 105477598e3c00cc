//! What was derived from a library, kept beside the machine's other caches.
//!
//! It can be deleted at any time, and nothing but time is lost. It is never believed before every
//! byte behind it was looked at again ([`Fingerprints`]), nor where a byte of its own
//! differs. It is never in the library's folder, so that no synchroniser carries it.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use xxhash_rust::xxh3::xxh3_128;

use super::fingerprints::Fingerprints;
use super::settings::Settings;
use super::{atomic_files, disk, is_library};
use crate::deck::NoteId;
use crate::history::Event;

/// What a file begins with: another form of what is kept has another number. A test holds the
/// form to it.
const MARK: &[u8] = concat!("carabin ", env!("CARGO_PKG_VERSION"), " form 1\n").as_bytes();

/// How many libraries' files are kept.
const MOST: usize = 8;

/// A folder of this machine's.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Where the system keeps the caches of programs; none where it names no such folder.
    #[must_use]
    pub fn usual() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "Carabin")?;
        Some(Self::at(folders.cache_dir()))
    }

    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// What was kept of the library at `root`, and the events that came since, where nothing else
    /// has changed.
    #[must_use]
    pub fn get<T: DeserializeOwned + Send>(
        &self,
        root: &Path,
        settings: &Settings,
    ) -> Option<(T, Vec<Event>)> {
        is_library(root).then_some(())?;
        let bytes = atomic_files::read_plain(&self.path(root)).ok()?;
        let (hash, kept) = bytes.strip_prefix(MARK)?.split_first_chunk()?;
        if xxh3_128(kept) != u128::from_le_bytes(*hash) {
            return None;
        }
        let (prints, rest): (Fingerprints, _) = postcard::take_from_bytes(kept).ok()?;
        let (value, events) =
            rayon::join(|| postcard::from_bytes(rest).ok(), || prints.since(root, settings));
        Some((value?, events?))
    }

    /// Keeps what was worked out of the library at `root` when its files were those of `prints`.
    /// Where it can't be kept, it is worked out again.
    pub fn put<T: Serialize>(&self, root: &Path, prints: &Fingerprints, value: &T) {
        // It is only of use: nobody is to hear that a cache could not be written.
        let _ = self.write(root, prints, value);
    }

    fn write<T: Serialize>(&self, root: &Path, prints: &Fingerprints, value: &T) -> Option<()> {
        let kept = postcard::to_extend(value, postcard::to_stdvec(prints).ok()?).ok()?;
        let path = self.path(root);
        disk::make_folder(&self.folder).ok()?;
        let mut beside = disk::create_beside(&self.folder).ok()?;
        for part in [MARK, &xxh3_128(&kept).to_le_bytes(), &kept] {
            disk::write(beside.as_file_mut(), &path, part).ok()?;
        }
        // Not flushed: what a power cut leaves of it is not believed.
        disk::put_in_place(beside, &path).ok()?;
        self.thin();
        Some(())
    }

    /// Leaves the files that were written last.
    fn thin(&self) {
        let mut kept = atomic_files::entries(&self.folder).unwrap_or_default();
        kept.retain(|path| path.extension().is_some_and(|end| end == "cache"));
        kept.sort_by_key(|path| std::cmp::Reverse(atomic_files::modified(path)));
        for old in kept.iter().skip(MOST) {
            let _ = disk::remove(old);
        }
    }

    /// The file for the library at `root`.
    fn path(&self, root: &Path) -> PathBuf {
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let name = NoteId::from_parts(&["cache", &root.to_string_lossy()]);
        self.folder.join(format!("{name}.cache"))
    }
}
