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

pub(crate) fn is_short_hash(digits: &str) -> bool {
    digits.len() == SHORT_LEN
        && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
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
    fn a_short_hash_is_the_first_twelve_digits() {
        assert_eq!(short_hash(&sha256_hex(b"abc")), "ba7816bf8f01");
        assert_eq!(short_hash("ba78"), "ba78");
    }
}
