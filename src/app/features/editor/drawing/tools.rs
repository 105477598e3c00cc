//! What can be done with masks, each with its name.

/// What the mouse draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tool {
    /// It selects, moves and resizes.
    Select,
    #[default]
    Rectangle,
    Ellipse,
    Polygon,
}

impl Tool {
    pub const ALL: [Self; 4] = [Self::Select, Self::Rectangle, Self::Ellipse, Self::Polygon];
}

/// Along what masks are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Middle,
    Right,
    Top,
    Centre,
    Bottom,
}

impl Side {
    pub const ALL: [Self; 6] =
        [Self::Left, Self::Middle, Self::Right, Self::Top, Self::Centre, Self::Bottom];
}

/// What can be done with masks, at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draw {
    Tool(Tool),
    /// A mask in the middle, for who has no mouse.
    Add,
    Delete,
    Duplicate,
    /// They are one card.
    Group,
    /// Each is a card again.
    Ungroup,
    Align(Side),
    All,
    Next,
    Previous,
    Undo,
    Redo,
}

impl Draw {
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Tool(Tool::Select) => "draw-select",
            Self::Tool(Tool::Rectangle) => "draw-rectangle",
            Self::Tool(Tool::Ellipse) => "draw-ellipse",
            Self::Tool(Tool::Polygon) => "draw-polygon",
            Self::Add => "draw-add",
            Self::Delete => "draw-delete",
            Self::Duplicate => "draw-duplicate",
            Self::Group => "draw-group",
            Self::Ungroup => "draw-ungroup",
            Self::Align(Side::Left) => "draw-align-left",
            Self::Align(Side::Middle) => "draw-align-middle",
            Self::Align(Side::Right) => "draw-align-right",
            Self::Align(Side::Top) => "draw-align-top",
            Self::Align(Side::Centre) => "draw-align-centre",
            Self::Align(Side::Bottom) => "draw-align-bottom",
            Self::All => "draw-all",
            Self::Next => "draw-next",
            Self::Previous => "draw-previous",
            Self::Undo => "draw-undo",
            Self::Redo => "draw-redo",
        }
    }
}
