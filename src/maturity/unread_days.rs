//! Days that were typed beside evidence and can't be read: where they stand, in words. A draft keeps
//! them as they were typed; a snapshot leaves them out, and what saves one says so with these lines.

use super::assessment::Assessment;
use super::matrix::Matrix;

/// A line for each: what was typed, and the statement it stands beside.
pub fn lines(matrix: &Matrix, said: &Assessment) -> Vec<String> {
    let line = |(item, typed): (&_, &str)| {
        let text = matrix.item(item).map_or_else(|| item.to_string(), |it| it.text().to_owned());
        format!("'{typed}', evidence for: {text}")
    };
    said.unread_days().map(line).collect()
}
