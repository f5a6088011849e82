//! The sources of an exhibit, each once, with what it is.

use egui::{Rect, Ui};

use crate::model::{Exhibit, SourceId, SourceKind};
use crate::ui::text::Face;
use crate::ui::view::View;
use crate::ui::widgets::reading::{column, overline};

pub fn show(ui: &mut Ui, view: &mut View<'_>, exhibit: &Exhibit, rect: Rect) {
    let museum = view.museum;
    // One entry a work; the pages cited stand together.
    let mut entries: Vec<(&SourceId, Vec<&str>)> = Vec::new();
    for cite in exhibit.all_cites() {
        let page = cite.page.as_deref();
        match entries.iter_mut().find(|(id, _)| **id == cite.source) {
            Some((_, pages)) => pages.extend(page),
            None => entries.push((&cite.source, page.into_iter().collect())),
        }
    }
    column(ui, view, rect, ("sources", &exhibit.id), |flow| {
        let lang = flow.view.lang;
        for (id, pages) in entries {
            let Some(source) = museum.sources.get(id) else { continue };
            let kind = flow.view.word(kind_key(source.kind));
            let look = overline(flow.view).size(21.0);
            flow.line(&kind, &look);
            let mut title = source.author.as_ref().map(|author| format!("{author}. ")).unwrap_or_default();
            title.push_str(&source.title);
            let mut look = flow.view.body_look(title_language(&title, lang)).size(26.0);
            look.face = Face::Serif;
            look.justify = false;
            look.line = 1.4;
            flow.line(&title, &look);
            let mut details: Vec<String> = source.published.iter().chain(&source.year).cloned().collect();
            details.extend((!pages.is_empty()).then(|| pages.join(", ")));
            let look = flow.view.label_look().size(22.0);
            if !details.is_empty() {
                let details = details.join(", ");
                let look = look.lang(title_language(&details, lang));
                flow.line(&details, &look);
            }
            let (lang, note) = source.note.pick(flow.view.order);
            flow.line(note, &look.lang(lang));
            flow.space(24.0);
        }
    });
}

/// Titles stand as printed, in whatever language; the fonts follow the letters.
fn title_language(title: &str, visitor: crate::model::Lang) -> crate::model::Lang {
    use crate::model::{Lang, Script};
    let han = title.chars().any(|c| matches!(c, '\u{3400}'..='\u{9FFF}'));
    match (han, visitor.script()) {
        (true, _) => Lang::ZH,
        (false, Script::Han) => Lang::EN,
        (false, _) => visitor,
    }
}

fn kind_key(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "ui-source-primary",
        SourceKind::Edition => "ui-source-edition",
        SourceKind::Study => "ui-source-study",
        SourceKind::Reference => "ui-source-reference",
        SourceKind::Census => "ui-source-census",
        SourceKind::Official => "ui-source-official",
        SourceKind::Museum => "ui-source-museum",
        SourceKind::Press => "ui-source-press",
        SourceKind::Own => "ui-source-own",
    }
}
