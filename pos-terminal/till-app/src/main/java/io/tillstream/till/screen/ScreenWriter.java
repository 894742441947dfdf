package io.tillstream.till.screen;

import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.checkout.basket.Saving;
import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.checkout.tender.CashPayment;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.sale.Tender;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.FinishedSale;
import io.tillstream.till.sale.Notice;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.SaleDesk;
import io.tillstream.till.sale.ShownOffer;
import io.tillstream.till.settings.TillSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what the counter looks like at this moment. */
@Component
final class ScreenWriter {
    /** Receipts on the screen are as narrow as a phone. */
    private static final PaperLayout PREVIEW = new PaperLayout(32);

    private static final long LOW_STOCK = 2;

    private final Identity identity;
    private final TillSettings settings;
    private final SaleDesk desk;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Connection connection;
    private final Clock clock;

    ScreenWriter(
            Identity identity,
            TillSettings settings,
            SaleDesk desk,
            Catalogue catalogue,
            Outbox outbox,
            Connection connection,
            Clock clock) {
        this.identity = identity;
        this.settings = settings;
        this.desk = desk;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.connection = connection;
        this.clock = clock;
    }

    TillScreen write() {
        CounterView view = desk.view();
        Language language = desk.language();
        OpenSale sale = view.sale();
        PricedBasket priced = view.priced();
        boolean paying = view.phase() == CounterView.Phase.PAYING;
        return new TillScreen(
                identity.till().toString(),
                catalogue
                        .store()
                        .map(store -> store.name().in(language))
                        .orElse(identity.till().toString()),
                settings.operator(),
                language,
                line(),
                view.phase().name(),
                catalogue.isReady(),
                catalogue.items(),
                sale == null ? List.of() : rows(sale, priced, language),
                priced == null ? 0 : priced.pieces(),
                sale == null ? 1 : sale.nextQuantity(),
                sale == null ? null : member(sale, priced),
                sale == null || sale.offer() == null ? null : offer(sale.offer(), language),
                total(priced),
                priced == null || priced.saved().isZero()
                        ? null
                        : priced.saved().display(),
                priced == null || sale == null || sale.offer() != null
                        ? null
                        : priced.nearestMiss()
                                .map(new NearMissWriter(catalogue, language)::write)
                                .orElse(null),
                paying && priced != null ? cash(priced) : null,
                sale == null || sale.notice() == null ? null : notice(sale.notice()),
                view.printerTrouble() == null
                        ? null
                        : "printer."
                                + view.printerTrouble()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                view.phase() == CounterView.Phase.IDLE && view.last() != null ? finished(view.last()) : null,
                view.returning() == null ? null : new ReturnWriter(catalogue, language).write(view.returning()),
                view.goodScans(),
                view.badScans());
    }

    private TillScreen.Line line() {
        Connection.State state = connection.state();
        return new TillScreen.Line(
                state.online(),
                outbox.waiting(),
                outbox.oldestWaiting()
                        .map(oldest -> Age.of(Duration.between(oldest, clock.instant())))
                        .orElse(null),
                outbox.historyWaiting(),
                state.trouble());
    }

    private List<TillScreen.BasketRow> rows(OpenSale sale, @Nullable PricedBasket priced, Language language) {
        // Two lines may be equal and still serve different promotions: they are matched by their order.
        Iterator<PricedLine> live = priced == null
                ? Collections.emptyIterator()
                : priced.lines().stream()
                        .filter(line -> line.depositOf() == null)
                        .iterator();
        List<TillScreen.BasketRow> rows = new ArrayList<>();
        for (int i = 0; i < sale.basket().lines().size(); i++) {
            BasketLine line = sale.basket().lines().get(i);
            rows.add(row(i + 1, line, !line.voided() && live.hasNext() ? live.next() : null, language));
        }
        return rows;
    }

    private TillScreen.BasketRow row(int number, BasketLine line, @Nullable PricedLine priced, Language language) {
        ShelfItem item = line.item();
        Optional<StockOnHand> stock = catalogue.stock(item.gtin());
        List<Saving> savings = priced == null ? List.of() : priced.savings();
        return new TillScreen.BasketRow(
                number,
                item.product().name().in(language),
                item.gtin().ean13(),
                quantity(line.quantity()),
                line.unitPrice().display(),
                priced == null ? "" : priced.gross().display(),
                line.voided(),
                stock.map(balance -> number(balance.onHand())).orElse(null),
                stock.map(balance -> isLow(balance.onHand(), line.quantity())).orElse(false),
                stockAge(),
                savings.stream()
                        .map(saving -> new TillScreen.SavingRow(
                                saving.name().in(language),
                                saving.amount().negated().display()))
                        .toList());
    }

    private static boolean isLow(Quantity onHand, Quantity inBasket) {
        long spare = onHand.unit() == Quantity.Unit.GRAM ? LOW_STOCK * 1000 : LOW_STOCK;
        return onHand.amount() < inBasket.amount() + spare;
    }

    /** While the line is up, news arrives as it happens: what is shown is what the books say now. */
    private Age stockAge() {
        return connection.isOnline()
                ? Age.LIVE
                : connection
                        .lastContact()
                        .map(contact -> Age.of(Duration.between(contact, Instant.now(Clock.systemUTC()))))
                        .orElse(new Age("age.unknown", 0));
    }

    private static String number(Quantity quantity) {
        return switch (quantity.unit()) {
            case EACH -> Long.toString(quantity.amount());
            case GRAM -> BigDecimal.valueOf(quantity.amount(), 3).toPlainString() + " kg";
        };
    }

    private static String quantity(Quantity quantity) {
        return number(quantity) + " ×";
    }

    private TillScreen.@Nullable MemberRow member(OpenSale sale, @Nullable PricedBasket priced) {
        Member member = sale.member();
        if (member == null) {
            return null;
        }
        var points = catalogue.points(member.member());
        return new TillScreen.MemberRow(
                points.isPresent() ? points.getAsLong() : null,
                priced == null ? 0 : priced.points(),
                member.personalised());
    }

    private TillScreen.@Nullable OfferCard offer(ShownOffer shown, Language language) {
        PersonalOffer offer = PersonalOffer.of(shown.decision(), shown.campaign());
        return catalogue
                .find(offer.gtin())
                .map(item -> new TillScreen.OfferCard(
                        item.product().name().in(language),
                        offer.percentOff(),
                        item.unitPrice()
                                .minus(offer.savingOn(item, Quantity.each(1)))
                                .display(),
                        item.unitPrice().display(),
                        shown.decision().reason().text().in(language)))
                .orElse(null);
    }

    private String total(@Nullable PricedBasket priced) {
        if (priced != null) {
            return priced.total().display();
        }
        return catalogue
                .store()
                .map(Store::currency)
                .map(Money::zero)
                .map(Money::display)
                .orElse("–");
    }

    private static TillScreen.NoticeCard notice(Notice notice) {
        List<String> details = notice.details();
        return new TillScreen.NoticeCard(
                notice.kind().key(),
                details.isEmpty() ? "" : details.getFirst(),
                details.size() < 2 ? "" : details.get(1));
    }

    private static TillScreen.CashPanel cash(PricedBasket priced) {
        Money due = CashPayment.due(priced);
        return new TillScreen.CashPanel(due.display(), Banknotes.above(due));
    }

    private static TillScreen.Finished finished(FinishedSale last) {
        Money change = last.sale().tenders().stream()
                .map(Tender::change)
                .reduce(Money.zero(last.sale().currency()), Money::plus);
        return new TillScreen.Finished(
                last.sale().source().receiptNumber(),
                last.sale().total().display(),
                change.isZero() ? null : change.display(),
                "paper." + last.paper().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                PREVIEW.lay(last.receipt()).stream()
                        .map(line -> line instanceof PaperLine.Printed(String text, var emphasis) ? text : "")
                        .toList());
    }
}
