package io.tillstream.dashboards.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RowCellsTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private static RowCells cell(String value) {
        return new RowCells(7, Map.of("x", value), false);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T06:00:00Z, 2026-12-01T06:00:00Z",
        "2026-12-01 06:00, 2026-11-30T22:00:00Z",
        "2026-12-01T06:00, 2026-11-30T22:00:00Z",
        "2026/12/1 6:00, 2026-11-30T22:00:00Z",
        "2026-12-01, 2026-11-30T16:00:00Z"
    })
    void readsTimesByTheClockOfTheStore(String text, String instant) {
        assertThat(cell(text).instant("x", Optional.of(TAIPEI))).isEqualTo(Instant.parse(instant));
    }

    @Test
    void asksForAnInstantWhereStoresHaveSeveralClocks() {
        RowCells row = cell("2026-12-01 06:00");

        assertThat(row.instant("x", Optional.empty())).isNull();
        assertThat(row.wrong()).extracting(Wrong::rule).containsExactly(Rule.TIME_ZONES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,20", "-1", "+1", "1.234", "1e3", "£1.20", "1.2.0", "9999999999999", "one", "=1"})
    void refusesWhatIsNoAmountOfPounds(String text) {
        RowCells row = cell(text);

        assertThat(row.amount("x", CurrencyUnit.of("GBP"))).isNull();
        assertThat(row.wrong()).containsExactly(new Wrong(7, "x", text, Rule.AMOUNT, "2"));
    }

    @ParameterizedTest
    @CsvSource({"1.2, GBP, 1.20 GBP", "7, GBP, 7.00 GBP", "190, TWD, 190 TWD", "0, TWD, 0 TWD"})
    void readsAmountsExactly(String text, String currency, String amount) {
        assertThat(cell(text).amount("x", CurrencyUnit.of(currency))).isEqualTo(Money.parse(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\u0000b", "a\u001Bp", "\u2066x", "a\nb"})
    void refusesNamesThatReadOtherwiseThanTheyAreWritten(String text) {
        RowCells row = cell(text);

        assertThat(row.text("x", 40)).isNull();
        assertThat(row.wrong()).extracting(Wrong::rule).containsExactly(Rule.CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5E+12", "500", "5000000000013", "5000000000012x"})
    void refusesWhatIsNoGtin(String text) {
        RowCells row = cell(text);

        assertThat(row.gtin("x")).isNull();
        assertThat(row.wrong()).extracting(Wrong::rule).containsExactly(Rule.GTIN);
    }

    /** A spreadsheet takes zeros away from the beginning of numbers. */
    @Test
    void takesAGtinThatLostItsZeros() {
        assertThat(cell("5000000000012").gtin("x"))
                .isEqualTo(cell("05000000000012").gtin("x"));
    }

    @Test
    void leavesWhatCameInByAnotherDoorAsItIs() {
        RowCells row = new RowCells(7, Map.of("x", "a\tname "), false);
        row.knownAs(Map.of("x", "a\tname"));

        assertThat(row.text("x", 3)).isEqualTo("a\tname");
        assertThat(row.isRight()).isTrue();
    }
}
