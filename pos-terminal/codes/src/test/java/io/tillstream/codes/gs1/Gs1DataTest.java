package io.tillstream.codes.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the GS1 General Specifications and of the Digital Link URI Syntax, by example. */
class Gs1DataTest {
    private static final String ITEM = "0109506000134352";

    private static String read(String data, Reading reading) throws Unreadable {
        return shown(Gs1Data.ofElementString(data, reading));
    }

    private static String shown(List<Element> elements) {
        StringBuilder text = new StringBuilder();
        elements.forEach(
                element -> text.append('(').append(element.ai()).append(')').append(element.value()));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "0109506000134352422156~10ABC, (01)09506000134352(422)156(10)ABC",
        "0109506000134352423156~10A, (01)09506000134352(423)156(10)A",
        "0109506000134352423156392~10A, (01)09506000134352(423)156392(10)A",
        "010950600013435217261231~, (01)09506000134352(17)261231",
        "01095060001343527003261231~10A, ",
        "010950600013435270032612312359~10A, (01)09506000134352(7003)2612312359(10)A",
        "00195060001343520014, (00)195060001343520014",
        "8013 1987654Ad4X4bL5ttr2310c2K, (8013)1987654Ad4X4bL5ttr2310c2K",
        "0109506000134352701112345678, ",
    })
    void takesAnElementStringApart(String data, String expected) throws Unreadable {
        String code = data.replace("~", "\u001D").replace(" ", "");

        if (expected == null) {
            assertThatThrownBy(() -> read(code, Reading.STRICT)).isInstanceOf(Unreadable.class);
        } else {
            assertThat(read(code, Reading.STRICT)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // An item and its content cannot both be on one code; content needs its count.
                "01095060001343520209506000134352375",
                "0209506000134352",
                // A serial number says which piece of an item.
                "21ABC",
                // Said twice, differently.
                "010950600013435210A~10B",
                // No such currency, country, date, check digit, character.
                "010950600013435231030007503930999~",
                "0109506000134352422999",
                "010950600013435217261331",
                "0109506000134353",
                "010950600013435210A^B",
                // No such identifier.
                "010950600013435205A",
            })
    void refusesWhatTheStandardForbids(String data) {
        assertThatThrownBy(() -> read(data.replace('~', '\u001D'), Reading.STRICT))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.reason()).endsWith("."));
    }

    @ParameterizedTest
    @CsvSource({
        // A price without weight or count, as many scales print it.
        "01095060001343523921995, (01)09506000134352(3921)995",
        "~010950600013435217261231~~10A, (01)09506000134352(17)261231(10)A",
        "(01)09506000134352(10)ABC, (01)09506000134352(10)ABC",
        "010950600013435205A, (01)09506000134352",
        "010950600013435217261331, (01)09506000134352",
    })
    void readsLenientlyWhatShopsPrint(String data, String expected) throws Unreadable {
        assertThat(read(data.replace('~', '\u001D'), Reading.LENIENT)).isEqualTo(expected);
    }

    @Test
    void believesADamagedItemNumberInNoReading() {
        assertThatThrownBy(() -> read("0109506000134353" + "10A", Reading.LENIENT))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.gs1.org/01/09506000134352/10/ABC?17=261231&3103=000750,"
                + "(01)09506000134352(10)ABC(17)261231(3103)000750",
        "https://example.com/some/where/01/9506000134352/22/2A/10/L%2F1/21/7?linkType=all,"
                + "(01)09506000134352(22)2A(10)L/1(21)7",
        "HTTP://EXAMPLE.COM/00/195060001343520014/, (00)195060001343520014",
        "https://example.com/414/9520123456788/254/32a, (414)9520123456788(254)32a",
    })
    void takesADigitalLinkApart(String link, String expected) throws Unreadable {
        assertThat(Gs1Data.ofLink(link, Reading.STRICT).map(Gs1DataTest::shown)).isEqualTo(Optional.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "https://example.com/menu/today",
                "01/09506000134352",
                "mailto:someone@example.com",
                "https://example.com/10/ABC"
            })
    void leavesOtherAddressesAlone(String text) throws Unreadable {
        assertThat(Gs1Data.ofLink(text, Reading.STRICT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/01/09506000134353",
                "https://example.com/01/09506000134352/21/7/10/A",
                "https://example.com/01/09506000134352?21=7",
                "https://example.com/01/09506000134352?99999=7"
            })
    void refusesADamagedLink(String link) {
        assertThatThrownBy(() -> Gs1Data.ofLink(link, Reading.STRICT)).isInstanceOf(Unreadable.class);
    }

    @Test
    void answersWithElementsOrUnreadableWhateverComes() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 50)).checkAssert(text -> {
            for (Reading reading : Reading.values()) {
                try {
                    assertThat(Gs1Data.ofElementString(ITEM + text, reading)).isNotEmpty();
                } catch (Unreadable e) {
                    assertThat(e.reason()).endsWith(".");
                }
            }
        });
    }
}
