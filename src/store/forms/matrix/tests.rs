//! Every mistake of a hand-written matrix is found at once, with its line, and a good one stays what it is.
