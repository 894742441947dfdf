package io.tillstream.till.crash;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.till.Await;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.ReturnStep;
import io.tillstream.till.sale.SaleDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A till in a process of its own that serves so many customers, however often it is killed and started again: {@code
 * TillThatMayDie FOLDER CUSTOMERS SEED [BUG]}. Each third customer brings something of the first receipt back; the others
 * pay a part by gift card, all but the first, and think again once; then a part at the card terminal. With a fourth argument it has a planted bug: {@code
 * forgets} that the first sale's goods came back before, or {@code keeps} what was paid for no sale.
 */
final class TillThatMayDie {
    private static final List<String> CODES =
            List.of("]E0" + Shop.MILK.ean13(), "]E0" + Shop.BREAD.ean13(), "]E0" + Shop.COFFEE.ean13());
    private static final String FIRST_RECEIPT = "s1-t1/1/2";

    private final SaleDesk desk;
    private final TillJournal journal;
    private final Notebook seen;
    private final long seed;

    private TillThatMayDie(SaleDesk desk, TillJournal journal, Notebook seen, long seed) {
        this.desk = desk;
        this.journal = journal;
        this.seen = seen;
        this.seed = seed;
    }

    /** The shop's noon, and time goes on: what is due later has to come. */
    @SuppressWarnings("TimeInStaticInitializer") // this process is one run, and begins with this class
    private static final Clock CLOCK =
            Clock.offset(Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), Shop.NOON));

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int customers = Integer.parseInt(arguments[1]);
        HeadOfficeOnDisk headOffice = new HeadOfficeOnDisk(folder.resolve("booked"));
        Identity identity = Shop.identity();
        Catalogue catalogue = new Catalogue(identity, CLOCK);
        try (CatalogueFeed feed = new CatalogueFeed(folder, catalogue, headOffice, CLOCK);
                TillJournal journal = TillJournal.open(folder, identity, CLOCK);
                Outbox outbox = new Outbox(folder, journal, headOffice, CLOCK);
                SaleDesk desk = new SaleDesk(
                        Shop.settings(folder),
                        catalogue,
                        journal,
                        headOffice,
                        new Paper(new Notebook(folder.resolve("paper"))),
                        KitchenPrinter.none(),
                        Scale.on(null),
                        new PaymentHosts(Optional.of(new TerminalOnDisk(folder.resolve("terminal"))), Optional.empty()),
                        CLOCK)) {
            feed.start();
            Await.until(catalogue::isReady);
            desk.start();
            outbox.start();
            TillThatMayDie till = new TillThatMayDie(
                    desk, journal, new Notebook(folder.resolve("seen")), Long.parseLong(arguments[2]));
            while (desk.view().tally().sales() < customers) {
                till.serve(new Random(till.seed + desk.view().tally().sales()));
            }
            switch (arguments.length > 3 ? arguments[3] : "none") {
                case "forgets" -> till.giveTheSameBackAgain();
                case "keeps" -> till.takeMoneyForNothing();
                default -> {}
            }
            Await.within(Duration.ofSeconds(30), () -> desk.view().reversals() == 0);
            Await.until(() -> outbox.waiting() == 0);
        }
        System.exit(0);
    }

    private void serve(Random customer) throws IOException {
        long before = desk.view().tally().sales();
        if (desk.view().phase() == CounterView.Phase.IDLE) {
            if (before % 3 == 2 && comesBack()) {
                note();
                return;
            }
            for (int pieces = 1 + customer.nextInt(4); pieces > 0; pieces--) {
                act(new Act.Scanned(CODES.get(customer.nextInt(CODES.size()))));
            }
        }
        if (before > 0 && desk.view().phase() == CounterView.Phase.SCANNING) {
            payByGiftCard();
            act(new Act.TakeBack(""));
            payByGiftCard();
            act(new Act.PayByCard("0.30"));
        }
        awaitTerminal();
        act(new Act.PayCash(null));
        note();
    }

    /** The terminal answers beside the counter; after a kill it is asked what became of it. */
    private void awaitTerminal() {
        Await.within(
                Duration.ofSeconds(30),
                () -> desk.view()
                        .due()
                        .map(due -> due.paying().awaited() == null)
                        .orElse(true));
    }

    private void payByGiftCard() {
        act(new Act.AwaitGiftCard("0.50"), new Act.Scanned(Shop.GIFT_CARD));
    }

    /** One piece of the first sale's first line; not once everything of it is back. */
    private boolean comesBack() {
        long before = desk.view().tally().sales();
        act(new Act.Scanned(FIRST_RECEIPT));
        Await.until(() -> !(desk.view().returning() instanceof ReturnStep.Asking));
        if (desk.view().returning() instanceof ReturnStep.Choosing) {
            act(new Act.ReturnPieces(1, 1));
            act(new Act.ConfirmReturn());
        }
        boolean came = desk.view().tally().sales() > before;
        if (!came) {
            act(new Act.Cancel());
        }
        return came;
    }

    /** The cashier has seen that the sale is done. */
    private void note() throws IOException {
        Sale last = desk.view().tally().lastSale();
        if (last != null) {
            seen.add(last.source().sequence() + " " + last.total().minor());
        }
    }

    private void act(Act... acts) {
        for (Act act : acts) {
            desk.submit(act).join();
        }
    }

    private void giveTheSameBackAgain() throws IOException {
        Sale back = TillOracle.sales(journal.file()).stream()
                .filter(sale -> sale.total().isNegative())
                .findFirst()
                .orElseThrow();
        for (int again = 0; again < 4; again++) {
            journal.append(source -> CanonicalJson.decode(
                    CanonicalJson.text(back).replace(told(back.source()), told(source)), Sale.class));
        }
    }

    private void takeMoneyForNothing() {
        journal.append(source -> new PaymentAttempted(
                source,
                Shop.NOON,
                LocalDate.parse("2011-11-09"),
                "c1",
                source.receiptNumber(),
                Tender.TenderType.GIFT_CARD,
                Money.parse("0.50 GBP"),
                Shop.GIFT_CARD,
                "g-card",
                List.of(),
                PaymentAttempted.Result.APPROVED));
    }

    private static String told(Source source) {
        return "\"source\":" + CanonicalJson.text(source);
    }
}
