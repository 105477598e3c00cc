//! What commands and environments of LaTeX are, by their names.

/// Environments that nobody reads.
pub(super) const UNREAD: [&str; 8] = [
    "table",
    "figure",
    "tabular",
    "equation",
    "align",
    "verbatim",
    "thebibliography",
    "tikzpicture",
];

/// Environments that a name in square brackets heads: `\begin{definition}[Milieu intérieur]`.
pub(super) const NAMED: [&str; 14] = [
    "definition",
    "théorème",
    "theorem",
    "theoreme",
    "proposition",
    "propriete",
    "property",
    "lemma",
    "lemme",
    "example",
    "exemple",
    "remark",
    "remarque",
    "corollary",
];

/// What is set up or drawn in from elsewhere, and says nothing.
const SETTINGS: [&str; 52] = [
    "documentclass",
    "usepackage",
    "newcommand",
    "renewcommand",
    "providecommand",
    "def",
    "let",
    "setlength",
    "setcounter",
    "addtocounter",
    "input",
    "include",
    "includegraphics",
    "bibliography",
    "bibliographystyle",
    "pagestyle",
    "thispagestyle",
    "author",
    "institute",
    "date",
    "email",
    "address",
    "affil",
    "thanks",
    "hypersetup",
    "definecolor",
    "lstset",
    "tikzset",
    "usetikzlibrary",
    "newtheorem",
    "theoremstyle",
    "geometry",
    "graphicspath",
    "addbibresource",
    "newenvironment",
    "renewenvironment",
    "titleformat",
    "titlespacing",
    "caption",
    "captionof",
    "keywords",
    "vspace",
    "hspace",
    "label",
    "rule",
    "selectlanguage",
    "logo",
    "subtitle",
    "framesubtitle",
    "url",
    "markboth",
    "markright",
];

/// Whether the command says nothing itself, whatever stands in its braces.
pub(super) fn sets_up(name: &str) -> bool {
    let of_a_theme = ["setbeamer", "usetheme", "use", "Declare", "cite"];
    SETTINGS.contains(&name) || of_a_theme.iter().any(|start| name.starts_with(start))
}

/// How deep a command's heading stands.
pub(super) fn level(name: &str) -> Option<u8> {
    Some(match name {
        "title" | "part" | "chapter" => 1,
        "section" => 2,
        "subsection" => 3,
        "subsubsection" | "paragraph" | "frametitle" => 4,
        "framesubtitle" | "subtitle" | "shorttitle" | "runningtitle" => return None,
        // What a class of its own calls them.
        _ if name.ends_with("title") && (name.contains("chap") || name.contains("course")) => 1,
        _ if name.ends_with("title") && name.contains("section") => 2,
        _ if name.ends_with("title") && name.len() > "title".len() && name != "maketitle" => 4,
        _ => return None,
    })
}

/// Commands that shape or write words, which go on in their line.
pub(super) fn is_wording(name: &str) -> bool {
    [
        "textbf",
        "emph",
        "textit",
        "underline",
        "textsc",
        "text",
        "og",
        "oe",
        "alpha",
        "beta",
        "gamma",
    ]
    .contains(&name)
}
