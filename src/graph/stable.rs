//! Ids that stay the same as long as what they name does.

use sha2::{Digest, Sha256};

/// Eight hexadecimal digits of the SHA-256 of some parts.
pub fn short_hash(parts: &[String]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
