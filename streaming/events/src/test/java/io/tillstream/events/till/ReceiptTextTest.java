package io.tillstream.events.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTextTest {
    private static final Instant MORNING = Instant.parse("2026-12-01T06:00:00Z");

    private static ReceiptText text(long rollOut, Instant from) {
        return new ReceiptText(rollOut, from, LocalText.same("Head " + rollOut), LocalText.same(""));
    }

    @Test
    void theOneThatBeganLastHolds() {
        List<ReceiptText> texts = List.of(text(3, MORNING), text(4, MORNING.plusSeconds(60)));

        assertThat(ReceiptText.at(texts, MORNING.minusMillis(1))).isEmpty();
        assertThat(ReceiptText.at(texts, MORNING)).contains(texts.getFirst());
        assertThat(ReceiptText.at(texts, MORNING.plusSeconds(59))).contains(texts.getFirst());
        assertThat(ReceiptText.at(texts, MORNING.plusSeconds(60))).contains(texts.getLast());
        assertThat(ReceiptText.at(List.of(text(3, MORNING), text(4, MORNING)), MORNING))
                .map(ReceiptText::rollOut)
                .contains(4L);
    }

    @Test
    void anotherComesBehindTheOneThatHoldsAndInPlaceOfThoseThatBeginLater() {
        List<ReceiptText> texts = List.of(
                text(1, MORNING.minusSeconds(100)),
                text(2, MORNING),
                text(3, MORNING.plusSeconds(100)),
                text(4, MORNING.plusSeconds(300)));

        assertThat(ReceiptText.with(texts, text(5, MORNING.plusSeconds(200)), MORNING.plusSeconds(1)))
                .extracting(ReceiptText::rollOut)
                .containsExactly(2L, 3L, 5L);
        assertThat(ReceiptText.with(texts, text(5, MORNING.plusSeconds(1)), MORNING.plusSeconds(1)))
                .extracting(ReceiptText::rollOut)
                .containsExactly(2L, 5L);
        assertThat(ReceiptText.with(List.of(), text(5, MORNING), MORNING)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12 Harbour Street\nVAT GB 123 4567 89\nMon to Sat 7:00–22:00, Sun closed",
                "統一編號 12345678\n營業時間：每日 7:00 至 23:00\n「謝謝惠顧」",
                "税号 91310000MA1K00000X\n本店价格由算法使用您的个人数据确定",
                "© 2026 Tillstream™, £5 off ★ № 7 #1 * 50 % × 2 → door ①"
            })
    void takesWhatPrintersHave(String text) {
        assertThat(ReceiptText.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks \uD83D\uDE00",
                "\u2764\uFE0F",
                "1\uFE0F\u20E3",
                "\uD83C\uDDEC\uD83C\uDDE7",
                "\u2615",
                "\uD83D\uDED2"
            })
    void takesNoEmoji(String text) {
        assertThat(ReceiptText.fault(text)).map(ReceiptText.Fault::rule).contains(ReceiptText.Rule.NO_EMOJI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001B@", "a\tb", "\u0000", "\u202Eevil", "\u2028", "\uE000", "\u200B", "\uD800"})
    void takesNothingThatCommandsAPrinterOrIsNoCharacter(String text) {
        assertThat(ReceiptText.fault(text)).map(ReceiptText.Fault::rule).contains(ReceiptText.Rule.NO_CONTROL);
    }

    @Test
    void takesTwelveLinesOfTwoHundredCharacters() {
        String line = "税".repeat(ReceiptText.LINE);
        String most =
                String.join("\n", List.of(line, line, line, line, line, line, line, line, line, line, line, line));

        assertThat(ReceiptText.fault(most)).isEmpty();
        assertThat(ReceiptText.fault(most + "\nx")).contains(new ReceiptText.Fault(ReceiptText.Rule.LINES, "13"));
        assertThat(ReceiptText.fault(line + "x")).contains(new ReceiptText.Fault(ReceiptText.Rule.LINE, "201"));
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        assertThat(new ReceiptText(7, MORNING, LocalText.same("fine"), new LocalText("fine", "\u2615", "fine"))
                        .trouble())
                .contains("text 7 of receipts has U+2615; rule NO_EMOJI");
    }
}
