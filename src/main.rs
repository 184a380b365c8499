//! The `dealsift` program. What it does stands in [`dealsift::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    dealsift::cli::run()
}
