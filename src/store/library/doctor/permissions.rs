//! File permissions: whether other accounts on this machine can read the library.

use super::file_tree::FileTree;
use crate::maturity::diagnostic::Diagnostic;
#[cfg(unix)]
use crate::maturity::waiting_work::OTHERS_MAY_READ;
use crate::store::layout::Layout;

#[cfg(unix)]
pub(crate) fn check_permissions(layout: &Layout, tree: &FileTree) -> Option<Diagnostic> {
    use std::os::unix::fs::PermissionsExt;
    const OTHERS: u32 = 0o077;
    let is_open = |path: &&std::path::PathBuf| {
        std::fs::symlink_metadata(path)
            .is_ok_and(|metadata| metadata.permissions().mode() & OTHERS != 0)
    };
    let mut open: Vec<_> = tree.dirs.iter().chain(&tree.files).filter(is_open).collect();
    open.sort();
    let first = layout.relative_path(open.first()?);
    let says = match open.len() {
        1 if first.is_empty() => {
            "Other people on this computer may look into your workbook folder.".to_owned()
        }
        1 => {
            format!(
                "Other people on this computer may look into '{first}' in your workbook folder."
            )
        }
        many => format!(
            "Other people on this computer may look into {} files and folders of your workbook.",
            crate::maturity::phrases::format_number(many)
        ),
    };
    if !keeps_modes(layout, tree) {
        return Some(everybodys_disk());
    }
    let remedy = "If only you use this computer, nothing has to be done. Else ask whoever looks after the computer: only your own account should be able to open this folder. (For them: chmod -R go= on the folder.)";
    Some(Diagnostic::warning(OTHERS_MAY_READ, "", says, remedy).in_file(if first.is_empty() {
        ".".to_owned()
    } else {
        first
    }))
}

/// Whether this disk keeps for each file who may read it. On one that does not (exFAT, FAT) every
/// file has the same mode as every folder, to the right to be run.
#[cfg(target_os = "linux")]
fn keeps_modes(layout: &Layout, tree: &FileTree) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::PathBuf| {
        let metadata = std::fs::symlink_metadata(path).ok()?;
        Some(metadata.permissions().mode() & 0o777)
    };
    let folders = tree.dirs.first().and_then(mode);
    let is_same = |path: &std::path::PathBuf| mode(path) == folders;
    let are_alike = tree.dirs.iter().chain(&tree.files).all(is_same);
    tree.files.is_empty() || !are_alike || !may_lack_modes(layout.root())
}

#[cfg(all(unix, not(target_os = "linux")))]
fn keeps_modes(_: &Layout, _: &FileTree) -> bool {
    true
}

/// Whether the file system is of a kind that has no modes of its own, or may have none.
#[cfg(target_os = "linux")]
fn may_lack_modes(root: &std::path::Path) -> bool {
    /// FUSE, FAT, exFAT, NTFS, CIFS, SMB, 9p.
    const KINDS: [i64; 7] =
        [0x6573_5546, 0x4d44, 0x2011_bab0, 0x7366_746e, 0xff53_4d42, 0xfe53_4d42, 0x0102_1997];
    rustix::fs::statfs(root).is_ok_and(|disk| KINDS.contains(&(disk.f_type & 0xffff_ffff)))
}

#[cfg(unix)]
fn everybodys_disk() -> Diagnostic {
    Diagnostic::warning(
        OTHERS_MAY_READ,
        "",
        "This disk can't keep files to one account, as most memory sticks can't: whoever uses it may look into the workbook.",
        "Keep it in a folder of your own account, or on a disk that asks for a password.",
    )
    .in_file(".")
}

/// Elsewhere an account's folders are its own unless somebody shared them on purpose.
#[cfg(not(unix))]
pub(crate) fn check_permissions(_: &Layout, _: &FileTree) -> Option<Diagnostic> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_a_disk_without_modes_can_not_do_is_not_advised() {
        let found = everybodys_disk();
        assert_eq!(found.code, OTHERS_MAY_READ);
        assert!(!found.remedy.contains("chmod"), "{}", found.remedy);
    }
}
