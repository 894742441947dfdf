package io.tillstream.till.shortage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.Shop;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OtherStoresTest {
    private final HeadOfficeFake headOffice = new HeadOfficeFake();
    private final AtomicInteger changes = new AtomicInteger();
    private final OtherStores stores = new OtherStores(headOffice, Shop.AT_NOON, changes::incrementAndGet);

    private static StockElsewhere sevenAtTheStation() {
        return new StockElsewhere(
                Shop.MILK,
                List.of(new StockElsewhere.There(
                        StoreId.of("s2"), LocalText.same("Station Store"), Quantity.each(7), Shop.NOON, 2400L)));
    }

    @Test
    void saysWhatHeadOfficeSaidAndTellsThatItHas() {
        headOffice.hasElsewhere(sevenAtTheStation());

        assertThat(stores.of(Shop.MILK)).isEqualTo(new OtherStores.Told.Known(sevenAtTheStation(), Shop.NOON));
        assertThat(changes).hasValue(1);
    }

    @Test
    void asksOnceAndNotWithEveryGlance() {
        headOffice.hasElsewhere(sevenAtTheStation());
        stores.of(Shop.MILK);
        stores.of(Shop.MILK);

        assertThat(changes).hasValue(1);
    }

    @Test
    void standsByItsLastWordWithoutALine() {
        headOffice.hasElsewhere(sevenAtTheStation());
        stores.of(Shop.MILK);
        headOffice.cut();

        assertThat(stores.of(Shop.MILK)).isEqualTo(new OtherStores.Told.Known(sevenAtTheStation(), Shop.NOON));
        assertThat(stores.of(Shop.BREAD)).isEqualTo(new OtherStores.Told.Unknown());
    }

    @Test
    void saysThatNobodyKnowsWhenNobodyAnswers() {
        assertThat(stores.of(Shop.MILK)).isEqualTo(new OtherStores.Told.Unknown());
    }
}
