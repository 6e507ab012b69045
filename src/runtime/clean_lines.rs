//! Lines on standard output and standard error, cleaned, for what is said before and after the screen.
//! Whatever was in a file or in its name drives no terminal by them.

use std::io::{self, Write};

use crate::maturity::sanitize::sanitize;

pub(crate) fn print(text: &str) {
    // when even this fails, nothing can be said any more
    let _ = writeln!(io::stdout(), "{}", sanitize(text));
}

pub(crate) fn print_error(text: &str) {
    let _ = writeln!(io::stderr(), "{}", sanitize(text));
}
