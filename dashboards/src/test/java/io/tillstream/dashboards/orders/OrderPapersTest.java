package io.tillstream.dashboards.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OrderPapersTest {
    @Test
    void leavesPlainHeadersAlone() {
        assertThat(OrderPapers.words("Order 17 for 2011-11-10")).isEqualTo("Order 17 for 2011-11-10");
    }

    @Test
    void splitsALongHeaderBetweenCharacters() {
        String text = "訂單 20111110-3f9a2c1b，2011-11-10 到貨，海港街店與山谷乳品的長名稱 🥛🥛🥛";
        String[] words = OrderPapers.words(text).split("\r\n ", -1);

        assertThat(words).hasSizeGreaterThan(1).allMatch(word -> word.length() <= 75);
        String read = Arrays.stream(words)
                .map(word -> new String(
                        Base64.getDecoder().decode(word.substring(10, word.length() - 2)), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        assertThat(read).isEqualTo(text);
    }

    @Test
    void letsNoNameAddAHeader() {
        assertThat(OrderPapers.words("Shop\r\nBcc: everybody@shop.example"))
                .doesNotContain("Bcc")
                .startsWith("=?UTF-8?B?");
    }
}
