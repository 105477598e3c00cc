//! Which overdue cards come first, when a backlog is spread over days.
//!
//! `cargo run --release --example backlog` catches up with 1,500 cards that fell due during a
//! break of forty days, over fourteen days, in several orders. It prints for each: how many of
//! those cards are expected to be forgotten on the day that they are asked; their mean recall
//! meanwhile, and on the day after; and until thirty days later, the answers to cards in review and
//! how many were wrong. Each is run with several seeds; the mean is shown, with the least and the
//! greatest.

mod simulation;

use simulation::{Order, Outcome, Size, run};

const SEEDS: u64 = 5;
const SIZE: Size = Size { overdue: 1_500, later: 600, away: 40, days: 14 };

fn main() {
    println!("| first | forgotten | recall meanwhile | recall after | reviews | lapses |");
    println!("|---|---:|---:|---:|---:|---:|");
    let orders = [
        ("what loses most by waiting (Carabin)", Order::Carabin),
        ("lowest recall", Order::LowestRecall),
        ("oldest due date", Order::OldestFirst),
        ("random", Order::Random),
        ("what a review now adds to recall at the end", Order::AtTheEnd),
        ("highest recall", Order::HighestRecall),
    ];
    for (name, order) in orders {
        let runs: Vec<Outcome> = (1..=SEEDS).map(|seed| run(order, SIZE, seed)).collect();
        let figure = |of: fn(&Outcome) -> f32, digits: usize| {
            let values = runs.iter().map(of);
            let mean = values.clone().sum::<f32>() / runs.len() as f32;
            let (least, most) =
                (values.clone().fold(f32::INFINITY, f32::min), values.fold(0.0, f32::max));
            format!("{mean:.digits$} ({least:.digits$}–{most:.digits$})")
        };
        println!(
            "| {name} | {} | {} | {} | {} | {} |",
            figure(|outcome| outcome.forgotten, 1),
            figure(|outcome| outcome.meanwhile, 3),
            figure(|outcome| outcome.after, 3),
            figure(|outcome| outcome.reviews, 0),
            figure(|outcome| outcome.lapses, 0),
        );
    }
}
