//! Is documented as docs.rs does it, or not at all.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(all(docsrs, not(from_rustdoc_args)))]
compile_error!("rustdoc-args were not given");

/// Only docs.rs shows for which features this is.
#[cfg_attr(docsrs, doc(cfg(feature = "extra")))]
pub struct Shown;
