//! `aigun-kiosk check --report`: how much there is to read, per exhibit, hall and language, for curators who cut texts.

use std::io::{self, Write};

use super::table::table;
use crate::kiosk::reading::{Amount, Matter, details, hall_introduction, per_minute};
use crate::model::{Lang, Museum, Script};
use crate::words::Words;

/// Tables in the curator's language, one for each language of the museum.
pub fn write(museum: &Museum, words: &Words, curator: Lang, out: &mut dyn Write) -> io::Result<()> {
    let word = |key: &str| words.get(curator, key);
    let head = [
        "report-exhibit",
        "report-essential",
        "report-deeper",
        "report-particulars",
        "report-accounts",
        "report-all",
        "report-minutes",
    ]
    .map(word);
    for &lang in &museum.languages {
        let order = museum.order(lang);
        let mut rows = Vec::new();
        let mut whole = Matter::default();
        for hall in &museum.halls {
            let (essential, particulars) = (hall_introduction(hall, order), details(&hall.picture, order));
            let own = Matter { essential, particulars, ..Matter::default() };
            let mut sum = own;
            rows.push(row(format!("halls/{}", hall.id), own));
            for exhibit in hall.exhibits.iter().filter_map(|id| museum.exhibit(id)) {
                let matter = Matter::of(exhibit, order);
                sum = sum + matter;
                rows.push(row(exhibit.id.to_string(), matter));
            }
            rows.push(row(format!("= {}", hall.name.pick(&[curator]).1), sum));
            whole = whole + sum;
        }
        rows.push(row(format!("= {}", museum.name.pick(&[curator]).1), whole));
        let args = [
            ("language", words.get(lang, "ui-language-name").into()),
            ("unit", if lang.script() == Script::Han { "characters" } else { "words" }.into()),
            ("rate", (per_minute(lang) as usize).into()),
            ("whole", minutes(whole.whole()).into()),
            ("essential", minutes(whole.essential).into()),
        ];
        table(out, &words.format(curator, "report-title", &args), &head, &rows)?;
    }
    Ok(())
}

fn row(name: String, matter: Matter) -> [String; 7] {
    let units = |amount: Amount| if amount.units == 0 { "–".to_owned() } else { amount.units.to_string() };
    let all = matter.whole();
    let parts = [matter.essential, matter.deeper, matter.particulars, matter.accounts, all].map(units);
    let [essential, deeper, particulars, accounts, units] = parts;
    [name, essential, deeper, particulars, accounts, units, minutes(all)]
}

/// Minutes with one decimal.
fn minutes(amount: Amount) -> String {
    format!("{:.1}", amount.seconds / 60.0)
}
