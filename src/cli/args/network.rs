//! Arguments of `network add`, `set`, `list` and `show`.

use clap::{ArgGroup, Args, Subcommand};

use super::values::{FieldUpdate, parse_count, parse_line, parse_model, parse_text};

/// What to do with networks.
#[derive(Clone, Debug, Subcommand)]
pub enum NetworkCommand {
    /// Make a network. Prints its short name, by which commands know it.
    #[command(
        after_help = "Example:\n  pcn-workbook network add \"Hillside PCN\" --ods U12345 --purpose \"Keep people well at home\""
    )]
    Add(NetworkAddArgs),
    /// Change what is known of a network. An empty value takes it away, as in --ods=
    #[command(
        after_help = "Example:\n  pcn-workbook network set hillside --list-size 41000 --practices 6"
    )]
    Set(NetworkSetArgs),
    /// List the networks, by name.
    List,
    /// Show what is known of a network.
    Show(NetworkShowArgs),
    /// Say that two networks are one and the same. No snapshot is changed, and it can be taken back.
    #[command(
        after_help = "The first one keeps its name, and takes from the other what it has not.\n\n\
                            Examples:\n  pcn-workbook network join hillside hillside-2 --look\n  pcn-workbook network join hillside hillside-2"
    )]
    Join(NetworkJoinArgs),
    /// Say that a part of a network is another one after all. No snapshot is changed.
    #[command(
        after_help = "Each snapshot goes to the network that it was saved in. Without a part: list the parts. \
                      Of two networks that were never joined and have one ODS code, it is noted that they are two.\n\n\
                            Examples:\n  pcn-workbook network split hillside\n  pcn-workbook network split hillside hillside-2"
    )]
    Split(NetworkSplitArgs),
}

/// Two networks that are one.
#[derive(Args, Clone, Debug)]
pub struct NetworkJoinArgs {
    /// The network that keeps its name.
    #[arg(value_name = "NETWORK")]
    pub kept: String,
    /// The network that becomes part of it.
    #[arg(value_name = "OTHER")]
    pub other: String,
    /// Only show what it would make.
    #[arg(long)]
    pub look: bool,
    /// They are one network, although their ODS codes differ.
    #[arg(long)]
    pub other_code: bool,
}

/// A network, and a part of it.
#[derive(Args, Clone, Debug)]
pub struct NetworkSplitArgs {
    /// The network.
    #[arg(value_name = "NETWORK")]
    pub network: String,
    /// The part to split off, as the list of parts names it; or another network with its ODS code.
    #[arg(value_name = "PART")]
    pub part: Option<String>,
}

/// A new network.
#[derive(Args, Clone, Debug)]
pub struct NetworkAddArgs {
    /// What it is called.
    #[arg(value_name = "NAME", value_parser = parse_name, allow_hyphen_values = true)]
    pub name: String,
    /// What else is known of it.
    #[command(flatten)]
    pub about: ProfileArgs,
}

/// A change to a network.
#[derive(Args, Clone, Debug)]
#[command(group = ArgGroup::new("change").required(true).multiple(true).args(["name", "ods", "purpose", "list_size", "practices", "model", "system", "place"]))]
pub struct NetworkSetArgs {
    /// The network.
    #[arg(value_name = "NETWORK")]
    pub network: String,
    /// A new name. The short name stays.
    #[arg(long, value_name = "NAME", value_parser = parse_name, allow_hyphen_values = true)]
    pub name: Option<String>,
    /// What else is known of it.
    #[command(flatten)]
    pub about: ProfileArgs,
}

/// What is known of a network beside its name.
#[derive(Args, Clone, Debug, Default)]
pub struct ProfileArgs {
    /// Its ODS code: U and five digits.
    #[arg(long, value_name = "CODE", value_parser = parse_line, allow_hyphen_values = true)]
    pub ods: Option<FieldUpdate<String>>,
    /// What it is for, in one or two sentences.
    #[arg(long, value_name = "TEXT", value_parser = parse_text, allow_hyphen_values = true)]
    pub purpose: Option<FieldUpdate<String>>,
    /// How many people are registered.
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub list_size: Option<FieldUpdate<u32>>,
    /// How many practices it has.
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub practices: Option<FieldUpdate<u32>>,
    /// How it is run: federation, flat, lead or other.
    #[arg(long, value_name = "MODEL", value_parser = parse_model, allow_hyphen_values = true)]
    pub model: Option<FieldUpdate<String>>,
    /// The local health and care system it works in.
    #[arg(long, value_name = "NAME", value_parser = parse_line, allow_hyphen_values = true)]
    pub system: Option<FieldUpdate<String>>,
    /// The place or borough within that system.
    #[arg(long, value_name = "NAME", value_parser = parse_line, allow_hyphen_values = true)]
    pub place: Option<FieldUpdate<String>>,
}

/// The network to show.
#[derive(Args, Clone, Debug)]
pub struct NetworkShowArgs {
    /// The network.
    #[arg(value_name = "NETWORK")]
    pub network: String,
}

fn parse_name(typed: &str) -> Result<String, String> {
    match parse_line(typed)? {
        FieldUpdate::Set(name) => Ok(name),
        FieldUpdate::Cleared => Err("a network needs a name".to_owned()),
    }
}
