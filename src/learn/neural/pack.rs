//! Networks as bytes: eight bits a weight with one scale for each row.

use super::network::Network;

impl Network {
    /// The weights as bytes: for each tensor row a scale (f32, little endian) and one signed byte a weight.
    ///
    /// The shape is not part of it: whoever reads the bytes says what shape they have.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (tensor, width) in self.tensors() {
            for row in tensor.chunks(width.max(1)) {
                let largest = row.iter().fold(0.0f32, |most, weight| most.max(weight.abs()));
                let scale = largest / f32::from(i8::MAX);
                bytes.extend(scale.to_le_bytes());
                let quantised = |weight: &f32| if scale > 0.0 { (weight / scale).round() as i8 as u8 } else { 0 };
                bytes.extend(row.iter().map(quantised));
            }
        }
        bytes
    }

    /// Fills a network with weights written by [`Network::to_bytes`]; `None` where there are too few or too many bytes.
    pub fn fill(mut self, bytes: &[u8]) -> Option<Network> {
        let widths: Vec<usize> = self.tensors().iter().map(|(_, width)| *width).collect();
        let mut rest = bytes;
        for (tensor, width) in self.tensors_mut().into_iter().zip(widths) {
            for row in tensor.chunks_mut(width.max(1)) {
                let (scale, after) = rest.split_first_chunk::<4>()?;
                let scale = f32::from_le_bytes(*scale);
                let (weights, after) = after.split_at_checked(row.len())?;
                for (weight, byte) in row.iter_mut().zip(weights) {
                    *weight = scale * f32::from(*byte as i8);
                }
                rest = after;
            }
        }
        rest.is_empty().then_some(self)
    }
}
