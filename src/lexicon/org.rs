//! The sorts of organisations.

/// What sort of organisation a known name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrgKind {
    /// A company.
    Company,
    /// An investment fund or its manager.
    Fund,
    /// A bank or insurer.
    Bank,
    /// A ministry or public body.
    State,
    /// A newspaper, agency, broadcaster.
    Media,
    /// A rating agency, research house or trade body.
    Agency,
    /// A regulator, court, central bank, statistics office or exchange: a company only where it is a party.
    Authority,
}

impl OrgKind {
    /// All sorts, by the names that lists and overlays use.
    pub const ALL: &[(&str, Self)] = &[
        ("company", Self::Company),
        ("fund", Self::Fund),
        ("bank", Self::Bank),
        ("state", Self::State),
        ("media", Self::Media),
        ("agency", Self::Agency),
        ("authority", Self::Authority),
    ];

    /// The sort of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, kind)| *kind)
    }
}
