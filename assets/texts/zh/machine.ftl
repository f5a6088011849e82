# 给安装和维护机器的人：状态文件夹、密码、`doctor`。

already-running = 展示程序已在运行，状态文件夹为 { $folder }。请先关闭它，或用 --state DIR 指定另一个文件夹。

pin-rules = 密码须为 { $least } 至 { $most } 位数字，不含其他字符。
pin-obvious = 这个密码太容易被猜到：全是同一数字、像 123456 那样的连续数字，或重复的片段。请换一个。
pin-ask = 新密码：
pin-ask-again = 再输入一次：
pin-differs = 两次输入不一致，密码未更改。
pin-set = 密码已设置，以加密摘要的形式保存在 { $folder }。
pin-cleared = 已没有密码。在重新设置之前，任何人都无法在屏幕上退出展示程序。
all-shown =
    { $count ->
        [0] 没有被跳过的展项。
       *[other] { $count } 个展项将在下次启动后重新展出。
    }

doctor-sum =
    { $errors ->
        [0] { $warnings ->
            [0] 一切正常：这台机器可以迎接观众了。
           *[other] 没有错误，有 { $warnings } 条警告。
        }
       *[other] { $errors } 个错误，{ $warnings } 条警告。
    }
doctor-fonts-fine = 字体：已内置 { $count } 套，可显示中文、拉丁和西里尔字母。
doctor-fonts-broken = 字体：内置字体无法显示馆名。
doctor-fonts-broken-fix = 程序文件已损坏，请重新安装。
doctor-museum-fine = 展览内容：{ $folder } 没有问题。
doctor-museum-warnings = 展览内容：{ $folder } 中有 { $count } 条警告。
doctor-museum-warnings-fix = `aigun-kiosk check` 会逐条列出并说明如何修正。
doctor-museum-errors = 展览内容：{ $folder } 中有 { $count } 个错误，部分内容不会展出。
doctor-museum-errors-fix = `aigun-kiosk check` 会逐条列出并说明如何修正。
doctor-museum-missing = 展览内容：没有可以展出的内容。
doctor-museum-missing-fix = 用 --exhibits DIR 指定文件夹；`aigun-kiosk check DIR` 会说明其中的问题。
doctor-state-fine = 状态文件夹：{ $folder } 可以写入。
doctor-state-unwritable = 状态文件夹：{ $folder } 无法写入（{ $why }）。日志、崩溃记录和密码错误次数都不会保存。
doctor-state-unwritable-fix = 把该文件夹交给展示程序的用户，或用 --state DIR 指定另一个文件夹。
doctor-disk-fine = 磁盘：状态文件夹所在磁盘剩余 { $mib } MiB。
doctor-disk-unknown = 磁盘：此系统不提供剩余空间信息。
doctor-disk-low = 磁盘：状态文件夹所在磁盘仅剩 { $mib } MiB。
doctor-disk-low-fix = 请清理空间：留出 512 MiB，系统自身的日志和更新才够用。
doctor-disk-full = 磁盘：状态文件夹所在磁盘只剩 { $mib } MiB，不够写日志。
doctor-disk-full-fix = 请清理空间，或用 --state DIR 指定另一块磁盘上的文件夹。
doctor-pin-fine = 密码：已设置。
doctor-pin-none = 密码：尚未设置，工作人员无法在屏幕上退出展示程序。
doctor-pin-none-fix = 以展示程序的用户身份设置：`aigun-kiosk staff set-pin`。
doctor-clock-fine = 时钟：{ $date }；在系统能告知的范围内，已与时间服务器同步。
doctor-clock-alone = 时钟：{ $date }，但没有时间服务器校准，开放时间可能显示错误。
doctor-clock-alone-fix = 启用 systemd-timesyncd（`timedatectl set-ntp true`）；没有网络时，请每隔几个月手动校准。
doctor-clock-wrong = 时钟：{ $date } 不可能正确。
doctor-clock-wrong-fix = 请校准时钟。如果断电一天后又出错，说明主板电池已耗尽。
doctor-screen-wayland = 屏幕：Wayland（{ $name }）。
doctor-screen-x11 = 屏幕：X11（{ $name }）。
doctor-screen-none = 屏幕：当前会话中没有屏幕（WAYLAND_DISPLAY 和 DISPLAY 均未设置）。
doctor-screen-none-fix = 请在展示程序的会话中运行，方法见 docs/DEPLOY.zh.md。
doctor-compositor-cage = 窗口管理：cage，只显示一个程序，没有出口。
doctor-compositor-openbox = 窗口管理：Openbox，使用展示程序自带的设置。
doctor-compositor-openbox-open = 窗口管理：Openbox 使用的是它自己的设置，带有快捷键和菜单。
doctor-compositor-openbox-open-fix = 启动时加上 `--config-file /usr/share/aigun-kiosk/openbox-rc.xml`。
doctor-compositor-desktop = 窗口管理：{ $name } 是完整的桌面，快捷键和手势可以离开展示程序。
doctor-compositor-desktop-fix = 请让展示程序的用户登录到 cage，方法见 docs/DEPLOY.zh.md。
doctor-compositor-none = 窗口管理：未发现。展示程序会铺满屏幕，但无法阻止其他窗口盖住它。
doctor-compositor-none-fix = 请使用 cage，或 Openbox 加 packaging/linux/openbox-rc.xml，方法见 docs/DEPLOY.zh.md。
doctor-blanking-fine = 熄屏：屏幕会一直亮着。
doctor-blanking-on = 熄屏：X 服务器会让屏幕变黑。
doctor-blanking-on-fix = 在会话中、启动展示程序之前运行：`xset s off s noblank -dpms`。
doctor-blanking-unknown = 熄屏：无法得知屏幕是否会变黑。
doctor-blanking-unknown-fix = 请在展示程序的会话中运行；在 X11 下请安装 xset（软件包 x11-xserver-utils）。
doctor-consoles-fine = 控制台：Ctrl+Alt+F1 … F12 不起作用。
doctor-consoles-open = 控制台：Ctrl+Alt+F1 … F12 可能切换到控制台。
doctor-consoles-open-fix = 启动 cage 时不要加 -s；在 X11 下，请在 /etc/X11/xorg.conf.d 的文件的 ServerFlags 段写入 `Option "DontVTSwitch" "true"`。
doctor-reboot-fine = Ctrl+Alt+Del：不起作用。
doctor-reboot-open = Ctrl+Alt+Del：可能会重启机器。
doctor-reboot-open-fix = `sudo systemctl mask ctrl-alt-del.target`
doctor-graphics-fine = 显卡：{ $name }。
doctor-graphics-forbidden = 显卡：当前用户无权使用显卡（{ $name }），一切都将由处理器绘制。
doctor-graphics-forbidden-fix = 把用户加入显卡所属的组：`sudo usermod --append --groups render,video USER`，然后重新登录。
doctor-graphics-none = 显卡：未发现显卡，一切由处理器绘制，动画可能不流畅。
doctor-graphics-none-fix = 请安装驱动（软件包 mesa-dri-drivers 或 libgl1-mesa-dri，以及固件），或在固件设置中启用显卡。
doctor-touch-fine = 触摸：{ $name }。
doctor-touch-none = 触摸：未发现触摸屏。
doctor-touch-none-fix = 请接好它的 USB 线；`libinput list-devices` 会列出系统识别到的设备。
doctor-user-fine = 用户：没有特殊权限的普通用户。
doctor-user-root = 用户：root。一旦有人找到出口，就能为所欲为。
doctor-user-root-fix = 请为展示程序单独建立用户，方法见 docs/DEPLOY.zh.md。
doctor-service-fine = 启动：开机时由 systemd 启动展示程序。
doctor-service-none = 启动：开机时 systemd 不会启动展示程序。
doctor-service-none-fix = 除非另有启动方式，请运行 `sudo systemctl enable aigun-kiosk.service`。

# 参观统计：`stats`。
stats-none = 还没有参观记录。有人使用导览屏后，记录会保存在{ $file }。
stats-none-then = 这段时间没有参观记录。
stats-order = 起始日期{ $from }晚于结束日期{ $to }。
stats-newer = { $file }由更新版本的程序写成，本版本无法读取。
stats-damaged = { $file }已损坏（{ $why }）。导览屏下次启动时会将其另存，并重新开始统计。
stats-unread = 无法读取{ $file }：{ $why }
stats-title = { $from }至{ $to }参观统计
stats-sum = 共{ $count }次参观
stats-sum-at-least = { $count ->
    [0] 有参观的日子，次数均不予显示
   *[other] 共{ $count }次参观，另有若干日子的次数不予显示
}
stats-by-day = 每日参观次数
stats-by-month = 每月参观次数
stats-languages = 各语言页面浏览次数
stats-pages = 页面
stats-page = 页面
stats-views = 浏览次数
stats-median = 停留中位数
stats-mean = 平均停留
stats-predicted = 阅读需时
stats-seconds = { $seconds }秒
stats-span = { $from }–{ $to }秒
stats-span-open = { $from }秒以上
stats-more-pages = 另有{ $count }个页面（用--csv可全部列出）
stats-ended = 参观在何处结束
stats-left = 参观如何结束
stats-left-silent = 自行离开
stats-left-answered = 回答“不看了”
stats-left-staff = 工作人员接手
stats-vain = 没有结果的搜索：{ $count }次
stats-plans = 参观路线
stats-plan-minutes = { $minutes }分钟
stats-plan-own = 其他时长
stats-plans-started = 已出发
stats-plans-finished = 已走完
stats-note-few = <5：有，但不足5。数目太小可能会指向个人，故不显示。
stats-note-withheld = *：为避免推算出不足5的数目，不予显示。

# 服务台用的 `route`。
route-no-museum = 文件夹 { $folder } 中没有可以展示的展馆；运行 `aigun-kiosk check { $folder }` 可查看问题所在。
route-no-floor = 本馆没有平面图，--station { $station } 不起作用，请去掉。
route-no-station = 平面图上没有 { $station } 这个位置；现有：{ $known }。
route-over = 现在已是{ $now }，请用 --until 指定更晚的时间。
route-nothing-fits = { $minutes }分钟不够参观任何一个展项。
route-not-pdf = 路线单是 PDF 文件，而 { $file } 的名称不是：请让文件名以 .pdf 结尾。
route-no-folder = 没有文件夹 { $folder }，请先建立。
route-not-written = 无法写入 { $file }：{ $why }
route-not-drawn = 路线单生成失败：程序文件已损坏，请重新安装。

report-title = { $language }：全部读完 { $whole } 分钟，必读部分和展厅介绍 { $essential } 分钟（每分钟 { $rate } { $unit ->
    [characters] 字
   *[other] 词
}）
report-exhibit = 展品
report-essential = 必读
report-deeper = 深入
report-particulars = 条文、过程等
report-accounts = 各方说法
report-all = 合计
report-minutes = 分钟

## `aigun-kiosk tiles`

tiles-none = { $folder } 中没有可以展示的博物馆。原因请看 `aigun-kiosk check`。
tiles-done = 已切好 { $count } 幅图片（其中新切 { $fresh } 幅），存于 { $folder }。
tiles-refused = 有 { $count } 幅图片无法读取。
