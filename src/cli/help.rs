//! What the command line says of itself, in the student's language: its help, and why what was
//! typed was not understood. Clap says both in English only.

use std::fmt::Write as _;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, Command};

use super::output;
use crate::locale::Locale;
use crate::message::Message;

/// How a help is laid out; the words are those of the language files.
const LAYOUT: &str = "{about-with-newline}\n{usage} {usage-tag}\n\n{all-args}";

/// The command with every word of its help in the language of `locale`.
pub(super) fn localised(mut command: Command, locale: &Locale) -> Command {
    // Clap's own switches and its command `help` are there only once it is built.
    command.build();
    told(command, "carabin", locale)
}

fn told(command: Command, name: &str, locale: &Locale) -> Command {
    let word = |key: &str| locale.find(&format!("help-{key}"));
    let layout = LAYOUT.replace("{usage}", &locale.tr("help-usage"));
    let mut command = command
        .help_template(layout.replace("{usage-tag}", "{usage}"))
        .subcommand_help_heading(locale.tr("help-commands"))
        .subcommand_value_name(locale.tr("help-value-command"));
    if let Some(about) = word(name) {
        command = command.about(about.clone()).long_about(about);
    }
    command = command.mut_args(|argument| {
        let id = argument.get_id().as_str();
        // What holds for every command is told once.
        let help = word(&format!("{name}-{id}")).or_else(|| word(&format!("carabin-{id}")));
        told_of(argument, help, locale)
    });
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        told(sub, &name, locale)
    })
}

/// An argument with its help, its values and the one that it has of itself.
fn told_of(argument: Arg, help: Option<String>, locale: &Locale) -> Arg {
    let heading = if argument.is_positional() { "help-arguments" } else { "help-options" };
    let mut help = help.unwrap_or_default();
    let mut names = Vec::new();
    if argument.get_action().takes_values() {
        let mut add = |key, values: Vec<String>| {
            if !values.is_empty() {
                let _ = write!(help, " {}", locale.with(key, &[("values", values.join(", "))]));
            }
        };
        let values = argument.get_possible_values();
        add("help-values", values.iter().map(|value| value.get_name().to_owned()).collect());
        let usual = argument.get_default_values().iter();
        add("help-default", usual.map(|value| value.to_string_lossy().into_owned()).collect());
        names = argument.get_value_names().unwrap_or_default().to_vec();
    }
    let argument = argument
        .help(help.clone())
        .long_help(help)
        .help_heading(locale.tr(heading))
        .hide_possible_values(true)
        .hide_default_value(true);
    if names.is_empty() {
        return argument;
    }
    argument.value_names(names.iter().map(|name| value_name(name, locale)))
}

/// What stands for a value: `DECK.ron` has the key `help-value-deck-ron`.
fn value_name(name: &str, locale: &Locale) -> String {
    let key = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-");
    locale.find(&format!("help-value-{key}")).unwrap_or_else(|| name.to_owned())
}

/// Says why the arguments were not taken, or prints the help that was asked for.
pub(super) fn say(error: &clap::Error, locale: &Locale) {
    match refusal(error) {
        Some(messages) => {
            for (at, message) in messages.iter().enumerate() {
                let say = if at == 0 { output::error } else { output::note };
                say(locale, message);
            }
        }
        None => {
            // Nobody is left to tell that the terminal is gone.
            let _ = error.print();
        }
    }
}

/// Why the arguments were not taken, and how they are written; none where it is no mistake.
fn refusal(error: &clap::Error) -> Option<Vec<Message>> {
    let said = |kind| error.get(kind).map(ToString::to_string).filter(|said| !said.is_empty());
    let about = |key, kinds: &[(&'static str, ContextKind)]| {
        kinds.iter().fold(Message::new(key), |message, (name, kind)| {
            message.with(name, said(*kind).unwrap_or_default())
        })
    };
    let argument = ("argument", ContextKind::InvalidArg);
    let value = ("value", ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::InvalidSubcommand => {
            about("usage-command", &[("command", ContextKind::InvalidSubcommand)])
        }
        ErrorKind::UnknownArgument => about("usage-unknown", &[argument]),
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_none() => {
            about("usage-no-value", &[argument])
        }
        ErrorKind::InvalidValue => {
            about("usage-value", &[argument, value, ("values", ContextKind::ValidValue)])
        }
        ErrorKind::ValueValidation => about("usage-odd-value", &[argument, value]),
        ErrorKind::TooManyValues => about("usage-too-many", &[argument, value]),
        ErrorKind::ArgumentConflict
            if said(ContextKind::InvalidArg) == said(ContextKind::PriorArg) =>
        {
            about("usage-twice", &[argument])
        }
        ErrorKind::ArgumentConflict => {
            about("usage-conflict", &[argument, ("other", ContextKind::PriorArg)])
        }
        ErrorKind::MissingRequiredArgument => about("usage-missing", &[argument]),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-text"),
        _ => Message::new("usage-other"),
    };
    let mut messages = vec![message];
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(suggested) = suggested.into_iter().find_map(said) {
        messages.push(Message::new("usage-suggestion").with("suggested", suggested));
    }
    let usage = said(ContextKind::Usage).unwrap_or_default();
    // Clap's own word for it stands before it.
    let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage).trim();
    if !usage.is_empty() {
        messages.push(Message::new("usage-usage").with("usage", usage));
    }
    messages.push(Message::new("usage-more"));
    Some(messages)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory as _;

    use super::super::arguments::Arguments;
    use super::*;
    use crate::locale::Language;

    fn command(language: Language) -> Command {
        localised(Arguments::command(), &Locale::new(language))
    }

    /// Every command, with what leads to it.
    fn all(command: &Command) -> Vec<&Command> {
        let subs = command.get_subcommands().filter(|sub| sub.get_name() != "help");
        std::iter::once(command).chain(subs.flat_map(all)).collect()
    }

    #[test]
    fn every_command_argument_and_value_has_its_words() {
        let locale = Locale::new(Language::French);
        for command in all(&Arguments::command()) {
            let name = command.get_name();
            assert!(locale.find(&format!("help-{name}")).is_some(), "{name}");
            for argument in command.get_arguments() {
                let key = format!("help-{name}-{}", argument.get_id());
                assert!(locale.find(&key).is_some(), "{key}");
                for value in argument.get_value_names().unwrap_or_default() {
                    let key = value.to_lowercase().replace(['.', '='], "-");
                    let key = format!("help-value-{key}");
                    let takes = argument.get_action().takes_values();
                    assert!(!takes || locale.find(&key).is_some(), "{key}");
                }
            }
        }
    }

    /// Each line of each help, without what is typed: switches, names of commands.
    fn lines(language: Language) -> BTreeSet<String> {
        let command = command(language);
        let mut lines = BTreeSet::new();
        for command in all(&command) {
            let mut command = command.clone().term_width(400);
            for help in [command.render_help(), command.render_long_help()] {
                lines.extend(help.to_string().lines().map(|line| line.trim().to_owned()));
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    #[test]
    fn no_line_of_a_french_help_is_english() {
        let (french, english) = (lines(Language::French), lines(Language::English));
        assert!(french.len() > 80, "{}", french.len());
        let both: Vec<&String> = french.intersection(&english).collect();
        // What is typed may stand alone on its line, its help on the next one.
        let told: Vec<_> = both.iter().filter(|line| !line.starts_with(['-', '<'])).collect();
        assert!(told.is_empty(), "{told:?}");
        for line in &french {
            for word in ["Print", "Usage:", "[default", "[possible", "COMMAND]", "Options:"] {
                assert!(!line.contains(word), "{line}");
            }
        }
    }

    /// What is said of arguments that are not taken.
    fn refused(language: Language, arguments: &[&str]) -> Vec<String> {
        let typed = ["carabin"].iter().chain(arguments);
        let error = command(language).try_get_matches_from(typed).unwrap_err();
        let locale = Locale::new(language);
        let messages = refusal(&error).unwrap_or_else(|| panic!("{arguments:?}: {error}"));
        messages.iter().map(|message| locale.say(message)).collect()
    }

    #[test]
    fn what_is_not_understood_is_said_in_french() {
        for (arguments, wanted) in [
            (&["generat"][..], "Il n’y a ni commande ni fichier «\u{a0}generat\u{a0}»."),
            (&["due", "--vite"], "«\u{a0}--vite\u{a0}» n’a pas de sens ici."),
            (
                &["cards", "x.ron", "--format", "pdf"],
                "«\u{a0}pdf\u{a0}» n’est pas une valeur de --format <FORMAT>\u{a0}: text, tsv, anki, csv.",
            ),
            (&["generate", "x", "--title"], "Il manque une valeur à --title <TITRE>."),
            (
                &["edit", "x", "--due", "demain"],
                "«\u{a0}demain\u{a0}» n’est pas une valeur de --due <JOURS>.",
            ),
            (&["check", "--repair=1"], "--repair ne prend pas la valeur «\u{a0}1\u{a0}»."),
            (&["edit", "x", "--mark", "--mark"], "--mark ne peut être donné qu’une fois."),
            (&["edit", "x", "--mark", "--unmark"], "--mark et --unmark ne vont pas ensemble."),
            (&["cards"], "Il manque\u{a0}: <PAQUET.ron>..."),
        ] {
            let said = refused(Language::French, arguments);
            assert_eq!(said.first().map(String::as_str), Some(wanted));
            assert!(said.last().is_some_and(|last| last.contains("--help")), "{said:?}");
            let english = refused(Language::English, arguments);
            assert_eq!(said.len(), english.len());
            for (french, english) in said.iter().zip(&english) {
                assert_ne!(french, english);
            }
        }
        let said = refused(Language::French, &["due", "--librar", "x"]);
        assert!(
            said.contains(&"Peut-être «\u{a0}--library\u{a0}»\u{202f}?".to_owned()),
            "{said:?}"
        );
        let said = refused(Language::French, &["cards"]);
        assert!(
            said.contains(&"Utilisation\u{a0}: carabin cards <PAQUET.ron>...".to_owned()),
            "{said:?}"
        );
    }
}
