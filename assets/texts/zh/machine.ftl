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
