//! Numbers as bytes: little endian, and variable length for small ones.

use std::result::Result;

/// Writes numbers and texts as bytes.
#[derive(Debug, Default)]
pub struct ByteWriter(pub Vec<u8>);

impl ByteWriter {
    /// Writes a number of 32 bits.
    pub fn u32(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// Writes a number, seven bits a byte, least first.
    pub fn varint(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// Writes a number that may be negative: zigzag, then as [`Self::varint`].
    pub fn signed(&mut self, number: i32) {
        self.varint(((number << 1) ^ (number >> 31)) as u32);
    }

    /// Writes a length and the bytes.
    pub fn block(&mut self, bytes: &[u8]) {
        self.u32(bytes.len() as u32);
        self.0.extend_from_slice(bytes);
    }
}

/// Reads what [`ByteWriter`] wrote.
#[derive(Debug, Clone, Copy)]
pub struct ByteReader<'b>(pub &'b [u8]);

impl<'b> ByteReader<'b> {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// A message when fewer are left.
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], String> {
        if count > self.0.len() {
            return Err(format!("it ends {} bytes too early", count - self.0.len()));
        }
        let (taken, rest) = self.0.split_at(count);
        self.0 = rest;
        Ok(taken)
    }

    /// Reads a number of 32 bits.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn u32(&mut self) -> Result<u32, String> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// Reads a number of variable length.
    ///
    /// # Errors
    /// As [`Self::take`]; a message when it is longer than 32 bits.
    #[inline]
    pub fn varint(&mut self) -> Result<u32, String> {
        let mut number = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let (first, rest) = self.0.split_first().ok_or("it ends inside a number")?;
            self.0 = rest;
            number |= u32::from(first & 0x7F) << shift;
            if *first < 0x80 {
                return Ok(number);
            }
        }
        Err("a number is longer than 32 bits".to_owned())
    }

    /// Reads a number that may be negative.
    ///
    /// # Errors
    /// As [`Self::varint`].
    #[inline]
    pub fn signed(&mut self) -> Result<i32, String> {
        let number = self.varint()?;
        Ok((number >> 1) as i32 ^ -((number & 1) as i32))
    }

    /// Reads a length and as many bytes.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn block(&mut self) -> Result<ByteReader<'b>, String> {
        let count = self.u32()? as usize;
        self.take(count).map(ByteReader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_written() {
        let numbers = [0, 1, 127, 128, 300, 70_000, u32::MAX];
        let mut writer = ByteWriter::default();
        numbers.iter().for_each(|n| writer.varint(*n));
        numbers.iter().for_each(|n| writer.signed(*n as i32));
        let mut reader = ByteReader(&writer.0);
        assert!(numbers.iter().all(|n| reader.varint() == Ok(*n)));
        assert!(numbers.iter().all(|n| reader.signed() == Ok(*n as i32)));
        assert!(reader.varint().is_err());
        assert!(ByteReader(&[0xFF; 9]).varint().is_err());
    }
}
