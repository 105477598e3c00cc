//! The columns of the table: which are shown, and how wide they were pulled. This machine keeps both.

use crate::find::Column;

/// The columns that a table has until others are chosen.
const USUAL: [Column; 6] =
    [Column::Front, Column::Back, Column::Deck, Column::Tags, Column::State, Column::Due];
/// No column is narrower, in points, and none wider.
const LEAST: f32 = 56.0;
const MOST: f32 = 2_000.0;

/// How wide a column was pulled, in points; none where it takes its share of the room.
type Width = Option<f32>;

#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// In the order of the table.
    shown: Vec<Column>,
    pulled: Vec<(Column, f32)>,
}

/// In less room a column tells little, in points.
fn least(column: Column) -> f32 {
    match column {
        Column::Front => 230.0,
        Column::Back => 160.0,
        Column::Deck => 130.0,
        Column::Tags => 120.0,
        Column::Due | Column::Created | Column::Changed => 104.0,
        Column::State | Column::Stability | Column::Lapses => 92.0,
    }
}

impl Default for Columns {
    fn default() -> Self {
        Self { shown: USUAL.to_vec(), pulled: Vec::new() }
    }
}

impl Columns {
    /// As a machine keeps them; what it says of columns that are not there is passed over.
    #[must_use]
    pub fn kept(kept: &[(String, Width)]) -> Self {
        let mut columns = Self { shown: Vec::new(), pulled: Vec::new() };
        for (name, width) in kept {
            let known = Column::ALL.into_iter().find(|column| column.name() == name);
            if let Some(column) = known.filter(|column| !columns.shown.contains(column)) {
                columns.shown.push(column);
                columns.pull(column, *width);
            }
        }
        if columns.shown.is_empty() { Self::default() } else { columns }
    }

    /// What a machine keeps of them: nothing as long as they are as they come.
    #[must_use]
    pub fn to_keep(&self) -> Vec<(String, Width)> {
        if *self == Self::default() {
            return Vec::new();
        }
        let named = |column: &Column| (column.name().to_owned(), self.pulled(*column));
        self.shown.iter().map(named).collect()
    }

    #[must_use]
    pub fn shown(&self) -> &[Column] {
        &self.shown
    }

    /// Those that a table so wide, in points, has room for: of the columns that were neither chosen
    /// nor pulled, those that tell the least go first.
    #[must_use]
    pub fn fitting(&self, room: f32) -> Vec<Column> {
        let mut fitting = self.shown.clone();
        if self.shown != USUAL {
            return fitting;
        }
        let need = |column: &Column| self.pulled(*column).unwrap_or(least(*column));
        for column in [Column::Tags, Column::Deck, Column::State, Column::Back] {
            if fitting.iter().map(need).sum::<f32>() <= room {
                break;
            }
            fitting.retain(|other| *other != column || self.pulled(column).is_some());
        }
        fitting
    }

    /// The least width of a column, in points, with which one that had no room comes when it is asked
    /// for.
    #[must_use]
    pub fn asked(column: Column) -> f32 {
        least(column)
    }

    #[must_use]
    pub fn pulled(&self, column: Column) -> Width {
        self.pulled.iter().find(|(known, _)| *known == column).map(|(_, width)| *width)
    }

    /// Makes a column as wide as this; with none it takes its share of the room again.
    pub fn pull(&mut self, column: Column, width: Width) {
        self.pulled.retain(|(known, _)| *known != column);
        let width = width.filter(|width| width.is_finite());
        self.pulled.extend(width.map(|width| (column, width.clamp(LEAST, MOST))));
    }

    /// Shows a column, or hides it; one always stays.
    pub fn toggle(&mut self, column: Column) {
        match self.shown.iter().position(|known| *known == column) {
            Some(at) if self.shown.len() > 1 => drop(self.shown.remove(at)),
            Some(_) => {}
            None => {
                let place = |column: &Column| Column::ALL.iter().position(|known| known == column);
                let at = self.shown.iter().position(|known| place(known) > place(&column));
                self.shown.insert(at.unwrap_or(self.shown.len()), column);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_machine_keeps_is_what_comes_back() {
        let mut columns = Columns::default();
        assert_eq!(columns.to_keep(), []);
        columns.pull(Column::Front, Some(211.5));
        columns.toggle(Column::Back);
        columns.toggle(Column::Lapses);
        columns.pull(Column::Deck, Some(3.0));
        let again = Columns::kept(&columns.to_keep());
        assert_eq!(again.shown(), columns.shown());
        assert_eq!(again.pulled(Column::Front), Some(211.5));
        assert_eq!(again.pulled(Column::Deck), Some(LEAST));
        columns.pull(Column::Front, None);
        assert_eq!(columns.pulled(Column::Front), None);
    }

    #[test]
    fn a_narrow_table_has_fewer_columns_unless_they_were_chosen() {
        let mut columns = Columns::default();
        assert_eq!(columns.fitting(900.0), USUAL);
        let [front, back, deck, _, state, due] = USUAL;
        assert_eq!(columns.fitting(760.0), [front, back, deck, state, due]);
        assert_eq!(columns.fitting(600.0), [front, back, state, due]);
        assert_eq!(columns.fitting(510.0), [front, back, due]);
        assert_eq!(columns.fitting(100.0), [front, due]);
        // One that was asked for stays.
        columns.pull(Column::Tags, Some(Columns::asked(Column::Tags)));
        assert_eq!(columns.fitting(760.0), [front, back, Column::Tags, state, due]);
        columns.toggle(Column::Lapses);
        assert_eq!(columns.fitting(100.0), columns.shown());
    }

    #[test]
    fn odd_columns_leave_the_table_usable() {
        let kept = |names: &[(&str, Width)]| {
            let names: Vec<_> =
                names.iter().map(|(name, width)| ((*name).to_owned(), *width)).collect();
            Columns::kept(&names)
        };
        assert_eq!(kept(&[("nowhere", Some(70.0))]), Columns::default());
        let odd = kept(&[("due", Some(f32::NAN)), ("due", Some(90.0)), ("back", Some(1e9))]);
        assert_eq!(odd.shown(), [Column::Due, Column::Back]);
        assert_eq!(odd.pulled(Column::Due), None);
        assert_eq!(odd.pulled(Column::Back), Some(MOST));
    }
}
