//! A register of generated companies in the shape of GLEIF's golden copy, for speed and for what a large register does to an extraction.
//!
//! The names are made as real ones are: invented words with a trade behind, surnames, places, ordinary words, whole persons, funds. None is
//! taken from a register; that some bear the name of a real company is chance.

use std::io::{self, Write};

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const SYLLABLES: &[&str] = &[
    "al", "ba", "bri", "ca", "cor", "da", "del", "do", "en", "fa", "fer", "ga", "gi", "gra", "in", "ka", "lo", "lu",
    "ma", "mon", "na", "nor", "no", "pa", "per", "po", "qua", "ra", "ri", "ro", "sa", "sol", "ta", "ter", "to", "tri",
    "va", "vel", "vi", "zo",
];
const TRADES: &[&str] = &[
    "Costruzioni",
    "Immobiliare",
    "Logistica",
    "Energia",
    "Systems",
    "Technologies",
    "Holding",
    "Group",
    "Industrie",
    "Foods",
    "Pharma",
    "Trading",
    "Services",
    "Consulting",
    "Solutions",
    "Engineering",
    "Software",
    "Motors",
    "Shipping",
    "Textil",
    "Maschinenbau",
    "Immobilien",
    "Conseil",
    "Transports",
    "Alimentos",
    "Energie",
    "Media",
    "Capital",
    "Partners",
    "Real Estate",
];
const SURNAMES: &[&str] = &[
    "Rossi",
    "Bianchi",
    "Ferrari",
    "Esposito",
    "Romano",
    "Colombo",
    "Ricci",
    "Marino",
    "Greco",
    "Bruno",
    "Müller",
    "Schmidt",
    "Weber",
    "Wagner",
    "Becker",
    "Martin",
    "Bernard",
    "Dubois",
    "Garcia",
    "Fernandez",
    "Lopez",
    "Silva",
    "Santos",
    "Smith",
    "Jones",
    "Taylor",
    "Brown",
    "Wilson",
];
const GIVEN: &[&str] = &[
    "Mario", "Luca", "Anna", "Giulia", "Paolo", "Marco", "Hans", "Peter", "Jean", "Marie", "Carlos", "Ana", "John",
    "Mary", "James", "Thomas",
];
const PLACES: &[&str] = &[
    "Milano",
    "Roma",
    "Torino",
    "Napoli",
    "Verona",
    "Berlin",
    "Hamburg",
    "Paris",
    "Lyon",
    "Madrid",
    "Lisboa",
    "London",
    "Italia",
    "Europa",
    "Adriatica",
    "Mediterranea",
    "Alpina",
    "Lombardia",
];
const WORDS: &[&str] = &[
    "Oro",
    "Casa",
    "Target",
    "Orange",
    "Shell",
    "Gap",
    "Visa",
    "Sole",
    "Luna",
    "Alpha",
    "Delta",
    "Omega",
    "Terra",
    "Mare",
    "Vento",
    "Futuro",
    "Progetto",
    "Mercato",
    "Governo",
    "Gruppo",
    "Banca",
    "Borsa",
    "Impresa",
    "Risparmio",
    "Salute",
    "Moda",
    "Arte",
    "Libertà",
    "Unione",
    "Centro",
    "Focus",
    "Vision",
    "Next",
    "Prime",
    "First",
    "Global",
    "Smart",
    "Green",
    "Blue",
    "Star",
    "Apple",
    "Amazon",
    "Meta",
    "Enel",
    "Intesa",
    "Leonardo",
];
const FORMS: &[(&str, &[&str])] = &[
    ("IT", &["S.P.A.", "S.R.L.", "SOCIETA' PER AZIONI", "SOCIETA' A RESPONSABILITA' LIMITATA"]),
    ("DE", &["GmbH", "AG", "GmbH & Co. KG", "KG"]),
    ("FR", &["SA", "SAS", "SARL"]),
    ("ES", &["S.A.", "S.L."]),
    ("PT", &["LDA", "S.A."]),
    ("GB", &["LIMITED", "PLC", "LLP"]),
    ("US", &["INC.", "LLC", "CORPORATION", "L.P."]),
    ("NL", &["B.V.", "N.V."]),
];

/// Columns between those that are read, as many as the golden copy has.
const EMPTY: usize = 60;

fn invented(dice: &mut Dice) -> String {
    let word: String = (0..2 + dice.below(3)).map(|_| dice.of(SYLLABLES)).collect();
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn name(dice: &mut Dice) -> String {
    match dice.below(100) {
        0..35 => format!("{} {}", invented(dice), dice.of(TRADES)),
        35..55 => invented(dice),
        55..65 => format!("{} {}", dice.of(SURNAMES), dice.of(TRADES)),
        65..72 => format!("{} {} {}", dice.of(TRADES), dice.of(PLACES), 1 + dice.below(900)),
        72..80 => format!("{} {}", dice.of(GIVEN), dice.of(SURNAMES)),
        80..84 => dice.of(WORDS).to_owned(),
        84..90 => format!("{} {}", dice.of(WORDS), dice.of(TRADES)),
        90..95 => format!("{} {} Fund {}", invented(dice), dice.of(WORDS), 1 + dice.below(20)),
        _ => format!("{} {} {}", invented(dice), invented(dice), dice.of(TRADES)),
    }
}

/// An identifier of 20 characters with right check digits.
fn lei(row: usize) -> String {
    let begin = format!("5493{row:014}");
    let rest = format!("{begin}00").bytes().fold(0u32, |rest, b| (rest * 10 + u32::from(b - b'0')) % 97);
    format!("{begin}{:02}", 98 - rest)
}

/// Writes so many rows, and the header.
pub fn gleif(rows: usize, out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "\"LEI\",\"Entity.LegalName\",\"Entity.LegalName.xmllang\",\"Entity.OtherEntityNames.OtherEntityName.1\""
    )?;
    for n in 0..EMPTY {
        write!(out, ",\"Entity.OtherAddresses.OtherAddress.{n}\"")?;
    }
    writeln!(
        out,
        ",\"Entity.LegalAddress.City\",\"Entity.LegalAddress.Country\",\"Entity.HeadquartersAddress.Country\",\
         \"Entity.LegalForm.EntityLegalFormCode\",\"Entity.EntityStatus\",\"Registration.RegistrationStatus\""
    )?;
    let mut dice = Dice(7);
    for row in 0..rows {
        let (country, forms) = FORMS[dice.below(FORMS.len())];
        let (name, form, city) = (name(&mut dice), dice.of(forms), dice.of(PLACES));
        let name = if dice.below(2) == 0 { name.to_uppercase() } else { name };
        let other = if dice.below(8) == 0 { invented(&mut dice) } else { String::new() };
        let status = if dice.below(25) == 0 { "INACTIVE" } else { "ACTIVE" };
        write!(out, "\"{}\",\"{name} {form}\",\"en\",\"{other}\"", lei(row))?;
        for _ in 0..EMPTY {
            write!(out, ",\"\"")?;
        }
        writeln!(out, ",\"{city}\",\"{country}\",\"{country}\",\"8888\",\"{status}\",\"ISSUED\"")?;
    }
    Ok(())
}
