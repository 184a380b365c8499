//! What all languages write alike: currency signs and codes, SI units of power and energy.
//!
//! "$", "US$", "EUR", "MW" and "GWh" need no language. Words such as "miliardi" never stand here.

/// Currency signs and prefixed signs, longest first.
pub const SIGNS: &[(&str, &str)] = &[
    ("US$", "USD"), ("HK$", "HKD"), ("NZ$", "NZD"), ("NT$", "TWD"), ("AU$", "AUD"), ("A$", "AUD"), ("C$", "CAD"), ("CA$", "CAD"),
    ("S$", "SGD"), ("R$", "BRL"), ("MX$", "MXN"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₩", "KRW"),
    ("₽", "RUB"), ("₺", "TRY"), ("₪", "ILS"), ("zł", "PLN"), ("₴", "UAH"), ("₫", "VND"), ("฿", "THB"), ("₱", "PHP"), ("₦", "NGN"),
];

/// ISO 4217 codes that news writes beside a number.
pub const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CHF", "CNY", "CAD", "AUD", "NZD", "HKD", "SGD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
    "BGN", "TRY", "RUB", "UAH", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "UYU", "INR", "KRW", "TWD", "THB", "IDR", "MYR", "PHP",
    "VND", "ZAR", "EGP", "NGN", "KES", "MAD", "AED", "SAR", "QAR", "KWD", "ILS", "PKR", "BDT", "ITL", "DEM", "FRF", "ESP", "PTE",
];

/// Codes in use that ISO 4217 does not list, and what they mean.
pub const OTHER_CODES: &[(&str, &str)] = &[("RMB", "CNY"), ("Rs", "INR"), ("Fr", "CHF"), ("SFr", "CHF"), ("CAN", "CAD")];

/// Units of power (`false`) and energy (`true`), with the power of ten of their prefix.
pub const UNITS: &[(&str, u8, bool)] = &[
    ("kW", 3, false), ("KW", 3, false), ("Kw", 3, false), ("kw", 3, false), ("kWp", 3, false), ("MW", 6, false), ("Mw", 6, false),
    ("mw", 6, false), ("MWp", 6, false), ("MWe", 6, false), ("GW", 9, false), ("Gw", 9, false), ("gw", 9, false), ("GWp", 9, false),
    ("TW", 12, false), ("Tw", 12, false), ("kWh", 3, true), ("KWh", 3, true), ("kwh", 3, true), ("Kwh", 3, true), ("MWh", 6, true),
    ("Mwh", 6, true), ("mwh", 6, true), ("GWh", 9, true), ("Gwh", 9, true), ("gwh", 9, true), ("TWh", 12, true), ("Twh", 12, true),
    ("twh", 12, true), ("MVA", 6, false),
];

/// Words for units of power and energy that are the same, but for an ending, in all six languages: stem, power of ten, energy.
pub const UNIT_WORDS: &[(&str, u8, bool)] = &[
    ("kilowatt", 3, false), ("kilowatts", 3, false), ("megawatt", 6, false), ("megawatts", 6, false), ("gigawatt", 9, false),
    ("gigawatts", 9, false), ("terawatt", 12, false), ("terawatts", 12, false), ("watt", 0, false), ("watts", 0, false),
];

/// Scales glued to a number behind a currency sign: "$750M", "£3bn".
pub const GLUED_SCALES: &[(&str, u8)] = &[
    ("k", 3), ("K", 3), ("m", 6), ("M", 6), ("mn", 6), ("Mn", 6), ("MN", 6), ("mln", 6), ("Mln", 6), ("MLN", 6), ("mio", 6), ("Mio", 6),
    ("mm", 6), ("MM", 6), ("b", 9), ("B", 9), ("bn", 9), ("Bn", 9), ("BN", 9), ("mld", 9), ("Mld", 9), ("MLD", 9), ("mrd", 9), ("Mrd", 9), ("md", 9), ("Md", 9),
    ("bln", 9), ("t", 12), ("T", 12), ("tn", 12), ("Tn", 12), ("trn", 12),
];

/// Home currency of a country, ISO 3166 alpha-2; euro-zone countries and those that use the euro are `EUR`.
pub const COUNTRY_CURRENCY: &[(&str, &str)] = &[
    ("US", "USD"), ("GB", "GBP"), ("CH", "CHF"), ("JP", "JPY"), ("CN", "CNY"), ("HK", "HKD"), ("KR", "KRW"), ("TW", "TWD"), ("IN", "INR"),
    ("CA", "CAD"), ("AU", "AUD"), ("NZ", "NZD"), ("SG", "SGD"), ("SE", "SEK"), ("NO", "NOK"), ("DK", "DKK"), ("PL", "PLN"), ("CZ", "CZK"),
    ("HU", "HUF"), ("RO", "RON"), ("TR", "TRY"), ("RU", "RUB"), ("UA", "UAH"), ("BR", "BRL"), ("MX", "MXN"), ("AR", "ARS"), ("CL", "CLP"),
    ("CO", "COP"), ("PE", "PEN"), ("UY", "UYU"), ("IL", "ILS"), ("AE", "AED"), ("SA", "SAR"), ("QA", "QAR"), ("KW", "KWD"), ("ZA", "ZAR"),
    ("EG", "EGP"), ("NG", "NGN"), ("KE", "KES"), ("MA", "MAD"), ("TH", "THB"), ("ID", "IDR"), ("MY", "MYR"), ("PH", "PHP"), ("VN", "VND"),
    ("AT", "EUR"), ("BE", "EUR"), ("HR", "EUR"), ("CY", "EUR"), ("EE", "EUR"), ("FI", "EUR"), ("FR", "EUR"), ("DE", "EUR"), ("GR", "EUR"),
    ("IE", "EUR"), ("IT", "EUR"), ("LV", "EUR"), ("LT", "EUR"), ("LU", "EUR"), ("MT", "EUR"), ("NL", "EUR"), ("PT", "EUR"), ("SK", "EUR"),
    ("SI", "EUR"), ("ES", "EUR"), ("MC", "EUR"), ("SM", "EUR"), ("VA", "EUR"), ("BG", "EUR"),
];

/// Legal forms that stand behind or before a name in any language's news, without full stops, lower case.
pub const LEGAL_FORMS: &[&str] = &[
    "spa", "s.p.a", "s.p.a.", "srl", "s.r.l", "s.r.l.", "sapa", "scpa", "scarl", "scrl", "inc", "inc.", "corp", "corp.", "corporation", "ltd", "ltd.", "limited", "llc", "llp", "lp",
    "plc", "p.l.c.", "ag", "gmbh", "kg", "kgaa", "se", "sa", "s.a", "s.a.", "sas", "sasu", "sarl", "snc", "nv", "n.v.", "bv", "b.v.", "ab", "asa", "oyj", "oy", "aps",
    "sicaf", "s.l.", "sl", "slu", "s.l.u.", "sau", "ltda", "ltda.", "s/a", "pty", "pte", "kk", "zrt", "nyrt", "d.d.", "jsc", "pjsc", "ojsc", "co.", "co", "e.v.", "ev", "eg",
];
