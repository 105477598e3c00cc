//! Numbers and times as the student's language writes them.

use egui::Key;

use super::key_combination::Keys;
use super::typography;
use crate::locale::{Language, Locale};
use crate::schedule::Wait;

/// How long a card stays away: « < 1 min », « 10 min », « 4 j », « 2,5 mois ».
#[must_use]
pub fn wait(locale: &Locale, wait: Wait) -> String {
    match wait {
        Wait::Minutes(0) => locale.tr("wait-moment"),
        Wait::Minutes(minutes) if minutes < 60 => locale.count("wait-minutes", minutes),
        Wait::Minutes(minutes) => locale.count("wait-hours", minutes.div_ceil(60)),
        Wait::Days(days) if days < 31 => locale.count("wait-days", days),
        Wait::Days(days) if days < 365 => {
            locale.with("wait-months", &[("text", decimal(locale, days as f32 / 30.44))])
        }
        Wait::Days(days) => {
            let years = days as f32 / 365.25;
            // In French the plural begins at two.
            let plural = years.floor().to_string();
            locale.with("wait-years", &[("text", decimal(locale, years)), ("plural", plural)])
        }
    }
}

/// Where a deck's text comes from, without the marks of Markdown that its first line may have.
#[must_use]
pub fn origin(document: &str) -> String {
    let bare = document.trim().trim_start_matches('#').replace("**", "").replace('`', "");
    shortened(bare.trim(), 40)
}

/// A text of no more than so many letters, cut behind a word; what is left out is seen.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let short = text.get(..end).unwrap_or_default();
    // « 49 % » is left out whole, or not at all.
    let words = short.rsplit_once(typography::breaks).map_or(short, |(words, _)| words);
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let open = words.matches('«').count() > words.matches('»').count();
    let close = if open { "\u{a0}»" } else { "" };
    format!("{words}…{close}")
}

/// A sentence that ends once, whatever it ends with: a title in it may have an ending of its own.
#[must_use]
pub fn ended_once(mut text: String) -> String {
    let rest = text.strip_suffix('.');
    if rest.is_some_and(|rest| rest.ends_with(['.', '…', '?', '!'])) {
        text.pop();
    }
    text
}

/// One decimal where it says something.
#[must_use]
pub fn decimal(locale: &Locale, number: f32) -> String {
    locale.decimals(number, 1)
}

/// A length of time that is counted in days: « 1,3 j ».
#[must_use]
pub fn days(locale: &Locale, days: f32) -> String {
    locale.with("days-short", &[("text", decimal(locale, days))])
}

/// A share of one as a percentage.
#[must_use]
pub fn percent(locale: &Locale, share: f32) -> String {
    locale.share(share, 0)
}

/// Time spent: minutes and seconds.
#[must_use]
pub fn duration(locale: &Locale, ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    if seconds < 60 {
        return locale.count("duration-seconds", seconds);
    }
    let parts = [("minutes", (seconds / 60).to_string()), ("seconds", (seconds % 60).to_string())];
    locale.with("duration-minutes", &parts)
}

/// A scheduler day as a date: « 10/03/2026 ».
#[must_use]
pub fn day(locale: &Locale, day: i32) -> String {
    let first = jiff::civil::date(1970, 1, 1);
    let date = jiff::Span::new().try_days(day).and_then(|days| first.checked_add(days));
    let form = match locale.language() {
        Language::French => "%d/%m/%Y",
        Language::English => "%-d %b %Y",
    };
    date.map(|date| date.strftime(form).to_string()).unwrap_or_default()
}

/// A moment (ms UTC) on clocks that are `offset` minutes ahead of UTC: « 10/03/2026, 09:30 ».
#[must_use]
pub fn moment(locale: &Locale, time: i64, offset: i16) -> String {
    let local = time.saturating_add(i64::from(offset) * 60_000);
    let Ok(there) = jiff::Timestamp::from_millisecond(local) else { return String::new() };
    let form = match locale.language() {
        Language::French => "%d/%m/%Y, %H:%M:%S",
        Language::English => "%-d %b %Y, %H:%M:%S",
    };
    there.strftime(form).to_string()
}

/// A shortcut as it stands on the student's keyboard.
#[must_use]
pub fn keys(locale: &Locale, keys: egui::KeyboardShortcut) -> String {
    let names = match locale.language() {
        Language::French => egui::ModifierNames { shift: "Maj", ..egui::ModifierNames::NAMES },
        Language::English => egui::ModifierNames::NAMES,
    };
    let text = keys.format(&names, cfg!(target_os = "macos"));
    let enter = locale.tr("key-enter");
    let delete = locale.tr("key-delete");
    let text = text.replace("Comma", ",").replace("Plus", "+").replace("Minus", "-");
    text.replace("Enter", &enter).replace("Delete", &delete)
}

/// How a key of the table of commands is called.
#[must_use]
pub fn cap(locale: &Locale, keys: Keys) -> String {
    if let Some(shortcut) = keys.shortcut() {
        return self::keys(locale, shortcut);
    }
    match keys {
        Keys::Alone(key)
        | Keys::Free(key)
        | Keys::Control(key)
        | Keys::ControlShift(key)
        | Keys::ControlShiftAlt(key) => match key {
            Key::Enter => locale.tr("key-enter"),
            Key::Space => locale.tr("key-space"),
            Key::Escape => locale.tr("key-escape"),
            Key::Delete => locale.tr("key-delete"),
            Key::Backspace => locale.tr("key-backspace"),
            Key::PageUp => locale.tr("key-page-up"),
            Key::PageDown => locale.tr("key-page-down"),
            Key::ArrowUp => "↑".to_owned(),
            Key::ArrowDown => "↓".to_owned(),
            Key::ArrowLeft => "←".to_owned(),
            Key::ArrowRight => "→".to_owned(),
            Key::Insert => locale.tr("key-insert"),
            Key::Home => locale.tr("key-home"),
            Key::End => locale.tr("key-end"),
            key => key.symbol_or_name().to_owned(),
        },
        Keys::Digit(digit) | Keys::ControlDigit(digit) => digit.to_string(),
        Keys::Sign(sign) => sign.to_string(),
        Keys::ControlPlus => "+".to_owned(),
        Keys::Shift => locale.tr("key-shift"),
    }
}

/// A name with the keys that do the same: « Gras (Ctrl+B) ».
#[must_use]
pub fn hint(locale: &Locale, name: &str, keys: Option<Keys>) -> String {
    keys.map_or_else(|| name.to_owned(), |keys| format!("{name} ({})", cap(locale, keys)))
}

/// The address of a folder for the system's file manager: `#` and `%` mean something there.
#[must_use]
pub fn address(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~:\\".contains(&byte);
    let encoded = path.bytes().map(|byte| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    });
    format!("file://{}", encoded.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_written_as_each_language_does() {
        let french = Locale::new(Language::French);
        let said = |w| wait(&french, w).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(said(Wait::Minutes(10)), "10 min");
        assert_eq!(said(Wait::Days(4)), "4 j");
        assert_eq!(said(Wait::Days(76)), "2,5 mois");
        assert_eq!(said(Wait::Days(731)), "2 ans");
        assert_eq!(said(Wait::Days(400)), "1,1 an");
        let english = Locale::new(Language::English);
        assert_eq!(wait(&english, Wait::Days(76)).replace('\u{a0}', " "), "2.5 mo");
        assert_eq!(days(&french, 1.26), "1,3\u{a0}j");
        assert_eq!(percent(&french, 0.9), "90\u{202f}%");
        assert_eq!(day(&french, 20_522), "10/03/2026");
        assert_eq!(day(&english, 20_522), "10 Mar 2026");
        assert_eq!(day(&english, i32::MAX), "");
        assert_eq!(moment(&french, 1_773_131_400_000, 60), "10/03/2026, 09:30:00");
        assert_eq!(moment(&english, 1_773_131_400_000, 60), "10 Mar 2026, 09:30:00");
    }

    #[test]
    fn a_folder_has_the_address_that_leads_to_it() {
        let address = super::address("/home/é/Cours #1 100%");
        assert_eq!(address, "file:///home/%C3%A9/Cours%20%231%20100%25");
    }

    #[test]
    fn a_text_is_cut_behind_a_word_and_shows_it() {
        assert_eq!(shortened("Hémochromatose génétique", 40), "Hémochromatose génétique");
        let long = "Hémochromatose génétique (primitive ou héréditaire)";
        assert_eq!(shortened(long, 40), "Hémochromatose génétique (primitive ou…");
        assert_eq!(origin(&format!("# {long}")), shortened(long, 40));
        assert_eq!(
            shortened("dans « Hémochromatose génétique »", 26),
            "dans « Hémochromatose…\u{a0}»"
        );
        assert_eq!(shortened("anticonstitutionnellement", 10), "anticonsti…");
    }

    #[test]
    fn a_sentence_ends_once() {
        for (text, once) in [
            ("Annulé : Étiqueter….", "Annulé : Étiqueter…"),
            ("Annulé : Qu’entraîne-t-il ?.", "Annulé : Qu’entraîne-t-il ?"),
            ("Fini..", "Fini."),
            ("Enregistré : a.csv.", "Enregistré : a.csv."),
            ("Fini.", "Fini."),
            ("Quoi ?", "Quoi ?"),
        ] {
            assert_eq!(ended_once(text.to_owned()), once);
        }
    }
}
