//! SHA-256 checksums (hashes, fingerprints): a file is identified by the hash of its bytes, which
//! finds damage, copies and changes. It is an error check and no signature: whoever can edit a file
//! can also rename it.

use sha2::{Digest, Sha256};

/// How many digits of a hash are in a file name.
const SHORT_LEN: usize = 12;

/// The SHA-256 of `bytes`: 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        hex.push(DIGITS[usize::from(byte >> 4)]);
        hex.push(DIGITS[usize::from(byte & 15)]);
    }
    hex
}

/// The beginning of a hash for a file name: its first 12 digits, or all of a shorter one.
pub fn short_hash(hash: &str) -> &str {
    hash.get(..SHORT_LEN).unwrap_or(hash)
}

/// Whether these are all digits of a hash, as files write them.
pub(crate) fn is_hash(digits: &str) -> bool {
    digits.len() == 64 && is_hexadecimal(digits)
}

pub(crate) fn is_short_hash(digits: &str) -> bool {
    digits.len() == SHORT_LEN && is_hexadecimal(digits)
}

fn is_hexadecimal(digits: &str) -> bool {
    digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The digits of a hash in a file's name that says another one than this: its bytes are not those it
/// was named for. None where the name says this one, or none at all. The end of a uuid is no hash.
pub(crate) fn other_hash_in_name<'n>(name: &'n str, hash: &str) -> Option<&'n str> {
    if name.contains(short_hash(hash)) {
        return None;
    }
    let words = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.into_iter().find_map(|word| {
        let digits = word.split('-').next()?;
        is_short_hash(digits).then_some(digits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_one_every_other_program_gives() {
        for (bytes, hash) in [
            (&b""[..], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (&b"abc"[..], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] {
            assert_eq!(sha256_hex(bytes), hash);
        }
    }

    #[test]
    fn a_name_says_another_hash_or_none() {
        let own = sha256_hex(b"abc");
        for (name, other) in [
            ("2026-03-12_ours_ba7816bf8f01.json", None),
            ("autumn ba7816bf8f01 (1).json", None),
            ("mine.json", None),
            ("01900000-0000-7000-8000-0000000000d1.json", None),
            ("2026-03-12_ours_aaaaaaaaaaaa.json", Some("aaaaaaaaaaaa")),
            ("2026-03-12_ours_aaaaaaaaaaaa-LAPTOP7.json", Some("aaaaaaaaaaaa")),
            ("autumn aaaaaaaaaaaa.sync-conflict.json", Some("aaaaaaaaaaaa")),
            ("2026-03-12_ours_aaaaaaaaaaaa_ba7816bf.json", Some("aaaaaaaaaaaa")),
        ] {
            assert_eq!(other_hash_in_name(name, &own), other, "{name}");
        }
    }

    #[test]
    fn a_short_hash_is_the_first_twelve_digits() {
        assert_eq!(short_hash(&sha256_hex(b"abc")), "ba7816bf8f01");
        assert_eq!(short_hash("ba78"), "ba78");
    }
}
