//! The kiosk's end of a darkroom: starts the process when there is something to do, and anew when it has ended.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use super::server::TOO_SLOW;
use super::{Looked, Reply, Request};
use crate::imaging::{ImagingError, MAX_SIDE, Pixels, Wanted};

/// How a darkroom is started.
#[derive(Clone, Debug)]
pub struct Program {
    pub path: PathBuf,
    pub arguments: Vec<OsString>,
}

/// One process, which does one thing at a time.
pub struct Darkroom {
    program: Program,
    running: Option<Running>,
}

struct Running {
    child: Child,
    requests: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be at work; nobody waits for that any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Darkroom {
    pub fn new(program: Program) -> Darkroom {
        Darkroom { program, running: None }
    }

    /// Draws a file's picture at a size.
    pub fn draw(&mut self, path: &Path, wanted: Wanted) -> Result<Pixels, ImagingError> {
        match self.ask(&Request::Draw { path: path.to_owned(), wanted: wanted.into() }, &mut |_| {})? {
            Reply::Pixels(size) if size.iter().all(|side| (1..=MAX_SIDE).contains(side)) => {
                let mut rgba = vec![0; size[0] as usize * size[1] as usize * 4];
                let read = self.running.as_mut().map(|running| running.replies.read_exact(&mut rgba));
                match read {
                    Some(Ok(())) => Ok(Pixels { size, rgba }),
                    _ => Err(self.post_mortem()),
                }
            }
            _ => Err(self.post_mortem()),
        }
    }

    /// Reads a file's header.
    pub fn look(&mut self, path: &Path) -> Result<Looked, ImagingError> {
        match self.ask(&Request::Look { path: path.to_owned() }, &mut |_| {})? {
            Reply::Looked(looked) => Ok(looked),
            _ => Err(self.post_mortem()),
        }
    }

    /// Cuts a file's picture into tiles in an empty folder. Returns its size and the bytes of the tiles.
    pub fn cut(
        &mut self,
        path: &Path,
        folder: &Path,
        progress: &mut dyn FnMut(f32),
    ) -> Result<([u32; 2], u64), ImagingError> {
        match self.ask(&Request::Cut { path: path.to_owned(), folder: folder.to_owned() }, progress)? {
            Reply::Cut { size, bytes } => Ok((size, bytes)),
            _ => Err(self.post_mortem()),
        }
    }

    /// Ends the process; the next picture starts another.
    pub fn rest(&mut self) {
        self.running = None;
    }

    fn ask(&mut self, request: &Request, progress: &mut dyn FnMut(f32)) -> Result<Reply, ImagingError> {
        let mut line = serde_json::to_string(request).map_err(|error| ImagingError::Unreadable(error.to_string()))?;
        line.push('\n');
        if self.running.as_mut().is_some_and(|running| running.child.try_wait().is_ok_and(|ended| ended.is_some())) {
            // It was ended between two pictures.
            self.running = None;
        }
        let running = match &mut self.running {
            Some(running) => running,
            empty => empty.insert(start(&self.program).map_err(ImagingError::unreadable)?),
        };
        let sent = running.requests.write_all(line.as_bytes()).and_then(|()| running.requests.flush());
        if sent.is_err() {
            return Err(self.post_mortem());
        }
        loop {
            let mut line = String::new();
            // No reply is longer than a page.
            let read = (&mut running.replies).take(64 << 10).read_line(&mut line);
            match read.ok().and_then(|_| serde_json::from_str(&line).ok()) {
                Some(Reply::Progress(part)) => progress(part),
                Some(Reply::Failed(error)) => return Err(error),
                Some(reply) => return Ok(reply),
                None => return Err(self.post_mortem()),
            }
        }
    }

    /// Why there was no answer.
    fn post_mortem(&mut self) -> ImagingError {
        let Some(mut running) = self.running.take() else { return ImagingError::Crashed };
        // Its pipe is closed and it is about to end, or it talks nonsense and has to.
        let mut ended = None;
        for _ in 0..20 {
            ended = running.child.try_wait().ok().flatten();
            if ended.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let code = ended.and_then(|status| status.code());
        if code == Some(TOO_SLOW) { ImagingError::TooSlow } else { ImagingError::Crashed }
    }
}

fn start(program: &Program) -> io::Result<Running> {
    let mut command = Command::new(&program.path);
    command.args(&program.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let (requests, replies) = (child.stdin.take(), child.stdout.take());
    match (requests, replies) {
        (Some(requests), Some(replies)) => Ok(Running { child, requests, replies: BufReader::new(replies) }),
        _ => Err(io::ErrorKind::BrokenPipe.into()),
    }
}
