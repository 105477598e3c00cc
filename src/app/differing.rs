//! Two texts beside each other: which words of each are not in the other, in the same order, whatever
//! their case, accents and punctuation.

use crate::deck::fold;

/// The most words that are compared one by one.
const MOST: usize = 400;

/// The words of two texts, each with whether the other text does not have it there.
#[must_use]
pub fn differing<'a>(one: &'a str, other: &'a str) -> [Vec<(&'a str, bool)>; 2] {
    let [ones, others] = [one, other].map(|text| text.split_inclusive(' ').collect::<Vec<_>>());
    if ones.len().max(others.len()) > MOST {
        let all =
            |words: Vec<&'a str>| words.into_iter().map(|word| (word, one != other)).collect();
        return [all(ones), all(others)];
    }
    let bare = |words: &[&str]| -> Vec<String> {
        let bare = |word: &&str| {
            let folded = fold(word);
            let letters = folded.trim_matches(|c: char| c.is_ascii_punctuation());
            if letters.is_empty() { folded } else { letters.to_owned() }
        };
        words.iter().map(bare).collect()
    };
    let (bare_ones, bare_others) = (bare(&ones), bare(&others));
    // How long the longest common row of words is, from each place to the ends.
    let width = others.len() + 1;
    let mut longest = vec![0_u16; (ones.len() + 1) * width];
    for (i, one) in bare_ones.iter().enumerate().rev() {
        for (j, other) in bare_others.iter().enumerate().rev() {
            longest[i * width + j] = if one == other {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut told = [Vec::with_capacity(ones.len()), Vec::with_capacity(others.len())];
    while i < ones.len() || j < others.len() {
        let both = ones.get(i).zip(others.get(j));
        if let Some((one, other)) = both.filter(|_| bare_ones[i] == bare_others[j]) {
            told[0].push((*one, false));
            told[1].push((*other, false));
            (i, j) = (i + 1, j + 1);
        } else if both.is_none() && j < others.len()
            || both.is_some() && longest[i * width + j + 1] > longest[(i + 1) * width + j]
        {
            told[1].push((others[j], true));
            j += 1;
        } else {
            told[0].push((ones[i], true));
            i += 1;
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(one: &str, other: &str) -> [String; 2] {
        differing(one, other).map(|words| {
            let mark = |(word, differs): &(&str, bool)| {
                if *differs { format!("[{}]", word.trim()) } else { word.trim().to_owned() }
            };
            words.iter().map(mark).collect::<Vec<_>>().join(" ")
        })
    }

    #[test]
    fn words_that_the_other_has_not_are_marked() {
        assert_eq!(
            marked("La rate filtre le sang", "La rate filtre tout le sang"),
            ["La rate filtre le sang", "La rate filtre [tout] le sang"]
        );
        assert_eq!(marked("a b c", "c a"), ["[a] [b] c", "c [a]"].map(str::to_owned));
        assert_eq!(marked("", "a"), ["", "[a]"]);
        assert_eq!(marked("a ", "a"), ["a", "a"]);
        assert_eq!(marked("la Rate, où", "Rate ou !"), ["[la] Rate, où", "Rate ou [!]"]);
        let long = "x ".repeat(500);
        let [one, _] = differing(&long, "x");
        assert!(one.len() == 500 && one.iter().all(|(_, differs)| *differs));
    }
}
