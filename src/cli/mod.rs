//! The command line: clap commands, and the only code that prints.
//!
//! Data go to standard output, messages to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some articles
//! failed and the others were written, 5 validation found violations. A closed pipe is no error.

mod args;
mod ask;
mod evaluate;
mod input;
mod make;
mod output;
mod show;

use crate::error::{Error, Result};
use args::{Arguments, Command};
use clap::{CommandFactory, Parser};

/// Runs the command line and returns the exit code.
pub fn run() -> i32 {
    match Arguments::try_parse() {
        Ok(arguments) => finish(dispatch(arguments.command)),
        Err(usage) => {
            // Printing help may meet a closed pipe, which is no error.
            let _ = usage.print();
            usage.exit_code()
        }
    }
}

fn dispatch(command: Command) -> Result<i32> {
    match command {
        Command::Build(build) => make::build(&build),
        Command::Extract(extract) => make::extract(&extract),
        Command::Load(load) => make::load(&load),
        Command::Remove(remove) => make::remove(&remove),
        Command::Timeline(timeline) => show::timeline(&timeline),
        Command::Graph(graph) => show::graph(&graph),
        Command::Why(why) => show::why(&why),
        Command::Conflicts(conflicts) => show::conflicts(&conflicts),
        Command::Stats(stats) => show::stats(&stats),
        Command::Query(query) => ask::query(&query),
        Command::Export(export) => ask::export(&export),
        Command::Validate(on) => ask::validate(&on),
        Command::Evaluate(evaluate) => evaluate::evaluate(&evaluate),
        #[cfg(feature = "train")]
        Command::Train(train) => evaluate::train(&train),
        Command::Completions { shell } => completions(shell),
        Command::Man => man(),
    }
}

fn finish(result: Result<i32>) -> i32 {
    match result {
        Ok(code) => code,
        Err(error) if output::is_closed_pipe(&error) => 0,
        Err(error) => {
            output::tell(&format!("error: {error}"));
            if matches!(error, Error::Usage(_)) { 2 } else { 1 }
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<i32> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut script);
    output::print(&String::from_utf8_lossy(&script)).map(|()| 0)
}

fn man() -> Result<i32> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page).map_err(Error::io("manual page"))?;
    output::print(&String::from_utf8_lossy(&page)).map(|()| 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
