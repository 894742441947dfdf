package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.Await;
import io.tillstream.till.HeadOfficeFake;
import io.tillstream.till.PrinterFake;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturningTest {
    private static final String MILK = "]E0" + Shop.MILK.ean13();
    private static final String RECEIPT = "s1-t1/1/2";

    @TempDir
    Path data;

    private final Identity identity = Shop.identity();
    private final PrinterFake printer = new PrinterFake();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    /** A desk at which three bottles of milk were sold for 3.60. */
    private SaleDesk aDeskAfterASale() {
        HeadOfficeFake headOffice = new HeadOfficeFake();
        headOffice.answer("c1", true, false, Shop.catalogue());
        Catalogue catalogue = new Catalogue(identity, Shop.AT_NOON);
        CatalogueFeed feed = new CatalogueFeed(data, catalogue, headOffice, Shop.AT_NOON);
        feed.start();
        open.add(feed);
        Await.until(() -> headOffice.cursors().size() > 1 && catalogue.isReady());
        TillJournal journal = TillJournal.open(data, identity, Shop.AT_NOON);
        open.add(journal);
        SaleDesk desk = new SaleDesk(
                Shop.settings(data), catalogue, journal, headOffice, printer, Scale.on(null), Shop.AT_NOON);
        desk.start();
        open.add(desk);
        act(desk, new Act.NextQuantity(3), new Act.Scanned(MILK), new Act.PayCash(null));
        return desk;
    }

    private static void act(SaleDesk desk, Act... acts) {
        for (Act act : acts) {
            desk.submit(act).join();
            Await.until(() -> !(desk.view().returning() instanceof ReturnStep.Asking));
        }
    }

    private Sale lastSale() throws IOException {
        try (JournalReader reader = JournalReader.open(data.resolve("journal/epoch-1.journal"))) {
            return (Sale) reader.read(reader.lastSequence(), 1).getFirst().fact();
        }
    }

    private static ReturnStep.Choosing choosing(SaleDesk desk) {
        return (ReturnStep.Choosing) Objects.requireNonNull(desk.view().returning());
    }

    private static Notice.Kind notice(SaleDesk desk) {
        return Objects.requireNonNull(Objects.requireNonNull(desk.view().sale()).notice())
                .kind();
    }

    @Test
    void returnsOnePieceByScanningTheReceipt() throws IOException {
        SaleDesk desk = aDeskAfterASale();

        act(desk, new Act.Scanned("TSR:" + RECEIPT + ";2026-11-23;3.60 GBP"));
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.RETURNING);
        act(desk, new Act.ReturnPieces(1, 1));
        assertThat(choosing(desk).outcome())
                .isInstanceOfSatisfying(
                        ReturnOutcome.Offered.class,
                        offered -> assertThat(offered.preview().total()).isEqualTo(Money.parse("1.20 GBP")));
        act(desk, new Act.ConfirmReturn());

        Sale back = lastSale();
        assertThat(back.total()).isEqualTo(Money.parse("-1.20 GBP"));
        assertThat(back.lines().getFirst().quantity()).isEqualTo(Quantity.each(-1));
        assertThat(back.lines().getFirst().returned())
                .isEqualTo(new SaleLine.ReturnedLine(Source.parseReceiptNumber(RECEIPT), 1));
        assertThat(back.returnTerms()).isEqualTo(new ReturnTerms(ReturnTerms.Check.TILL, null));
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
        assertThat(printer.jobs()).hasSize(2);
    }

    @Test
    void knowsWhatCameBackBeforeAndNeverGivesMore() throws IOException {
        SaleDesk desk = aDeskAfterASale();

        act(desk, new Act.BeginReturn(), new Act.Typed(RECEIPT), new Act.ReturnPieces(1, 2), new Act.ConfirmReturn());
        act(desk, new Act.BeginReturn(), new Act.Typed(RECEIPT), new Act.ReturnPieces(1, 99));
        assertThat(choosing(desk).chosen(choosing(desk).lines().getFirst())).isEqualTo(1);
        act(desk, new Act.ConfirmReturn());
        assertThat(lastSale().total()).isEqualTo(Money.parse("-1.20 GBP"));
        act(desk, new Act.BeginReturn(), new Act.Typed(RECEIPT), new Act.ReturnEverything(), new Act.ConfirmReturn());

        assertThat(notice(desk)).isEqualTo(Notice.Kind.NOTHING_CHOSEN);
        assertThat(lastSale().source().sequence()).isEqualTo(4);
    }

    @Test
    void refusesAReceiptItDoesNotHaveAndWhatIsNone() {
        SaleDesk desk = aDeskAfterASale();

        act(desk, new Act.BeginReturn(), new Act.Typed("s9-t9/1/77"));
        assertThat(notice(desk)).isEqualTo(Notice.Kind.RECEIPT_NOT_HERE);
        act(desk, new Act.Typed("whatever"));
        assertThat(notice(desk)).isEqualTo(Notice.Kind.NOT_A_RECEIPT);
        act(desk, new Act.Picked(Shop.MILK));
        assertThat(notice(desk)).isEqualTo(Notice.Kind.NOT_A_RECEIPT);
        assertThat(Objects.requireNonNull(desk.view().sale()).basket().lines()).isEmpty();
    }

    @Test
    void leavesWithoutATraceAndNotOverAnOpenBasket() throws IOException {
        SaleDesk desk = aDeskAfterASale();

        act(desk, new Act.BeginReturn(), new Act.Typed(RECEIPT), new Act.ReturnEverything(), new Act.Back());
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.IDLE);
        assertThat(lastSale().source().receiptNumber()).isEqualTo(RECEIPT);

        act(desk, new Act.Scanned(MILK), new Act.BeginReturn());
        assertThat(notice(desk)).isEqualTo(Notice.Kind.FINISH_FIRST);
        assertThat(desk.view().phase()).isEqualTo(CounterView.Phase.SCANNING);
    }
}
