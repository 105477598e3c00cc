//! What is typed on *Create*: about the text and its cards, and about its terms.

use crate::app::features::create::Form;
use crate::app::features::terms::Terms;

#[derive(Debug)]
pub struct Forms<'a> {
    pub create: &'a mut Form,
    pub terms: &'a mut Terms,
}
