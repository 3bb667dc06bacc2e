//! Web push: a message on the lock screen of a device, through its maker's push service.

pub mod encrypting;
pub mod vapid;
