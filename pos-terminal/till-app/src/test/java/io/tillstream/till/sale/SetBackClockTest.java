package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.till.Shop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setting a till's clock back gives nobody an offer that is over; that of this shop ends an hour after noon. */
class SetBackClockTest {
    @TempDir
    Path data;

    private Desk till;

    @BeforeEach
    void open() {
        till = Desk.open(data, Shop.campaign(0), Shop.offer());
    }

    @AfterEach
    void close() {
        till.close();
    }

    private static Clock at(Duration afterNoon) {
        return Clock.fixed(Shop.NOON.plus(afterNoon), ZoneOffset.UTC);
    }

    private void sellOnceAt(Duration afterNoon) {
        till.restart(at(afterNoon), Shop.campaign(0), Shop.offer());
        till.act(new Act.Scanned(Shop.MILK.value()), new Act.PayCash(null));
    }

    private void scanTheCardAt(Duration afterNoon) {
        till.restart(at(afterNoon), Shop.campaign(0), Shop.offer());
        till.act(new Act.Scanned(Shop.CARD), new Act.Scanned(Shop.MILK.value()));
    }

    @Test
    void showsAnOfferAfterASaleWithinItsTime() {
        sellOnceAt(Duration.ofMinutes(20));

        scanTheCardAt(Duration.ofMinutes(30));

        assertThat(till.sale().offer()).isNotNull();
    }

    @Test
    void showsNoneThatWasOverWhenTheTillLastSold() {
        sellOnceAt(Duration.ofHours(2));

        scanTheCardAt(Duration.ofMinutes(30));

        assertThat(till.sale().offer()).isNull();
    }

    @Test
    void showsOnesAgainWhenTheClockWasFarAheadByMistake() {
        sellOnceAt(Duration.ofDays(3_000));

        scanTheCardAt(Duration.ofMinutes(30));

        assertThat(till.sale().offer()).isNotNull();
    }
}
