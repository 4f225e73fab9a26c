//! Features as numbers: text and parts of features become 32-bit keys, without a dictionary.

const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;

/// A key for a text. Different texts have different keys but for a chance of one in four thousand million.
pub fn text(text: &str) -> u32 {
    bytes(text.as_bytes())
}

/// A key for some bytes.
pub fn bytes(bytes: &[u8]) -> u32 {
    let mut state = 0xCBF2_9CE4_8422_2325u64;
    for byte in bytes {
        state = (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    }
    finish(state)
}

/// A key for a feature: the number of its template and its parts.
#[inline]
pub fn feature(template: u32, parts: &[u32]) -> u32 {
    let mut state = u64::from(template + 1).wrapping_mul(PRIME);
    for part in parts {
        state = (state.rotate_left(23) ^ u64::from(*part)).wrapping_mul(PRIME);
    }
    finish(state)
}

#[inline]
fn finish(state: u64) -> u32 {
    let mixed = (state ^ (state >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (mixed >> 32) as u32
}
