package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.screen.KeyTexts.Part;
import org.junit.jupiter.api.Test;

class KeyTextsTest {
    private final KeyTexts texts = new KeyTexts();

    @Test
    void setsApartWhatOnlyAKeyboardHas() {
        assertThat(texts.parts("Answer it[, or press Esc]."))
                .containsExactly(new Part("Answer it", false), new Part(", or press Esc", true), new Part(".", false));
    }

    @Test
    void leavesASentenceWithoutKeysAsItIs() {
        assertThat(texts.parts("Scan again.")).containsExactly(new Part("Scan again.", false));
    }
}
