//! Picture files of the museum folder, and nothing outside of it.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path};

use super::error::check_file_size;
use super::{ImagingError, MAX_FILE_BYTES};

/// Reads a picture, given by its path below `root` with `/` between the parts.
///
/// Neither `..` nor a symbolic link leads out of the folder, and a pipe or device, which could keep the reader waiting for
/// ever, is not opened.
pub fn read(root: &Path, file: &str) -> Result<Vec<u8>, ImagingError> {
    let unreadable = |error: std::io::Error| ImagingError::Unreadable(error.to_string());
    let is_plain = Path::new(file).components().all(|part| matches!(part, Component::Normal(_)));
    if file.is_empty() || !is_plain {
        return Err(ImagingError::OutsideFolder);
    }
    let root = root.canonicalize().map_err(unreadable)?;
    let path = root.join(file).canonicalize().map_err(unreadable)?;
    let metadata = path.metadata().map_err(unreadable)?;
    if !path.starts_with(&root) || !metadata.is_file() {
        return Err(ImagingError::OutsideFolder);
    }
    check_file_size(metadata.len(), None)?;
    let mut bytes = Vec::new();
    // Somebody may be writing the file at this moment: it can have grown since.
    File::open(path).map_err(unreadable)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    check_file_size(bytes.len() as u64, None)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn museum() -> tempfile::TempDir {
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir_all(outside.path().join("museum/hall")).unwrap();
        fs::write(outside.path().join("museum/hall/a.svg"), "<svg/>").unwrap();
        fs::write(outside.path().join("secret.svg"), "<svg/>").unwrap();
        outside
    }

    #[test]
    fn only_files_below_the_root_are_read() {
        let outside = museum();
        let root = outside.path().join("museum");
        assert_eq!(read(&root, "hall/a.svg"), Ok(b"<svg/>".to_vec()));
        let absolute = outside.path().join("secret.svg").display().to_string();
        for bad in ["", "..", "../secret.svg", "hall/../../secret.svg", "hall", "./hall/../hall/a.svg", &absolute] {
            assert_eq!(read(&root, bad), Err(ImagingError::OutsideFolder), "{bad}");
        }
        assert!(matches!(read(&root, "hall/b.svg"), Err(ImagingError::Unreadable(_))));
    }

    #[cfg(unix)]
    #[test]
    fn links_may_stay_inside_but_not_lead_out() {
        let outside = museum();
        let root = outside.path().join("museum");
        std::os::unix::fs::symlink("a.svg", root.join("hall/inside.svg")).unwrap();
        std::os::unix::fs::symlink("../../secret.svg", root.join("hall/outside.svg")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", root.join("hall/device.svg")).unwrap();
        assert!(read(&root, "hall/inside.svg").is_ok());
        assert_eq!(read(&root, "hall/outside.svg"), Err(ImagingError::OutsideFolder));
        assert_eq!(read(&root, "hall/device.svg"), Err(ImagingError::OutsideFolder));
    }

    #[test]
    fn a_huge_file_is_refused_unread() {
        let outside = museum();
        let root = outside.path().join("museum");
        let bytes = MAX_FILE_BYTES + 1;
        File::create(root.join("huge.png")).unwrap().set_len(bytes).unwrap();
        assert_eq!(read(&root, "huge.png"), Err(ImagingError::FileTooLarge { bytes, limit: MAX_FILE_BYTES }));
    }
}
