//! All tests that look at the program from outside its rooms, in one binary.

mod pictures;
