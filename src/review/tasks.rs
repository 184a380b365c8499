//! A task of Label Studio: the text, and an annotation of it as regions.
//!
//! A company is a region for each of its forms, a quantity a region, a record a region at the words that evoke it. What a region says beside its
//! label stands in the text area `fields` of that region: a company's name, else JSON. The number in a region's id (`c2.1`, `q3`, `r1`) keeps the
//! order of the annotation; regions that a person adds have other ids and go behind.

use super::gold;
use super::places::Places;
use serde_json::{Map, Value, json};

/// A record of a task that was drawn, with what it was drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its id, `r1`.
    pub id: String,
    /// The stratum that it was drawn from.
    pub stratum: String,
    /// How many records that has.
    pub of: usize,
}

/// The task of a line of `extract --emit articles --with-text --offsets utf16`; none where the line has no text.
pub fn predicted(line: &Value, drawn: &[Drawn]) -> Option<Value> {
    let text = line["article"]["text"].as_str()?;
    let annotation = gold::gold(line);
    let list = |key: &str| line[key].as_array().map(Vec::as_slice).unwrap_or_default();
    let places = Places::of(text);
    let mut regions = Regions::new(&places);
    for (n, (company, told)) in list("companies").iter().zip(array(&annotation["companies"])).enumerate() {
        regions.company(n, told);
        let mentions = company["mentions"].as_array().map(Vec::as_slice).unwrap_or_default();
        for pair in mentions {
            regions.mention(n, told, place(&pair[0], &pair[1]));
        }
    }
    let kept = list("quantities").iter().filter(|quantity| gold::kept(quantity));
    for (n, (quantity, told)) in kept.zip(array(&annotation["quantities"])).enumerate() {
        regions.quantity(n, told, place(&quantity["start"], &quantity["end"]));
    }
    for (n, (record, told)) in list("records").iter().zip(array(&annotation["records"])).enumerate() {
        regions.record(n, told, place(&record["cue"]["start"], &record["cue"]["end"]));
    }
    Some(task(text, &annotation, regions.out, drawn))
}

/// The task of an article that is annotated already.
pub fn annotated(text: &str, annotation: &Value) -> Value {
    let places = Places::of(text);
    let mut regions = Regions::new(&places);
    for (n, told) in array(&annotation["companies"]).iter().enumerate() {
        regions.company(n, told);
    }
    let mut from = 0;
    for (n, told) in array(&annotation["quantities"]).iter().enumerate() {
        let found = told["text"].as_str().and_then(|words| places.find(words, from));
        from = found.map_or(from, |f| f.2);
        regions.quantity(n, told, found.map(|f| (f.0, f.1)));
    }
    for (n, told) in array(&annotation["records"]).iter().enumerate() {
        let party = told.pointer("/parties/0/company").and_then(Value::as_str);
        let found = party.and_then(|name| places.find(name, 0));
        regions.record(n, told, found.map(|f| (f.0, f.1)));
    }
    task(text, annotation, regions.out, &[])
}

fn task(text: &str, annotation: &Value, regions: Vec<Value>, drawn: &[Drawn]) -> Value {
    let layers = ["companies", "quantities", "records"];
    let head = annotation.as_object().into_iter().flatten().filter(|(key, _)| !layers.contains(&key.as_str()));
    let head: Map<String, Value> = head.map(|(key, value)| (key.clone(), value.clone())).collect();
    let drawn: Vec<Value> = drawn
        .iter()
        .map(|d| {
            let number = d.id.strip_prefix('r').and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
            let told = number.checked_sub(1).and_then(|n| annotation["records"].get(n)).unwrap_or(&Value::Null);
            json!({"id": d.id, "stratum": d.stratum, "of": d.of, "record": told.to_string()})
        })
        .collect();
    json!({
        "data": {"id": annotation["id"], "text": text, "head": head, "drawn": drawn},
        "predictions": [{"model_version": concat!("dealsift-", env!("CARGO_PKG_VERSION")), "result": regions}],
    })
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn place(start: &Value, end: &Value) -> Option<(usize, usize)> {
    let number = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok());
    number(start).zip(number(end))
}

/// The regions of a task in the making.
struct Regions<'a> {
    places: &'a Places<'a>,
    out: Vec<Value>,
    /// Regions of companies so far: company, place.
    named: Vec<(usize, usize, usize)>,
}

impl<'a> Regions<'a> {
    fn new(places: &'a Places<'a>) -> Self {
        Self { places, out: Vec::new(), named: Vec::new() }
    }

    /// A region for each form, where it stands first; the name's own form has number 0.
    fn company(&mut self, n: usize, told: &Value) {
        let forms = std::iter::once(&told["name"]).chain(array(&told["aliases"]));
        for (form, words) in forms.filter_map(Value::as_str).enumerate() {
            if let Some((start, end, _)) = self.places.find(words, 0) {
                self.region(&format!("c{}.{form}", n + 1), "company", (start, end), &told["name"]);
                self.named.push((n, start, end));
            }
        }
    }

    /// Another mention of a company; where a form stands already, nothing.
    fn mention(&mut self, n: usize, told: &Value, place: Option<(usize, usize)>) {
        let Some((start, end)) = place.filter(|p| !self.named.contains(&(n, p.0, p.1))) else { return };
        let words = self.places.words(start, end);
        let mut forms = std::iter::once(&told["name"]).chain(array(&told["aliases"])).filter_map(Value::as_str);
        if words.is_some_and(|words| forms.any(|form| form == words)) {
            let at = self.named.len();
            self.region(&format!("c{}.0.{at}", n + 1), "company", (start, end), &told["name"]);
            self.named.push((n, start, end));
        }
    }

    fn quantity(&mut self, n: usize, told: &Value, place: Option<(usize, usize)>) {
        let Some(place) = place else { return };
        let fields = told.as_object().into_iter().flatten().filter(|(key, _)| *key != "text" && *key != "kind");
        let fields: Map<String, Value> = fields.map(|(key, value)| (key.clone(), value.clone())).collect();
        let kind = told["kind"].as_str().unwrap_or("money");
        self.region(&format!("q{}", n + 1), kind, place, &Value::String(Value::Object(fields).to_string()));
    }

    /// A record whose words are not known stands at the text's first character.
    fn record(&mut self, n: usize, told: &Value, place: Option<(usize, usize)>) {
        let place = place.unwrap_or((0, 1));
        let fields = told.as_object().into_iter().flatten().filter(|(key, _)| *key != "kind");
        let fields: Map<String, Value> = fields.map(|(key, value)| (key.clone(), value.clone())).collect();
        let kind = told["kind"].as_str().unwrap_or("figure");
        self.region(&format!("r{}", n + 1), kind, place, &Value::String(Value::Object(fields).to_string()));
    }

    fn region(&mut self, id: &str, label: &str, (start, end): (usize, usize), fields: &Value) {
        let text = self.places.words(start, end).unwrap_or_default();
        let item = |from: &str, kind: &str, key: &str, with: Value| {
            let mut value = json!({"start": start, "end": end, "text": text});
            value[key] = with;
            json!({"id": id, "from_name": from, "to_name": "text", "type": kind, "value": value})
        };
        self.out.push(item("span", "labels", "labels", json!([label])));
        // a text area's own text takes the place of the region's words, as Label Studio writes it
        self.out.push(item("fields", "textarea", "text", json!([fields])));
    }
}
