package io.tillstream.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Source;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.TillTransaction;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static final NoSale NO_SALE = new NoSale(
            Source.parseReceiptNumber("s1-t2/1/42"),
            Instant.parse("2026-03-02T10:15:30.123Z"),
            LocalDate.parse("2026-03-02"),
            "c1",
            "換零錢");
    /** Written by hand from the rules: type first, then alphabetical, no white space, ISO 8601, UTF-8. */
    private static final String NO_SALE_JSON =
            "{\"type\":\"no-sale\",\"businessDate\":\"2026-03-02\",\"happenedAt\":\"2026-03-02T10:15:30.123Z\",\"operator\":\"c1\","
                    + "\"reason\":\"換零錢\",\"source\":{\"epoch\":1,\"sequence\":42,\"till\":\"s1-t2\"}}";

    @Test
    void writesTheTypeAndThenItsPropertiesInAlphabeticalOrder() {
        assertThat(CanonicalJson.text(NO_SALE)).isEqualTo(NO_SALE_JSON);
    }

    @Test
    void readsAFactByItsType() {
        assertThat(CanonicalJson.decode(NO_SALE_JSON, TillTransaction.class)).isEqualTo(NO_SALE);
    }

    @Test
    void understandsANewerWriter() {
        String newer = NO_SALE_JSON.replace("\"reason\"", "\"mood\":\"good\",\"reason\"");

        assertThat(CanonicalJson.decode(newer, TillTransaction.class)).isEqualTo(NO_SALE);
    }

    @Test
    void refusesAnUnknownTypeABrokenInvariantAndGarbage() {
        assertThatThrownBy(() -> CanonicalJson.decode(NO_SALE_JSON.replace("no-sale", "gift"), TillTransaction.class))
                .isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> CanonicalJson.decode(NO_SALE_JSON.replace(":42,", ":0,"), TillTransaction.class))
                .isInstanceOf(UnreadableFact.class)
                .hasMessage("Not a TillTransaction: Sequence 0 of till s1-t2 is below 1.");
        assertThatThrownBy(() -> CanonicalJson.decode("{", TillTransaction.class))
                .isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> CanonicalJson.decode("null", TillTransaction.class))
                .isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> CanonicalJson.decode(NO_SALE_JSON + "{}", TillTransaction.class))
                .isInstanceOf(UnreadableFact.class);
    }
}
