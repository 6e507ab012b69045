//! `network.json`: a network's name, what it is for, the matrices in use and the context it works
//! in.

use super::sanitize_file;
use crate::maturity::diagnostic::Finding;
use crate::maturity::matrix::Extra;
use crate::maturity::network::Network;

/// Reads a network.
pub fn read(bytes: &[u8]) -> Result<Network, Finding> {
    let mut network: Network = super::read_as(bytes, super::NETWORK)?;
    sanitize_file::network(&mut network);
    Ok(network)
}

impl super::Body for Network {
    fn unknown(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

/// The bytes of a network's file.
pub fn write(network: &Network) -> Vec<u8> {
    super::to_bytes(super::NETWORK, network)
}
