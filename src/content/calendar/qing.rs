//! Days by reign and moon, as the Qing court's calendar counted them.
//!
//! The months are a table because the court's astronomers sometimes placed the new moon a day off from where it truly
//! was, and libraries that compute it miss up to one month in sixty. `scripts/qing-months` makes the table; its month
//! beginnings were compared, all 3,306 of them, with modern new moons (UTC+8) corrected by the 22 days on which the
//! printed calendars differ (Yuk Tung Liu, "Discrepancies between modern calculation and historical data 1645–1911").

use crate::model::{QingDay, Reign};

/// The first lunar year of each era. An era begins with the New Year after the accession, not on the day.
const ERAS: [(i32, Reign); 10] = [
    (1644, Reign::Shunzhi),
    (1662, Reign::Kangxi),
    (1723, Reign::Yongzheng),
    (1736, Reign::Qianlong),
    (1796, Reign::Jiaqing),
    (1821, Reign::Daoguang),
    (1851, Reign::Xianfeng),
    (1862, Reign::Tongzhi),
    (1875, Reign::Guangxu),
    (1909, Reign::Xuantong),
];

/// The Julian Day Number of New Year 1644, 8 February.
const NEW_YEAR_1644: i32 = 2_321_557;
/// 30 October 1644, when the Shunzhi emperor was enthroned in Beijing.
const FIRST: i32 = 2_321_822;
/// 12 February 1912, the abdication.
const LAST: i32 = 2_419_445;

/// The date of a Julian Day Number, if the Qing ruled in Beijing then.
pub fn day(number: i32) -> Option<QingDay> {
    if !(FIRST..=LAST).contains(&number) {
        return None;
    }
    let mut days = number - NEW_YEAR_1644;
    for (lunar_year, months) in (1644..).zip(MONTHS) {
        let leap_month = months >> 16;
        for index in 0..12 + u32::from(leap_month > 0) {
            let length = if months >> index & 1 == 1 { 30 } else { 29 };
            if days >= length {
                days -= length;
                continue;
            }
            let after_leap = leap_month > 0 && index >= leap_month;
            let &(first, reign) = ERAS.iter().rev().find(|(first, _)| *first <= lunar_year)?;
            return Some(QingDay {
                reign,
                year: u8::try_from(lunar_year - first + 1).ok()?,
                month: u8::try_from(if after_leap { index } else { index + 1 }).ok()?,
                leap: leap_month > 0 && index == leap_month,
                day: u8::try_from(days + 1).ok()?,
            });
        }
    }
    None
}

/// The lunar years 1644 to 1911. Bit 0 upwards: whether the first, second, … month has 30 days, not 29, a leap month in
/// its place among the others. From bit 16: the number of the month that the leap month follows, 0 in a common year.
#[rustfmt::skip]
const MONTHS: [u32; 268] = [
    0x0_0EC9, 0x6_1E92, 0x0_0E92, 0x0_0D26, 0x4_0A56, 0x0_0A5B, 0x0_04D6, 0x2_06D5, 0x0_06D5, 0x6_16C9,
    0x0_0749, 0x0_0693, 0x5_152B, 0x0_052B, 0x0_0A5B, 0x3_155A, 0x0_056A, 0x7_0B65, 0x0_0BA5, 0x0_0B49,
    0x6_1A95, 0x0_0A95, 0x0_052D, 0x4_0AAD, 0x0_0AB5, 0x0_05AA, 0x2_0BA5, 0x0_0DA5, 0x7_1D4A, 0x0_0D4A,
    0x0_0C96, 0x5_152E, 0x0_0556, 0x0_0AB5, 0x3_15B2, 0x0_06D2, 0x8_0EA5, 0x0_0725, 0x0_064B, 0x6_0C97,
    0x0_04AB, 0x0_055B, 0x4_0AD6, 0x0_0B6A, 0x0_0752, 0x3_1725, 0x0_0B25, 0x7_1A4B, 0x0_0A4D, 0x0_04AB,
    0x5_056B, 0x0_05AD, 0x0_0BAA, 0x3_1B52, 0x0_0D92, 0x7_1D25, 0x0_0D25, 0x0_0A55, 0x6_14AD, 0x0_04B6,
    0x0_05B5, 0x4_0DAA, 0x0_0EC9, 0x0_0E92, 0x3_1D26, 0x0_0D26, 0x7_0A56, 0x0_0A5B, 0x0_055A, 0x5_06D5,
    0x0_0755, 0x0_0749, 0x3_0E93, 0x0_0693, 0x8_152B, 0x0_052B, 0x0_0AAB, 0x6_155A, 0x0_056A, 0x0_0B65,
    0x4_174A, 0x0_0B4A, 0x0_0A95, 0x3_152B, 0x0_052D, 0x7_0AAD, 0x0_0AB5, 0x0_05AA, 0x5_0BA5, 0x0_0DA5,
    0x0_0D4A, 0x4_1D15, 0x0_0C96, 0x9_1956, 0x0_0556, 0x0_0AD5, 0x6_15B2, 0x0_06D2, 0x0_0EA5, 0x4_0E8A,
    0x0_068B, 0x0_0C97, 0x3_0956, 0x0_055B, 0x7_0ADA, 0x0_0B6A, 0x0_0752, 0x5_1725, 0x0_0B45, 0x0_0A8B,
    0x4_14AB, 0x0_04AD, 0x9_096B, 0x0_05B5, 0x0_0BAA, 0x6_1B54, 0x0_0DA2, 0x0_0D45, 0x5_1A8D, 0x0_0A95,
    0x0_04AD, 0x2_09AD, 0x0_06B5, 0x7_0DAA, 0x0_0ECA, 0x0_0EA2, 0x5_1D46, 0x0_0D4A, 0x0_0A96, 0x3_1536,
    0x0_055A, 0xA_0AD5, 0x0_0B65, 0x0_0752, 0x6_0EA5, 0x0_06A5, 0x0_054B, 0x5_0A97, 0x0_0AAB, 0x0_055A,
    0x3_0AD5, 0x0_0B65, 0x7_1752, 0x0_0D52, 0x0_0B15, 0x5_154B, 0x0_054D, 0x0_0AAD, 0x4_156A, 0x0_05B2,
    0x0_0BA9, 0x2_1D52, 0x0_0D92, 0x6_1D15, 0x0_0D26, 0x0_0956, 0x4_0AAD, 0x0_0AD6, 0x0_05D4, 0x2_0DA9,
    0x0_0EC9, 0x6_0E8A, 0x0_068B, 0x0_0D27, 0x5_0956, 0x0_095B, 0x0_0ADA, 0x3_16D4, 0x0_0754, 0x0_0745,
    0x2_168B, 0x0_0A93, 0x6_152B, 0x0_04AD, 0x0_096D, 0x4_0B6A, 0x0_0BAA, 0x0_0BA4, 0x3_1B45, 0x0_0D45,
    0x7_1A95, 0x0_0A95, 0x0_052D, 0x5_0AAD, 0x0_0AB5, 0x0_0DAA, 0x4_1DA4, 0x0_0EA4, 0x9_1D4A, 0x0_0D4A,
    0x0_0A96, 0x6_1536, 0x0_055A, 0x0_0AD5, 0x4_16CA, 0x0_0752, 0x0_0EA5, 0x3_154A, 0x0_054B, 0x7_0A97,
    0x0_0AAB, 0x0_055A, 0x5_0B55, 0x0_0BA9, 0x0_0752, 0x4_1AA5, 0x0_0B25, 0x8_1A4B, 0x0_094D, 0x0_0AAD,
    0x7_156A, 0x0_05B4, 0x0_0BA9, 0x5_1D52, 0x0_0D92, 0x0_0D25, 0x3_1A4D, 0x0_0956, 0x8_12B5, 0x0_0AD6,
    0x0_06D4, 0x5_0DA9, 0x0_0EC9, 0x0_0E92, 0x4_0D26, 0x0_0527, 0xA_0A57, 0x0_095B, 0x0_0B5A, 0x6_16D4,
    0x0_0754, 0x0_0749, 0x5_1693, 0x0_0A93, 0x0_052B, 0x3_0A5B, 0x0_096D, 0x7_0B6A, 0x0_0DAA, 0x0_0BA4,
    0x5_1B49, 0x0_0D49, 0x0_0A95, 0x4_152B, 0x0_052D, 0x0_0AAD, 0x2_156A, 0x0_0DAA, 0x6_1DA4, 0x0_0EA4,
    0x0_0D4A, 0x5_0A95, 0x0_0A97, 0x0_0556, 0x3_0AB5, 0x0_0AD5, 0x8_16D2, 0x0_0752, 0x0_0EA5, 0x5_164A,
    0x0_064B, 0x0_0A9B, 0x4_1556, 0x0_056A, 0x0_0B59, 0x2_1752, 0x0_0752, 0x6_1B25,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_ends_with_the_new_year_of_1912() {
        let days: u32 =
            MONTHS.map(|months| 29 * (12 + u32::from(months >> 16 > 0)) + (months & 0x1FFF).count_ones()).iter().sum();
        let new_year_1912 = 2_419_451;
        assert_eq!(NEW_YEAR_1644 + i32::try_from(days).unwrap(), new_year_1912);
    }

    #[test]
    fn every_day_follows_the_day_before() {
        let mut before = day(FIRST).unwrap();
        let mut leap_months = 0;
        for number in FIRST + 1..=LAST {
            let today = day(number).unwrap();
            if today.day == 1 {
                assert!((29..=30).contains(&before.day), "{before:?}");
                let month = if today.leap { before.month } else { before.month % 12 + 1 };
                assert_eq!((today.month, today.leap && before.leap), (month, false), "{today:?} after {before:?}");
                leap_months += u32::from(today.leap);
            } else {
                assert_eq!(today, QingDay { day: before.day + 1, ..before });
            }
            let new_year = (today.month, today.leap, today.day) == (1, false, 1);
            assert_eq!(
                (today.reign, today.year) != (before.reign, before.year),
                new_year,
                "{today:?} after {before:?}"
            );
            before = today;
        }
        // Seven in nineteen years.
        assert_eq!(leap_months, 99);
    }
}
