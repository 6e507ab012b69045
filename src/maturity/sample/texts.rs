//! Sample texts beside sample answers: notes, evidence and roles, never names, and nothing about
//! patients.

pub(crate) const NOT_APPLICABLE_REASONS: [&str; 5] = [
    "Another organisation does this for us.",
    "We have no such service here.",
    "The council leads on this for the whole area.",
    "Our federation holds this, not the network.",
    "We have no new-role staff yet.",
];

pub(crate) const NOTES: [&str; 14] = [
    "Two practices are further on than the others.",
    "Agreed in principle; nobody has written it down yet.",
    "Works well since the new rota began.",
    "Ask the community nursing lead before next time.",
    "We said the same last year: what is stopping us?",
    "One practice sees this differently and may be right.",
    "Depends on money that ends in March.",
    "Started in the two larger practices only.",
    "The patient group asked for this.",
    "Done once, and it went well; not yet a habit.",
    "Waiting for the system's new record viewer.",
    "Quick win if somebody takes it on.",
    "Better than it looks: it happens without being planned.",
    "We stopped this for the winter and should begin again.",
];

pub(crate) const EVIDENCE: [&str; 12] = [
    "Minutes of the network board",
    "Signed agreement, kept by the network manager",
    "Rota of the shared team",
    "Dashboard print-out from the data lead",
    "Notes of the last peer visit",
    "Job plan of the clinical director",
    "Terms of reference of the steering group",
    "List of local groups, updated this spring",
    "Survey of staff, 41 replies",
    "Plan on a page",
    "Report to the practices' annual meeting",
    "Photo of the whiteboard after the workshop",
];

pub(crate) const EVIDENCE_OWNERS: [&str; 5] =
    ["network manager", "clinical director", "practice manager", "lead pharmacist", "data lead"];

pub(crate) const HIGHER_STAGE_REASONS: [&str; 5] = [
    "It is how we work in most practices; one is still catching up.",
    "The one thing left is on paper only.",
    "Partners tell us they see us here.",
    "We do more than these questions ask about.",
    "What is missing was agreed last month and starts soon.",
];

pub(crate) const LOWER_STAGE_REASONS: [&str; 4] = [
    "It rests on one person, and would not outlast them.",
    "We can do it but we do not do it every time.",
    "Good on paper; our staff would not say so yet.",
    "We want to see it hold through a winter first.",
];

pub(crate) const STAY_REASONS: [&str; 3] = [
    "Right for our size; our time is better spent elsewhere.",
    "Let it settle before we ask more of people.",
    "Good enough for what we are for.",
];

pub(crate) const MOVE_REASONS: [&str; 4] = [
    "Practices would notice this first.",
    "Money and people are there this year.",
    "It matters most to the people we serve.",
    "Two of the things left are nearly done.",
];

pub(crate) const NOT_NOW_REASONS: [&str; 3] = [
    "Not before the new manager has started.",
    "Waiting for the new shared record.",
    "Winter comes first.",
];

pub(crate) const ROLES: [&str; 9] = [
    "practice manager", "GPs from most practices", "network manager", "community nursing",
    "patient or public", "council", "charity or community", "lead pharmacist", "link worker",
];
