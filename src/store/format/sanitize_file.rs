//! Makes every text of a file safe to show. Only what would be shown is touched, and only where
//! something is wrong with it, so that what is written back is what was read.

use crate::maturity::assessment::{
    Answer, AnswerRecord, Assessment, NetworkAtTime, StagePoint, Voice,
};
use crate::maturity::ids::{MatrixId, StageId};
use crate::maturity::network::{Network, Profile};
use crate::maturity::sanitize::{clean, clean_line};

/// Text on one line.
pub(crate) fn line(text: &mut String) {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        *text = clean_line(text);
    }
}

/// Text that may have several lines.
pub(crate) fn lines(text: &mut String) {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        *text = clean(text);
    }
}

/// Whatever was said.
pub(crate) fn assessment(said: &mut Assessment) {
    matrix_id(&mut said.matrix.id);
    line(&mut said.matrix.fingerprint);
    voice(&mut said.voice);
    said.subject.iter_mut().for_each(line);
    said.answers.values_mut().for_each(given);
    for judgement in said.judgements.values_mut() {
        if let StagePoint::At(at) = &mut judgement.stage {
            stage(at);
        }
        judgement.reason.iter_mut().for_each(lines);
    }
    for aim in said.aims.values_mut() {
        aim.to.iter_mut().for_each(stage);
        aim.reason.iter_mut().for_each(lines);
    }
    said.asks.values_mut().filter_map(|raised| raised.note.as_mut()).for_each(lines);
}

fn given(given: &mut AnswerRecord) {
    if let Some(Answer::Rung(at)) = &mut given.answer {
        stage(at);
    }
    given.reason.iter_mut().chain(&mut given.note).for_each(lines);
    for evidence in &mut given.evidence {
        lines(&mut evidence.text);
        evidence.whose.iter_mut().for_each(line);
    }
}

fn voice(voice: &mut Voice) {
    voice.role.iter_mut().for_each(line);
}

/// A network as it is.
pub(crate) fn network(network: &mut Network) {
    line(&mut network.name);
    network.ods_code.iter_mut().for_each(line);
    network.purpose.iter_mut().for_each(lines);
    network.matrices.iter_mut().for_each(matrix_id);
    profile(&mut network.profile);
}

/// A network as it was.
pub(crate) fn network_then(network: &mut NetworkAtTime) {
    line(&mut network.name);
    network.ods_code.iter_mut().for_each(line);
    network.purpose.iter_mut().for_each(lines);
    profile(&mut network.profile);
}

fn profile(profile: &mut Profile) {
    let words = [
        &mut profile.operating_model,
        &mut profile.worked_together,
        &mut profile.deprivation,
        &mut profile.setting,
        &mut profile.areas_overlap,
        &mut profile.director_sessions,
        &mut profile.management_support,
        &mut profile.system,
    ];
    words.into_iter().flatten().for_each(line);
}

fn stage(id: &mut StageId) {
    let mut spelt = id.as_str().to_owned();
    line(&mut spelt);
    *id = StageId::new(spelt);
}

fn matrix_id(id: &mut MatrixId) {
    let mut spelt = id.as_str().to_owned();
    line(&mut spelt);
    *id = MatrixId::new(spelt);
}
