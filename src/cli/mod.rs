//! The command line: clap commands, and the only code that prints.

/// Runs the command line and returns the exit code.
pub fn run() -> i32 {
    0
}
