package io.tillstream.till.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.NoSale;
import io.tillstream.till.Shop;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptLinesTest {
    private static final Source RECEIPT = Source.parseReceiptNumber("s2-t1/1/7");

    private static ReceiptAnswer read(String ndjson) {
        return ReceiptLines.read(
                RECEIPT, ndjson.getBytes(StandardCharsets.UTF_8), HttpHeaders.of(Map.of(), (name, value) -> true));
    }

    @Test
    void takesLinesThatAreNoRecordsForSilence() {
        assertThat(read("<html>try again later</html>\n")).isEqualTo(new ReceiptAnswer.Silent());
    }

    @Test
    void takesAnEmptyAnswerForSilence() {
        assertThat(read("")).isEqualTo(new ReceiptAnswer.Silent());
    }

    @Test
    void takesARecordThatIsNotThatSaleForSilence() {
        NoSale drawer = new NoSale(
                new Source(TillId.parse("s2-t1"), 1, 7), Shop.NOON, LocalDate.parse("2011-11-09"), "c1", "change");

        assertThat(read(CanonicalJson.text(FactChain.append(Hash.GENESIS, drawer)) + "\n"))
                .isEqualTo(new ReceiptAnswer.Silent());
    }
}
