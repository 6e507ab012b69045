//! `keys`: the one key table, grouped, as plain text.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::text::wrap::align_columns;
use crate::tui::keymap::reference::{self, ReferenceGroup};
use crate::tui::keymap::{Binding, KeyContext, bindings};
use crate::tui::screens::key_contexts;

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
    if session.is_json() {
        let rooms = key_contexts().map(context_keys).collect();
        session.out.print_json(&KeysJson { format: "pcn-workbook.keys/1", rooms });
    } else {
        let groups = reference::groups(key_contexts());
        let parts: Vec<String> = groups.iter().map(render_group).collect();
        let page = parts.join("\n\n");
        session.out.print(&if session.text_style().ascii { spell_out_arrows(&page) } else { page });
    }
    Ok(())
}

fn context_keys(context: KeyContext) -> KeyPlaceJson {
    let row = |binding: &Binding| KeyRowJson { keys: key_names(binding), does: binding.help };
    KeyPlaceJson {
        name: context.title,
        keys: bindings(context).filter(|binding| !binding.keys.is_empty()).map(row).collect(),
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

fn render_group(group: &ReferenceGroup) -> String {
    let rows: Vec<Vec<String>> =
        group.rows.iter().map(|(keys, help)| vec![format!("  {keys}"), help.clone()]).collect();
    format!("{}\n{}", group.title, align_columns(&rows))
}
