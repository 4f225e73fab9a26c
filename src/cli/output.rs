//! Where data and messages go: data to standard output or a file, messages to standard error.

use crate::error::{Error, Result};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// What errors of standard output are reported under.
const STDOUT: &str = "standard output";

/// A file, or standard output for `-`. A file is written beside its place and moved there by [`Output::finish`], so that
/// a run that fails leaves no half of it.
pub struct Output {
    to: BufWriter<Box<dyn Write>>,
    /// Where the file is written, and where it goes.
    file: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Opens the destination.
    pub fn open(path: &Path) -> Result<Output> {
        if path.as_os_str() == "-" {
            return Ok(Output { to: BufWriter::with_capacity(1 << 16, Box::new(io::stdout())), file: None });
        }
        let draft = path.with_file_name(format!("{}.part", path.file_name().unwrap_or_default().to_string_lossy()));
        let file = File::create(&draft).map_err(Error::io(path))?;
        Ok(Output { to: BufWriter::new(Box::new(file)), file: Some((draft, path.to_owned())) })
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) -> Result<()> {
        self.to.write_all(text.as_bytes()).map_err(Error::io(self.name()))
    }

    /// A writer for what writes itself.
    pub fn writer(&mut self) -> &mut dyn Write {
        &mut self.to
    }

    /// Writes what is still held back, and puts a file in its place.
    pub fn finish(mut self) -> Result<()> {
        self.to.flush().map_err(Error::io(self.name()))?;
        let Some((draft, path)) = &self.file else { return Ok(()) };
        std::fs::rename(draft, path).map_err(Error::io(path))
    }

    fn name(&self) -> PathBuf {
        self.file.as_ref().map_or_else(|| PathBuf::from(STDOUT), |(_, path)| path.clone())
    }
}

/// Writes text to standard output.
pub fn print(text: &str) -> Result<()> {
    let mut output = Output::open(Path::new("-"))?;
    output.text(text)?;
    output.finish()
}

/// True for the error of a reader that has gone away (`| head -1`), which is none.
pub fn is_closed_pipe(error: &Error) -> bool {
    matches!(error, Error::Io { source, .. } if source.kind() == io::ErrorKind::BrokenPipe)
}

/// Tells something on standard error; a closed one is nobody's loss.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}

/// The width for tables: the terminal's, or a hundred and twenty columns where the output is none.
pub fn width() -> usize {
    let terminal = || terminal_width().unwrap_or(120).clamp(60, 200);
    if io::stdout().is_terminal() { terminal() } else { 120 }
}

fn terminal_width() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or_else(|| comfy_table::Table::new().width().map(usize::from))
}
