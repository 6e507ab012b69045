//! Enters and leaves the terminal's raw mode and alternate screen. It is always given back: when the
//! program ends, is suspended, is told to end by a signal, or panics.
//!
//! What was switched on is remembered here, outside any value, so that a panic's hook and a signal
//! can undo it without one. The terminal is asked one thing, which background it has, and nothing waits
//! for the answer: it may never come.

mod buffered_stdout;
mod capabilities;
mod changes;
mod row_scroll;
mod scroll;
mod window;

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::{cursor, queue, style, terminal};

pub use self::capabilities::TerminalCapabilities;
pub use self::window::{TerminalScreen, TerminalWindow};

static IS_ENTERED: AtomicBool = AtomicBool::new(false);

static IS_MOUSE_CAPTURED: AtomicBool = AtomicBool::new(false);

/// Whether a title of ours stands over the window.
static IS_TITLED: AtomicBool = AtomicBool::new(false);

/// The size to work with where a terminal does not know its own.
const DEFAULT_SIZE: (u16, u16) = (80, 24);

/// Checks, before anything is changed, that there is a terminal fit for screens.
pub fn check() -> Result<(), &'static str> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err("The workbook's screens need a terminal, and this is a pipe or a file.\n  \
                    what to do: run pcn-workbook walk --plain instead, or a command such as pcn-workbook show.");
    }
    if env::var_os("TERM").is_some_and(|kind| kind == "dumb") {
        return Err("This terminal can't show screens (TERM is \"dumb\").\n  \
                    what to do: run pcn-workbook walk --plain instead.");
    }
    Ok(())
}

/// Takes the terminal: keys come one by one and unseen, and what was on the screen is set aside.
pub fn enter(mouse: bool) -> io::Result<()> {
    // before the first change, so that whatever was changed when something fails is undone
    IS_ENTERED.store(true, Ordering::SeqCst);
    let entered = enable(mouse);
    if entered.is_err() {
        leave();
    }
    entered
}

fn enable(mouse: bool) -> io::Result<()> {
    // which colours are sent is decided here; crossterm would undo bold and reversed with them
    style::force_color_output(true);
    terminal::enable_raw_mode()?;
    let mut out = io::stdout().lock();
    queue!(out, terminal::EnterAlternateScreen, style::ResetColor, cursor::Hide)?;
    // consoles that know no such thing say so; pasted text then comes as keys
    let _ = queue!(out, EnableBracketedPaste);
    queue!(out, terminal::Clear(terminal::ClearType::All))?;
    out.flush()?;
    drop(out);
    if mouse {
        set_mouse_capture(true);
    }
    Ok(())
}

/// Gives the terminal back as it was. Every step is tried, whatever became of those before; a
/// second call does nothing.
pub fn leave() {
    if !IS_ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    set_mouse_capture(false);
    let mut out = io::stdout().lock();
    let _ = queue!(out, DisableBracketedPaste);
    let _ = queue!(out, style::ResetColor, cursor::Show);
    let _ = queue!(out, terminal::LeaveAlternateScreen);
    // a shell of Windows has a title of its own again
    if IS_TITLED.swap(false, Ordering::SeqCst) && cfg!(unix) {
        // the title from before; none where the terminal did not keep it
        let _ = out.write_all(b"\x1b]2;\x1b\\\x1b[23;2t");
    }
    let _ = out.flush();
    drop(out);
    let _ = terminal::disable_raw_mode();
}

/// Asks the terminal for its background, and then what kind it is: that one every terminal answers,
/// so that nobody waits for the other for ever. The replies come with the keys.
pub fn ask_background() {
    let _ = ASKED_AT.set(Instant::now());
    let mut out = io::stdout().lock();
    let _ = out.write_all(BACKGROUND_QUESTION);
    let _ = out.flush();
}

static ASKED_AT: OnceLock<Instant> = OnceLock::new();

/// How long a reply is looked out for; one that comes later still is no key.
#[cfg(unix)]
const REPLY_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(10);

/// Whether the terminal was asked not long ago.
#[cfg(unix)]
pub(crate) fn is_reply_due() -> bool {
    ASKED_AT.get().is_some_and(|at| at.elapsed() < REPLY_TIMEOUT)
}

/// OSC 11 and, as a fence behind it, DA1.
const BACKGROUND_QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// What names the window `title`. Before the first one the title from before is put aside.
pub(crate) fn title_command(title: &str) -> String {
    let is_first = !IS_TITLED.swap(true, Ordering::SeqCst);
    let keep = if is_first && cfg!(unix) { "\x1b[22;2t" } else { "" };
    format!("{keep}\x1b]2;{title}\x1b\\")
}

/// Lets keys be seen and acted on by the terminal again, without writing to it: it may be what
/// everything waits for.
pub fn disable_raw_mode() {
    let _ = terminal::disable_raw_mode();
}

/// Listens to the mouse, or stops. A terminal without one is no fault.
pub fn set_mouse_capture(on: bool) {
    if IS_MOUSE_CAPTURED.swap(on, Ordering::SeqCst) == on {
        return;
    }
    let _ = write_mouse_mode(on);
}

/// Clicks and the wheel only: every movement would wake the program for nothing.
#[cfg(unix)]
fn write_mouse_mode(on: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(if on { b"\x1b[?1000h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1000l" })?;
    out.flush()
}

#[cfg(not(unix))]
fn write_mouse_mode(on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    use crossterm::execute;
    let mut out = io::stdout().lock();
    if on { execute!(out, EnableMouseCapture) } else { execute!(out, DisableMouseCapture) }
}

pub fn size() -> (u16, u16) {
    match terminal::size() {
        Ok((columns, rows)) if columns > 0 && rows > 0 => (columns, rows),
        _ => DEFAULT_SIZE,
    }
}

/// Gives the terminal back when it goes out of scope.
#[derive(Debug)]
pub struct TerminalGuard(());

impl TerminalGuard {
    pub fn enter(mouse: bool) -> io::Result<Self> {
        enter(mouse)?;
        Ok(Self(()))
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        leave();
    }
}
/// How many columns the terminal has, where there is one and it says.
pub(crate) fn columns() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then(|| columns.into())
}
