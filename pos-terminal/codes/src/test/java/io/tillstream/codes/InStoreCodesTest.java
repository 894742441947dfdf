package io.tillstream.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of pos-devices.md, section 4. */
class InStoreCodesTest {
    private static final InStoreCodes SHOP =
            InStoreCodes.parse(List.of("# scale labels", "21IIIIIWWWWWC 3", "23IIIIIPPPPPC", "", "24IIIIIVPPPPC"));

    private static Scan read(String code) {
        return SHOP.read(ScanParser.parse(code));
    }

    @Test
    void readsAWeightAndTheItemBehindIt() {
        assertThat(read("]E02112345015002")).isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
            assertThat(item.weightGrams()).isEqualTo(1500);
            assertThat(item.priceMinor()).isNull();
            // The shop's number with zeros for the weight: 21 12345 00000 and its check digit.
            assertThat(item.gtin().ean13()).isEqualTo("2112345000008");
        });
    }

    @Test
    void readsAPrice() {
        assertThat(read("]E02300015001503")).isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
            assertThat(item.priceMinor()).isEqualTo(150);
            assertThat(item.weightGrams()).isNull();
        });
    }

    /** The worked examples of the GS1 General Specifications, and what their tables of weights give for others. */
    @ParameterizedTest
    @CsvSource({"2875, 9", "14685, 6", "1234, 9", "0299, 6", "00299, 1"})
    void checksThePriceByADigitOfItsOwn(String price, int expected) {
        assertThat(PriceCheckDigit.of(price)).isEqualTo(expected);
    }

    @Test
    void refusesAPriceWhoseCheckDigitIsWrong() {
        assertThat(read("2400015928753")).isInstanceOf(Scan.ItemCode.class);
        assertThat(read("2400015828756"))
                .isInstanceOfSatisfying(
                        Scan.Invalid.class,
                        invalid -> assertThat(invalid.reason()).contains("2875 should be 9"));
    }

    @Test
    void readsShortAmericanLabels() {
        InStoreCodes america = InStoreCodes.parse(List.of("2IIIIIVPPPPC"));

        assertThat(america.read(ScanParser.parse("200015928751"))).isInstanceOfSatisfying(Scan.ItemCode.class, item -> {
            assertThat(item.priceMinor()).isEqualTo(2875);
            assertThat(item.gtin().value()).startsWith("0020001500000");
        });
    }

    @Test
    void weighsByTheDecimalsOfTheLayout() {
        InStoreCodes coarse = InStoreCodes.parse(List.of("21IIIIIWWWWWC 2"));

        assertThat(coarse.read(ScanParser.parse("2112345015002")))
                .isInstanceOfSatisfying(
                        Scan.ItemCode.class,
                        item -> assertThat(item.weightGrams()).isEqualTo(15_000));
    }

    @Test
    void takesAWeightOfNothingForTheItemItselfAndRefusesAPriceOfNothing() {
        assertThat(read("2112345000008")).isEqualTo(ScanParser.parse("2112345000008"));
        assertThat(read("2300015000001")).isInstanceOf(Scan.Invalid.class);
    }

    @Test
    void leavesAllOtherCodesAsTheyAre() {
        Scan plain = ScanParser.parse("4006381333931");

        assertThat(SHOP.read(plain)).isEqualTo(plain);
        assertThat(InStoreCodes.PLAIN.read(ScanParser.parse("2112345015002")))
                .isEqualTo(ScanParser.parse("2112345015002"));
    }

    @ParameterizedTest
    @CsvSource({
        "21IIIIIWWWC, Line 2",
        "40IIIIIWWWWWC, a shop's own",
        "21IIIIIWWWWWC 9, decimals",
        "22IIIIVPPPPPPC, 12 or 13",
        "22IIIVPPPPPPC, 4 or 5",
        "22IIIIIPPPPPC 1 2, is not a layout",
        "210IIIIWWWWWC, begin alike",
    })
    void namesALayoutThatCannotBeUsed(String line, String complaint) {
        assertThatThrownBy(() -> InStoreCodes.parse(List.of("21IIIIIWWWWWC", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
