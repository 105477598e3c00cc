//! Weights as whole numbers of one byte, the small ones left out.

use carabin::generate::trees::Feature;

/// The mean weights of features, by their keys in order.
pub type Means<const N: usize> = Vec<(u32, [f32; N])>;

/// How weights are written.
#[derive(Debug, Clone, Copy)]
pub struct Pruning {
    /// What a weight of one is in the asset.
    pub scale: f32,
    /// Features whose strongest weight is below this are left out, and weights below a third of it.
    pub least: i8,
}

pub fn prune<const N: usize>(means: &Means<N>, pruning: Pruning) -> Vec<Feature> {
    let Pruning { scale, least } = pruning;
    let whole = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0) as i8;
    let mut features = Vec::new();
    for (key, weights) in means {
        let weights = weights.map(whole);
        if weights.iter().all(|weight| weight.unsigned_abs() < least.unsigned_abs()) {
            continue;
        }
        let counts = |weight: i8| weight != 0 && i32::from(weight).abs() * 3 >= i32::from(least);
        let kept: Vec<(u8, i8)> =
            (0..).zip(weights).filter(|(_, weight)| counts(*weight)).collect();
        if !kept.is_empty() {
            features.push((*key, kept));
        }
    }
    features
}
