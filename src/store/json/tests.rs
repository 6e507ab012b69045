//! What is refused, by which name, and where it is said to be.
