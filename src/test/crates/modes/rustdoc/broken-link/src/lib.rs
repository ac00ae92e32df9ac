//! The link is broken, which is denied where docs.rs documents it, and nowhere else.
#![cfg_attr(docsrs, deny(rustdoc::broken_intra_doc_links))]

/// See [`Missing`].
pub struct Lonely;
