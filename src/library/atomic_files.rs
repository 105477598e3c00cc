//! Reading and writing, so that a crash leaves the old file or the new one, never a mixture.
//!
//! A whole file is written beside its place, flushed, and renamed over it; a line is appended and
//! flushed before anyone is told that it is there. Files over 512 MiB are not read, so that a
//! mistaken choice does not fill the memory.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{disk, safe_paths};
use crate::deck;

/// The largest file that is read whole, in bytes.
pub const LARGEST: u64 = 512 * 1024 * 1024;

/// The bytes of an ordinary file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    whole(safe_paths::open(path)?)
}

/// The same, through no link.
pub(super) fn read_plain(path: &Path) -> io::Result<Vec<u8>> {
    whole(safe_paths::open_plain(path)?)
}

fn whole(file: File) -> io::Result<Vec<u8>> {
    let length = file.metadata()?.len();
    if length > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0).saturating_add(1));
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Fills `buffer` from the bytes at `from`, whatever other threads read.
pub(super) fn read_at(file: &File, buffer: &mut [u8], from: u64) -> io::Result<()> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::read_exact_at(file, buffer, from)
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::FileExt as _;
        let mut done = 0;
        while let Some(rest) = buffer.get_mut(done..).filter(|rest| !rest.is_empty()) {
            match file.seek_read(rest, from + done as u64)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => done += read,
            }
        }
        Ok(())
    }
}

/// SHA-256, to tell whether a file is still the one that was read.
pub(super) fn digest(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).into()
}

/// When a file was written last, in ms since 1970-01-01 UTC, where the system knows.
pub(super) fn modified(path: &Path) -> Option<i64> {
    let time = fs::metadata(path).and_then(|data| data.modified()).ok()?;
    jiff::Timestamp::try_from(time).ok().map(jiff::Timestamp::as_millisecond)
}

/// Whether a file is named as a deck or the settings are; some systems shout.
pub(super) fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// What is in a folder.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}

/// Replaces the file at `path` in the library at `root`, as [`replace`] does; a link that leads
/// out of the library is not followed.
pub(super) fn replace_in(root: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_at(&safe_paths::real(root, path)?, bytes)
}

/// Replaces the file at `path` by `bytes`, or makes it; durable when this returns. What a link
/// leads to is replaced, not the link.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let linked = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    if linked { replace_at(&fs::canonicalize(path)?, bytes) } else { replace_at(path, bytes) }
}

/// The bytes of `text`, in RON, with the comments of what it is to replace, where it then still is
/// what it is to be.
pub(super) fn with_comments(
    there: &[u8],
    text: String,
    is_sound: impl Fn(&[u8]) -> bool,
) -> Vec<u8> {
    let whole = deck::with_comments(there, &text).filter(|whole| is_sound(whole.as_bytes()));
    whole.unwrap_or(text).into_bytes()
}

/// Replaces the file at `path` in the library at `root` where it still holds `there`; else nothing
/// is changed, and the error is of the kind `ResourceBusy`.
pub(super) fn exchange_in(root: &Path, path: &Path, there: &[u8], bytes: &[u8]) -> io::Result<()> {
    let path = &safe_paths::real(root, path)?;
    let beside = write_beside(path, bytes)?;
    // As late as can be: another device may have no lock to wait for.
    if read(path)? != there {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    disk::put_in_place(beside, path)?;
    disk::flush_folder(parent(path))
}

/// Makes the file at `path`, whole; what another process has made there stays, and is an error of
/// the kind `AlreadyExists`.
pub(super) fn make(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = parent(path);
    let mut beside = disk::create_beside(folder)?;
    disk::write(beside.as_file_mut(), path, bytes)?;
    disk::flush(beside.as_file(), path)?;
    disk::put_in_free_place(beside, path)?;
    disk::flush_folder(folder)
}

fn replace_at(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = write_beside(path, bytes)?;
    disk::put_in_place(beside, path)?;
    disk::flush_folder(parent(path))
}

/// What is to take the place of the file at `path`, on disk beside it.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut beside = disk::create_beside(parent(path))?;
    disk::write(beside.as_file_mut(), path, bytes)?;
    keep_permissions(path, beside.as_file());
    disk::flush(beside.as_file(), path)?;
    Ok(beside)
}

/// What replaces a file stays as open as that was.
pub(super) fn keep_permissions(path: &Path, new: &File) {
    #[cfg(unix)]
    {
        // A file system without permissions is no reason to refuse the save.
        let _ = fs::metadata(path).map(|there| new.set_permissions(there.permissions()));
    }
    #[cfg(not(unix))]
    let _ = (path, new);
}

/// The folder that holds `path`; the current one for a bare name.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file that only grows, line by line.
#[derive(Debug)]
pub(super) struct Appender {
    path: PathBuf,
    file: File,
    /// The length up to which every line is whole and flushed.
    sound: u64,
    /// A write failed, and what it left could not be cut off: it is before the next one.
    spoiled: bool,
}

impl Appender {
    /// Opens the file at `path` to append after byte `sound`, where its last whole line ends; what
    /// stands after it is cut off (the caller has set it aside). A new file begins with `header`.
    pub(super) fn open(path: &Path, sound: u64, header: &str) -> io::Result<Self> {
        let new = !safe_paths::is_taken(path);
        let file = disk::open_to_append(path)?;
        let mut appender = Self { path: path.to_owned(), file, sound, spoiled: false };
        if appender.file.metadata()?.len() > sound {
            // Flushed with the next line: what comes back before it is torn as it was.
            disk::cut(&appender.file, path, sound)?;
        }
        if sound == 0 {
            appender.append(header)?;
        }
        if new {
            disk::flush_folder(parent(path))?;
        }
        Ok(appender)
    }

    /// Appends `lines` (each with its line feed); on disk when this returns. After a failure the
    /// file is as it was before.
    pub(super) fn append(&mut self, lines: &str) -> io::Result<()> {
        if self.spoiled {
            disk::cut(&self.file, &self.path, self.sound)?;
            self.spoiled = false;
        }
        let written = disk::write(&mut self.file, &self.path, lines.as_bytes())
            .and_then(|()| disk::flush_data(&self.file, &self.path));
        if let Err(error) = written {
            // What got in half-way must not become the start of the next line. Should even this
            // fail, it is cut off before the next line, or is a torn tail for the next start.
            self.spoiled = disk::cut(&self.file, &self.path, self.sound).is_err();
            return Err(error);
        }
        self.sound += lines.len() as u64;
        Ok(())
    }

    /// Cuts off what stands behind byte `sound`, where a line ends; how many lines that were.
    pub(super) fn cut_back(&mut self, sound: u64) -> io::Result<u64> {
        if sound == self.sound {
            return Ok(0);
        }
        let start = usize::try_from(sound).unwrap_or(usize::MAX);
        let contents = self.contents()?;
        let behind = contents.get(start..).unwrap_or_default();
        disk::cut(&self.file, &self.path, sound)?;
        self.sound = sound;
        Ok(memchr::memchr_iter(b'\n', behind).count() as u64)
    }

    /// Whether the file that grows here is still the one that stands at its path, and nobody else
    /// has written to it.
    pub(super) fn is_in_place(&self) -> bool {
        let (Ok(here), Ok(there)) = (self.file.metadata(), fs::metadata(&self.path)) else {
            return false;
        };
        #[cfg(unix)]
        let same = {
            use std::os::unix::fs::MetadataExt as _;
            (here.dev(), here.ino()) == (there.dev(), there.ino())
        };
        // Elsewhere a file that is open can't be replaced.
        #[cfg(not(unix))]
        let same = true;
        let own = |length: u64| length == self.sound || (self.spoiled && length > self.sound);
        same && own(here.len()) && own(there.len())
    }

    /// Whether the file that grows here has no name any more, anywhere.
    pub(super) fn is_deleted(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            self.file.metadata().is_ok_and(|data| data.nlink() == 0)
        }
        // Elsewhere a file that is open can't be taken away.
        #[cfg(not(unix))]
        false
    }

    /// Every whole line that was written here, even when something else stands at the path now.
    pub(super) fn contents(&self) -> io::Result<Vec<u8>> {
        use std::io::{Seek as _, SeekFrom};
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        file.take(self.sound).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Up to where every line is whole and flushed.
    pub(super) fn sound(&self) -> u64 {
        self.sound
    }

    #[must_use]
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(replace(&folder.path().join("none/a.ron"), b"x").is_err());
    }

    #[test]
    fn a_file_that_holds_something_else_meanwhile_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        replace(&path, b"one").unwrap();
        exchange_in(folder.path(), &path, b"one", b"two").unwrap();
        let error = exchange_in(folder.path(), &path, b"one", b"three").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::ResourceBusy);
        assert_eq!(read(&path).unwrap(), b"two");
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_has_lost_its_name_is_deleted_and_one_that_has_another_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (path, moved) = (folder.path().join("d.csv"), folder.path().join("e.csv"));
        let appender = Appender::open(&path, 0, "head\n").unwrap();
        assert!(appender.is_in_place() && !appender.is_deleted());
        fs::rename(&path, &moved).unwrap();
        assert!(!appender.is_in_place() && !appender.is_deleted());
        fs::remove_file(&moved).unwrap();
        assert!(appender.is_deleted());
    }

    #[test]
    fn a_torn_tail_is_cut_and_lines_follow() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("d.csv");
        Appender::open(&path, 0, "head\n").unwrap().append("one\n").unwrap();
        fs::write(&path, "head\none\ntor").unwrap();
        Appender::open(&path, 9, "head\n").unwrap().append("two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "head\none\ntwo\n");
    }
}
