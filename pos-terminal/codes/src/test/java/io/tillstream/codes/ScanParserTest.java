package io.tillstream.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import io.tillstream.events.Source;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of pos-devices.md, section 4: verdicts of the official GS1 syntax engine. */
class ScanParserTest {
    @ParameterizedTest
    @CsvSource({
        "]E04006381333931, 04006381333931, EAN_13",
        "]E09506000134352, 09506000134352, EAN_13",
        "]E496385074, 00000096385074, EAN_8",
        "]E00012345678905, 00012345678905, EAN_13",
        "]E02112345015002, 02112345015002, EAN_13",
        "]E02300015001503, 02300015001503, EAN_13",
        "4006381333931, 04006381333931, NOT_NAMED",
        "012345678905, 00012345678905, NOT_NAMED",
        "96385074, 00000096385074, NOT_NAMED",
        "]I109506000134352, 09506000134352, ITF_14",
        "]e00109506000134352, 09506000134352, GS1_DATABAR",
        "]Q1https://id.gs1.org/01/09506000134352, 09506000134352, QR",
    })
    void readsPlainItemCodes(String raw, String gtin, Symbology symbology) {
        assertThat(ScanParser.parse(raw)).isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
            assertThat(item.gtin().value()).isEqualTo(gtin);
            assertThat(item.symbology()).isEqualTo(symbology);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]E09506000134353",
                "]E0012345678905",
                "]E02112345015001",
                "]E4963850741",
                "]E0ABCDEFGHIJKLM",
                "]A04006381333931",
                "]C1010950600013435217261331",
                "]C101095060001343523921995",
                "]C1010950600013435231030007503922039917261231",
                "]C1019506000134353",
                "]C1109999",
                "]d28012ABC",
                "]C0TSM1234567890123",
                "]C0TSMshort"
            })
    void refusesWhatIsDamagedOrNotUnderstood(String raw) {
        assertThat(ScanParser.parse(raw))
                .isInstanceOfSatisfying(
                        Scan.Invalid.class,
                        invalid -> assertThat(invalid.reason()).endsWith("."));
    }

    @Test
    void readsWeightAndPriceOfACode() {
        assertThat(ScanParser.parse("]C10109506000134352310300075039220399"))
                .isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
                    assertThat(item.gtin().value()).isEqualTo("09506000134352");
                    assertThat(item.weightGrams()).isEqualTo(750);
                    assertThat(item.priceMinor()).isEqualTo(399);
                    assertThat(item.elements())
                            .containsExactly(
                                    new Scan.Element("01", "09506000134352"),
                                    new Scan.Element("3103", "000750"),
                                    new Scan.Element("3922", "0399"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]C10109506000134352310300075039220399\u001D17261231",
                "]d2010950600013435217261231310300075010ABC\u001D3922399"
            })
    void readsWhatStandsBehindASeparator(String raw) {
        assertThat(ScanParser.parse(raw)).isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
            assertThat(item.expires()).isEqualTo(LocalDate.of(2026, 12, 31));
            assertThat(item.weightGrams()).isEqualTo(750);
            assertThat(item.priceMinor()).isEqualTo(399);
        });
    }

    @Test
    void readsTheElementsOfADigitalLink() {
        assertThat(ScanParser.parse("]Q1https://id.gs1.org/01/09506000134352/10/ABC?17=261231&3103=000750"))
                .isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
                    assertThat(item.elements()).extracting(Scan.Element::ai).containsExactly("01", "10", "17", "3103");
                    assertThat(item.expires()).isEqualTo(LocalDate.of(2026, 12, 31));
                    assertThat(item.weightGrams()).isEqualTo(750);
                });
    }

    @Test
    void readsDayZeroAsTheLastOfTheMonth() {
        assertThat(ScanParser.parse("]C1010950600013435217261200"))
                .isInstanceOfSatisfying(
                        Scan.ItemCode.class, item -> assertThat(item.expires()).isEqualTo(LocalDate.of(2026, 12, 31)));
    }

    @Test
    void readsAPriceThatNamesItsCurrency() {
        assertThat(ScanParser.parse("]C10109506000134352310300075039329780499"))
                .isInstanceOfSatisfying(
                        Scan.ItemCode.class,
                        item -> assertThat(item.priceMinor()).isEqualTo(499));
    }

    @Test
    void knowsAMembersCard() {
        MemberCard card = MemberCard.ofNumber(42);

        assertThat(ScanParser.parse("]C0" + card.text())).isEqualTo(new Scan.Member(Symbology.CODE_128, card));
        assertThat(ScanParser.parse(card.text())).isEqualTo(new Scan.Member(Symbology.NOT_NAMED, card));
    }

    @Test
    void givesACardTheCheckDigitOfItsNumber() {
        // 629104150021 and 3: the worked example of the GS1 General Specifications, 7.9.
        assertThat(MemberCard.ofNumber(629104150021L).text()).isEqualTo("TSM6291041500213");
        assertThatThrownBy(() -> new MemberCard("TSM6291041500214")).hasMessageContaining("expected 3");
    }

    @Test
    void keepsACardOutOfLogs() {
        assertThat(MemberCard.ofNumber(629104150021L).toString()).doesNotContain("6291041500");
    }

    @Test
    void knowsOurOwnReceipts() {
        assertThat(ScanParser.parse("]Q1TSR:s1-t1/1/42;2026-11-23;23.76 GBP"))
                .isEqualTo(new Scan.Receipt(Symbology.QR, Source.parseReceiptNumber("s1-t1/1/42")));
    }

    @Test
    void callsEverythingElseUnknown() {
        assertThat(ScanParser.parse("]Q1https://example.org/")).isInstanceOf(Scan.Unknown.class);
        assertThat(ScanParser.parse("")).isInstanceOf(Scan.Unknown.class);
    }

    @Test
    void readsEveryCardBack() {
        qt().forAll(longs().between(0, 999_999_999_999L)).checkAssert(number -> {
            MemberCard card = MemberCard.ofNumber(number);
            assertThat(ScanParser.parse("]C0" + card.text())).isInstanceOf(Scan.Member.class);
        });
    }

    @Test
    void noticesEveryMistypedDigitOfACard() {
        qt().forAll(
                        longs().between(0, 999_999_999_999L),
                        integers().between(3, 15),
                        integers().between(1, 9))
                .checkAssert((number, place, change) -> {
                    StringBuilder text =
                            new StringBuilder(MemberCard.ofNumber(number).text());
                    int wrong = (text.charAt(place) - '0' + change) % 10;
                    text.setCharAt(place, (char) ('0' + wrong));
                    assertThat(ScanParser.parse("]C0" + text)).isInstanceOf(Scan.Invalid.class);
                });
    }

    @Test
    void neverThrows() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 60)).checkAssert(text -> {
            assertThat(ScanParser.parse(text)).isNotNull();
            assertThat(ScanParser.parse("]C1" + text)).isNotNull();
            assertThat(ScanParser.parse("]d2" + text)).isNotNull();
        });
    }

    @Test
    void readsAGiftCardByItsCheckDigit() {
        assertThat(ScanParser.parse("]C0TSG0000000000017"))
                .isEqualTo(new Scan.StoredValue(Symbology.CODE_128, new GiftCard("TSG0000000000017")));
        assertThat(ScanParser.parse("TSG0000000000018")).isInstanceOf(Scan.Invalid.class);
        assertThat(ScanParser.parse("TSG17")).isInstanceOf(Scan.Invalid.class);
    }

    @Test
    void readsTheSlipOfABasketThatWasPutAside() {
        assertThat(ScanParser.parse("]Q1TSB:s1-t1/1/42"))
                .isEqualTo(new Scan.PutAside(Symbology.QR, Source.parseReceiptNumber("s1-t1/1/42")));
        assertThat(ScanParser.parse("TSB:42")).isInstanceOf(Scan.Invalid.class);
    }
}
