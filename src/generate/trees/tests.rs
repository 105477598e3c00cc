//! What comes out right, and that nothing panics.

use proptest::prelude::*;

use super::*;
use crate::generate::classes::Classes;
use crate::generate::lexicon::lexicon;
use crate::generate::tokenise::tokens;

const LANGUAGES: [Language; 2] = [Language::French, Language::English];

fn tree(text: &str, language: Language) -> Option<Tree> {
    parse(text, &tokens(text, lexicon(language)), language)
}

/// The root of a sentence, then the whole of its subject and of its object.
fn parts(text: &str, language: Language) -> [String; 3] {
    let tokens = tokens(text, lexicon(language));
    let tree = parse(text, &tokens, language).unwrap();
    let words = |range: Range<usize>| {
        let words: Vec<&str> = tokens[range].iter().map(|token| token.lower.as_str()).collect();
        words.join(" ")
    };
    let root = tree.root();
    let part = |labels: &[Label]| {
        let at = tree.children(root).find(|at| labels.contains(&tree.nodes[*at].label));
        at.map_or_else(String::new, |at| words(tree.span(at)))
    };
    let subject = part(&[Label::Nsubj, Label::NsubjPass]);
    [words(root..root + 1), subject, part(&[Label::Obj])]
}

#[test]
fn french_subjects_verbs_and_objects_come_out() {
    for (text, verb, subject, object) in [
        ("Le foie produit la bile.", "produit", "le foie", "la bile"),
        (
            "L’insuffisance rénale chronique entraîne une anémie normocytaire.",
            "entraîne",
            "l’ insuffisance rénale chronique",
            "une anémie normocytaire",
        ),
        (
            "La vésicule biliaire est irriguée par l’artère cystique.",
            "irriguée",
            "la vésicule biliaire",
            "",
        ),
        (
            "Les cellules bêta du pancréas sécrètent l’insuline.",
            "sécrètent",
            "les cellules bêta du pancréas",
            "l’ insuline",
        ),
        (
            "Chez l’enfant, la carence en fer ralentit la croissance.",
            "ralentit",
            "la carence en fer",
            "la croissance",
        ),
        (
            "La hernie inguinale ne comprime pas le nerf sciatique.",
            "comprime",
            "la hernie inguinale",
            "le nerf sciatique",
        ),
    ] {
        assert_eq!(parts(text, Language::French), [verb, subject, object], "{text}");
    }
}

#[test]
fn english_subjects_verbs_and_objects_come_out() {
    for (text, verb, subject, object) in [
        ("The pancreas secretes insulin.", "secretes", "the pancreas", "insulin"),
        ("The gallbladder is supplied by the cystic artery.", "supplied", "the gallbladder", ""),
        ("In children, iron deficiency slows growth.", "slows", "iron deficiency", "growth"),
        (
            "Long-term corticosteroids don’t cure the disease.",
            "cure",
            "long-term corticosteroids",
            "the disease",
        ),
    ] {
        assert_eq!(parts(text, Language::English), [verb, subject, object], "{text}");
    }
}

#[test]
fn a_negation_is_seen_as_in_the_treebanks() {
    let text = "Statins don’t cure, they can’t.";
    let found = tokens(text, lexicon(Language::English));
    let mut forms: Vec<&str> = found.iter().map(|token| &text[token.start..token.end]).collect();
    part_negations(text, &found, &mut forms);
    assert_eq!(forms, ["Statins", "do", "n’t", "cure", ",", "they", "ca", "n’t", "."]);
}

/// One root, every head inside, no word above itself, sure things between 0 and 1.
fn assert_whole(tree: &Tree, words: usize) {
    assert_eq!(tree.nodes.len(), words);
    assert_eq!(tree.nodes.iter().filter(|node| node.head.is_none()).count(), 1);
    assert_eq!(tree.subtree(tree.root()).len(), words);
    for (at, node) in tree.nodes.iter().enumerate() {
        assert!(node.head.is_none_or(|head| head < words && head != at));
        assert_eq!(node.head.is_none(), node.label == Label::Root);
        assert!((0.0..=1.0).contains(&node.margin));
    }
}

#[test]
fn odd_input_is_parsed_or_refused() {
    for language in LANGUAGES {
        assert_eq!(tree("", language), None);
        assert_eq!(tree(" \n ", language), None);
        assert_eq!(tree(&"mot ".repeat(10_000), language), None);
        assert_eq!(tree(&"mot ".repeat(LONGEST + 1), language), None);
        for odd in ["mot", "…", ". , ; : ! ?", "((((((((((", "💊 𝛼 ̈ ’ ' -", "12 345,6 % < 5"]
        {
            let count = tokens(odd, lexicon(language)).len();
            assert_whole(&tree(odd, language).unwrap(), count);
        }
        assert_whole(&tree(&", ".repeat(LONGEST), language).unwrap(), LONGEST);
        assert_whole(&tree(&"le mot ".repeat(LONGEST / 2), language).unwrap(), LONGEST);
    }
}

#[test]
fn the_same_sentence_has_the_same_tree() {
    let text = "Le rein, qui filtre le sang, sécrète la rénine et l’érythropoïétine.";
    let first = tree(text, Language::French);
    assert!(first.is_some());
    let elsewhere = std::thread::spawn(move || tree(text, Language::French)).join().unwrap();
    assert_eq!(first, elsewhere);
    assert_eq!(first, tree(text, Language::French));
}

#[test]
fn a_tree_that_runs_in_a_circle_ends() {
    let node = |head| Node { head: Some(head), label: Label::Dep, margin: 0.0, agreed: true };
    let tree = Tree { nodes: vec![node(1), node(0), node(7)] };
    assert_eq!((tree.root(), tree.subtree(2), tree.span(9)), (0, vec![2], 9..9));
    assert_eq!(tree.subtree(0), [0, 1]);
}

#[test]
fn labels_have_the_treebanks_names() {
    assert_eq!(Label::of_relation("nsubj:pass"), Label::NsubjPass);
    assert_eq!(Label::of_relation("nsubj:outer"), Label::Nsubj);
    assert_eq!(Label::of_relation("obl:mod"), Label::Obl);
    assert_eq!(Label::of_relation("no such thing"), Label::Dep);
    assert_eq!(Label::AclRelative.relation(), "acl");
    for label in Label::ALL {
        assert_eq!(Label::of_relation(label.name()), *label);
    }
}

#[test]
fn models_read_what_they_wrote_and_add_up() {
    let part = |moves: Vec<Feature>| Weights {
        moves,
        labels: vec![(9, vec![(31, 5), (34, -2)])],
        margins: vec![1, 5, 5, 9],
    };
    let one = part(vec![(7, vec![(0, 3), (2, -4)]), (0xffff_fff0, vec![(1, 100)])]).write();
    let other = part(vec![(7, vec![(1, 1), (2, 5)]), (0xffff_fff0, vec![(1, 100)])]).write();
    let model = Model::read(&[&one, &other]).unwrap();
    assert_eq!(model.moves.sums(&[7, 8, 7]), [6, 2, 2, 0]);
    assert_eq!(model.moves.sums(&[0xffff_fff0]), [0, 127, 0, 0]);
    assert_eq!(model.labels.sums::<LABELS>(&[9])[31], 10);
    let quantiles = [-1, 1, 2, 5, 6, i32::MAX].map(|margin| model.quantile(margin));
    assert_eq!(quantiles, [0.0, 0.0, 0.25, 0.25, 0.75, 1.0]);
    assert_eq!(Weights::read(&one[..one.len() - 1]).unwrap_err(), AssetError::Short);
    assert_eq!(Weights::read(b"tree0\x2c").unwrap_err(), AssetError::Version);
    assert_eq!(Weights::read(&[]).unwrap_err(), AssetError::Short);
}

#[test]
fn the_assets_are_read() {
    for language in LANGUAGES {
        assert!(model(language).is_some());
    }
    assert!(classes(Language::French).of("hépatite").1 > 0);
    assert_eq!(classes(Language::French).of("zzzzz"), (0, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_no_reason_to_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        opened in any::<bool>(),
    ) {
        let mut asset = Weights::default().write();
        asset.truncate(if opened { 6 } else { 0 });
        asset.extend(bytes);
        if let Ok(model) = Model::read(&[&asset, &asset]) {
            let words = crate::generate::words::words(Language::French);
            let cues = Cues::new(&["le", "foie"], &[2, 0], words, &Classes::default());
            let (best, plain) = model.trees(&cues);
            prop_assert!(best.is_done() && plain.is_done());
        }
    }

    #[test]
    fn any_text_has_a_whole_tree(text in "\\PC{0,60}") {
        for language in LANGUAGES {
            let count = tokens(&text, lexicon(language)).len();
            if let Some(tree) = tree(&text, language) {
                assert_whole(&tree, count);
            }
        }
    }
}
