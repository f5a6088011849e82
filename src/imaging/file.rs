//! Picture files of the museum folder, and nothing outside of it.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use super::error::check_file_size;
use super::{ImagingError, MAX_FILE_BYTES, MAX_ORIGINAL_BYTES};

/// An opened file of the museum folder.
#[derive(Debug)]
pub struct Found {
    /// Without links and detours.
    pub path: PathBuf,
    pub file: File,
    pub metadata: Metadata,
}

/// Opens a picture, given by its path below `root` with `/` between the parts.
///
/// Neither `..` nor a symbolic link leads out of the folder, and a pipe or device, which could keep the reader waiting for
/// ever, is not opened.
pub fn find(root: &Path, file: &str) -> Result<Found, ImagingError> {
    let is_plain = Path::new(file).components().all(|part| matches!(part, Component::Normal(_)));
    if file.is_empty() || !is_plain {
        return Err(ImagingError::OutsideFolder);
    }
    let root = root.canonicalize().map_err(ImagingError::unreadable)?;
    let path = root.join(file).canonicalize().map_err(ImagingError::unreadable)?;
    if !path.starts_with(&root) {
        return Err(ImagingError::OutsideFolder);
    }
    open(path)
}

/// Opens an ordinary file of at most [`MAX_ORIGINAL_BYTES`].
pub fn open(path: PathBuf) -> Result<Found, ImagingError> {
    let is_file = path.symlink_metadata().map_err(ImagingError::unreadable)?.is_file();
    if !is_file {
        return Err(ImagingError::OutsideFolder);
    }
    let file = File::open(&path).map_err(ImagingError::unreadable)?;
    let metadata = file.metadata().map_err(ImagingError::unreadable)?;
    let bytes = metadata.len();
    if bytes > MAX_ORIGINAL_BYTES {
        return Err(ImagingError::FileTooLarge { bytes, limit: MAX_ORIGINAL_BYTES });
    }
    Ok(Found { path, file, metadata })
}

/// All bytes of a picture that is to be read in one piece; see `find`.
pub fn read(root: &Path, file: &str) -> Result<Vec<u8>, ImagingError> {
    let found = find(root, file)?;
    check_file_size(found.metadata.len(), None)?;
    let mut bytes = Vec::new();
    // Somebody may be writing the file at this moment: it can have grown since.
    found.file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(ImagingError::unreadable)?;
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
