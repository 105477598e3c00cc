//! Weights as whole numbers of one byte, the small ones left out.

use carabin::generate::trees::Feature;

/// `means` times `share` in steps of a 127th of the largest but for a two-thousandth part. Left
/// out: features whose strongest weight is below `least` steps, and weights below a third of it.
pub fn prune<const N: usize>(means: &[(u32, [f32; N])], share: f32, least: i32) -> Vec<Feature> {
    let share = if share > 0.0 { share } else { 1.0 };
    let mut sizes: Vec<f32> =
        means.iter().flat_map(|mean| mean.1).map(f32::abs).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.len().saturating_sub(1 + sizes.len() / 2000);
    let step = sizes.get(top).map_or(1.0, |most| most / 127.0);
    let mut features = Vec::new();
    for (key, weights) in means {
        let steps =
            weights.map(|weight| (weight / step * share).round().clamp(-127.0, 127.0) as i8);
        if steps.iter().all(|step| i32::from(*step).abs() < least) {
            continue;
        }
        let kept: Vec<(u8, i8)> = (0..)
            .zip(steps)
            .filter(|(_, step)| *step != 0 && i32::from(*step).abs() * 3 >= least)
            .collect();
        if !kept.is_empty() {
            features.push((*key, kept));
        }
    }
    features
}
