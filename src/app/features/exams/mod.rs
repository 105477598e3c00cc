//! The exams that decks and tags are studied for: their dates, their plans, and sittings for them.
//!
//! Plans are made on a thread of their own; until they are there the ones before them stand. The
//! form says so where a date is none, or has passed.

pub mod command;

use self::command::Command;
use crate::app::command::Study;
use crate::app::effects::{Effects, Here, Notice, set};
use crate::app::jobs::Pending;
use crate::app::screen::Screen;
use crate::deck::{fold, is_sign};
use crate::library::{Date, ExamDate, ExamOf, NoSuchDay, Settings};
use crate::message::{Message, Tell};
use crate::study::{FARTHEST, Pace, Planned, Task};
use crate::workspace::{Version, Workspace};

/// What an exam may be about, as the form lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub of: ExamOf,
    /// The deck's title, or the tag.
    pub name: String,
    pub notes: usize,
}

/// What is typed about an exam.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it is about; none until it is chosen.
    pub of: Option<ExamOf>,
    /// What may be chosen; nothing when it is given.
    pub choices: Vec<Choice>,
    /// What the names of the listed ones hold, and which of them the keys are at.
    pub filter: String,
    pub chosen: usize,
    pub date: String,
    pub share: f32,
    /// The keys are to go to it: it has just been opened, or refused.
    pub fresh: bool,
    /// Its date was refused; what is wrong with it is said until it is right.
    pub refused: bool,
}

impl Form {
    /// The day that is typed: one to come, and not beyond what can be planned for.
    ///
    /// # Errors
    /// Where there is none, with what is wrong.
    pub fn day(&self, today: i32) -> Result<Date, DateFault> {
        if self.date.trim().is_empty() {
            return Err(DateFault::Missing);
        }
        let date = Date::read(&self.date, today).ok_or_else(|| {
            let beyond = NoSuchDay::read(&self.date);
            beyond.map_or(DateFault::Unreadable, DateFault::Beyond)
        })?;
        match i64::from(date.day()) - i64::from(today) {
            ..=0 => Err(DateFault::Past),
            ahead if ahead > i64::from(FARTHEST) => Err(DateFault::Far),
            _ => Ok(date),
        }
    }
}

/// Why what is typed is no date for an exam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    #[error("no date")]
    Missing,
    #[error("not a date")]
    Unreadable,
    #[error("a day that its month does not have")]
    Beyond(NoSuchDay),
    #[error("a date that has passed")]
    Past,
    #[error("a date too far ahead")]
    Far,
}

impl Tell for DateFault {
    fn message(&self) -> Message {
        if let Self::Beyond(NoSuchDay { year, month, day }) = self {
            return match year {
                Some(year) => Message::new("exam-date-no-leap").with("year", year),
                None => Message::new("exam-date-beyond").with("month", month).with("day", day),
            };
        }
        Message::new(match self {
            Self::Missing => "exam-date-missing",
            Self::Unreadable | Self::Beyond(_) => "exam-date-unreadable",
            Self::Past => "exam-date-past",
            Self::Far => "exam-date-far",
        })
    }
}

/// The plans of the exams to come.
#[derive(Debug, Default)]
pub struct Exams {
    pub planned: Vec<Planned>,
    /// The exam whose plan is shown.
    pub shown: Option<ExamOf>,
    /// The date of an exam, while it is being set.
    pub form: Option<Form>,
    /// What the plans were made of, and the day for which.
    of: Option<(Version, i32)>,
    coming: Option<Pending<Vec<Planned>>>,
}

impl Exams {
    #[must_use]
    pub fn of(&self, of: &ExamOf) -> Option<&Planned> {
        self.planned.iter().find(|planned| planned.exam.of == *of)
    }

    /// The plan that is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&Planned> {
        self.of(self.shown.as_ref()?)
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        match command {
            Command::Plan(of) => {
                self.open(workspace, of);
                Effects::default()
            }
            Command::Keep => self.keep(workspace, here),
            Command::Show(of) => {
                self.shown = of;
                Effects::default()
            }
            Command::Study(of) => match self.of(&of) {
                Some(planned) => Effects::default().then(Study::Over(planned.cards.clone()).into()),
                None => Effects::default(),
            },
            Command::BeginLate(of) => {
                let mut settings = workspace.settings().clone();
                match settings.exams.iter_mut().find(|exam| exam.of == of) {
                    Some(exam) => exam.begin_late = true,
                    None => return Effects::default(),
                }
                change(workspace, settings, key, here).unwrap_or_else(Effects::from)
            }
            Command::RaiseLimit(new_per_day) => {
                let mut settings = workspace.settings().clone();
                settings.scheduling.new_per_day = new_per_day;
                change(workspace, settings, key, here).unwrap_or_else(Effects::from)
            }
        }
    }

    /// Whether plans are being made.
    #[cfg(test)]
    pub fn is_planning(&self) -> bool {
        self.coming.is_some()
    }

    /// Makes the plans again where they are `looked_at` and anything they are made of is another
    /// now, and takes those in that have come; called once a frame.
    pub fn follow(&mut self, workspace: &Workspace, looked_at: bool, here: &Here) {
        if let Some(answer) = self.coming.as_ref().and_then(Pending::poll) {
            self.coming = None;
            if let Ok(planned) = answer {
                self.planned = planned;
            }
        }
        let now = here.now;
        let of = Some((workspace.version(), now.day));
        if !(looked_at || self.shown.is_some()) || self.of == of || self.coming.is_some() {
            return;
        }
        self.of = of;
        let tasks = workspace.exam_tasks(&now);
        if tasks.is_empty() {
            self.planned.clear();
            return;
        }
        let pace = Pace::of(workspace.collection(), workspace.history());
        let scheduler = workspace.collection().scheduler().clone();
        let plan = move |task: Task| task.plan(&scheduler, pace, &now);
        let work = move || tasks.into_iter().map(plan).collect();
        self.coming = Some(Pending::start(here.context, work));
    }

    /// Opens the form for an exam; none: of something that is to be chosen.
    fn open(&mut self, workspace: &Workspace, of: Option<ExamOf>) {
        let exams = &workspace.settings().exams;
        let set = exams.iter().find(|exam| Some(&exam.of) == of.as_ref());
        self.form = Some(Form {
            choices: if of.is_none() { choices(workspace) } else { Vec::new() },
            of,
            filter: String::new(),
            chosen: 0,
            date: set.map(|exam| exam.date.written("%d/%m/%Y")).unwrap_or_default(),
            share: set.map_or(0.95, |exam| exam.share),
            fresh: true,
            refused: false,
        });
    }

    /// Takes the form over; an empty date takes the exam away that the form was
    /// opened for. What can't be taken over is said in
    /// the form, which stays, with the keys where something is wrong.
    fn keep(&mut self, workspace: &mut Workspace, here: &Here) -> Effects {
        let Some(form) = &mut self.form else { return Effects::default() };
        form.fresh = true;
        let Some(of) = form.of.clone() else { return Effects::default() };
        let mut settings = workspace.settings().clone();
        let old = settings.exams.iter().position(|exam| exam.of == of);
        let old = old.map(|at| settings.exams.remove(at));
        match form.day(here.now.day) {
            Ok(date) => {
                let begin_late = old.is_some_and(|exam| exam.begin_late);
                settings.exams.push(ExamDate { of, date, share: form.share, begin_late });
            }
            Err(DateFault::Missing) if old.is_some() && form.choices.is_empty() => {}
            Err(_) => {
                form.refused = true;
                return Effects::default();
            }
        }
        let kept = change(workspace, settings, Command::Keep.key(), here);
        if kept.is_ok() {
            self.form = None;
        }
        kept.unwrap_or_else(Effects::from)
    }
}

/// All decks, then all tags, with their notes; the signs that the student gives notes while
/// studying are no subject of an exam.
fn choices(workspace: &Workspace) -> Vec<Choice> {
    let decks = workspace.decks();
    let mut found: Vec<Choice> = workspace
        .shelf()
        .map(|(_, open)| Choice {
            of: ExamOf::Deck(open.deck.id.clone()),
            name: open.deck.title.clone(),
            notes: open.deck.notes.len(),
        })
        .collect();
    let mut tags = std::collections::BTreeMap::<&str, usize>::new();
    for tag in decks.iter().flat_map(|open| &open.deck.notes).flat_map(|note| &note.tags) {
        if !is_sign(tag) {
            *tags.entry(tag).or_default() += 1;
        }
    }
    let names = workspace.tag_names();
    let mut tags: Vec<Choice> = tags
        .into_iter()
        .map(|(tag, notes)| Choice {
            of: ExamOf::Tag(tag.to_owned()),
            name: names.shown(tag).into_owned(),
            notes,
        })
        .collect();
    tags.sort_by_cached_key(|choice| fold(&choice.name));
    found.extend(tags);
    found
}

/// Saves settings that were changed on *Decks*.
fn change(
    workspace: &mut Workspace,
    settings: Settings,
    key: &'static str,
    here: &Here,
) -> Result<Effects, Notice> {
    set(workspace, settings, key, Some(Screen::Decks), here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::locale::{Language, Locale};
    use crate::schedule::Now;

    #[test]
    fn no_plan_is_made_on_the_thread_of_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("Carabin");
        Library::begin(&root, "fr").unwrap();
        // The shortest exam of the smallest library, and one as far ahead as any.
        for date in ["2026-03-12", "2036-03-01"] {
            let settings = format!(
                "(format: 1, exams: [(tag: \"definition\", date: \"{date}\", share: 0.9)])"
            );
            std::fs::write(root.join("settings.ron"), settings).unwrap();
            let now = Now { time: 1_773_131_400_000, offset: 60, day: 20_522 };
            let workspace = Workspace::new(Library::look(&root).unwrap(), &now);
            let (locale, context) = (Locale::new(Language::French), egui::Context::default());
            let here = Here { now, locale: &locale, context: &context };
            let mut exams = Exams::default();
            exams.follow(&workspace, true, &here);
            assert!(exams.planned.is_empty() && exams.is_planning(), "{date}");
            while exams.is_planning() {
                std::thread::sleep(std::time::Duration::from_millis(1));
                exams.follow(&workspace, true, &here);
            }
            assert_eq!(exams.planned.len(), 1, "{date}");
        }
    }
}
