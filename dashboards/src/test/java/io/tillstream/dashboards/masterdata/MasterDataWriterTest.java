package io.tillstream.dashboards.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The writer over a real broker. Items 5180… belong to this test. */
@WholeApp
final class MasterDataWriterTest {
    @Autowired
    private MasterDataWriter writer;

    @Autowired
    private Assortment assortment;

    /** Without it, two who change the same thing one after the other would both believe to be the first. */
    @Test
    void knowsWhatWasPublishedBeforeWhenItIsAskedForMore() {
        for (int i = 1; i <= 20; i++) {
            int pack = i;

            writer.publishKnowing(() -> {
                assertThat(assortment.product(item(1)).map(Product::packSize).orElse(0))
                        .isEqualTo(pack - 1);
                return List.of(product(1, pack));
            });
        }

        assertThat(assortment.product(item(1)).map(Product::packSize)).contains(20);
    }

    @Test
    void publishesNothingWhenTheRecordsCannotAllBeMade() {
        Iterable<ProducerRecord<String, byte[]>> failing = () -> IntStream.range(2, 4)
                .mapToObj(i -> {
                    if (i == 3) {
                        throw new IllegalStateException("The database went away.");
                    }
                    return product(i, 1);
                })
                .iterator();

        assertThatThrownBy(() -> writer.publishKnowing(() -> failing)).hasMessage("The database went away.");
        writer.publishKnowing(() -> List.of(product(4, 1)));

        assertThat(assortment.product(item(4))).isPresent();
        assertThat(assortment.product(item(2))).isEmpty();
    }

    private static Gtin item(int number) {
        String body = "518%09d".formatted(number);
        return Gtin.ofDigits(body + Gtin.checkDigit(body));
    }

    private static ProducerRecord<String, byte[]> product(int number, int pack) {
        Product product = new Product(
                item(number), LocalText.same("Item " + number), "food", "standard", Quantity.Unit.EACH, pack, null);
        return new ProducerRecord<>(Topics.PRODUCT.name(), product.gtin().value(), CanonicalJson.encode(product));
    }
}
