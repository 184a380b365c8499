//! `dealsift completions` and `dealsift man`: what a shell and a manual reader need, made from the command line's own description.
//!
//! `dealsift completions zsh > _dealsift` completes every option; neither can differ from what the program takes.

use super::Outcome;
use clap_complete::Shell;
use std::io;

#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell that reads them
    shell: Shell,
}

#[derive(Debug, clap::Args)]
pub struct Man {
    /// The page of a subcommand, such as extract, instead of the program's
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

/// Prints the completions of `command` for a shell.
pub fn completions(args: &Completions, mut command: clap::Command) -> io::Result<Outcome> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut command, "dealsift", &mut out);
    written(&out)
}

/// Prints the manual page of `command` or of one of its subcommands, as roff.
pub fn man(args: &Man, mut command: clap::Command) -> io::Result<Outcome> {
    command.build();
    let page = match &args.of {
        None => command,
        Some(name) => {
            let found = command.find_subcommand(name).cloned();
            found.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, format!("no subcommand `{name}`")))?
        }
    };
    let mut out = Vec::new();
    clap_mangen::Man::new(page).render(&mut out)?;
    written(&out)
}

fn written(text: &[u8]) -> io::Result<Outcome> {
    super::print(&String::from_utf8_lossy(text))?;
    Ok(Outcome::All)
}
