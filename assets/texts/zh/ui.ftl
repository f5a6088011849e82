# What visitors read.

# The language itself, then what every page has.
ui-language-name = 中文
ui-language-short = 中文
ui-choose-language = 选择语言
ui-back = 返回
ui-home = 首页
ui-close = 关闭
ui-previous = 上一题
ui-next = 下一题
ui-read-on = 继续往下读
ui-read-from-top = 回到开头
ui-named-here = 文中提到
ui-related = 相关展项

# Home.
ui-exhibits = { $count }个展项
ui-visit-hours = 参观约需{ $least }至{ $most }小时
ui-visit-minutes = 参观约需{ $least }至{ $most }分钟

# Exhibit pages.
ui-tab-story = 故事
ui-tab-articles = 条文
ui-tab-course = 经过
ui-tab-accounts = 各方说法
ui-tab-sources = 来源
ui-deeper = 再读一些

# Treaties.
ui-left-open = 未定之处
ui-treaty-texts = 文本
ui-authentic = 以此为准
ui-signatories = 立约的人

# Battles.
ui-outcome = 结局
ui-forces = 双方兵力
ui-losses = 伤亡
ui-sources-differ = 各种史料记载不一。
ui-about-figure = 约{ $figure }

# The field of a battle.
ui-play = 演示行动
ui-pause = 暂停
ui-play-on = 继续
ui-play-again = 再看一遍
ui-field-sketch = 示意图，非实测
ui-field-north = 北
ui-field-metres = { $length } 米
ui-field-kilometres = { $length } 千米
ui-field-alt = 战场示意图。第{ $number }阶段：{ $title }。
ui-field-stands = { $actor }：{ $units }。
ui-legend = 图例
ui-legend-way = 行进路线
ui-legend-unsure = 大致行进路线
ui-unit-foot = 步兵
ui-unit-horse = 骑兵
ui-unit-guns = 火炮
ui-unit-boats = 船只
ui-unit-camp = 营地
ui-actor-qing = 清
ui-actor-russia = 俄国
ui-actor-joseon = 朝鲜
ui-actor-river-peoples = 沿江各族
ui-actor-neutral = 其他

# Peoples.
ui-names-changed = 名称的变迁
ui-language-family = 语言
ui-census = 今日人口
ui-census-head = { $country }，{ $year }年
ui-people-count = { $figure }人

# Accounts.
ui-common-ground = 可以稳妥地说
ui-account-of = 各方说法：第{ $number }题，共{ $count }题

# Sources.
ui-source-primary = 当时的文献
ui-source-edition = 文献汇编
ui-source-study = 研究著作
ui-source-reference = 工具书
ui-source-census = 人口普查
ui-source-official = 官方文件
ui-source-museum = 博物馆
ui-source-press = 报刊
ui-source-own = 本馆计算

# Nobody here, or perhaps somebody.
ui-touch-to-begin = 轻触屏幕，顺江而行
ui-open-today = 今天{ $opens }—{ $closes }开放
ui-closed-today = 今天闭馆
ui-still-there = 您还在看吗？
ui-go-on = 接着看
ui-end-visit = 回首页
ui-touch-anywhere = 点屏幕任何地方也可以接着看。

# The comfort sheet.
ui-comfort = 显示
ui-comfort-title = 怎样看得舒服
ui-comfort-resets = 离开后自动还原
ui-comfort-reset = 还原
ui-comfort-done = 好了
ui-comfort-language = 语言
ui-comfort-size = 文字大小
ui-comfort-letter = 文
ui-comfort-size-step = 第{ $step }档，共{ $count }档
ui-comfort-light = 明暗与对比
ui-theme-ink = 墨夜
ui-theme-paper = 宣纸
ui-theme-contrast = 高对比
ui-low-reach = 低位操作
ui-low-reach-is = 按键都在下半屏
ui-calm = 少动画
ui-calm-is = 不移动，只淡入淡出
ui-simple = 通俗文字
ui-simple-is = 短句，少生词
ui-pinyin = 拼音
ui-pinyin-is = 给生僻字注音

# The staff's side.
staff-title = 工作人员
staff-pin = 请输入密码
staff-cancel = 取消
staff-erase = 删除一位
staff-enter = 确定
staff-looking = 正在核对…
staff-wrong = 密码不对
staff-wait = { $seconds }秒后可以再试
staff-panel = 本机面板
staff-closes-in = { $seconds }秒后自动关闭
staff-running = 运行情况
staff-uptime = 已运行{ $hours }小时{ $minutes }分
staff-memory = 内存{ $mib } MiB
staff-version = 程序版本{ $version }
staff-content = 内容
staff-halls = { $count }个展厅
staff-problems = 内容检查
staff-problem-count = { $errors }处错误，{ $warnings }处提醒
staff-skipped = 暂停展示
staff-none-skipped = 没有暂停的展项
staff-usual = 每位观众开始时的语言与明暗
staff-reload = 重新读取内容
staff-touch-test = 触摸测试
staff-round = 逐页检查
staff-show-skipped = 恢复暂停的展项
staff-restart = 重新启动
staff-leave = 退出程序
staff-back = 回到展览
staff-round-at = 正在查看第{ $done }页，共{ $total }页
staff-stop = 停止
staff-round-result = 检查结果
staff-round-good = 每一页都正常。
staff-touch-felt = 已触到{ $felt }格，共{ $cells }格；最多{ $fingers }根手指
staff-touch-how = 用手指划过每一格。没有变色的地方，屏幕感觉不到触摸。
staff-touch-done = 测试完毕

# When nothing can be shown.
ui-trouble = 这块屏幕正在稍作休息。
ui-try-again = 再试一次

# Dates. `-of` months stand behind a day.
ui-date-circa = 约{ $date }
ui-date-before = { $date }以前
ui-date-after = { $date }以后
ui-date-range = { $start } — { $end }
ui-date-year = { $year }年
ui-date-month = { $year }年{ $month }
ui-date-day = { $year }年{ $month }{ $day }日
ui-date-day-month = { $month }{ $day }日
ui-date-with-old-style = { $new }（俄历{ $old }）

# Months.
ui-month-1 = 1月
ui-month-1-of = 1月
ui-month-2 = 2月
ui-month-2-of = 2月
ui-month-3 = 3月
ui-month-3-of = 3月
ui-month-4 = 4月
ui-month-4-of = 4月
ui-month-5 = 5月
ui-month-5-of = 5月
ui-month-6 = 6月
ui-month-6-of = 6月
ui-month-7 = 7月
ui-month-7-of = 7月
ui-month-8 = 8月
ui-month-8-of = 8月
ui-month-9 = 9月
ui-month-9-of = 9月
ui-month-10 = 10月
ui-month-10-of = 10月
ui-month-11 = 11月
ui-month-11-of = 11月
ui-month-12 = 12月
ui-month-12-of = 12月

# Reign eras of the Qing dynasty.
ui-reign-shunzhi = 顺治
ui-reign-kangxi = 康熙
ui-reign-yongzheng = 雍正
ui-reign-qianlong = 乾隆
ui-reign-jiaqing = 嘉庆
ui-reign-daoguang = 道光
ui-reign-xianfeng = 咸丰
ui-reign-tongzhi = 同治
ui-reign-guangxu = 光绪
ui-reign-xuantong = 宣统

# The atlas.
ui-atlas = 江域图集
ui-atlas-short = 图集
ui-atlas-lead = 拖动年份，看边界怎样移动
ui-map-claim = 历史示意，不代表任何领土主张
ui-map-readings = 条约读法
ui-map-play = 自动播放
ui-map-pause = 暂停
ui-map-compare = 两年对照
ui-map-find = 找地名
ui-map-nearer = 放大
ui-map-farther = 缩小
ui-map-whole = 回到全图
ui-map-mark-before = 上一个年份
ui-map-mark-after = 下一个年份
ui-map-year = 年份
ui-map-other-year = 对照年份
ui-map-divider = 两年之间的分界线
ui-map-km = { $km } 公里
ui-map-line-of = { $year }年界线（已被取代）
ui-map-line-now = 当年的界线
ui-map-line-schematic = 界线走向为示意
ui-map-open = 未定、待议或共有
ui-map-homeland = 民族居住区（大致）
ui-map-fort = 城堡、营寨
ui-map-town = 城镇
ui-map-unsure = 位置不确定
ui-map-battle = 战事
ui-map-journey = 行程
ui-map-reading = 条约的一种读法
ui-map-approval = 审图号：{ $number }
ui-map-years = { $from }—{ $until }年
ui-map-since = { $from }年起
ui-map-exact = 位置确切
ui-map-approximate = 位置大致
ui-map-schematic = 位置为示意
ui-map-open-battle = 看战事经过
ui-map-open-exhibit = 看展项
ui-map-full = 打开地图

# 参观时间。
ui-plan-question = 您有多少时间？
ui-plan-minutes = { $count ->
   *[other] 分钟
}
ui-plan-minutes-short = 分
ui-plan-hours = { $count ->
   *[other] 小时
}
ui-plan-until = 几点离开……
ui-plan-until-time = 到{ $time }
ui-plan-title-minutes = { $count }分钟，顺江而下
ui-plan-title-hours = { $count ->
    [1] 一小时，顺江而下
    [2] 两小时，顺江而下
   *[other] { $count }小时，顺江而下
}
ui-plan-title-until = 到{ $time }，顺江而下
ui-plan-stops = { $count }站
ui-plan-span = { $least }—{ $most }分钟
ui-plan-span-one = { $most }分钟
ui-plan-tap = 点一站可更换
ui-plan-begin-end = { $begins }出发，{ $least }—{ $most }走完
ui-plan-closes = 今天{ $closes }闭馆，时间够。
ui-plan-closing = 还有{ $minutes }分钟闭馆；这条路线需要{ $span }。
ui-plan-last-entry = { $time }后停止入馆。
ui-plan-closed = 现在已经闭馆，这条路线可以改天走。
ui-plan-closed-today = 今天闭馆
ui-plan-none = 时间只够看一眼江图。欢迎再来。
ui-plan-all = 这里能看的都在路线上了。
ui-plan-lost = 时间不够，没能排进：{ $stops }
ui-plan-rest = 歇一歇
ui-plan-brief = 简要
ui-plan-deep = 含各方说法
ui-plan-why-chosen = 您选的
ui-plan-why-essential = 不可错过
ui-plan-why-treaties = 您想看条约
ui-plan-why-peoples = 您想看民族
ui-plan-why-battles = 您想看战事
ui-plan-why-maps = 您想看地图
ui-plan-why-overview = 先看江的全貌
ui-plan-why-fits = 时间正好
ui-plan-wishes = 您的偏好
ui-plan-wishes-title = 您想怎样参观？
ui-plan-interests = 想多看
ui-plan-treaties = 条约
ui-plan-peoples = 民族
ui-plan-battles = 战事
ui-plan-maps = 地图
ui-plan-children = 与孩子同行
ui-plan-children-is = 多看图，避开沉重的内容
ui-plan-pace = 您的快慢
ui-plan-pace-relaxed = 慢慢看
ui-plan-pace-usual = 一般
ui-plan-pace-brisk = 快些
ui-plan-lift = 少走楼梯
ui-plan-lift-is = 乘电梯，路上有座位
ui-plan-add = 加一站
ui-plan-add-title = 您想加哪一站？
ui-plan-start = 从第一站开始
ui-plan-go-on = 继续走这条路线
ui-plan-swap = 换一站
ui-plan-remove = 不看这一站
ui-plan-look = 现在就看
ui-plan-take = 把路线带走
ui-plan-take-is = 扫码后不联网也能看
ui-plan-dial = 您几点离开？
ui-plan-earlier = 早{ $minutes }分钟
ui-plan-later = 晚{ $minutes }分钟
ui-plan-from-now = 还有{ $span }
ui-plan-seen = 看过了

# 路上。
ui-way-next = 下一站：{ $stop }
ui-way-next-short = 下一站
ui-way-finish = 走完了
ui-way-left = 还剩{ $minutes }分钟
ui-way-late = 时间有点紧，缩短路线？
ui-way-late-short = 缩短？
ui-way-ahead-short = 多看一站？
ui-way-ahead = 还多{ $minutes }分钟，再看一站？
ui-way-route = 您的路线
ui-closes-in = 还有{ $minutes }分钟闭馆

# 江流年表。

ui-timeline = 江流年表
ui-portraits = 人物像
ui-timeline-lead = { $first }年至{ $last }年，{ $count }件大事
ui-timeline-extent = { $count }件大事，{ $first }—{ $last }年 · 日期为公历
ui-timeline-in-year = { $count }件大事，{ $first }年 · 日期为公历
ui-timeline-earlier = 更早
ui-timeline-later = 更晚
ui-timeline-closer = 放大
ui-timeline-wider = 缩小
ui-timeline-several = 各方
ui-timeline-kinds = 类别
ui-timeline-all-kinds = 全部
ui-timeline-chosen = 完成
ui-timeline-overview = 全部年份
ui-timeline-nothing = 这些年里没有所选的大事。
ui-timeline-calendars = 三种历法
ui-timeline-map = { $year }年的地图
ui-timeline-sources = 出处：{ $sources }
ui-timeline-circa = 确切时间不详，约在此时。
ui-timeline-before = 确切时间不详，在此之前。
ui-timeline-after = 确切时间不详，在此之后。
ui-calendar-line = { $calendar }：{ $date }
ui-calendar-new = 公历
ui-calendar-old = 俄历
ui-calendar-qing = 农历
ui-date-reign = { $reign }{ $year }年{ $month }月{ $day }日
ui-date-reign-leap = { $reign }{ $year }年闰{ $month }月{ $day }日
ui-entry-treaty = 条约
ui-entry-battle = 战事
ui-entry-journey = 行程
ui-entry-founding = 建置
ui-entry-rule = 政令
ui-entry-border = 边界
ui-entries-treaty = 条约
ui-entries-battle = 战事
ui-entries-journey = 行程
ui-entries-founding = 建置
ui-entries-rule = 政令
ui-entries-border = 边界

# The search.
ui-search = 查找
ui-search-hint = 人名、地名、年份……
ui-search-advice = 展项、人物、地点和词语，用本馆的任何一种语言都能查。
ui-search-pinyin = 中文可用拼音：{ $name }打 { $full } 或 { $short }。
ui-search-examples = 例如
ui-search-found = 找到{ $count }条
ui-search-first = { $found }，这里列出最接近的{ $count }条
ui-search-none = 没有找到。也可以到各展厅看看。
ui-search-nearest = 没有找到。以下是最接近的条目和各展厅：
ui-search-space = 空格
ui-search-erase = 删去一个字母
ui-search-clear = 清空
ui-search-latin = 拉丁字母
ui-search-cyrillic = 西里尔字母
ui-search-digits = 数字
ui-search-hall = 展厅
ui-search-page = 页面
ui-search-treaty = 条约
ui-search-people = 民族
ui-search-battle = 战事
ui-search-topic = 展项
ui-search-person = 人物
ui-search-place = 地点
ui-search-term = 词语解释
ui-search-question = 各方说法
ui-search-detail = 图中细节
ui-search-feature = 图集上的地点
ui-search-year = 图集上的年份

# 工作人员一侧的参观统计。
staff-statistics = 参观统计
staff-visits = 参观统计
staff-last-days = 最近{ $days }天
staff-visits-by-day = 每日参观次数
staff-visits-at-least = { $count }次以上
staff-visit-languages = 各语言页面浏览次数
staff-most-seen = 浏览最多的展项
staff-least-seen = 浏览最少的展项
staff-no-visits = 这几天没有参观记录。
staff-note-few = <5和空心柱：不足5次。数目太小可能会指向个人，故不显示。
staff-note-withheld = *：为避免推算出不足5的数目，不予显示。
staff-statistics-set-aside = 参观统计文件已损坏，现保存为{ $name }，并已重新开始统计。
staff-statistics-not-kept = 参观统计暂时无法写入磁盘，先保留在内存中。
staff-statistics-newer = 参观统计文件由更新版本的程序写成，目前不作统计。

# The route to take along, in as few letters as can be: minutes of a stop, minutes of the whole.
slip-minutes = { $least }～{ $most }分
slip-minutes-most = { $most }分
slip-total = 全程{ $least }～{ $most }分钟
slip-total-most = 全程{ $most }分钟

# 服务台打印的参观路线单。
sheet-title = { $minutes }分钟参观路线
sheet-title-until = 参观路线（至{ $time }）
sheet-total = 全程约{ $least }～{ $most }分钟
sheet-total-most = 全程约{ $most }分钟
sheet-stops = { $count }站
sheet-comma = 、
sheet-semicolon = ；
sheet-interest-treaties = 条约
sheet-interest-peoples = 民族
sheet-interest-battles = 战事
sheet-interest-maps = 地图
sheet-children = 带儿童
sheet-relaxed = 慢慢看
sheet-brisk = 快速看
sheet-few-stairs = 少走楼梯
sheet-column-stop = 参观内容
sheet-column-hall = 展厅
sheet-column-minutes = 分钟
sheet-hall-atlas = 导览屏
sheet-minutes = { $least }～{ $most }
sheet-minutes-most = { $most }
sheet-brief = 看要点
sheet-full = 看全部内容
sheet-deep = 看全部内容和各方说法
sheet-why-chosen = 您自选
sheet-why-essential = 不可错过
sheet-why-treaties = 您对条约感兴趣
sheet-why-peoples = 您对民族感兴趣
sheet-why-battles = 您对战事感兴趣
sheet-why-maps = 您对地图感兴趣
sheet-why-overview = 先了解各地方位
sheet-why-fits = 时间正合适
sheet-rest = 先休息{ $least }～{ $most }分钟
sheet-rest-most = 先休息{ $most }分钟
sheet-hours = 开放时间：{ $hours }
week-days = { $first }至{ $last }
week-open = { $days } { $opens }—{ $closes }
week-open-last-entry = { $days } { $opens }—{ $closes }（{ $last }停止入馆）
week-closed = { $days }闭馆
week-day-1 = 周一
week-day-2 = 周二
week-day-3 = 周三
week-day-4 = 周四
week-day-5 = 周五
week-day-6 = 周六
week-day-7 = 周日
sheet-notes = 笔记
sheet-code = 用手机扫码，把路线带走，无需联网。
ui-article = 第{ $number }条
ui-versions = 文本对照
ui-compare-texts = 对照各文本
ui-difference = 差别所在
ui-words = 语言中的词
ui-map-today = 今天
ui-hours = 开放时间
ui-visit-length = 参观时长
ui-portrait-note = 服饰示意，不是肖像

## 细看图片

ui-view-enlarge = 细看：{ $title }
ui-view-before-picture = 上一幅
ui-view-after-picture = 下一幅
ui-view-whole = 看全图
ui-view-overview = 全图：点一处即移到那里
ui-view-hide-text = 收起文字
ui-view-show-text = 显示文字
ui-view-seen = 图中所见
ui-view-details = 共有 { $count } 处可以细看
ui-view-step = 第 { $at } 处，共 { $count } 处
ui-view-begin = 逐处细看
ui-view-before = 上一处
ui-view-after = 下一处
ui-view-end = 看全图
ui-view-broken = 这幅图片暂时无法显示。
ui-view-mm = { $length } 毫米
ui-view-cm = { $length } 厘米
ui-view-m = { $length } 米
ui-view-compare = 对照
ui-view-compare-as = 对照：{ $title }
ui-view-divided = 中线对照
ui-view-beside = 并排对照
ui-view-divider = 两幅图之间的分界线
ui-view-sources = 出处
