//! The terminal window that frames are drawn on. Only what changed since the last frame is sent, in
//! one write; the whole screen is cleared on entering and after its size changed, never otherwise.

use std::io::{self, Write};

use crossterm::{queue, terminal};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::TerminalCapabilities;
use super::buffered_stdout::{BufferedStdout, write_with_retry};
use super::scroll::ScrollBackend;

/// Something to draw on, that can be given back and taken again.
pub trait TerminalScreen {
    /// Draws one frame. An error means that the terminal is gone.
    fn draw(&mut self, view: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()>;

    fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()>;

    /// Gives the terminal back for a while.
    fn leave(&mut self);

    /// Takes the terminal again, and says how many columns and rows it has now.
    fn enter(&mut self) -> io::Result<(u16, u16)>;

    fn set_mouse_capture(&mut self, on: bool);

    /// Names the window, with the next frame.
    fn set_title(&mut self, _title: &str) {}
}

pub struct TerminalWindow {
    terminal: Terminal<ScrollBackend>,
    stdout: BufferedStdout,
    last_frame: Vec<u8>,
    mouse: bool,
    /// Whether the terminal takes a title, and the one it has.
    takes_title: bool,
    title: String,
}

impl TerminalWindow {
    pub fn new(columns: u16, rows: u16, mouse: bool) -> io::Result<Self> {
        let stdout = BufferedStdout::default();
        Ok(Self {
            terminal: new_terminal(&stdout, columns, rows)?,
            stdout,
            last_frame: Vec::new(),
            mouse,
            takes_title: TerminalCapabilities::detect().takes_title,
            title: String::new(),
        })
    }

    /// Sends the frame. The same bytes twice would change nothing, but for rows that move.
    fn flush_frame(&mut self) -> io::Result<()> {
        let frame = self.stdout.take();
        if frame != self.last_frame || self.terminal.backend().has_scrolled() {
            write_with_retry(io::stdout().lock(), &frame)?;
            self.last_frame = frame;
        }
        Ok(())
    }
}

/// An empty window. Its size is fixed, so that no frame has to ask for it.
fn new_terminal(
    stdout: &BufferedStdout,
    columns: u16,
    rows: u16,
) -> io::Result<Terminal<ScrollBackend>> {
    let area = Rect::new(0, 0, columns, rows);
    let backend = ScrollBackend::new(stdout, Buffer::empty(area));
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(area) })
}

impl TerminalScreen for TerminalWindow {
    fn draw(&mut self, view: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(|frame| view(frame))?;
        self.flush_frame()
    }

    fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.terminal = new_terminal(&self.stdout, columns, rows)?;
        self.last_frame.clear();
        queue!(self.stdout, terminal::Clear(terminal::ClearType::All))
    }

    fn leave(&mut self) {
        super::leave();
    }

    fn enter(&mut self) -> io::Result<(u16, u16)> {
        super::leave(); // undone and done again, whatever the shell did meanwhile
        super::enter(self.mouse)?;
        self.title.clear();
        let (columns, rows) = super::size();
        self.resize(columns, rows)?;
        Ok((columns, rows))
    }

    fn set_mouse_capture(&mut self, on: bool) {
        self.mouse = on;
        super::set_mouse_capture(on);
    }

    fn set_title(&mut self, title: &str) {
        if self.takes_title && self.title != title {
            let _ = self.stdout.write_all(super::title_command(title).as_bytes());
            title.clone_into(&mut self.title);
        }
    }
}
