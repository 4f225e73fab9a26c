//! [`Checkpoint`]: training between two rounds, and its file.
//!
//! The file holds a line that names the recipe and the network's shape, then step, round and random state (u64 each, little
//! endian), then the weights, the two moments and the average (f32, little endian).

use super::{Recipe, adam};
use crate::error::{Error, Result};
use crate::learn::Random;
use crate::learn::neural::{Network, Shape};
use std::fs;
use std::path::Path;

/// Everything that training needs to go on.
pub struct Checkpoint {
    /// The weights.
    pub network: Network,
    /// Adam's running means of the gradient and of its square.
    pub moments: [Network; 2],
    /// The average of the last weights: what becomes the model.
    pub average: Network,
    /// Steps done.
    pub step: usize,
    /// Rounds done.
    pub round: usize,
    /// The state of chance.
    pub random: Random,
    title: String,
}

impl Checkpoint {
    /// The checkpoint in a file where there is one of this recipe, else a beginning: the weights of another network, or at random.
    ///
    /// # Errors
    /// [`Error::Model`] where the file is of this recipe and damaged.
    pub fn open(path: &Path, shape: &Shape, recipe: Recipe, from: Option<&Network>) -> Result<Checkpoint> {
        let mut random = Random::new(recipe.seed);
        let network = from.cloned().unwrap_or_else(|| adam::initial(shape, &mut random));
        let zeros = Network::zeros(&network.shape);
        let title = format!("dateline-checkpoint 1 {recipe:?} {shape:?}\n");
        let moments = [zeros.clone(), zeros];
        let new = Checkpoint { average: network.clone(), network, moments, step: 0, round: 0, random, title };
        match fs::read(path).ok().as_deref().and_then(|bytes| bytes.strip_prefix(new.title.as_bytes())) {
            Some(bytes) => new.filled(bytes).ok_or_else(|| Error::Model {
                name: path.display().to_string(),
                message: "the checkpoint is cut short".to_owned(),
            }),
            None => Ok(new),
        }
    }

    /// Moves the average a little towards the weights; at first quickly.
    pub fn add_to_average(&mut self) {
        let keep = 0.999f32.min((1.0 + self.step as f32) / (10.0 + self.step as f32));
        for (mean, now) in self.average.tensors_mut().into_iter().zip(self.network.tensors()) {
            mean.iter_mut().zip(now.0).for_each(|(mean, now)| *mean = keep * *mean + (1.0 - keep) * now);
        }
    }

    /// Writes the file; a kill leaves the old one or the new one.
    ///
    /// # Errors
    /// [`Error::Io`] where it cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let mut bytes = self.title.clone().into_bytes();
        for number in [self.step as u64, self.round as u64, self.random.state()] {
            bytes.extend(number.to_le_bytes());
        }
        for network in [&self.network, &self.moments[0], &self.moments[1], &self.average] {
            for (tensor, _) in network.tensors() {
                bytes.extend(tensor.iter().flat_map(|weight| weight.to_le_bytes()));
            }
        }
        let beside = path.with_extension("part");
        fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path)).map_err(Error::io(path))
    }

    fn filled(mut self, bytes: &[u8]) -> Option<Checkpoint> {
        let mut rest = bytes;
        let mut number = || {
            let (number, after) = rest.split_first_chunk::<8>()?;
            rest = after;
            Some(u64::from_le_bytes(*number))
        };
        (self.step, self.round) = (number()? as usize, number()? as usize);
        self.random = Random::new(number()?);
        let [first, second] = self.moments.each_mut();
        for network in [&mut self.network, first, second, &mut self.average] {
            for weight in network.tensors_mut().into_iter().flatten() {
                let (next, after) = rest.split_first_chunk::<4>()?;
                *weight = f32::from_le_bytes(*next);
                rest = after;
            }
        }
        rest.is_empty().then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_survives_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("checkpoint");
        let (recipe, shape) = (Recipe::default(), crate::english::neural::shape(3));
        let mut state = Checkpoint::open(&path, &shape, recipe, None).unwrap();
        (state.step, state.round) = (5, 2);
        state.random.draw();
        state.add_to_average();
        state.write(&path).unwrap();
        let mut again = Checkpoint::open(&path, &shape, recipe, None).unwrap();
        assert_eq!((again.step, again.round, again.random.draw()), (5, 2, state.random.draw()));
        assert_eq!(again.average, state.average);
        let other = Checkpoint::open(&path, &shape, Recipe { rounds: 7, ..recipe }, None).unwrap();
        assert_eq!(other.round, 0);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
        assert!(Checkpoint::open(&path, &shape, recipe, None).is_err());
    }
}
