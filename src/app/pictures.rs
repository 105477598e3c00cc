//! Pictures of the media folder on the screen.
//!
//! They are read and decoded on threads of their own, as large as they are shown, and kept as
//! textures while there is room. What can't be shown is said once, until the window is looked at
//! anew.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use egui::{
    ColorImage, Context, TextureFilter, TextureHandle, TextureId, TextureOptions, Vec2, vec2,
};

use super::jobs::Pending;
use crate::library::{self, MediaError, Pixels};
use crate::message::{Message, Tell as _};

/// The most memory that textures take, in bytes, besides those on the screen.
const MOST: usize = 96 * 1024 * 1024;

/// The most pictures that are decoded at the same time.
const AT_ONCE: usize = 2;

/// Sizes are rounded up to these steps, in pixels, so that not every size is decoded anew.
const STEP: f32 = 32.0;

/// What is to be shown of a picture.
#[derive(Debug, Clone)]
pub enum Shown {
    Ready(Ready),
    /// It is being decoded.
    Coming,
    /// Why it can't be shown.
    Fault(Message),
}

/// A picture that can be shown.
#[derive(Debug, Clone, Copy)]
pub struct Ready {
    pub texture: TextureId,
    /// How large the whole picture is, in pixels of its own.
    pub natural: Vec2,
}

/// The pictures that are shown or were shown lately.
#[derive(Debug, Default)]
pub struct Pictures(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    root: PathBuf,
    entries: HashMap<String, Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    texture: Option<Texture>,
    coming: Option<Pending<Decoded>>,
    fault: Option<Message>,
    /// The frame in which it was shown last.
    shown: u64,
    stamp: Stamp,
}

/// What tells that a file has changed.
type Stamp = Option<(u64, Option<SystemTime>)>;

type Decoded = (Stamp, Result<Pixels, MediaError>);

struct Texture {
    handle: TextureHandle,
    natural: Vec2,
    scalable: bool,
}

impl std::fmt::Debug for Texture {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Texture").field("size", &self.size()).finish_non_exhaustive()
    }
}

impl Texture {
    fn size(&self) -> Vec2 {
        self.handle.size_vec2()
    }

    /// Whether it is good for this size, in pixels.
    fn is_sharp(&self, wanted: Vec2) -> bool {
        let size = self.size();
        let whole = !self.scalable && size.x >= self.natural.x;
        let limit = size.x * size.y > 15_000_000.0;
        whole || limit || (size.x + 1.0 >= wanted.x || size.y + 1.0 >= wanted.y)
    }
}

impl Pictures {
    /// The picture with this name in the media folder of the library at `root`, to be shown in a
    /// room of `wanted` pixels.
    pub fn get(&self, context: &Context, root: &Path, name: &str, wanted: Vec2) -> Shown {
        let Ok(mut kept) = self.0.try_borrow_mut() else { return Shown::Coming };
        if kept.root != root {
            *kept = Kept { root: root.to_owned(), ..Kept::default() };
        }
        kept.take_in(context);
        let wanted = stepped(context, wanted);
        let busy = kept.entries.values().filter(|entry| entry.coming.is_some()).count();
        let entry = kept.entries.entry(name.to_owned()).or_default();
        entry.shown = context.cumulative_frame_nr();
        if entry.texture.is_none() && entry.coming.is_none() && entry.fault.is_none() {
            // Said at once, before anything is read.
            entry.fault = absence(root, name);
        }
        if let Some(fault) = &entry.fault {
            return Shown::Fault(fault.clone());
        }
        let sharp = entry.texture.as_ref().is_some_and(|texture| texture.is_sharp(wanted));
        if !sharp && entry.coming.is_none() && busy < AT_ONCE {
            entry.coming = Some(decode(context, root, name, wanted));
        }
        let shown = match &entry.texture {
            Some(texture) => {
                let (texture, natural) = (texture.handle.id(), texture.natural);
                Shown::Ready(Ready { texture, natural })
            }
            None => Shown::Coming,
        };
        kept.make_room(context);
        shown
    }

    /// Whether something is being decoded.
    #[cfg(test)]
    pub fn is_busy(&self) -> bool {
        self.0.try_borrow().is_ok_and(|kept| kept.entries.values().any(|e| e.coming.is_some()))
    }

    /// Looks at the files again: what could not be shown may be there now, or be another.
    pub fn look_again(&mut self) {
        let kept = self.0.get_mut();
        let root = kept.root.clone();
        kept.entries.retain(|name, entry| {
            entry.coming.is_some() || (entry.fault.is_none() && entry.stamp == stamp(&root, name))
        });
    }
}

impl Kept {
    /// Takes in what was decoded.
    fn take_in(&mut self, context: &Context) {
        for (name, entry) in &mut self.entries {
            let Some(done) = entry.coming.as_ref().and_then(Pending::poll) else { continue };
            entry.coming = None;
            match done {
                Ok((stamp, Ok(pixels))) => {
                    let size = [pixels.width as usize, pixels.height as usize];
                    let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
                    let options = TextureOptions {
                        mipmap_mode: Some(TextureFilter::Linear),
                        ..TextureOptions::LINEAR
                    };
                    entry.texture = Some(Texture {
                        handle: context.load_texture(name, image, options),
                        natural: vec2(pixels.natural.width as f32, pixels.natural.height as f32),
                        scalable: pixels.scalable,
                    });
                    entry.stamp = stamp;
                }
                Ok((_, Err(error))) => entry.fault = Some(error.message()),
                Err(()) => {
                    entry.fault = Some(MediaError::Damaged(name.clone()).message());
                }
            }
        }
    }

    /// Lets go of what was not shown for the longest time, where there is too much.
    fn make_room(&mut self, context: &Context) {
        let frame = context.cumulative_frame_nr();
        let bytes = |entry: &Entry| {
            let size = entry.texture.as_ref().map_or(Vec2::ZERO, Texture::size);
            (size.x * size.y * 4.0) as usize
        };
        let mut all: usize = self.entries.values().map(bytes).sum();
        while all > MOST {
            let old = self.entries.iter().filter(|(_, entry)| {
                // What is on the screen, or was a moment ago, is needed again at once.
                entry.shown + 2 < frame && entry.texture.is_some()
            });
            let Some((name, _)) = old.min_by_key(|(_, entry)| entry.shown) else { return };
            let name = name.clone();
            all -= self.entries.remove(&name).as_ref().map_or(0, bytes);
        }
    }
}

/// A size rounded up, within what textures can be.
fn stepped(context: &Context, wanted: Vec2) -> Vec2 {
    let most = context.input(|input| input.max_texture_side) as f32;
    let step = |side: f32| ((side.max(1.0) / STEP).ceil() * STEP).min(most.max(STEP));
    vec2(step(wanted.x), step(wanted.y))
}

fn decode(context: &Context, root: &Path, name: &str, wanted: Vec2) -> Pending<Decoded> {
    let (root, name) = (root.to_owned(), name.to_owned());
    Pending::start(context, move || {
        let stamp = stamp(&root, &name);
        let pixels = library::read_media(&root, &name)
            .and_then(|bytes| library::decode(&bytes, wanted.x as u32, wanted.y as u32));
        (stamp, pixels)
    })
}

/// Why there is no such file.
fn absence(root: &Path, name: &str) -> Option<Message> {
    match library::media_path(root, name) {
        Ok(path) if path.is_file() => None,
        Ok(_) => Some(MediaError::Missing(name.to_owned()).message()),
        Err(error) => Some(error.message()),
    }
}

fn stamp(root: &Path, name: &str) -> Stamp {
    let path = library::media_path(root, name).ok()?;
    let data = std::fs::symlink_metadata(path).ok()?;
    Some((data.len(), data.modified().ok()))
}
