//! The story of an exhibit: essential first, deeper for those who stay.

use egui::{Rect, Ui};

use crate::model::{Exhibit, Level, Section};
use crate::ui::view::View;
use crate::ui::widgets::reading::{Flow, column, overline};

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect) {
    column(ui, view, rect, ("story", &exhibit.id), |flow| {
        content_note(flow, exhibit);
        sections(flow, &exhibit.sections);
        related(flow, exhibit);
    });
}

/// What a visitor may want to know before reading on.
pub fn content_note(flow: &mut Flow<'_, '_, '_>, exhibit: &Exhibit) {
    if let Some(note) = &exhibit.content_note {
        let (lang, note) = note.pick(flow.view.order);
        let look = flow.view.label_look().lang(lang);
        flow.line(note, &look);
        flow.space(18.0);
    }
}

/// All sections; the deeper ones under a rule of their own.
pub fn sections(flow: &mut Flow<'_, '_, '_>, sections: &[Section]) {
    let mut before = None;
    for section in sections {
        if before == Some(Level::Essential) && section.level == Level::Deeper {
            flow.space(28.0);
            flow.rule();
            let look = overline(flow.view);
            let title = flow.view.word("ui-deeper");
            flow.line(&title, &look);
        } else if before.is_some() {
            flow.space(18.0);
        }
        if let Some(heading) = &section.heading {
            let (lang, heading) = heading.pick(flow.view.order);
            flow.heading(heading, lang);
        }
        let simple = section.simple.as_ref().filter(|_| flow.view.kiosk.comfort().simple);
        flow.rich(simple.unwrap_or(&section.text));
        before = Some(section.level);
    }
}

/// Links to exhibits that belong together.
pub fn related(flow: &mut Flow<'_, '_, '_>, exhibit: &Exhibit) {
    flow.link_exhibits(&exhibit.related);
}
