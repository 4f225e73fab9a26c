//! How much a reader wants to see an event: told by many, typed, dated, with somebody in it.

use super::telling::Telling;
use crate::document::{Factuality, Role};
use std::collections::BTreeSet;

/// A number from 0 to 1 for sorting and for `--top`; the claims best first.
pub fn salience(tellings: &[&Telling]) -> f32 {
    let best = tellings[0];
    let articles: BTreeSet<usize> = tellings.iter().map(|telling| telling.record).collect();
    let any = |test: fn(&Telling) -> bool| f32::from(u8::from(tellings.iter().any(|telling| test(telling))));
    let has =
        |role: Role| f32::from(u8::from(tellings.iter().any(|t| t.data.participants.iter().any(|p| p.role == role))));
    let named = best.named().count().min(3) as f32;
    let sum = 0.8 * (articles.len() as f32).ln()
        + 0.2 * (tellings.len() as f32).ln()
        + 1.0 * any(|telling| telling.data.event_type.is_some())
        + 0.6 * any(|telling| telling.own_time().is_some())
        + 0.3 * named
        + 0.3 * has(Role::Subject)
        + 0.4 * has(Role::Object)
        + 0.3 * f32::from(u8::from(!best.data.quantities.is_empty()))
        - 1.4 * any(|telling| telling.is_speech())
        - 0.8 * any(|telling| telling.is_state())
        - 0.5 * f32::from(u8::from(matches!(best.data.factuality, Factuality::Possible | Factuality::Conditional)));
    let sure = best.data.confidence.clamp(0.0, 1.0);
    (1.0 / (1.0 + (1.5 - sum).exp())) * (0.4 + 0.6 * sure)
}
