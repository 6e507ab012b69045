//! Sanitizes every text of a file, so that it is safe to show on a terminal. Texts without a bad
//! character are left alone, so that what is written back is what was read.

use crate::maturity::assessment::{
    Aim, Answer, AnswerRecord, Assessment, Judgement, SetAside, StagePoint, Voice,
};
use crate::maturity::ids::{MatrixId, StageId};
use crate::maturity::network::{Network, NetworkAtTime, Profile};
use crate::maturity::sanitize::{sanitize, sanitize_line};

pub(crate) fn sanitize_line_in_place(text: &mut String) {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        *text = sanitize_line(text);
    }
}

pub(crate) fn sanitize_text(text: &mut String) {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        *text = sanitize(text);
    }
}

pub(crate) fn sanitize_assessment(assessment: &mut Assessment) {
    sanitize_matrix_id(&mut assessment.matrix.id);
    sanitize_line_in_place(&mut assessment.matrix.fingerprint);
    sanitize_voice(&mut assessment.voice);
    assessment.subject.iter_mut().for_each(sanitize_line_in_place);
    assessment.answers.values_mut().for_each(sanitize_answer);
    assessment.judgements.values_mut().for_each(sanitize_judgement);
    assessment.aims.values_mut().for_each(sanitize_aim);
    assessment.asks.values_mut().filter_map(|raised| raised.note.as_mut()).for_each(sanitize_text);
}

pub(crate) fn sanitize_set_aside(aside: &mut SetAside) {
    aside.answers.values_mut().for_each(|answer| sanitize_answer(&mut answer.given));
    aside.judgements.values_mut().for_each(sanitize_judgement);
    aside.aims.values_mut().for_each(sanitize_aim);
    aside.asks.values_mut().filter_map(|raised| raised.note.as_mut()).for_each(sanitize_text);
}

fn sanitize_judgement(judgement: &mut Judgement) {
    if let StagePoint::At(at) = &mut judgement.stage {
        sanitize_stage(at);
    }
    judgement.reason.iter_mut().for_each(sanitize_text);
}

fn sanitize_aim(aim: &mut Aim) {
    aim.to.iter_mut().for_each(sanitize_stage);
    aim.reason.iter_mut().for_each(sanitize_text);
}

fn sanitize_answer(given: &mut AnswerRecord) {
    if let Some(Answer::Rung(at)) = &mut given.answer {
        sanitize_stage(at);
    }
    let Some(beside) = given.beside.existing_mut() else { return };
    beside.reason.iter_mut().chain(&mut beside.note).for_each(sanitize_text);
    for evidence in &mut beside.evidence {
        sanitize_text(&mut evidence.text);
        let typed = evidence.typed.dated.iter_mut().chain(&mut evidence.typed.good_until);
        typed.chain(&mut evidence.whose).for_each(sanitize_line_in_place);
    }
}

fn sanitize_voice(voice: &mut Voice) {
    voice.role.iter_mut().chain(&mut voice.of).for_each(sanitize_line_in_place);
}

pub(crate) fn sanitize_network(network: &mut Network) {
    sanitize_line_in_place(&mut network.name);
    network.ods_code.iter_mut().for_each(sanitize_line_in_place);
    network.purpose.iter_mut().for_each(sanitize_text);
    network.matrices.iter_mut().for_each(sanitize_matrix_id);
    sanitize_profile(&mut network.profile);
}

pub(crate) fn sanitize_network_at_time(network: &mut NetworkAtTime) {
    sanitize_line_in_place(&mut network.name);
    network.ods_code.iter_mut().for_each(sanitize_line_in_place);
    network.purpose.iter_mut().for_each(sanitize_text);
    sanitize_profile(&mut network.profile);
}

fn sanitize_profile(profile: &mut Profile) {
    let words = [
        &mut profile.operating_model,
        &mut profile.worked_together,
        &mut profile.deprivation,
        &mut profile.setting,
        &mut profile.areas_overlap,
        &mut profile.director_sessions,
        &mut profile.management_support,
        &mut profile.system,
        &mut profile.place,
    ];
    words.into_iter().flatten().for_each(sanitize_line_in_place);
}

fn sanitize_stage(id: &mut StageId) {
    let mut spelt = id.as_str().to_owned();
    sanitize_line_in_place(&mut spelt);
    *id = StageId::new(spelt);
}

fn sanitize_matrix_id(id: &mut MatrixId) {
    let mut spelt = id.as_str().to_owned();
    sanitize_line_in_place(&mut spelt);
    *id = MatrixId::new(spelt);
}
