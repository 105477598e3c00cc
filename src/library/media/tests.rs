//! What is taken into the media folder and what is refused, whatever it is called.

use std::fs;
use std::io::Cursor;

use proptest::prelude::*;

use super::*;

fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, image::ImageFormat::Png)
}

/// A picture that is red on the left and blue on the right.
fn encoded(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, _| {
        image::Rgb(if x < width / 2 { [255, 0, 0] } else { [0, 0, 255] })
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A PNG whose header says that it is larger than it is.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(2, 2);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    })
}

fn svg(inside: &str) -> Vec<u8> {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" \
                xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"40\" height=\"20\">";
    format!("{head}{inside}</svg>").into_bytes()
}

fn names(root: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("media")).map(Iterator::flatten);
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_picture_is_put_there_once_under_a_name_that_says_what_it_is() {
    let root = tempfile::tempdir().unwrap();
    let bytes = png(4, 2);
    let name = add_media(root.path(), "Cœur, coupe (1)", &bytes).unwrap();
    let (stem, rest) = name.rsplit_once('-').unwrap();
    assert_eq!((stem, rest.len()), ("coeur-coupe-1", "3f2a91c0.png".len()));
    assert_eq!(read_media(root.path(), &name).unwrap(), bytes);
    // Under another name it is the same; another of that name is another.
    assert_eq!(add_media(root.path(), "Autre", &bytes).unwrap(), name);
    let other = add_media(root.path(), "Cœur, coupe (1)", &png(4, 3)).unwrap();
    assert_eq!(names(root.path()).len(), 2);
    assert!(other.starts_with("coeur-coupe-1-") && other != name);
    // One that the student has put there keeps its name.
    fs::write(root.path().join("media/Mon image.PNG"), png(9, 9)).unwrap();
    assert_eq!(add_media(root.path(), "x", &png(9, 9)).unwrap(), "Mon image.PNG");
    for (asked, stem) in [("../../etc/passwd", "etc-passwd"), ("", "media"), ("…", "media")] {
        let size = u32::try_from(asked.len()).unwrap() + 20;
        let name = add_media(root.path(), asked, &png(size, 1)).unwrap();
        assert_eq!(name.rsplit_once('-').unwrap().0, stem);
    }
    let long = add_media(root.path(), &"é".repeat(300), &png(1, 50)).unwrap();
    assert!(long.len() < 60, "{long}");
}

#[test]
fn every_format_is_read_as_it_is_whatever_its_name() {
    for format in [
        image::ImageFormat::Png,
        image::ImageFormat::Jpeg,
        image::ImageFormat::WebP,
        image::ImageFormat::Gif,
    ] {
        let bytes = encoded(40, 20, format);
        assert_eq!(extent(&bytes).unwrap(), Extent { width: 40, height: 20 }, "{format:?}");
        let shown = decode(&bytes, 20, 20).unwrap();
        assert_eq!((shown.width, shown.height, shown.scalable), (20, 10, false));
        let (left, right) = (&shown.rgba[..4], &shown.rgba[19 * 4..20 * 4]);
        assert!(left[0] > 200 && left[2] < 60 && left[3] == 255, "{format:?} {left:?}");
        assert!(right[2] > 200 && right[0] < 60, "{format:?} {right:?}");
        // Never larger than it is.
        let shown = decode(&bytes, 4000, 4000).unwrap();
        assert_eq!((shown.width, shown.height), (40, 20));
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("un nom.txt");
        fs::write(&path, &bytes).unwrap();
        let name = add_media_file(root.path(), &path).unwrap();
        assert!(name.starts_with("un-nom-"), "{name}");
        assert_eq!(Format::of_name(&name), Format::of(&bytes));
    }
    let drawing = svg("<rect width='20' height='20' fill='red'/>");
    assert_eq!(extent(&drawing).unwrap(), Extent { width: 40, height: 20 });
    // As large as is wanted.
    let shown = decode(&drawing, 400, 400).unwrap();
    assert_eq!((shown.width, shown.height, shown.scalable), (400, 200, true));
    assert_eq!(&shown.rgba[..4], &[255, 0, 0, 255]);
    assert_eq!(&shown.rgba[399 * 4..400 * 4], &[0, 0, 0, 0]);
}

#[test]
fn what_is_larger_than_it_may_be_is_refused_by_its_header() {
    let root = tempfile::tempdir().unwrap();
    for (width, height) in [(60_000, 60_000), (60_000, 1), (7000, 7000)] {
        let refused = add_media(root.path(), "b", &bomb(width, height)).unwrap_err();
        let MediaError::TooManyPixels { width: w, height: h } = refused else {
            panic!("{refused}")
        };
        assert_eq!((w, h), (width, height));
    }
    // What a header says and what follows are two things.
    let refused = add_media(root.path(), "b", &bomb(6000, 6000)).unwrap_err();
    assert!(matches!(refused, MediaError::Damaged(_)), "{refused}");
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='900000' height='900000'/>";
    let shown = decode(drawing.as_bytes(), u32::MAX, u32::MAX).unwrap();
    assert!(u64::from(shown.width) * u64::from(shown.height) <= 16_100_000);
    assert_eq!(names(root.path()), Vec::<String>::new());
}

#[test]
fn what_is_neither_picture_nor_sound_or_not_whole_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let whole = png(50, 50);
    for bytes in [&whole[..whole.len() / 2], &whole[..30]] {
        let refused = add_media(root.path(), "a", bytes).unwrap_err();
        assert!(matches!(refused, MediaError::Damaged(_)), "{refused}");
    }
    assert!(matches!(add_media(root.path(), "a", b"").unwrap_err(), MediaError::Empty));
    let refused = add_media(root.path(), "a.png", b"MZ not a picture").unwrap_err();
    assert!(matches!(refused, MediaError::Unknown), "{refused}");
    assert!(matches!(decode(b"fLaC....", 9, 9).unwrap_err(), MediaError::Sound));
    assert_eq!(names(root.path()), Vec::<String>::new());
    // A sound is taken as it is.
    let name = add_media(root.path(), "Souffle", b"fLaC....").unwrap();
    assert!(name.starts_with("souffle-"), "{name}");
    assert_eq!(Format::of_name(&name), Some(Format::Flac));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("large.png");
    fs::write(&path, png(2, 2)).unwrap();
    // A hole: it takes no room on disk.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 40).unwrap();
    let refused = add_media_file(root.path(), &path).unwrap_err();
    assert!(matches!(refused, MediaError::TooLarge(64)), "{refused}");
    let folder = add_media_file(root.path(), root.path()).unwrap_err();
    assert!(matches!(folder, MediaError::File(_)), "{folder}");
}

#[test]
fn a_drawing_that_takes_in_what_is_outside_is_refused() {
    for inside in [
        "<image href='file:///etc/passwd'/>",
        "<image xlink:href='http://example.org/a.png'/>",
        "<image href='a.png'/>",
        "<use href='other.svg#a'/>",
        "<rect fill='url(http://example.org/#a)'/>",
        "<rect style='fill: url(\"//example.org/a#b\")'/>",
        "<style>@import 'a.css';</style>",
        "<style>rect { fill: url(a.svg#b) }</style>",
        "<script>alert(1)</script>",
    ] {
        let refused = extent(&svg(inside)).unwrap_err();
        assert!(matches!(refused, MediaError::ReachesOut(_)), "{inside}: {refused}");
    }
    let entity = "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\
        <svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&a;</text></svg>";
    assert!(extent(entity.as_bytes()).is_err());
    for inside in [
        "<a xlink:href='https://example.org'><rect width='9' height='9'/></a>",
        "<defs><g id='a'><rect width='9' height='9'/></g></defs><use href='#a'/>",
        "<style>.a { fill: url(#b) }</style><linearGradient id='b'/><rect class='a'/>",
        "<text>Ventricule é</text>",
    ] {
        assert!(decode(&svg(inside), 40, 40).is_ok(), "{inside}");
    }
}

#[test]
fn a_picture_within_a_drawing_is_painted_if_it_is_not_too_large() {
    use std::fmt::Write as _;
    let within = |bytes: &[u8]| {
        // Percent-coded, as data addresses may be.
        let mut coded = String::new();
        for byte in bytes {
            write!(coded, "%{byte:02x}").unwrap();
        }
        svg(&format!("<image width='40' height='20' href='data:image/png,{coded}'/>"))
    };
    let shown = decode(&within(&png(4, 2)), 40, 20).unwrap();
    assert_eq!(shown.rgba[..4], [255, 0, 0, 255]);
    let shown = decode(&within(&bomb(6000, 6000)), 40, 20).unwrap();
    assert_eq!(shown.rgba[3], 0, "it is left out");
}

#[test]
fn a_drawing_made_to_fill_the_memory_is_refused() {
    let nested = |tag: &str, n: usize| {
        let (open, _) = tag.split_once(' ').unwrap_or((tag, ""));
        svg(&(format!("<{tag}>").repeat(n) + &format!("</{open}>").repeat(n)))
    };
    let chain = |n: usize| {
        let link = |i: usize| format!("<g id='a{}'><use href='#a{i}'/></g>", i + 1);
        let links: String = (0..n).map(link).collect();
        svg(&format!("<defs><rect id='a0' width='9' height='9'/>{links}</defs><use href='#a{n}'/>"))
    };
    let doubled = |n: usize| {
        let link =
            |i: usize| format!("<g id='a{}'><use href='#a{i}'/><use href='#a{i}'/></g>", i + 1);
        let links: String = (0..n).map(link).collect();
        svg(&format!("<defs><rect id='a0' width='9' height='9'/>{links}</defs><use href='#a{n}'/>"))
    };
    let laughs = {
        let entity = |i: usize| format!("<!ENTITY e{} '{}'>", i + 1, format!("&e{i};").repeat(9));
        let entities: String = (0..9).map(entity).collect();
        format!(
            "<!DOCTYPE svg [<!ENTITY e0 'ha'>{entities}]><svg xmlns='http://www.w3.org/2000/svg' \
             width='9' height='9'><text>&e9;</text></svg>"
        )
        .into_bytes()
    };
    let patterns = {
        let pattern = |i: usize| {
            let cell = format!("<rect width='9' height='9' fill='url(#p{i})'/>").repeat(9);
            format!("<pattern id='p{}' width='9' height='9'>{cell}</pattern>", i + 1)
        };
        let patterns: String = (0..9).map(pattern).collect();
        svg(&format!("<defs>{patterns}</defs><rect width='40' height='20' fill='url(#p9)'/>"))
    };
    for (name, bytes) in [
        ("nested", nested("g", 100_000)),
        ("layers", nested("g opacity='0.5'", 40)),
        ("chain", chain(50_000)),
        ("itself", svg("<g id='a'><use href='#a'/></g>")),
        ("doubled", doubled(40)),
        ("laughs", laughs),
        ("patterns", patterns),
        ("many", svg(&"<g/>".repeat(300_000))),
        ("filters", svg(&"<g filter='url(#f)'><rect width='9' height='9'/></g>".repeat(999))),
    ] {
        match decode(&bytes, 40, 20) {
            Err(MediaError::TooIntricate | MediaError::Damaged(_)) => {}
            // A filter that is not there hides what it was for.
            Ok(shown) if name == "filters" => assert!(shown.rgba.iter().all(|byte| *byte == 0)),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn names_and_links_that_lead_out_are_not_followed() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("media")).unwrap();
    fs::write(root.path().join("secret.png"), png(2, 2)).unwrap();
    for name in ["../secret.png", "/etc/passwd", "a/../../secret.png", "c:x.png", "", "a//b"] {
        assert!(matches!(read_media(root.path(), name), Err(MediaError::Name(_))), "{name}");
    }
    assert!(matches!(read_media(root.path(), "none.png"), Err(MediaError::Missing(_))));
    #[cfg(unix)]
    {
        let link = root.path().join("media/link.png");
        std::os::unix::fs::symlink(root.path().join("secret.png"), &link).unwrap();
        assert!(matches!(read_media(root.path(), "link.png"), Err(MediaError::File(_))));
        fs::remove_dir_all(root.path().join("media")).unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("media")).unwrap();
        assert!(matches!(add_media(root.path(), "a", &png(2, 2)), Err(MediaError::File(_))));
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}

#[test]
fn a_disk_that_fails_at_any_step_leaves_the_whole_picture_or_none() {
    use crate::library::disk::{Fault, fail, steps};
    let whole = png(20, 20);
    let root = tempfile::tempdir().unwrap();
    let (taken, _) = steps(|| add_media(root.path(), "a", &whole).unwrap());
    assert!(taken.len() >= 5, "{taken:?}");
    for failing in 0..taken.len() {
        let root = tempfile::tempdir().unwrap();
        let mut at = 0;
        let plan = move |_, _: &std::path::Path| {
            at += 1;
            let kind = std::io::ErrorKind::StorageFull;
            (at == failing + 1).then_some(Fault { kind, written: 10 })
        };
        let done = fail(plan, || add_media(root.path(), "a", &whole));
        assert!(matches!(done, Err(MediaError::File(_))), "{failing}: {done:?}");
        for name in names(root.path()) {
            assert_eq!(fs::read(root.path().join("media").join(&name)).unwrap(), whole, "{name}");
        }
        add_media(root.path(), "a", &whole).unwrap();
        assert_eq!(names(root.path()).len(), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn whatever_the_bytes_it_is_a_picture_or_a_fault(
        kind in 0_usize..5,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = match kind {
            0 => png(7, 5),
            1 => encoded(7, 5, image::ImageFormat::Jpeg),
            2 => encoded(7, 5, image::ImageFormat::WebP),
            3 => encoded(7, 5, image::ImageFormat::Gif),
            _ => svg("<g opacity='.5'><path d='M0 0L9 9Z'/><use href='#a'/></g>"),
        };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(shown) = decode(&bytes, 9, 9) {
            let size = usize::try_from(shown.width * shown.height).unwrap() * 4;
            prop_assert_eq!(shown.rgba.len(), size);
        }
    }
}
