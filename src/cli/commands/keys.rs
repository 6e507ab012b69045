//! `keys`: the one key table, room by room, as plain text.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::text::wrap::align_columns;
use crate::tui::keymap::{Binding, KeyContext, bindings};

/// `keys/1`.
#[derive(JsonSchema, Serialize)]
pub(crate) struct KeysJson {
    format: &'static str,
    rooms: Vec<KeyPlaceJson>,
}

#[derive(JsonSchema, Serialize)]
struct KeyPlaceJson {
    name: &'static str,
    keys: Vec<KeyRowJson>,
}

#[derive(JsonSchema, Serialize)]
struct KeyRowJson {
    keys: String,
    does: &'static str,
}

#[expect(clippy::unnecessary_wraps, reason = "every command ends in the same way")]
pub(crate) fn list(session: &mut Session) -> Result<(), CommandError> {
    let places: Vec<KeyPlaceJson> = KeyContext::ALL.into_iter().map(context_keys).collect();
    if session.is_json() {
        session.out.print_json(&KeysJson { format: "pcn-workbook.keys/1", rooms: places });
    } else {
        let parts: Vec<String> = places.iter().map(render_context).collect();
        let page = parts.join("\n\n");
        session.out.print(&if session.sign_style().ascii { spell_out_arrows(&page) } else { page });
    }
    Ok(())
}

fn context_keys(room: KeyContext) -> KeyPlaceJson {
    let row = |binding: &Binding| KeyRowJson { keys: key_names(binding), does: binding.help };
    KeyPlaceJson {
        name: room.title(),
        keys: bindings(room).filter(|binding| !binding.keys.is_empty()).map(row).collect(),
    }
}

/// All keys of a row, each by its name.
fn key_names(binding: &Binding) -> String {
    let names: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
    names.join(" or ")
}

/// Arrows by their names.
fn spell_out_arrows(page: &str) -> String {
    page.replace('▲', "Up").replace('▼', "Down").replace('◄', "Left").replace('►', "Right")
}

fn render_context(place: &KeyPlaceJson) -> String {
    let rows: Vec<Vec<String>> =
        place.keys.iter().map(|row| vec![format!("  {}", row.keys), row.does.to_owned()]).collect();
    format!("{}\n{}", place.name, align_columns(&rows))
}
