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
#[command(group = ArgGroup::new("change").required(true).multiple(true).args(["name", "ods", "purpose", "list_size", "practices", "model"]))]
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
