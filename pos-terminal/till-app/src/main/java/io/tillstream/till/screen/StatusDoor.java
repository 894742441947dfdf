package io.tillstream.till.screen;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.events.decision.OfferTerms;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.Counter;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.FinishedSale;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.ShownOffer;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.sale.TablesView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The till's state for machines: the conductor, the simulated cashiers, a monitoring. */
@RestController
final class StatusDoor {
    private final Identity identity;
    private final TillJournal journal;
    private final Counter desk;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Connection connection;

    StatusDoor(
            Identity identity,
            TillJournal journal,
            Counter desk,
            Catalogue catalogue,
            Outbox outbox,
            Connection connection) {
        this.identity = identity;
        this.journal = journal;
        this.desk = desk;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.connection = connection;
    }

    record Status(
            String till,
            int epoch,
            boolean ready,
            boolean online,
            long waiting,
            @Nullable Instant oldestWaiting,
            long historyWaiting,
            boolean everythingSent,
            boolean shortOfSpace,
            int items,
            int members,
            int offersCached,
            long sales,
            long lines,
            long offersShown,
            Map<String, Long> salesByOffer,
            Map<String, Long> offersRefused,
            long receiptsPrinted,
            int documentsWaiting,
            String operator,
            boolean signedIn,
            @Nullable String signInRefused,
            String phase,
            int basketLines,
            long pieces,
            long totalMinor,
            long dueMinor,
            long scans,
            long badScans,
            @Nullable Offer offer,
            @Nullable String notice,
            @Nullable String lastReceipt,
            @Nullable String lastPaper,
            @Nullable Awaited awaited,
            long reversals,
            @Nullable String table,
            List<Bill> bills,
            int parcelsWaiting,
            boolean practising) {}

    /**
     * What lies on a table.
     *
     * @param table its name
     * @param guests how many sit there; 0 where nobody has said
     * @param amountMinor what they have had
     */
    record Bill(String table, long guests, long amountMinor) {
        static List<Bill> of(@Nullable TablesView tables) {
            List<Bill> bills = new ArrayList<>();
            for (BasketSuspended bill : tables == null ? List.<BasketSuspended>of() : tables.bills()) {
                TableOrder table = bill.table();
                if (table != null) {
                    bills.add(
                            new Bill(table.table(), table.guests(), bill.worth().minor()));
                }
            }
            return bills;
        }
    }

    /**
     * A card or wallet that is being charged.
     *
     * @param attempt the attempt's number, by which its host knows it
     * @param way how the customer is asked
     * @param state where it stands
     * @param code the text of the code on the screen, while one is shown
     */
    record Awaited(
            String attempt,
            String way,
            String state,
            @Nullable String code) {
        static @Nullable Awaited of(@Nullable OpenSale sale) {
            Stage.Paying.Awaited awaited =
                    sale != null && sale.stage() instanceof Stage.Paying paying ? paying.awaited() : null;
            return awaited != null
                    ? new Awaited(
                            awaited.attempt().orderNumber(),
                            awaited.way().name(),
                            awaited.attempt().state().getClass().getSimpleName(),
                            awaited.code())
                    : null;
        }
    }

    record Offer(String decisionId, String gtin, int percentOff, String campaign, String reason) {
        static Offer of(ShownOffer shown) {
            OfferTerms terms = shown.terms();
            return new Offer(
                    terms.decisionId(),
                    terms.gtin().value(),
                    terms.percentOff(),
                    terms.campaign(),
                    shown.reason().code());
        }
    }

    /** Also by POST: a cashier's act ends here for whoever is not a browser. */
    @RequestMapping(
            path = "/api/status",
            method = {RequestMethod.GET, RequestMethod.POST})
    Status status() {
        CounterView view = desk.view();
        // What is counted over a day is the till's; where the counter stands may be practice.
        CounterView till = desk.tillView();
        OpenSale sale = view.sale();
        PricedBasket priced = view.priced();
        FinishedSale last = view.last();
        return new Status(
                identity.till().toString(),
                identity.epoch(),
                catalogue.isReady(),
                connection.isOnline(),
                outbox.waiting(),
                outbox.oldestWaiting().orElse(null),
                outbox.historyWaiting(),
                outbox.unsent(till.reversals()).isNothing(),
                journal.isShortOfSpace(),
                catalogue.items(),
                catalogue.members(),
                catalogue.offersCached(),
                till.tally().sales(),
                till.tally().lines(),
                till.offersShown(),
                till.offerCounts().sales(),
                till.offerCounts().refused(),
                till.receiptsPrinted(),
                view.printer().waiting(),
                view.duty().code(),
                view.duty().operator() != null,
                DutyWriter.refusal(view.duty()),
                view.phase().name(),
                sale == null ? 0 : sale.basket().liveLines().size(),
                priced == null ? 0 : priced.pieces(),
                priced == null ? 0 : priced.total().minor(),
                view.due().map(due -> due.cashDue().minor()).orElse(0L),
                view.goodScans(),
                view.badScans(),
                sale == null || sale.offer() == null ? null : Offer.of(sale.offer()),
                sale == null || sale.notice() == null
                        ? null
                        : sale.notice().kind().name(),
                last == null ? null : last.sale().source().receiptNumber(),
                last == null ? null : last.paper().name(),
                Awaited.of(sale),
                till.reversals(),
                sale == null || sale.table() == null ? null : sale.table().table(),
                Bill.of(view.tables()),
                till.parcels().waiting().size(),
                view.practising());
    }
}
