//! Round numbers for the lines of a chart.

/// The values that an axis spans, and the lines on it with their words.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub from: f32,
    pub to: f32,
    pub lines: Vec<(f32, String)>,
    /// What it measures.
    pub name: String,
}

impl Axis {
    /// From 0 to a round number at or above `most`, with about four lines; `words` says a number.
    #[must_use]
    pub fn up_to(most: f32, name: String, words: impl Fn(f32) -> String) -> Self {
        let step = step(most / 4.0);
        let count = (most / step).ceil().max(1.0);
        let lines = (0..=count as usize).map(|n| n as f32 * step);
        Self {
            from: 0.0,
            to: count * step,
            lines: lines.map(|value| (value, words(value))).collect(),
            name,
        }
    }

    /// From `from` to `to` with lines at `at`.
    #[must_use]
    pub fn with_lines(
        (from, to): (f32, f32),
        at: impl IntoIterator<Item = f32>,
        name: String,
        words: impl Fn(f32) -> String,
    ) -> Self {
        let lines = at.into_iter().map(|value| (value, words(value))).collect();
        Self { from, to, lines, name }
    }

    /// Where `value` lies, 0 at the beginning, 1 at the end.
    #[must_use]
    pub fn part(&self, value: f32) -> f32 {
        let length = self.to - self.from;
        if length <= 0.0 { 0.0 } else { ((value - self.from) / length).clamp(0.0, 1.0) }
    }
}

/// The least of 1, 2, 5, 10, 20, 50, … that is at least `least`.
fn step(least: f32) -> f32 {
    if !least.is_finite() || least <= 1.0 {
        return 1.0;
    }
    let power = 10_f32.powf(least.log10().floor());
    [1.0, 2.0, 5.0].map(|n| n * power).into_iter().find(|n| *n >= least).unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_round_and_reach_the_most() {
        let axis = |most: f32| Axis::up_to(most, String::new(), |value| value.to_string());
        let lines = |most: f32| -> Vec<String> {
            axis(most).lines.into_iter().map(|(_, words)| words).collect()
        };
        assert_eq!(lines(0.0), ["0", "1"]);
        assert_eq!(lines(3.0), ["0", "1", "2", "3"]);
        assert_eq!(lines(17.0), ["0", "5", "10", "15", "20"]);
        assert_eq!(lines(812.0), ["0", "500", "1000"]);
        assert_eq!(axis(f32::NAN).to, 1.0);
        for most in [1.0, 9.0, 10.0, 99.0, 1234.0, 1e6] {
            assert!(axis(most).to >= most && (2..=6).contains(&axis(most).lines.len()));
        }
        assert_eq!(axis(17.0).part(5.0), 0.25);
        assert_eq!((axis(17.0).part(-1.0), axis(17.0).part(99.0)), (0.0, 1.0));
    }
}
