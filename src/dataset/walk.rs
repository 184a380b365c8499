//! Two outputs side by side, article by article.
//!
//! Where both stand in the order of their ids, as folders are written, they are merged and one article of each is in memory. Else
//! an index of both is kept, for each article its id and the places of its lines, and articles are fetched from there; they come
//! in the order of the first output, then those that only the second has.

use super::{Article, Fault, Input, Layer, Lines, Survey};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::cmp::Ordering;

/// An article of both outputs, or of one.
#[derive(Debug)]
pub struct Pair {
    /// As the first output tells it.
    pub old: Option<Article>,
    /// As the second does.
    pub new: Option<Article>,
}

/// Walks over both outputs. Lines with faults are passed over silently: [`Survey::of`] has told them. `tell` hears what only
/// shows here: an article that stands twice and apart, and lines nested too deep.
///
/// # Errors
/// Where an input can't be read any more, and what `visit` gives.
pub fn walk<E: From<Fault>>(
    inputs: [&Input; 2],
    surveys: [&Survey; 2],
    tell: &mut impl FnMut(Fault),
    visit: &mut impl FnMut(Pair) -> Result<(), E>,
) -> Result<(), E> {
    let layers = surveys.map(|s| s.layer.unwrap_or(Layer::Articles));
    match surveys.iter().all(|s| s.ascending) {
        true => merged(inputs, layers, tell, visit),
        false => fetched(inputs, layers, tell, visit),
    }
}

fn merged<E: From<Fault>>(
    inputs: [&Input; 2],
    layers: [Layer; 2],
    tell: &mut impl FnMut(Fault),
    visit: &mut impl FnMut(Pair) -> Result<(), E>,
) -> Result<(), E> {
    let mut olds = Groups::of(inputs[0], layers[0])?;
    let mut news = Groups::of(inputs[1], layers[1])?;
    let (mut old, mut new) = (olds.next()?, news.next()?);
    loop {
        let order = match (&old, &new) {
            (None, None) => return Ok(()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old.id.cmp(&new.id),
        };
        let pair = Pair {
            old: if order.is_le() { std::mem::replace(&mut old, olds.next()?) } else { None },
            new: if order.is_ge() { std::mem::replace(&mut new, news.next()?) } else { None },
        };
        olds.faults.drain(..).chain(news.faults.drain(..)).for_each(&mut *tell);
        visit(pair)?;
    }
}

fn fetched<E: From<Fault>>(
    inputs: [&Input; 2],
    layers: [Layer; 2],
    tell: &mut impl FnMut(Fault),
    visit: &mut impl FnMut(Pair) -> Result<(), E>,
) -> Result<(), E> {
    let [olds, news] = [Index::of(inputs[0], layers[0], tell)?, Index::of(inputs[1], layers[1], tell)?];
    let (mut from_old, mut from_new) = (Groups::of(inputs[0], layers[0])?, Groups::of(inputs[1], layers[1])?);
    let mut met = vec![false; news.places.len()];
    for places in &olds.places {
        let Some(old) = from_old.fetch(places)? else { continue };
        let at = news.at.get(old.id.as_str()).copied();
        let new = match at {
            Some(at) => from_new.fetch(&news.places[at])?,
            None => None,
        };
        at.into_iter().for_each(|at| met[at] = true);
        from_old.faults.drain(..).chain(from_new.faults.drain(..)).for_each(&mut *tell);
        visit(Pair { old: Some(old), new })?;
    }
    for (places, _) in news.places.iter().zip(&met).filter(|(_, met)| !**met) {
        let new = from_new.fetch(places)?;
        from_new.faults.drain(..).for_each(&mut *tell);
        if new.is_some() {
            visit(Pair { old: None, new })?;
        }
    }
    Ok(())
}

type Places = SmallVec<[u64; 2]>;

/// Where the lines of each article begin: one place for each run of lines that follow each other.
struct Index {
    at: FxHashMap<Box<str>, usize>,
    places: Vec<Places>,
}

impl Index {
    fn of(input: &Input, layer: Layer, tell: &mut impl FnMut(Fault)) -> Result<Self, Fault> {
        let mut index = Self { at: FxHashMap::default(), places: Vec::new() };
        let mut lines = Lines::of(input)?;
        let mut last: Option<String> = None;
        while let Some(next) = lines.next_about() {
            let Ok(about) = next else { continue };
            if about.layer != layer || last.as_ref() == Some(&about.id) {
                continue;
            }
            match index.at.get(about.id.as_str()) {
                None => {
                    index.at.insert(about.id.as_str().into(), index.places.len());
                    index.places.push(Places::from_slice(&[lines.at]));
                }
                // records of one article may stand apart, where the lines were sorted by something else
                Some(&at) if layer == Layer::Records => index.places[at].push(lines.at),
                Some(_) => tell(Fault::Twice { name: input.name.clone(), line: lines.number, id: about.id.clone() }),
            }
            last = Some(about.id);
        }
        Ok(index)
    }
}

/// The articles of an output; lines of one article that follow each other make one.
struct Groups<'a> {
    lines: Lines<'a>,
    layer: Layer,
    /// The id of the line that was read last and not yet taken.
    ahead: Option<String>,
    /// What came to light only when a line was read as a whole.
    faults: Vec<Fault>,
}

impl<'a> Groups<'a> {
    fn of(input: &'a Input, layer: Layer) -> Result<Self, Fault> {
        Ok(Self { lines: Lines::of(input)?, layer, ahead: None, faults: Vec::new() })
    }

    /// The id of the next good line.
    fn next_id(&mut self) -> Result<Option<String>, Fault> {
        loop {
            match self.lines.next_about() {
                None => return Ok(None),
                Some(Ok(about)) if about.layer == self.layer => return Ok(Some(about.id)),
                Some(Ok(_) | Err(Fault::Line { .. })) => {}
                Some(Err(fault)) => return Err(fault),
            }
        }
    }

    /// The next article.
    fn next(&mut self) -> Result<Option<Article>, Fault> {
        let id = match self.ahead.take() {
            Some(id) => id,
            None => match self.next_id()? {
                Some(id) => id,
                None => return Ok(None),
            },
        };
        let mut article = Article::new(&id);
        self.add_to(&mut article);
        while let Some(next) = self.next_id()? {
            if next != id {
                self.ahead = Some(next);
                break;
            }
            // the same article once more is a fault that the survey has told
            if self.layer == Layer::Records {
                self.add_to(&mut article);
            }
        }
        Ok(Some(article))
    }

    fn add_to(&mut self, article: &mut Article) {
        let added = self.lines.add_to(article, self.layer);
        self.faults.extend(added.err());
    }

    /// The article whose lines begin at these places.
    fn fetch(&mut self, places: &[u64]) -> Result<Option<Article>, Fault> {
        let mut whole: Option<Article> = None;
        for &at in places {
            self.lines.seek(at)?;
            self.ahead = None;
            let Some(part) = self.next()? else { continue };
            match &mut whole {
                None => whole = Some(part),
                Some(whole) => whole.records.extend(part.records),
            }
        }
        Ok(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, record: &str) -> String {
        format!("{{\"article\":{{\"id\":\"{id}\"}},\"records\":[{{\"kind\":\"{record}\"}}]}}\n")
    }

    fn record(id: &str, kind: &str) -> String {
        format!("{{\"kind\":\"{kind}\",\"parties\":[],\"article\":{{\"id\":\"{id}\"}}}}\n")
    }

    /// The articles of both as `id old/new`, kinds in a row, and the faults.
    fn walked(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
        let inputs = [Input::held("old", old), Input::held("new", new)];
        let mut faults = Vec::new();
        let surveys = inputs.each_ref().map(|i| Survey::of(i, &mut |fault| faults.push(fault.to_string())));
        let kinds = |a: &Option<Article>| {
            let kinds =
                |a: &Article| a.records.iter().map(|r| r["kind"].as_str().unwrap().to_owned()).collect::<String>();
            a.as_ref().map_or("-".to_owned(), kinds)
        };
        let mut seen = Vec::new();
        let mut visit = |pair: Pair| -> Result<(), Fault> {
            let id = pair.old.as_ref().or(pair.new.as_ref()).map_or("", |a| a.id.as_str());
            seen.push(format!("{id} {}/{}", kinds(&pair.old), kinds(&pair.new)));
            Ok(())
        };
        let mut tell = |fault: Fault| faults.push(fault.to_string());
        walk([&inputs[0], &inputs[1]], [&surveys[0], &surveys[1]], &mut tell, &mut visit).unwrap();
        (seen, faults)
    }

    #[test]
    fn sorted_outputs_are_merged() {
        let old = [article("a", "A"), article("b", "B"), article("d", "D")].concat();
        let new = [record("b", "X"), record("b", "Y"), record("c", "C"), record("d", "Z")].concat();
        let (seen, faults) = walked(&old, &new);
        assert_eq!(seen, ["a A/-", "b B/XY", "c -/C", "d D/Z"]);
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn other_orders_are_fetched_from_an_index() {
        let old = [article("d", "D"), article("b", "B"), article("a", "A")].concat();
        let new = [record("b", "X"), record("c", "C"), record("b", "Y"), record("d", "Z"), record("e", "E")].concat();
        let (seen, faults) = walked(&old, &new);
        assert_eq!(seen, ["d D/Z", "b B/XY", "a A/-", "c -/C", "e -/E"]);
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn what_is_nested_too_deep_is_told() {
        let deep = format!("{{\"article\":{{\"id\":\"a\"}},\"records\":[{}{}]}}\n", "[".repeat(500), "]".repeat(500));
        let (seen, faults) = walked(&(deep + &article("b", "B")), "");
        assert_eq!(seen, ["a /-", "b B/-"]);
        assert!(faults.len() == 1 && faults[0].starts_with("old:"), "{faults:?}");
    }

    #[test]
    fn faults_name_file_and_line_and_the_rest_goes_on() {
        let old = format!(
            "\u{feff}{}\n[1]\n{}{}{{\"article\":{{}}}}\n",
            article("b", "B"),
            article("b", "C"),
            record("c", "X")
        );
        let (seen, faults) = walked(&old, &article("a", "A"));
        assert_eq!(seen, ["a -/A", "b B/-"]);
        let starts = [
            "old:3: not such a JSON object",
            "old:4: article \"b\" stands twice",
            "old:5: holds records where",
            "old:6: no \"article\" with an \"id\"",
        ];
        assert_eq!(faults.len(), starts.len(), "{faults:?}");
        assert!(faults.iter().zip(starts).all(|(fault, start)| fault.starts_with(start)), "{faults:?}");
        let apart = [article("b", "B"), article("a", "A"), article("b", "C")].concat();
        let (seen, faults) = walked(&apart, "");
        assert_eq!(seen, ["b B/-", "a A/-"]);
        assert!(faults.len() == 1 && faults[0].starts_with("old:3: article \"b\" stands twice"), "{faults:?}");
    }
}
