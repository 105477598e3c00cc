//! Every step by which the library changes the disk, one function each.
//!
//! A test can make any step fail, on its own thread, with [`fail`]: a full disk, a right that is
//! missing, a write that stops half-way. Whatever `library/` writes goes through
//! here.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use tempfile::NamedTempFile;

use super::safe_paths;

/// What is about to be done to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A folder is made.
    Folder,
    /// A file is made, or opened to be written.
    Create,
    /// Bytes are written.
    Write,
    /// What was written is brought onto the disk.
    Flush,
    /// A file takes another's place.
    Rename,
    /// The names in a folder are brought onto the disk.
    FlushFolder,
    /// The end of a file is cut off.
    Cut,
    /// A file is taken away.
    Remove,
}

/// How a step fails.
#[derive(Debug)]
pub struct Fault {
    pub kind: io::ErrorKind,
    /// Of a write: how many bytes get in before it fails.
    pub written: usize,
}

type Plan = Rc<RefCell<dyn FnMut(Step, &Path) -> Option<Fault>>>;

thread_local! {
    static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// Asks `plan` before each step of this thread while `work` runs; a fault that it gives is what
/// the step gives.
pub fn fail<T>(
    plan: impl FnMut(Step, &Path) -> Option<Fault> + 'static,
    work: impl FnOnce() -> T,
) -> T {
    struct Restored(Option<Plan>);
    impl Drop for Restored {
        fn drop(&mut self) {
            PLAN.with(|slot| slot.replace(self.0.take()));
        }
    }
    let plan: Plan = Rc::new(RefCell::new(plan));
    let _restored = Restored(PLAN.with(|slot| slot.replace(Some(plan))));
    work()
}

fn fault(step: Step, path: &Path) -> Option<Fault> {
    let plan = PLAN.with(|slot| slot.borrow().clone())?;
    let mut plan = plan.try_borrow_mut().ok()?;
    plan(step, path)
}

fn before(step: Step, path: &Path) -> io::Result<()> {
    fault(step, path).map_or(Ok(()), |fault| Err(fault.kind.into()))
}

/// Makes the folder at `path` and those above it, where they are missing; their names are durable
/// when this returns, so that what is then flushed in them is.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    before(Step::Folder, path)?;
    let missing: Vec<&Path> = path.ancestors().take_while(|folder| !folder.is_dir()).collect();
    fs::create_dir_all(path)?;
    for above in missing.into_iter().filter_map(Path::parent) {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        match flush_folder(above) {
            // One that may be gone through and not looked into.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            flushed => flushed?,
        }
    }
    Ok(())
}

/// Makes the folder at `path`, where nothing has that name; its name is durable when this returns.
pub(super) fn make_new_folder(path: &Path) -> io::Result<()> {
    before(Step::Folder, path)?;
    fs::create_dir(path)?;
    path.parent().map_or(Ok(()), flush_folder)
}

/// Opens the file at `path`, or makes it; what it holds stays. No link is followed.
pub(super) fn create(path: &Path) -> io::Result<File> {
    before(Step::Create, path)?;
    safe_paths::open_to_write(path, false)
}

/// Does something for each of several files: at once on all processors, unless a test counts the
/// steps.
pub(super) fn for_each<T: Sync, E: Send>(
    all: &[T],
    work: impl Fn(&T) -> Result<(), E> + Send + Sync,
) -> Result<(), E> {
    use rayon::prelude::*;
    if PLAN.with(|slot| slot.borrow().is_some()) {
        return all.iter().try_for_each(work);
    }
    all.par_iter().with_max_len(1).try_for_each(work)
}

/// A second name for the file at `from`, where none is yet.
pub(super) fn link(from: &Path, path: &Path) -> io::Result<()> {
    before(Step::Create, path)?;
    fs::hard_link(from, path)
}

/// A new file in `folder`, which goes away unless it takes the place of another.
pub(super) fn create_beside(folder: &Path) -> io::Result<NamedTempFile> {
    before(Step::Create, folder)?;
    let mut new = tempfile::Builder::new();
    new.prefix(".carabin-").suffix(".tmp");
    // As open as any new file: the system takes away what the student's umask does.
    #[cfg(unix)]
    new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    new.tempfile_in(folder)
}

/// Opens the file at `path` to read and to append, or makes it. No link is followed.
pub(super) fn open_to_append(path: &Path) -> io::Result<File> {
    before(Step::Create, path)?;
    safe_paths::open_to_write(path, true)
}

pub(super) fn write(file: &mut File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(fault) = fault(Step::Write, path) {
        file.write_all(bytes.get(..fault.written.min(bytes.len())).unwrap_or_default())?;
        return Err(fault.kind.into());
    }
    file.write_all(bytes)
}

/// Durable when this returns, with the file's length and times.
pub(super) fn flush(file: &File, path: &Path) -> io::Result<()> {
    before(Step::Flush, path)?;
    file.sync_all()
}

/// Durable when this returns; times may lag behind.
pub(super) fn flush_data(file: &File, path: &Path) -> io::Result<()> {
    before(Step::Flush, path)?;
    file.sync_data()
}

/// Puts `new` in the place of the file at `path`.
pub(super) fn put_in_place(new: NamedTempFile, path: &Path) -> io::Result<()> {
    before(Step::Rename, path)?;
    new.persist(path).map(drop).map_err(|error| error.error)
}

/// Gives the file at `from` the name `path`; one that stands there gives way.
pub(super) fn rename(from: &Path, path: &Path) -> io::Result<()> {
    before(Step::Rename, path)?;
    fs::rename(from, path)
}

/// The same where nothing stands at `path`.
pub(super) fn put_in_free_place(new: NamedTempFile, path: &Path) -> io::Result<()> {
    before(Step::Rename, path)?;
    new.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

/// Makes the names in a folder durable, where the system has such a thing.
pub(super) fn flush_folder(folder: &Path) -> io::Result<()> {
    before(Step::FlushFolder, folder)?;
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Leaves the first `length` bytes of the file.
pub(super) fn cut(file: &File, path: &Path, length: u64) -> io::Result<()> {
    before(Step::Cut, path)?;
    file.set_len(length)
}

pub(super) fn remove(path: &Path) -> io::Result<()> {
    before(Step::Remove, path)?;
    fs::remove_file(path)
}

/// Takes away a folder that is empty.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    before(Step::Remove, path)?;
    fs::remove_dir(path)
}

/// Counts the steps that `work` takes, and what they are.
pub fn steps<T>(work: impl FnOnce() -> T) -> (Vec<(Step, PathBuf)>, T) {
    let taken = Rc::new(RefCell::new(Vec::new()));
    let log = Rc::clone(&taken);
    let result = fail(
        move |step, path| {
            log.borrow_mut().push((step, path.to_owned()));
            None
        },
        work,
    );
    (taken.take(), result)
}
