//! The weights of a linear model over hashed cues, as `assets/build/models.py` wrote them.
//!
//! Little-endian: what a step of a weight counts, in thousandths (a byte); the number of names and
//! each name behind its length (a byte each); a bias of two bytes for each name, in hundredths; the
//! number of cues (four bytes), their hashes in order (four bytes each), and for each cue how many
//! weights it has (a byte); then the weights of one cue after the other, two bytes each: the place of
//! the name, and the weight in steps.

use thiserror::Error;

/// What each cue says for each name.
#[derive(Debug, Default)]
pub(in crate::generate) struct Model {
    pub(in crate::generate) names: Vec<&'static str>,
    step: f32,
    bias: Vec<f32>,
    /// The hashes of the cues, in order.
    cues: Vec<u32>,
    /// Where the weights of each cue begin, and where the last ones end.
    starts: Vec<usize>,
    weights: &'static [u8],
}

/// Why the weights can't be read.
#[derive(Debug, Error, PartialEq, Eq)]
pub(in crate::generate) enum ModelError {
    #[error("the weights end too early")]
    Short,
    #[error("a name of the weights is no text")]
    Name,
    #[error("something stands behind the last weight")]
    Long,
    #[error("the cues are not in order")]
    Order,
    #[error("a weight is of no name")]
    Nameless,
}

impl Model {
    /// Reads what `assets/build/models.py` wrote.
    pub(in crate::generate) fn read(asset: &'static [u8]) -> Result<Self, ModelError> {
        let mut rest = asset;
        let step = f32::from(byte(&mut rest)?) / 1000.0;
        let count = usize::from(byte(&mut rest)?);
        let mut names = Vec::with_capacity(count);
        for _ in 0..count {
            let length = usize::from(byte(&mut rest)?);
            let name = std::str::from_utf8(part(&mut rest, length)?);
            names.push(name.map_err(|_| ModelError::Name)?);
        }
        let hundredths = part(&mut rest, 2 * count)?.chunks_exact(2);
        let bias = hundredths
            .filter_map(|pair| pair.try_into().ok())
            .map(|pair| f32::from(i16::from_le_bytes(pair)) / 100.0)
            .collect();
        let cues =
            u32::from_le_bytes(part(&mut rest, 4)?.try_into().map_err(|_| ModelError::Short)?);
        let cues = usize::try_from(cues).map_err(|_| ModelError::Short)?;
        let hashes: Vec<u32> = part(&mut rest, cues.checked_mul(4).ok_or(ModelError::Short)?)?
            .chunks_exact(4)
            .filter_map(|four| four.try_into().ok())
            .map(u32::from_le_bytes)
            .collect();
        if !hashes.is_sorted() {
            return Err(ModelError::Order);
        }
        let mut starts = vec![0];
        let mut end = 0;
        for number in part(&mut rest, cues)? {
            end += 2 * usize::from(*number);
            starts.push(end);
        }
        let weights = part(&mut rest, end)?;
        if weights.iter().step_by(2).any(|at| usize::from(*at) >= count) {
            return Err(ModelError::Nameless);
        }
        if rest.is_empty() {
            Ok(Self { names, step, bias, cues: hashes, starts, weights })
        } else {
            Err(ModelError::Long)
        }
    }

    /// How many cues have weights.
    #[cfg(test)]
    pub(in crate::generate) fn cues(&self) -> usize {
        self.cues.len()
    }

    /// What the cues, of these hashes, say for each name.
    pub(in crate::generate) fn sums(&self, cues: impl IntoIterator<Item = u32>) -> Vec<f32> {
        let mut sums = self.bias.clone();
        for cue in cues {
            let Ok(at) = self.cues.binary_search(&cue) else { continue };
            let from = self.starts.get(at).copied().unwrap_or(0);
            let to = self.starts.get(at + 1).copied().unwrap_or(from);
            for pair in self.weights.get(from..to).unwrap_or_default().chunks_exact(2) {
                let [at, steps] = pair else { continue };
                if let Some(sum) = sums.get_mut(usize::from(*at)) {
                    *sum += f32::from(steps.cast_signed()) * self.step;
                }
            }
        }
        sums
    }
}

/// FNV-1a of 32 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(in crate::generate) fn hash(cue: &str) -> u32 {
    hash_of(&[cue])
}

/// The hash of what the parts make when they are put together.
pub(in crate::generate) fn hash_of(parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn byte(rest: &mut &'static [u8]) -> Result<u8, ModelError> {
    part(rest, 1)?.first().copied().ok_or(ModelError::Short)
}

/// The next `length` bytes.
fn part(rest: &mut &'static [u8], length: usize) -> Result<&'static [u8], ModelError> {
    let (part, behind) = rest.split_at_checked(length).ok_or(ModelError::Short)?;
    *rest = behind;
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two names, and a cue that speaks for the second: 25 steps of 0.04.
    fn small() -> Vec<u8> {
        let mut bytes = vec![40, 2, 4];
        bytes.extend(b"what");
        bytes.push(3);
        bytes.extend(b"how");
        bytes.extend(50_i16.to_le_bytes());
        bytes.extend((-50_i16).to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(hash("colon").to_le_bytes());
        bytes.extend([1, 1, 25]);
        bytes
    }

    fn read(bytes: Vec<u8>) -> Result<Model, ModelError> {
        Model::read(bytes.leak())
    }

    #[test]
    fn a_cue_adds_its_weights_to_what_each_name_has() {
        assert_eq!(hash("a"), 0xe40c_292c);
        assert_eq!(hash_of(&["a", "", "b"]), hash("ab"));
        let model = read(small()).unwrap();
        assert_eq!(model.names, ["what", "how"]);
        let near = |sums: &[f32], wanted: [f32; 2]| {
            sums.iter().zip(wanted).all(|(sum, wanted)| (sum - wanted).abs() < 1e-5)
        };
        assert!(near(&model.sums([hash("colon")]), [0.5, 0.5]));
        assert!(near(&model.sums([hash("arrow")]), [0.5, -0.5]));
    }

    #[test]
    fn weights_that_are_broken_are_refused() {
        for length in 0..small().len() {
            let cut = small().get(..length).unwrap().to_vec();
            assert_eq!(read(cut).unwrap_err(), ModelError::Short, "{length}");
        }
        let with = |at: usize, byte: u8| {
            let mut bytes = small();
            *bytes.get_mut(at).unwrap() = byte;
            read(bytes).unwrap_err()
        };
        assert_eq!(with(3, 0xff), ModelError::Name);
        assert_eq!(with(small().len() - 2, 2), ModelError::Nameless);
        assert_eq!(read([small(), vec![0]].concat()).unwrap_err(), ModelError::Long);
    }
}
