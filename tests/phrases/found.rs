//! What the program gives for a line, in the words of the right-hand sides, and the rules that it used.

use super::expect::{self, Slots};
use super::file::Line;
use dealsift::Extractor;
use dealsift::value::{Amount, Article, Bound, Extraction, Kind, Party, Quantity, QuantityKind, Record, Unit};
use std::collections::BTreeSet;

/// The day on which all phrases are published.
const TODAY: (i16, i8, i8) = (2026, 3, 2);

/// The reading of a line.
pub struct Outcome {
    pub extraction: Extraction,
    text: String,
    /// Rules that a quantity, company, party, slot or record stems from, and frames that found something for a record of their kind.
    pub fired: BTreeSet<String>,
}

impl Outcome {
    pub fn of(extractor: &Extractor, line: &Line, trace: bool) -> Self {
        let mut article = Article::new(line.place.as_str(), line.text.as_str());
        article.lang = Some(line.lang.clone());
        article.date = Some(jiff::civil::date(TODAY.0, TODAY.1, TODAY.2));
        let mut fired = BTreeSet::new();
        let extraction = if trace {
            let (extraction, _, steps) = extractor.explain(&article);
            rules(&extraction, &mut fired);
            let found = |kind| extraction.records.iter().any(|r| r.kind == kind);
            let instances = steps.iter().flat_map(|s| &s.instances);
            let useful = instances.filter(|i| found(i.kind) && !(i.fillers.is_empty() && i.money.is_empty()));
            fired.extend(useful.map(|i| format!("frame/{}", i.rule)));
            extraction
        } else {
            extractor.extract(&article)
        };
        Self { extraction, text: line.text.clone(), fired }
    }

    /// Whether the reading is what the line says is right, places included.
    pub fn fits(&self, line: &Line) -> bool {
        self.marked(line)
            && match section(&line.section) {
                Section::Quantity(kind) => {
                    self.quantities(kind).join(" ; ") == line.right
                        || line.right == "-" && self.quantities(kind).is_empty()
                }
                Section::Company => {
                    let right: BTreeSet<&str> = line.right.split(" | ").filter(|n| *n != "-").collect();
                    right == self.extraction.companies.iter().map(|c| c.name.as_str()).collect()
                }
                Section::Record(kind) => expect::all_match(&expected(line), &self.records(kind)),
            }
    }

    /// Whether each marked place is one of a value of the section.
    pub fn marked(&self, line: &Line) -> bool {
        let places = if line.marks.is_empty() { Vec::new() } else { self.places(&line.section) };
        line.marks.iter().all(|mark| places.contains(mark))
    }

    /// What was found, as a right-hand side.
    pub fn shown(&self, line: &Line) -> String {
        let list = match section(&line.section) {
            Section::Quantity(kind) => self.quantities(kind).join(" ; "),
            Section::Company => {
                self.extraction.companies.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(" | ")
            }
            Section::Record(kind) => expect::shown(&self.records(kind), &expected(line)),
        };
        if list.is_empty() { "-".to_owned() } else { list }
    }

    fn quantities(&self, kind: QuantityKind) -> Vec<String> {
        self.of_kind(kind).map(|q| self.quantity(q, true)).collect()
    }

    fn of_kind(&self, kind: QuantityKind) -> impl Iterator<Item = &Quantity> {
        self.extraction.quantities.iter().filter(move |q| q.amount.kind == kind)
    }

    /// The words at the places that were found.
    pub fn words(&self, line: &Line) -> String {
        let words = self.places(&line.section).into_iter().map(|(from, to)| &self.text[from as usize..to as usize]);
        words.collect::<Vec<_>>().join(" | ")
    }

    /// Places of the section's values, in reading order.
    fn places(&self, name: &str) -> Vec<(u32, u32)> {
        let mut places: Vec<(u32, u32)> = match section(name) {
            Section::Quantity(kind) => self.of_kind(kind).map(|q| (q.span.start, q.span.end)).collect(),
            Section::Company => {
                self.extraction.companies.iter().flat_map(|c| &c.mentions).map(|s| (s.start, s.end)).collect()
            }
            Section::Record(_) => panic!("[[…]] marks quantities and companies, no [{name}]"),
        };
        places.sort_unstable();
        places
    }

    /// `EUR 3000000 about`, `W 2..3 range`, `EUR vague`; percentages without unit, things with their noun behind.
    fn quantity(&self, q: &Quantity, quiet: bool) -> String {
        let value = value(&q.amount);
        let value = match q.amount.unit {
            Some(Unit::Currency(c)) => format!("{} {value}", c.code()),
            Some(Unit::Watt) => format!("W {value}"),
            Some(Unit::WattHour) => format!("Wh {value}"),
            Some(Unit::Percent) => value,
            Some(Unit::Noun(span)) => format!("{value} {}", span.of(&self.text)),
            None => format!("? {value}"),
        };
        match q.amount.bound {
            Bound::Exact | Bound::Range | Bound::Vague if quiet => value,
            bound => format!("{value} {}", bound.name()),
        }
    }

    fn records(&self, kind: Kind) -> Vec<Slots> {
        self.extraction.records.iter().filter(|r| r.kind == kind).map(|r| self.slots(r)).collect()
    }

    fn slots(&self, r: &Record) -> Slots {
        let mut slots: Slots = r.parties.iter().map(|p| (p.role.name().to_owned(), self.party(p))).collect();
        let mut add = |key: &str, value: Option<String>| slots.extend(value.map(|v| (key.to_owned(), v)));
        let money = |q: &Option<Quantity>| q.as_ref().map(|q| self.quantity(q, true));
        add("amount", money(&r.amount));
        add("stake", money(&r.stake));
        add("valuation", r.valuation.as_ref().map(|v| self.quantity(&v.amount, true)));
        add("basis", r.valuation.as_ref().map(|v| v.basis.name().to_owned()));
        add("power", money(&r.power));
        add("energy", money(&r.energy));
        add("status", r.status.map(|s| s.name().to_owned()));
        add("metric", r.metric.as_ref().map(|m| m.value.name().to_owned()));
        add("period", r.period.as_ref().map(|p| p.value.to_string()));
        add("outlook", r.outlook.map(|o| o.name().to_owned()));
        add("per", r.per.map(str::to_owned));
        add("purpose", r.purpose.as_ref().map(|p| p.value.name().to_owned()));
        for (key, slot) in
            [("hardware", &r.hardware), ("product", &r.product), ("venue", &r.venue), ("stage", &r.stage)]
        {
            add(key, slot.as_ref().map(|s| s.value.clone()));
        }
        add("exclusive", r.exclusive.as_ref().map(|e| e.value.to_string()));
        slots
    }

    fn party(&self, p: &Party) -> String {
        let name = self.extraction.companies.get(p.company as usize).map_or("?", |c| c.name.as_str());
        p.amount.as_ref().map_or(name.to_owned(), |q| format!("{name} ({})", self.quantity(q, true)))
    }
}

fn value(amount: &Amount) -> String {
    match (amount.value, amount.low, amount.high) {
        (Some(v), ..) => v.normalize().to_string(),
        (None, Some(low), Some(high)) => format!("{}..{}", low.normalize(), high.normalize()),
        _ => "vague".to_owned(),
    }
}

fn expected(line: &Line) -> Vec<Slots> {
    if line.right == "-" {
        return Vec::new();
    }
    line.right.split(" ; ").map(|one| expect::read(one, &line.place)).collect()
}

enum Section {
    Quantity(QuantityKind),
    Company,
    Record(Kind),
}

fn section(name: &str) -> Section {
    use QuantityKind::{Count, Energy, Money, Percent, Power};
    if let Some(kind) = [Money, Power, Energy, Percent, Count].into_iter().find(|k| k.name() == name) {
        return Section::Quantity(kind);
    }
    match Kind::ALL.iter().find(|k| k.name() == name) {
        Some(kind) => Section::Record(*kind),
        None if name == "company" => Section::Company,
        None => panic!("no such section: [{name}]"),
    }
}

/// The rules that the extraction names.
fn rules(extraction: &Extraction, fired: &mut BTreeSet<String>) {
    let mut add = |rule: &str| {
        fired.insert(rule.to_owned());
    };
    extraction.quantities.iter().for_each(|q| add(q.rule));
    extraction.companies.iter().for_each(|c| add(c.rule));
    for r in &extraction.records {
        add(&format!("frame/{}", r.rule));
        r.parties.iter().for_each(|p| add(p.rule));
        let texts = [&r.hardware, &r.product, &r.venue, &r.stage];
        texts.into_iter().flatten().for_each(|s| add(s.rule));
        r.purpose.iter().for_each(|s| add(s.rule));
        r.exclusive.iter().for_each(|s| add(s.rule));
        r.period.iter().for_each(|s| add(s.rule));
    }
}
