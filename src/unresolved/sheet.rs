//! Names as CSV: first the columns of a list of companies, then what helps to fill them in.

use super::candidates::Candidates;
use super::gather::Name;

/// The columns. Those up to `isin` are what a list of companies holds.
pub const HEADER: [&str; 12] = [
    "id",
    "name",
    "aliases",
    "country",
    "domain",
    "lei",
    "isin",
    "articles",
    "records",
    "money",
    "candidates",
    "quote",
];

/// Appends the header and a row for each name; `quotes` holds the words of the articles, by the name's number.
///
/// # Errors
/// None that a name can cause; the writer's, were there one.
pub fn sheet(out: &mut Vec<u8>, names: &[Name], quotes: &[Option<String>], candidates: &Candidates) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(HEADER)?;
    for (at, name) in names.iter().enumerate() {
        let money: Vec<String> =
            name.money.iter().map(|(unit, amount)| format!("{unit} {}", amount.normalize())).collect();
        let like: Vec<String> = candidates.of(&name.name).iter().map(ToString::to_string).collect();
        let quote = quotes.get(at).cloned().flatten().unwrap_or_else(|| name.place.summary.clone());
        let country = name.country.clone().unwrap_or_default();
        let (articles, records) = (name.articles.to_string(), name.records.to_string());
        let row: [String; 12] = [
            String::new(),
            name.name.clone(),
            name.aliases.join("|"),
            country,
            String::new(),
            String::new(),
            String::new(),
            articles,
            records,
            money.join("; "),
            like.join(" | "),
            quote,
        ];
        writer.write_record(row.map(|cell| harmless(&cell)))?;
    }
    writer.flush()?;
    Ok(())
}

/// A cell on one line that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let line = crate::emit::cards::harmless(cell);
    match line.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{line}"),
        false => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_no_formulas_and_quotes_are_doubled() {
        let name = Name { name: "=cmd|' /C calc'!A0".into(), aliases: vec!["Alfa, Beta".into()], ..Name::default() };
        let mut out = Vec::new();
        sheet(&mut out, &[name], &[Some("-1 \"x\"\ny".into())], &Candidates::default()).unwrap();
        let text = String::from_utf8(out).unwrap();
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(rows[0], "id,name,aliases,country,domain,lei,isin,articles,records,money,candidates,quote");
        assert_eq!(rows[1], ",'=cmd|' /C calc'!A0,\"Alfa, Beta\",,,,,0,0,,,\"'-1 \"\"x\"\" y\"");
        assert_eq!(rows.len(), 2);
    }
}
