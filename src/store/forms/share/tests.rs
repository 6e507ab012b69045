//! Shares written, read and refused.
