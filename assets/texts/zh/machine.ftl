# 给安装和维护机器的人：状态文件夹、密码、`doctor`。

already-running = 展示程序已在运行，状态文件夹为 { $folder }。请先关闭它，或用 --state DIR 指定另一个文件夹。
