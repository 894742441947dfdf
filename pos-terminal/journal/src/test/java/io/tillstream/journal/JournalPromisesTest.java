package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the writer promises whoever hands it a transaction. */
class JournalPromisesTest {
    private static final String NAME = "epoch-1.journal";

    private final FaultyMedium disk = FaultyMedium.blank();

    private Journal begun() throws IOException {
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));
        Journal journal = new Journal(disk, NAME, () -> {}, 2048);
        journal.append(Shop.opening());
        return journal;
    }

    @Test
    void writesNothingOfATransactionThatHoldsACardNumber() throws IOException {
        Journal journal = begun();
        int operations = disk.operations();

        assertThatThrownBy(() -> journal.append(Shop.drawerOpened(2, "left 4111111111111111")))
                .isInstanceOf(CardNumberRefused.class);
        assertThatThrownBy(() ->
                        journal.appendAll(List.of(Shop.sale(2, 1), Shop.drawerOpened(3, "left 4111111111111111"))))
                .isInstanceOf(CardNumberRefused.class);

        assertThat(disk.operations()).isEqualTo(operations);
        assertThat(journal.append(Shop.sale(2, 1)).fact().source().sequence()).isEqualTo(2);
    }

    @Test
    void hasABatchOnTheDiskWithOneForceWhenItReturns() throws IOException {
        Journal journal = begun();
        int forces = disk.forces();

        journal.appendAll(List.of(Shop.sale(2, 1), Shop.sale(3, 1), Shop.sale(4, 1)));

        assertThat(disk.forces()).isEqualTo(forces + 1);
        assertThat(new JournalReader(disk, NAME).lastSequence()).isEqualTo(4);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(new Journal(disk.powerCut(new Random(seed)), NAME, () -> {}).lastSequence())
                    .as("seed %d", seed)
                    .isEqualTo(4);
        }
    }

    @Test
    void outlivesAPowerCutFromItsFirstMoment() throws IOException {
        Journal.format(disk, new Header(Shop.TILL, Shop.EPOCH));

        for (int seed = 0; seed < 20; seed++) {
            assertThat(new Journal(disk.powerCut(new Random(seed)), NAME, () -> {}).till())
                    .isEqualTo(Shop.TILL);
        }
    }

    @Test
    void keepsNobodyWaitingWhoOnlyLooked() throws Exception {
        Journal journal = begun();

        journal.headHash();
        journal.room();
        journal.lastSequence();

        assertThat(CompletableFuture.supplyAsync(() -> journal.append(Shop.sale(2, 1)))
                        .get(30, TimeUnit.SECONDS)
                        .fact())
                .isEqualTo(Shop.sale(2, 1));
    }
}
