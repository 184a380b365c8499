//! Where the companies of an index come from.

/// Where an entry comes from, which tells how much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Source {
    /// The user's own list: its companies are known as those of the embedded list are.
    #[default]
    Own,
    /// The register of legal entities (GLEIF).
    Gleif,
    /// The filers of the Securities and Exchange Commission.
    Sec,
    /// FinanceDatabase.
    FinanceDatabase,
}

impl Source {
    pub(super) const ALL: [Self; 4] = [Self::Own, Self::Gleif, Self::Sec, Self::FinanceDatabase];

    pub(super) fn of(number: u8) -> Self {
        Self::ALL.get(number as usize).copied().unwrap_or(Self::Gleif)
    }

    /// How it is called for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own list",
            Self::Gleif => "GLEIF",
            Self::Sec => "SEC",
            Self::FinanceDatabase => "FinanceDatabase",
        }
    }
}
