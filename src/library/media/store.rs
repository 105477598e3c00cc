//! The `media` folder: each picture and sound once, under a name that says what it is.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::error::MediaError;
use super::format::Format;
use super::{picture, svg};
use crate::deck;
use crate::library::error::LibraryError;
use crate::library::{atomic_files, disk, safe_paths};

/// The largest picture, in bytes.
const LARGEST_PICTURE: u64 = 64 * 1024 * 1024;

/// The largest sound, in bytes.
const LARGEST_SOUND: u64 = 256 * 1024 * 1024;

/// The longest readable part of a name.
const LONGEST_NAME: usize = 40;

/// The folder, below the library.
pub(super) const FOLDER: &str = "media";

/// Puts a picture or sound with these bytes into the library at `root`, under a name that says
/// `name`, and gives its name in the media folder. What is there already is not put there twice.
///
/// # Errors
/// When it is of no known kind, larger than is taken, damaged, or could not be written.
pub fn add_media(root: &Path, name: &str, bytes: &[u8]) -> Result<String, MediaError> {
    let format = Format::of(bytes).ok_or(if bytes.is_empty() {
        MediaError::Empty
    } else {
        MediaError::Unknown
    })?;
    let most = largest(format);
    if bytes.len() as u64 > most {
        return Err(MediaError::TooLarge(most / 1024 / 1024));
    }
    if !format.is_sound() {
        // All of it: a file that is cut off is known as such now, not when it is asked.
        picture::decode(bytes, 64, 64)?;
    }
    let folder = root.join(FOLDER);
    let write = |error| MediaError::File(LibraryError::write(&folder)(error));
    safe_paths::plain(root, &folder).map_err(write)?;
    disk::make_folder(&folder).map_err(write)?;
    if let Some(there) = same(&folder, format, bytes) {
        return Ok(there);
    }
    let digest = atomic_files::digest(bytes);
    let stem = readable(name);
    // Eight digits are enough to tell files apart, and all of them where they are not.
    for length in [4, 8, digest.len()] {
        let mut name = format!("{stem}-");
        for byte in digest.iter().take(length) {
            // Writing into a String can't fail.
            let _ = write!(name, "{byte:02x}");
        }
        let name = format!("{name}.{}", format.extension());
        let path = folder.join(&name);
        match atomic_files::make(&path, bytes) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(MediaError::File(LibraryError::write(&path)(error))),
        }
    }
    Err(write(io::ErrorKind::AlreadyExists.into()))
}

/// The same for the file at `path`, wherever it is.
///
/// # Errors
/// The same, and when it can't be read.
pub fn add_media_file(root: &Path, path: &Path) -> Result<String, MediaError> {
    let read = |error| MediaError::File(LibraryError::read(path)(error));
    let file = safe_paths::open(path).map_err(read)?;
    let bytes = bounded(file).map_err(read)??;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    add_media(root, &name, &bytes)
}

/// The bytes of a file in the media folder.
///
/// # Errors
/// When the name leads anywhere else, nothing is there, or it is larger than is taken.
pub fn read_media(root: &Path, name: &str) -> Result<Vec<u8>, MediaError> {
    let path = media_path(root, name)?;
    let read = |error: io::Error| {
        if error.kind() == io::ErrorKind::NotFound {
            return MediaError::Missing(name.to_owned());
        }
        MediaError::File(LibraryError::read(&path)(error))
    };
    let file = safe_paths::open_plain(&path).map_err(read)?;
    bounded(file).map_err(read)?
}

/// Where a file of this name stands, through no link.
///
/// # Errors
/// When the name leads anywhere but into the media folder.
pub fn media_path(root: &Path, name: &str) -> Result<PathBuf, MediaError> {
    if !is_media_name(name) {
        return Err(MediaError::Name(name.to_owned()));
    }
    let path = root.join(FOLDER).join(name);
    safe_paths::plain(root, &path)
        .map_err(|error| MediaError::File(LibraryError::read(&path)(error)))?;
    Ok(path)
}

/// Whether a name leads nowhere but into the media folder, on any system.
#[must_use]
pub fn is_media_name(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    parts.all(|part| !matches!(part, "" | "." | "..") && !part.contains(':'))
}

/// A file's bytes, of no more than is taken of its kind.
fn bounded(mut file: File) -> io::Result<Result<Vec<u8>, MediaError>> {
    let mut bytes = Vec::new();
    file.by_ref().take(4096).read_to_end(&mut bytes)?;
    let most = Format::of(&bytes).map_or(LARGEST_PICTURE, largest);
    let too_large = || Ok(Err(MediaError::TooLarge(most / 1024 / 1024)));
    if file.metadata()?.len() > most {
        return too_large();
    }
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { too_large() } else { Ok(Ok(bytes)) }
}

fn largest(format: Format) -> u64 {
    match format {
        Format::Svg => svg::LARGEST as u64,
        format if format.is_sound() => LARGEST_SOUND,
        _ => LARGEST_PICTURE,
    }
}

/// The name of a file with these bytes, if there is one.
fn same(folder: &Path, format: Format, bytes: &[u8]) -> Option<String> {
    let alike = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?;
        (Format::of_name(name) == Some(format)).then(|| name.to_owned())
    };
    safe_paths::files_in(folder).into_iter().find_map(|path| {
        let name = alike(&path)?;
        let length = std::fs::symlink_metadata(&path).ok()?.len();
        let same = length == bytes.len() as u64
            && atomic_files::read_plain(&path).is_ok_and(|there| there == bytes);
        same.then_some(name)
    })
}

/// A name as a part of one that any system and synchroniser takes: small letters without accents,
/// digits and dashes.
fn readable(name: &str) -> String {
    let mut out = String::new();
    for c in deck::fold(name).chars() {
        if out.len() >= LONGEST_NAME {
            break;
        }
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "media".to_owned() } else { out.to_owned() }
}
