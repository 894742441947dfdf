package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.events.Source;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.Shop;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bottle of milk was sold by receipt s1-t1/1/2, and the network is cut. What is to be read waits until the test runs it. */
class ReceiptSearchTest {
    private static final Source SOLD = Source.parseReceiptNumber("s1-t1/1/2");

    @TempDir
    Path data;

    private final Queue<Runnable> reading = new ArrayDeque<>();
    private final List<Act.ReceiptAnswered> answers = new ArrayList<>();
    private final OpenSale nothing = OpenSale.fresh(
            Shop.store(),
            RememberedSavings.opening(
                    PromotionBook.of(List.of()), member -> Set.of(), () -> HeldParts.NONE, Shop.NOON));
    private TillJournal journal;
    private ReceiptSearch search;

    @BeforeEach
    void sellMilk() {
        try (Desk desk = Desk.open(data)) {
            desk.act(new Act.Picked(Shop.MILK), new Act.PayCash(null));
        }
        HeadOfficeFake headOffice = new HeadOfficeFake();
        headOffice.cut();
        journal = TillJournal.open(data, Shop.identity(), Shop.AT_NOON);
        search = new ReceiptSearch(journal, headOffice, reading::add, act -> answers.add((Act.ReceiptAnswered) act));
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    @Test
    void readsTheJournalsBesideTheCounter() {
        OpenSale asking = search.begin(nothing, SOLD, Map.of());
        assertThat(step(asking)).isInstanceOf(ReturnStep.Asking.class);
        assertThat(answers).isEmpty();

        reading.remove().run();

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().here().sale()).isPresent();
        assertThat(step(search.answered(asking, answers.getFirst(), Shop.NOON)))
                .isInstanceOf(ReturnStep.Choosing.class);
    }

    @Test
    void takesNothingThatAFormerSearchFound() {
        search.begin(nothing, SOLD, Map.of());
        OpenSale again = search.begin(nothing, SOLD, Map.of());

        reading.remove().run();

        assertThat(search.answered(again, answers.getFirst(), Shop.NOON)).isEqualTo(again);
    }

    private static ReturnStep step(OpenSale sale) {
        return ((Stage.Returning) sale.stage()).step();
    }
}
