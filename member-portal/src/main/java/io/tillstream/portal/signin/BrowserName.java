package io.tillstream.portal.signin;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What kind of browser it is, as far as its owner would know it again: its maker's name and that of the machine. */
final class BrowserName {
    /** What is named later is named by others, too: Chrome calls itself Safari. */
    private enum Maker {
        WECHAT("MicroMessenger/", "WeChat"),
        EDGE("Edg", "Edge"),
        SAMSUNG("SamsungBrowser/", "Samsung Internet"),
        OPERA("OPR/", "Opera"),
        FIREFOX("Firefox/", "Firefox"),
        FIREFOX_IOS("FxiOS/", "Firefox"),
        CHROME_IOS("CriOS/", "Chrome"),
        CHROME("Chrome/", "Chrome"),
        SAFARI("Safari/", "Safari");

        private final String mark;
        private final String name;

        Maker(String mark, String name) {
            this.mark = mark;
            this.name = name;
        }
    }

    private enum Machine {
        IPHONE("iPhone", "iPhone"),
        IPAD("iPad", "iPad"),
        ANDROID("Android", "Android"),
        WINDOWS("Windows", "Windows"),
        MAC("Macintosh", "Mac"),
        CHROME_OS("CrOS", "ChromeOS"),
        LINUX("Linux", "Linux");

        private final String mark;
        private final String name;

        Machine(String mark, String name) {
            this.mark = mark;
            this.name = name;
        }
    }

    private BrowserName() {}

    /** {@code Chrome · Android}; one of the two or nothing where it does not say. Nothing of the text itself is kept. */
    static String of(@Nullable String userAgent) {
        if (userAgent == null) {
            return "";
        }
        Optional<String> maker = Arrays.stream(Maker.values())
                .filter(each -> userAgent.contains(each.mark))
                .map(each -> each.name)
                .findFirst();
        Optional<String> machine = Arrays.stream(Machine.values())
                .filter(each -> userAgent.contains(each.mark))
                .map(each -> each.name)
                .findFirst();
        return Stream.of(maker, machine).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }
}
