//! Dates as evidence: how sure, how precise, and in which calendars.
//!
//! A curator enters a date once; `content::calendar` computes the other calendars, so that this room stays arithmetic-free.

/// A day, month or year with the certainty the sources allow.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoricDate {
    pub evidence: Evidence,
    pub start: Moment,
    /// The end of a [`Evidence::Range`]; `None` otherwise.
    pub end: Option<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Evidence {
    Exact,
    Circa,
    Before,
    After,
    Range,
}

/// A point in time as precise as it is known. Gregorian, proleptic before 1582.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub year: i32,
    /// 1–12.
    pub month: Option<u8>,
    /// 1–31; only with a month.
    pub day: Option<u8>,
    /// The same day in the Julian calendar (Old Style); only for whole days.
    pub julian: Option<CalendarDay>,
    /// The same day in the Qing calendar; only for whole days of the dynasty, 30 October 1644 to 12 February 1912.
    pub qing: Option<QingDay>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CalendarDay {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

/// A day counted by the reign of an emperor and the moon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QingDay {
    pub reign: Reign,
    /// Year of the reign, from 1.
    pub year: u8,
    /// 1–12.
    pub month: u8,
    /// A leap month follows the month of the same number.
    pub leap: bool,
    /// 1–30.
    pub day: u8,
}

/// Reign eras of the Qing dynasty that fall into the museum's period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reign {
    Shunzhi,
    Kangxi,
    Yongzheng,
    Qianlong,
    Jiaqing,
    Daoguang,
    Xianfeng,
    Tongzhi,
    Guangxu,
    Xuantong,
}

impl Reign {
    /// The Fluent key suffix.
    pub fn key(self) -> &'static str {
        match self {
            Reign::Shunzhi => "shunzhi",
            Reign::Kangxi => "kangxi",
            Reign::Yongzheng => "yongzheng",
            Reign::Qianlong => "qianlong",
            Reign::Jiaqing => "jiaqing",
            Reign::Daoguang => "daoguang",
            Reign::Xianfeng => "xianfeng",
            Reign::Tongzhi => "tongzhi",
            Reign::Guangxu => "guangxu",
            Reign::Xuantong => "xuantong",
        }
    }
}

impl HistoricDate {
    /// The years it covers, first and last.
    pub fn years(&self) -> (i32, i32) {
        (self.start.year, self.end.as_ref().map_or(self.start.year, |end| end.year))
    }
}
