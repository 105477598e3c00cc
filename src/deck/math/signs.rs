//! The signs that TeX has names for, and those that stand above and below the line.

/// A sign by its name.
pub(super) fn sign(name: &str) -> Option<&'static str> {
    let at = SIGNS.binary_search_by(|(known, _)| known.cmp(&name)).ok()?;
    SIGNS.get(at).map(|(_, sign)| *sign)
}

/// The sign above the line.
pub(super) fn above(c: char) -> Option<char> {
    ABOVE.iter().find(|(plain, _)| *plain == c).map(|(_, small)| *small)
}

/// The sign below the line.
pub(super) fn below(c: char) -> Option<char> {
    BELOW.iter().find(|(plain, _)| *plain == c).map(|(_, small)| *small)
}

/// Whether a sign stands above the line.
pub(super) fn is_raised(c: char) -> bool {
    ABOVE.iter().any(|(_, small)| *small == c)
}

/// Whether a sign stands below it.
pub(super) fn is_lowered(c: char) -> bool {
    BELOW.iter().any(|(_, small)| *small == c)
}

/// Signs with a space on both sides.
pub(super) const RELATIONS: &str = "=<>≤≥≈≠≡→←↔⇒⇔⇌∈∝~≪≫≃";
/// The same, between two things.
pub(super) const OPERATORS: &str = "+−×÷±∓";

/// Names of functions, which stand upright and apart from what follows.
pub(super) const FUNCTIONS: [&str; 14] = [
    "arctan", "cos", "cosh", "det", "exp", "lg", "lim", "ln", "log", "max", "min", "sin", "sinh",
    "tan",
];

const ABOVE: [(char, char); 16] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('n', 'ⁿ'),
    ('(', '⁽'),
    (')', '⁾'),
];

const BELOW: [(char, char); 15] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('a', 'ₐ'),
    ('i', 'ᵢ'),
];

/// In the order of their names.
const SIGNS: [(&str, &str); 85] = [
    ("Delta", "Δ"),
    ("Gamma", "Γ"),
    ("Lambda", "Λ"),
    ("Leftarrow", "⇐"),
    ("Leftrightarrow", "⇔"),
    ("Omega", "Ω"),
    ("Phi", "Φ"),
    ("Pi", "Π"),
    ("Psi", "Ψ"),
    ("Rightarrow", "⇒"),
    ("Sigma", "Σ"),
    ("Theta", "Θ"),
    ("Upsilon", "Υ"),
    ("Xi", "Ξ"),
    ("alpha", "α"),
    ("approx", "≈"),
    ("beta", "β"),
    ("cdot", "·"),
    ("cdots", "…"),
    ("chi", "χ"),
    ("circ", "°"),
    ("cup", "∪"),
    ("delta", "δ"),
    ("div", "÷"),
    ("dots", "…"),
    ("downarrow", "↓"),
    ("ell", "ℓ"),
    ("emptyset", "∅"),
    ("epsilon", "ε"),
    ("equiv", "≡"),
    ("eta", "η"),
    ("exists", "∃"),
    ("forall", "∀"),
    ("gamma", "γ"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("gg", "≫"),
    ("gt", ">"),
    ("in", "∈"),
    ("infty", "∞"),
    ("int", "∫"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("ldots", "…"),
    ("le", "≤"),
    ("leftarrow", "←"),
    ("leftrightarrow", "↔"),
    ("leftrightharpoons", "⇌"),
    ("leq", "≤"),
    ("ll", "≪"),
    ("lt", "<"),
    ("mp", "∓"),
    ("mu", "μ"),
    ("nabla", "∇"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("nu", "ν"),
    ("omega", "ω"),
    ("partial", "∂"),
    ("phi", "φ"),
    ("pi", "π"),
    ("pm", "±"),
    ("prime", "′"),
    ("prod", "∏"),
    ("propto", "∝"),
    ("psi", "ψ"),
    ("rho", "ρ"),
    ("rightarrow", "→"),
    ("rightleftharpoons", "⇌"),
    ("sigma", "σ"),
    ("sim", "~"),
    ("simeq", "≃"),
    ("sum", "∑"),
    ("tau", "τ"),
    ("theta", "θ"),
    ("times", "×"),
    ("to", "→"),
    ("uparrow", "↑"),
    ("updownarrow", "↕"),
    ("upsilon", "υ"),
    ("varepsilon", "ε"),
    ("varphi", "φ"),
    ("xi", "ξ"),
    ("zeta", "ζ"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        assert!(SIGNS.is_sorted());
        assert!(SIGNS.iter().all(|(name, text)| sign(name) == Some(*text)));
        assert_eq!(sign("foo"), None);
    }
}
