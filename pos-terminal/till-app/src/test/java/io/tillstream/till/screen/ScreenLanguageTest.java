package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenLanguageTest {
    @ParameterizedTest
    @CsvSource({
        "en-GB, en",
        "zh, zh-CN",
        "zh-CN, zh-CN",
        "zh-Hans-HK, zh-CN",
        "zh-TW, zh-TW",
        "zh-HK, zh-TW",
        "zh-Hant, zh-TW"
    })
    void speaksWhatTheBrowserPrefers(String wanted, String spoken) {
        assertThat(ScreenLanguage.preferred(List.of(Locale.forLanguageTag(wanted))))
                .contains(Language.ofTag(spoken));
    }

    @Test
    void takesTheFirstThatItHas() {
        assertThat(ScreenLanguage.preferred(
                        List.of(Locale.forLanguageTag("de"), Locale.forLanguageTag("zh-TW"), Locale.ENGLISH)))
                .contains(Language.ZH_TW);
    }

    @Test
    void leavesItToTheStoreWhenItHasNoneOfThem() {
        assertThat(ScreenLanguage.preferred(List.of(Locale.FRENCH))).isEmpty();
    }
}
