//! A value that is made from others, kept until one of those is another.
//!
//! Whoever asks says what the value depends on: what is out of date is not found, and nobody has
//! to throw it away.

use std::cell::RefCell;
use std::rc::Rc;

/// The last value that was made, with what it was made of.
#[derive(Debug)]
pub(super) struct Memo<K, V>(RefCell<Option<(K, Rc<V>)>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The value of `key`, made by `make` unless it is the one that was asked for last.
    pub(super) fn get(&self, key: K, make: impl FnOnce() -> V) -> Rc<V> {
        self.renew(key, |_| make())
    }

    /// The same, where `make` may use what is out of date.
    pub(super) fn renew(&self, key: K, make: impl FnOnce(Option<&V>) -> V) -> Rc<V> {
        self.known(&key).unwrap_or_else(|| {
            // Not borrowed while it is made: one value may be made of another.
            let before = self.0.borrow().as_ref().map(|(_, value)| value.clone());
            self.set(key, make(before.as_deref()))
        })
    }

    /// The value of `key`, where it is the one that was asked for last.
    pub(super) fn known(&self, key: &K) -> Option<Rc<V>> {
        self.0.borrow().as_ref().filter(|(of, _)| of == key).map(|(_, value)| value.clone())
    }

    /// Keeps a value in the place of the one that there is.
    pub(super) fn set(&self, key: K, value: V) -> Rc<V> {
        let value = Rc::new(value);
        *self.0.borrow_mut() = Some((key, value.clone()));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_what_it_depends_on() {
        let memo = Memo::default();
        let mut made = 0;
        let mut get = |key: i32| {
            let value = memo.get(key, || {
                made += 1;
                key * 10
            });
            (*value, made)
        };
        assert_eq!(
            [get(1), get(1), get(2), get(2), get(1)].map(|(value, _)| value),
            [10, 10, 20, 20, 10]
        );
        assert_eq!(made, 3);
    }
}
