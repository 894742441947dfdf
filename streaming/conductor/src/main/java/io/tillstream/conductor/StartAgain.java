package io.tillstream.conductor;

import io.tillstream.conductor.process.RunningProcess;
import io.tillstream.events.Language;

/** How a part that hangs is started again: whatever ends unasked is started by the conductor, so it is enough to end it. */
final class StartAgain {
    private StartAgain() {}

    /** What to do, in one sentence; a till loses nothing by it, for what it has sold is on its disk before the receipt is. */
    static String of(RunningProcess process, Language language) {
        String command = process.programPid().map(pid -> "kill -KILL " + pid).orElse("");
        if (command.isEmpty()) {
            return switch (language) {
                case EN -> "it runs no more; ./tillstream stop and up start everything again";
                case ZH_TW -> "它已不在執行；請用 ./tillstream stop 再 up 全部重新啟動";
                case ZH_CN -> "它已不在运行；请用 ./tillstream stop 再 up 全部重新启动";
            };
        }
        return switch (language) {
            case EN ->
                "if it stays so, end its process with " + command
                        + ": it is started again a second later, and nothing sold is lost";
            case ZH_TW -> "若一直如此，請以 " + command + " 結束它的程序：一秒後會自動重新啟動，已結帳的交易不會遺失";
            case ZH_CN -> "如果一直这样，请用 " + command + " 结束它的进程：一秒后会自动重新启动，已结账的交易不会丢失";
        };
    }
}
