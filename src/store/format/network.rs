//! `network.json`: a network's name, purpose, matrices in use and context.

use super::sanitize_file;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::Network;

/// Reads a network.
pub fn read(bytes: &[u8]) -> Result<Network, Diagnostic> {
    let mut network: Network = super::read_typed(bytes, super::NETWORK)?;
    sanitize_file::sanitize_network(&mut network);
    Ok(network)
}

impl super::FileBody for Network {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// The bytes of a network's file.
pub fn write(network: &Network) -> Vec<u8> {
    super::to_bytes(super::NETWORK, network)
}
