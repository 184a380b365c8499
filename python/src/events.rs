//! Lines of articles to events; and the steps of that for an input that no machine holds as a whole (`dealsift::event::apart`).

use dealsift::event::{Event, Names, Previous, Tellings, append, append_telling, group};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

/// A name, and the identifier that the article gives with it.
type Said = (String, Option<String>);

/// A telling: its line, and what it is found by.
type Told = (String, Vec<String>);

fn taken(all: &mut Tellings, line: &str) -> Result<(), String> {
    all.take_line(line.as_bytes(), None)
}

fn written(append: impl FnOnce(&mut Vec<u8>) -> serde_json::Result<()>) -> Result<String, String> {
    let mut line = Vec::new();
    append(&mut line).map_err(|fault| fault.to_string())?;
    line.pop();
    String::from_utf8(line).map_err(|fault| fault.to_string())
}

/// The events of lines of articles, of records or of tellings, each as a line. Names are taken for whom all lines mean by them, if `identify`.
#[pyfunction]
pub fn events(py: Python<'_>, lines: Vec<PyBackedStr>, identify: bool) -> PyResult<Vec<String>> {
    let found = || -> Result<Vec<String>, String> {
        let mut all = Tellings::default();
        lines.iter().try_for_each(|line| taken(&mut all, line))?;
        if identify {
            all.identify(None);
        }
        all.sort();
        let mut events: Vec<Event> = group(&all, None).into_iter().map(|members| Event::of(&all, members)).collect();
        Previous::default().assign(&all, &mut events);
        events.iter().map(|event| written(|line| append(line, &all, event))).collect()
    };
    py.detach(found).map_err(PyValueError::new_err)
}

/// For each line of an article, the names in its deals.
#[pyfunction]
pub fn names(py: Python<'_>, lines: Vec<PyBackedStr>) -> PyResult<Vec<Vec<Said>>> {
    let of = |line: &PyBackedStr| -> Result<Vec<Said>, String> {
        let mut all = Tellings::default();
        taken(&mut all, line)?;
        let said = all.all.iter().flat_map(|telling| all.said_of_names(telling));
        Ok(said.map(|(name, id)| (name.to_owned(), id.map(str::to_owned))).collect())
    };
    py.detach(|| lines.iter().map(of).collect::<Result<_, _>>()).map_err(PyValueError::new_err)
}

/// For each line of an article, its tellings, by the identifiers that its names go with.
#[pyfunction]
pub fn tellings(
    py: Python<'_>,
    lines: Vec<PyBackedStr>,
    names: Vec<Vec<(String, String)>>,
) -> PyResult<Vec<Vec<Told>>> {
    let of = |(line, names): (&PyBackedStr, Vec<(String, String)>)| -> Result<Vec<Told>, String> {
        let mut all = Tellings::default();
        taken(&mut all, line)?;
        all.identify_by(&names.into_iter().collect::<Names>());
        let told = all.all.iter().map(|told| Ok((written(|line| append_telling(line, &all, told))?, all.keys(told))));
        told.collect()
    };
    py.detach(|| lines.iter().zip(names).map(of).collect::<Result<_, _>>()).map_err(PyValueError::new_err)
}
