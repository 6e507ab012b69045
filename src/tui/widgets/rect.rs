//! Parts of an area of the screen: its first rows, what is left without a margin. A part is never
//! outside the area; where there is no room it is empty.

use ratatui::layout::Rect;

pub trait RectExt {
    /// Without its first columns.
    #[must_use]
    fn skip_left(self, columns: u16) -> Rect;
    /// Without its last columns.
    #[must_use]
    fn skip_right(self, columns: u16) -> Rect;
    /// Without its first rows.
    #[must_use]
    fn skip_top(self, rows: u16) -> Rect;
    /// Without its last rows.
    #[must_use]
    fn skip_bottom(self, rows: u16) -> Rect;
    /// Its first columns.
    #[must_use]
    fn take_left(self, columns: u16) -> Rect;
    /// Its last columns.
    #[must_use]
    fn take_right(self, columns: u16) -> Rect;
    /// Its first rows.
    #[must_use]
    fn take_top(self, rows: u16) -> Rect;
    /// Its last rows.
    #[must_use]
    fn take_bottom(self, rows: u16) -> Rect;
    /// One of its rows.
    #[must_use]
    fn row(self, number: u16) -> Rect;
    /// So many columns just before it.
    #[must_use]
    fn before(self, columns: u16) -> Rect;
    /// With so many columns before it.
    #[must_use]
    fn extend_left(self, columns: u16) -> Rect;
    /// What of it is behind one of its parts.
    #[must_use]
    fn behind(self, part: Rect) -> Rect;
    /// The rows of it on which one of its parts stands.
    #[must_use]
    fn rows_of(self, part: Rect) -> Rect;
    /// How many columns there are for the words of a text.
    fn columns_of_text(self) -> usize;
}

impl RectExt for Rect {
    fn skip_left(self, columns: u16) -> Rect {
        let columns = columns.min(self.width);
        Rect { x: self.x + columns, width: self.width - columns, ..self }
    }

    fn skip_right(self, columns: u16) -> Rect {
        Rect { width: self.width - columns.min(self.width), ..self }
    }

    fn skip_top(self, rows: u16) -> Rect {
        let rows = rows.min(self.height);
        Rect { y: self.y + rows, height: self.height - rows, ..self }
    }

    fn skip_bottom(self, rows: u16) -> Rect {
        Rect { height: self.height - rows.min(self.height), ..self }
    }

    fn take_left(self, columns: u16) -> Rect {
        Rect { width: columns.min(self.width), ..self }
    }

    fn take_right(self, columns: u16) -> Rect {
        self.skip_left(self.width - columns.min(self.width))
    }

    fn take_top(self, rows: u16) -> Rect {
        Rect { height: rows.min(self.height), ..self }
    }

    fn take_bottom(self, rows: u16) -> Rect {
        self.skip_top(self.height - rows.min(self.height))
    }

    fn row(self, number: u16) -> Rect {
        self.skip_top(number).take_top(1)
    }

    fn before(self, columns: u16) -> Rect {
        let columns = columns.min(self.x);
        Rect { x: self.x - columns, width: columns, ..self }
    }

    fn extend_left(self, columns: u16) -> Rect {
        self.before(columns).union(self)
    }

    fn behind(self, part: Rect) -> Rect {
        self.skip_left(part.right().max(self.x) - self.x)
    }

    fn rows_of(self, part: Rect) -> Rect {
        Rect { y: part.y, height: part.height, ..self }
    }

    fn columns_of_text(self) -> usize {
        usize::from(self.width.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_never_outside_its_area() {
        let area = Rect::new(3, 5, 10, 4);
        for many in 0..14 {
            let parts = [
                area.skip_left(many),
                area.skip_right(many),
                area.skip_top(many),
                area.skip_bottom(many),
                area.take_left(many),
                area.take_right(many),
                area.take_top(many),
                area.take_bottom(many),
                area.row(many),
            ];
            for part in parts {
                assert_eq!(area.union(part), area, "{many}");
            }
        }
    }

    #[test]
    fn what_is_taken_and_what_is_skipped_make_the_whole() {
        let area = Rect::new(3, 5, 10, 4);
        assert_eq!(
            (area.take_left(4), area.skip_left(4)),
            (Rect::new(3, 5, 4, 4), Rect::new(7, 5, 6, 4))
        );
        assert_eq!(
            (area.take_right(4), area.skip_right(4)),
            (Rect::new(9, 5, 4, 4), Rect::new(3, 5, 6, 4))
        );
        assert_eq!(
            (area.take_bottom(1), area.row(3)),
            (Rect::new(3, 8, 10, 1), Rect::new(3, 8, 10, 1))
        );
        assert!(area.row(4).is_empty());
    }
}
