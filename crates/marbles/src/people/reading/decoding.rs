//! Turns the bytes of a file into text, whatever program saved it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{LARGEST, SheetProblem};

/// How workbooks begin: zip archives (xlsx, ods, numbers) and the older compound files (xls).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];

/// The text, and the usual name of its encoding.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), SheetProblem> {
    if bytes.len() > LARGEST {
        return Err(SheetProblem::TooLarge { limit: LARGEST });
    }
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(SheetProblem::Workbook);
    }
    let (marked, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = &bytes[mark..];
    // A mark that says UTF-8 is taken at its word only if the rest agrees.
    let encoding = if marked == UTF_8 && std::str::from_utf8(body).is_err() { WINDOWS_1252 } else { marked };
    let (text, broken) = encoding.decode_without_bom_handling(body);
    if text.trim().is_empty() {
        return Err(SheetProblem::Empty);
    }
    if broken || text.starts_with("%PDF-") || text.contains('\0') {
        return Err(SheetProblem::NotText);
    }
    Ok((text, encoding.name()))
}
