//! Limits how deep JSON is nested, before a recursive parser reads it and overflows its stack.

use super::MAX_DEPTH;
use crate::maturity::diagnostic::Diagnostic;

pub(crate) fn check_depth(text: &str) -> Result<(), Diagnostic> {
    let mut depth = 0_usize;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' | b'[' if depth == MAX_DEPTH => return Err(too_deep(text, at)),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => skip_string(&mut bytes),
            _ => {}
        }
    }
    Ok(())
}

fn skip_string(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => _ = bytes.next(),
            _ => {}
        }
    }
}

fn too_deep(text: &str, at: usize) -> Diagnostic {
    let line = 1 + text.bytes().take(at).filter(|&byte| byte == b'\n').count();
    Diagnostic::error(
        "too-deep",
        "",
        format!("Lists and objects stand more than {MAX_DEPTH} deep in one another here."),
        "Check that it is the right file; a workbook file is never nested so deep.",
    )
    .on_line(Some(line))
}
