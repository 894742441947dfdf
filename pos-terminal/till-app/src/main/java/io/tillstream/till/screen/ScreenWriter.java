package io.tillstream.till.screen;

import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.receipt.PaperLayout;
import io.tillstream.checkout.receipt.PaperLine;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Tender;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.headoffice.Connection;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.outbox.Outbox;
import io.tillstream.till.sale.Counter;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.FinishedSale;
import io.tillstream.till.sale.Notice;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.settings.CounterMode;
import io.tillstream.till.settings.CounterSettings;
import io.tillstream.till.settings.TillSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    private final Identity identity;
    private final Counter desk;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Connection connection;
    private final StockFigures figures;
    private final ShortageWriter shortage;
    private final Clock clock;
    private final CounterSettings counter;
    private final Changes changes;

    ScreenWriter(
            Identity identity,
            Counter desk,
            Catalogue catalogue,
            Outbox outbox,
            Connection connection,
            StockFigures figures,
            ShortageWriter shortage,
            Clock clock,
            TillSettings settings,
            Changes changes) {
        this.identity = identity;
        this.desk = desk;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.connection = connection;
        this.figures = figures;
        this.shortage = shortage;
        this.clock = clock;
        this.counter = settings.counter();
        this.changes = changes;
    }

    TillScreen write(Language language) {
        // Before anything is read: it may be newer than its number, never older.
        long change = changes.newest();
        CounterView view = desk.view();
        OpenSale sale = view.sale();
        PricedBasket priced = view.priced();
        BasketWriter basket = new BasketWriter(catalogue, figures, language);
        OrderWriter orders = new OrderWriter(catalogue, view, language, connection.isOnline());
        return new TillScreen(
                change,
                identity.till().toString(),
                catalogue
                        .store()
                        .map(store -> store.name().in(language))
                        .orElse(identity.till().toString()),
                DutyWriter.name(view.duty()),
                view.duty().operator() != null,
                DutyWriter.door(view.duty(), catalogue),
                language,
                line(),
                view.phase().name(),
                catalogue.isReady(),
                catalogue.items(),
                sale == null ? List.of() : basket.rows(sale, priced),
                priced == null ? 0 : priced.pieces(),
                sale == null ? 1 : sale.nextQuantity(),
                sale == null ? null : basket.member(sale, priced),
                sale == null || sale.offer() == null ? null : basket.offer(sale.offer()),
                shortage.write(view, language).orElse(null),
                total(priced),
                priced == null || priced.saved().isZero()
                        ? null
                        : priced.saved().display(),
                miss(view, language),
                view.due()
                        .map(due -> PaymentWriter.write(due, view.now(), view.reversals(), PaymentWriter.share(view)))
                        .orElse(null),
                sale == null || sale.notice() == null ? null : notice(sale.notice()),
                PrinterWriter.write(view),
                view.phase() == CounterView.Phase.IDLE && view.last() != null ? finished(view.last()) : null,
                view.returning() == null ? null : new ReturnWriter(catalogue, language).write(view.returning()),
                sale == null || sale.exchange() == null ? null : ReturnWriter.exchange(sale.exchange()),
                PromptWriter.age(view, today(view), language),
                PromptWriter.quantity(view, language),
                DrawerWriter.write(view, language),
                counter.mode() == CounterMode.EXPRESS,
                ParcelWriter.write(view, Duration.ofDays(counter.parcelDays())),
                orders.waiting(),
                orders.write(),
                PromptWriter.load(view, language),
                PromptWriter.change(view, language),
                AsideWriter.write(view.suspended(), view.now(), today(view)),
                CateringWriter.write(view, language),
                view.goodScans(),
                view.badScans(),
                view.practising());
    }

    /** What a cashier is asked about goes before what a customer could have. */
    private TillScreen.@Nullable MissRow miss(CounterView view, Language language) {
        OpenSale sale = view.sale();
        PricedBasket priced = view.priced();
        if (priced == null || sale == null) {
            return null;
        }
        return NotGivenWriter.write(view.notGiven(), language)
                .or(() -> sale.offer() == null
                        ? view.nearestMiss().map(new NearMissWriter(catalogue, language)::write)
                        : Optional.empty())
                .orElse(null);
    }

    private LocalDate today(CounterView view) {
        return view.now()
                .atZone(catalogue.store().<ZoneId>map(Store::zone).orElse(ZoneOffset.UTC))
                .toLocalDate();
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

    private static TillScreen.Finished finished(FinishedSale last) {
        Money change = last.sale().tenders().stream()
                .map(Tender::change)
                .reduce(Money.zero(last.sale().currency()), Money::plus);
        Money cash = last.sale().tenders().stream()
                .filter(tender -> tender.type() == Tender.TenderType.CASH)
                .map(Tender::net)
                .reduce(Money.zero(last.sale().currency()), Money::plus);
        Money total = last.sale().total();
        return new TillScreen.Finished(
                last.sale().source().receiptNumber(),
                total.isNegative() ? "done.returned" : "done.title",
                total.isNegative() ? total.negated().display() : total.display(),
                change.isZero() ? null : change.display(),
                cash.isNegative() ? cash.negated().display() : null,
                "paper." + last.paper().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                PREVIEW.lay(last.receipt()).stream()
                        .map(line -> line instanceof PaperLine.Printed(String text, var emphasis) ? text : "")
                        .toList());
    }
}
