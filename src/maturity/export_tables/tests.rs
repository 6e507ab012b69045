//! Tests of export tables.
