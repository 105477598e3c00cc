//! Drawings (SVG) as pixels. What one names outside itself is never fetched: such a drawing is
//! refused, for it would not be whole. One that is made to fill the memory is refused too.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use resvg::usvg::roxmltree::{Document, Node, NodeId, ParsingOptions};
use resvg::{tiny_skia, usvg};

use super::error::MediaError;
use super::format::Format;
use super::pixels::{Extent, Pixels, fitted};
use super::raster;

/// The largest drawing, in bytes.
pub(super) const LARGEST: usize = 16 * 1024 * 1024;

/// The most elements, and how deep they may stand in each other, what they name included.
const MOST_ELEMENTS: u32 = 200_000;
const DEEPEST: usize = 128;

/// The most that may be painted apart, each needing memory of its own at the same time.
const DEEPEST_LAYERS: usize = 12;

/// The most filters, and pictures within the drawing.
const MOST_COSTLY: usize = 128;

/// The most points of the pictures within a drawing, together.
const MOST_INNER_POINTS: u64 = 16_000_000;

/// What a style sheet may point at: what it adds to the depth is not followed.
const MOST_STYLED: usize = 200;

/// Enough for the deepest drawing that is taken.
const STACK: usize = 64 * 1024 * 1024;

/// A drawing that was read.
pub(super) struct Drawing(usvg::Tree);

/// Reads a drawing.
///
/// # Errors
/// When it is damaged, takes in other files, or is made to fill the memory.
pub(super) fn read(bytes: &[u8]) -> Result<Drawing, MediaError> {
    if bytes.len() > LARGEST {
        return Err(MediaError::TooLarge(LARGEST as u64 / 1024 / 1024));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| MediaError::Damaged(e.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    shallow(text)?;
    with_room(|| {
        let parsing =
            ParsingOptions { allow_dtd: true, nodes_limit: MOST_ELEMENTS, entity_resolver: None };
        let document =
            Document::parse_with_options(text, parsing).map_err(|error| match error {
                usvg::roxmltree::Error::NodesLimitReached => MediaError::TooIntricate,
                error => MediaError::Damaged(error.to_string()),
            })?;
        inspect(&document)?;
        let tree = usvg::Tree::from_xmltree(&document, &options())
            .map_err(|error| MediaError::Damaged(error.to_string()))?;
        weigh(tree.root(), 0, &mut Weight::default())?;
        Ok(Drawing(tree))
    })
}

impl Drawing {
    /// As large as it says that it is.
    pub(super) fn extent(&self) -> Extent {
        let size = self.0.size();
        let part = |side: f32| (side.round() as u32).max(1);
        Extent { width: part(size.width()), height: part(size.height()) }
    }

    /// As large as fits in `width` × `height`.
    pub(super) fn paint(&self, width: u32, height: u32) -> Result<Pixels, MediaError> {
        let natural = self.extent();
        let (width, height) = fitted(natural, width, height, true);
        let mut painted = tiny_skia::Pixmap::new(width, height).ok_or(MediaError::TooIntricate)?;
        let size = self.0.size();
        let (x, y) = (width as f32 / size.width(), height as f32 / size.height());
        with_room(|| {
            let scale = tiny_skia::Transform::from_scale(x, y);
            resvg::render(&self.0, scale, &mut painted.as_mut());
            Ok(())
        })?;
        let mut rgba = Vec::with_capacity(painted.data().len());
        for pixel in painted.pixels() {
            let plain = pixel.demultiply();
            rgba.extend([plain.red(), plain.green(), plain.blue(), plain.alpha()]);
        }
        Ok(Pixels { natural, scalable: true, width, height, rgba })
    }
}

/// Runs `work` where there is room for what calls itself again and again; what fails there fails
/// as a damaged drawing does.
fn with_room<T: Send>(
    work: impl FnOnce() -> Result<T, MediaError> + Send,
) -> Result<T, MediaError> {
    thread::scope(|scope| {
        let handle = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        match handle.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(MediaError::Damaged("svg".to_owned())),
            Err(_) => Err(MediaError::TooIntricate),
        }
    })
}

/// How drawings are read: with the program's own letters, and nothing from anywhere.
fn options() -> usvg::Options<'static> {
    let left = AtomicU64::new(MOST_INNER_POINTS);
    // A drawing in a drawing is not looked into.
    let within = move |_: &str, data: Arc<Vec<u8>>, _: &usvg::Options<'_>| {
        let (format, kind): (_, fn(_) -> _) = match Format::of(&data)? {
            Format::Png => (Format::Png, usvg::ImageKind::PNG),
            Format::Jpeg => (Format::Jpeg, usvg::ImageKind::JPEG),
            Format::Webp => (Format::Webp, usvg::ImageKind::WEBP),
            Format::Gif => (Format::Gif, usvg::ImageKind::GIF),
            Format::Svg | Format::Wav | Format::Mp3 | Format::Ogg | Format::Flac => return None,
        };
        let size = raster::extent(&data, format).ok()?;
        let points = u64::from(size.width) * u64::from(size.height);
        let take = |left: u64| left.checked_sub(points);
        left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).ok()?;
        Some(kind(data))
    };
    let mut options = usvg::Options {
        font_family: "Inter".to_owned(),
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(within),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let letters = Arc::make_mut(&mut options.fontdb);
    for font in [
        &include_bytes!("../../../assets/fonts/Inter-Regular.ttf")[..],
        include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
        include_bytes!("../../../assets/fonts/Inter-Italic.ttf"),
        include_bytes!("../../../assets/fonts/DejaVuSans.ttf"),
    ] {
        letters.load_font_data(font.to_vec());
    }
    letters.set_serif_family("Inter");
    letters.set_sans_serif_family("Inter");
    letters.set_cursive_family("Inter");
    letters.set_fantasy_family("Inter");
    letters.set_monospace_family("Inter");
    options
}

/// That elements do not stand too deep in each other, seen before anything is built of them.
fn shallow(text: &str) -> Result<(), MediaError> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    for at in memchr::memchr_iter(b'<', bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => {}
            Some(_) => {
                let end = memchr::memchr(b'>', bytes.get(at..).unwrap_or_default());
                let closed = end.is_some_and(|end| bytes.get(at + end - 1) == Some(&b'/'));
                // A sign in an attribute may deceive this, towards more: drawings have none there.
                depth += usize::from(!closed);
            }
        }
        if depth > DEEPEST {
            return Err(MediaError::TooIntricate);
        }
    }
    Ok(())
}

/// That a drawing is whole without other files, and not too deep with what it names within itself.
fn inspect(document: &Document<'_>) -> Result<(), MediaError> {
    let mut ids: HashMap<&str, NodeId> = HashMap::new();
    let mut styled = 0;
    for node in document.descendants().filter(Node::is_element) {
        if let Some(id) = node.attribute("id") {
            ids.insert(id, node.id());
        }
        let name = node.tag_name().name();
        if name == "script" {
            return Err(MediaError::ReachesOut("script".to_owned()));
        }
        if name == "style" {
            let sheet = node.text().unwrap_or_default();
            if sheet.contains("@import") {
                return Err(MediaError::ReachesOut("@import".to_owned()));
            }
            for target in targets(sheet) {
                inside(target)?;
                styled += 1;
            }
        }
        // Where a link leads that a reader may follow is nothing that is shown.
        let loads =
            name != "a" && node.tag_name().namespace() == Some("http://www.w3.org/2000/svg");
        for attribute in node.attributes().filter(|_| loads) {
            if attribute.name() == "href" {
                inside(attribute.value())?;
            }
            for target in targets(attribute.value()) {
                inside(target)?;
            }
        }
    }
    if styled > MOST_STYLED {
        return Err(MediaError::TooIntricate);
    }
    let mut depths = HashMap::new();
    for node in document.descendants().filter(Node::is_element) {
        depth(document, node, &ids, &mut depths)?;
    }
    Ok(())
}

/// What is named in `url(…)`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).map(|rest| {
        let target = rest.split(')').next().unwrap_or_default();
        target.trim().trim_matches(['"', '\''])
    })
}

fn inside(target: &str) -> Result<(), MediaError> {
    let target = target.trim();
    if target.is_empty() || target.starts_with('#') || target.starts_with("data:") {
        return Ok(());
    }
    Err(MediaError::ReachesOut(target.chars().take(80).collect()))
}

/// How deep what is below an element goes, through whatever it names; an error where that is too
/// deep, or leads back to itself.
fn depth<'a>(
    document: &'a Document<'a>,
    first: Node<'a, 'a>,
    ids: &HashMap<&str, NodeId>,
    known: &mut HashMap<NodeId, usize>,
) -> Result<(), MediaError> {
    // What is being gone through, each with what is still to be looked at below it.
    let below = |node: Node<'a, 'a>| -> Vec<NodeId> {
        let children = node.children().filter(Node::is_element).map(|child| child.id());
        let named = node.attributes().flat_map(|attribute| {
            let value = attribute.value();
            let href = (attribute.name() == "href").then_some(value.trim());
            let named = targets(value).chain(href);
            let named: Vec<NodeId> =
                named.filter_map(|to| ids.get(to.strip_prefix('#')?).copied()).collect();
            named
        });
        children.chain(named).collect()
    };
    if known.contains_key(&first.id()) {
        return Ok(());
    }
    let mut path = vec![(first.id(), below(first), 0_usize)];
    while let Some((node, left, deepest)) = path.last_mut() {
        let Some(next) = left.pop() else {
            let (node, here) = (*node, *deepest + 1);
            known.insert(node, here);
            path.pop();
            if let Some((_, _, deepest)) = path.last_mut() {
                *deepest = (*deepest).max(here);
            }
            continue;
        };
        if let Some(depth) = known.get(&next) {
            *deepest = (*deepest).max(*depth);
            if *deepest + path.len() > 2 * DEEPEST {
                return Err(MediaError::TooIntricate);
            }
        } else if path.iter().any(|(node, ..)| *node == next) || path.len() > DEEPEST {
            return Err(MediaError::TooIntricate);
        } else if let Some(next) = document.get_node(next) {
            path.push((next.id(), below(next), 0));
        }
    }
    Ok(())
}

/// What painting a drawing takes.
#[derive(Debug, Default)]
struct Weight {
    /// Each as often as it is painted.
    nodes: u32,
    costly: usize,
}

/// That painting needs no more memory and time than is right.
fn weigh(group: &usvg::Group, layers: usize, weight: &mut Weight) -> Result<(), MediaError> {
    let layers = layers + usize::from(group.should_isolate());
    weight.costly += group.filters().len();
    for node in group.children() {
        weight.nodes += 1;
        weight.costly += usize::from(matches!(node, usvg::Node::Image(_)));
        let far = weight.nodes > MOST_ELEMENTS || weight.costly > MOST_COSTLY;
        if far || layers > DEEPEST_LAYERS {
            return Err(MediaError::TooIntricate);
        }
        if let usvg::Node::Group(inner) = node {
            weigh(inner, layers, weight)?;
        }
        let mut fault = None;
        node.subroots(|inner| {
            if fault.is_none() {
                fault = weigh(inner, layers + 1, weight).err();
            }
        });
        fault.map_or(Ok(()), Err)?;
    }
    Ok(())
}
