package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * One text in the three languages of the product; translations, not conversions of each other.
 *
 * @param en English
 * @param zhTw traditional Chinese as written in Taiwan
 * @param zhCn simplified Chinese as written in mainland China
 */
public record LocalText(
        @JsonProperty("en") String en,
        @JsonProperty("zh-TW") String zhTw,
        @JsonProperty("zh-CN") String zhCn) {
    public LocalText {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(zhTw, "zhTw");
        Objects.requireNonNull(zhCn, "zhCn");
    }

    /** A text that is the same everywhere, such as a brand or a name only known in one language. */
    public static LocalText same(String text) {
        return new LocalText(text, text, text);
    }

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case ZH_TW -> zhTw;
            case ZH_CN -> zhCn;
        };
    }
}
