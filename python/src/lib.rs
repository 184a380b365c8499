//! dealsift for Python: what `package/dealsift` is made of.
//!
//! Articles go in as texts or as Arrow, and come out as lines of JSON, which Python makes objects of, or as Arrow. Nothing is decided here;
//! the interpreter is let go while articles are read.

mod arrow;
mod engine;
mod events;
mod input;
mod lines;
mod work;

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command line and gives its exit code.
#[pyfunction]
fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| dealsift::cli::run_on(arguments))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("SCHEMA", dealsift::emit::SCHEMA)?;
    module.add_class::<engine::Engine>()?;
    module.add_class::<arrow::Stream>()?;
    module.add_function(wrap_pyfunction!(command, module)?)?;
    module.add_function(wrap_pyfunction!(arrow::schema, module)?)?;
    module.add_function(wrap_pyfunction!(events::events, module)?)?;
    module.add_function(wrap_pyfunction!(events::names, module)?)?;
    module.add_function(wrap_pyfunction!(events::tellings, module)?)?;
    module.add_function(wrap_pyfunction!(lines::line_schema, module)?)
}
