package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels the shop prints itself: its own codes that carry a weight or a price. */
class ShopLabelTest {
    private Desk desk;

    @BeforeEach
    void open(@TempDir Path data) throws IOException {
        desk = Desk.open(data, Shop.cheese());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private SaleLine sold() throws IOException {
        return ((Sale) desk.lastFact()).lines().getFirst();
    }

    @Test
    void sellsTheWeightOnALabelAtThePriceOfAKilogram() throws IOException {
        desk.act(new Act.Scanned("]E02112345015002"), new Act.PayCash(null));

        assertThat(sold().gtin()).isEqualTo(Shop.CHEESE);
        assertThat(sold().quantity()).isEqualTo(Quantity.grams(1500));
        assertThat(sold().gross()).isEqualTo(Money.parse("30.00 GBP"));
    }

    @Test
    void asksForTheWeightWhenOnlyTheItemsNumberIsThere() {
        desk.act(new Act.Typed("2112345000008"));

        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.NEEDS_WEIGHT);
        assertThat(desk.sale().basket().lines()).isEmpty();
    }

    @Test
    void namesTheItemOfALabelThatNobodyKnows() {
        desk.act(new Act.Scanned("]E02300015001503"));

        assertThat(desk.notice()).isEqualTo(Notice.of(Notice.Kind.UNKNOWN_ITEM, "2300015000001"));
    }
}
