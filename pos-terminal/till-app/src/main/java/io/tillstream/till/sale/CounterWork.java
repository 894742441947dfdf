package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PriceAuthority;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanRules;
import io.tillstream.events.Language;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.Wallet;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.settings.LiveSettings;
import io.tillstream.till.settings.TillSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does an act by whoever it belongs to. What is scanned or typed belongs to whatever the sale is at. */
final class CounterWork {
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,9})\\s*[*x×]\\s*(.*)");

    /** The chain's rule until head office says it: a cashier takes a tenth off, a supervisor three. */
    private static final PriceAuthority AUTHORITY = new PriceAuthority(10, 30);

    private final ScanRules codes;
    private final Selling selling;
    private final Payment payment;
    private final Returning returning;
    private final Crediting crediting;
    private final PuttingAside aside;
    private final AgeQuestion age;
    private final PriceChanges prices;
    private final CardLoading cards;
    private final WeighedItems weights;
    private final HostTender hosts;
    private final DrawerWork drawer;
    private final TableWork tables;
    private final ParcelWork parcels;
    private final OrderWork orders;
    private final PracticeWork practice;
    private final HeldLeases leases;
    private final PromotionLeases promotionLeases;

    private CounterWork(
            ScanRules codes,
            Selling selling,
            Payment payment,
            Returning returning,
            Crediting crediting,
            PuttingAside aside,
            AgeQuestion age,
            PriceChanges prices,
            CardLoading cards,
            WeighedItems weights,
            HostTender hosts,
            DrawerWork drawer,
            TableWork tables,
            ParcelWork parcels,
            OrderWork orders,
            PracticeWork practice,
            HeldLeases leases,
            PromotionLeases promotionLeases) {
        this.codes = codes;
        this.selling = selling;
        this.payment = payment;
        this.returning = returning;
        this.crediting = crediting;
        this.aside = aside;
        this.age = age;
        this.prices = prices;
        this.cards = cards;
        this.weights = weights;
        this.hosts = hosts;
        this.drawer = drawer;
        this.tables = tables;
        this.parcels = parcels;
        this.orders = orders;
        this.practice = practice;
        this.leases = leases;
        this.promotionLeases = promotionLeases;
    }

    /** Everybody at the counter of one till. */
    static CounterWork at(
            Catalogue catalogue,
            Bookkeeping books,
            ReceiptSearch search,
            Clock clock,
            TillSettings settings,
            Supplier<LiveSettings.Now> live,
            OfferDesk offers,
            Scale scale,
            PaymentHosts paymentHosts,
            Errands errands,
            BooleanSupplier online,
            LongSupplier unsent,
            PracticeWork practice,
            HeldLeases leases,
            PromotionLeases promotionLeases,
            OrderClaims claims,
            Consumer<Act> later) {
        Crediting crediting = new Crediting(catalogue, settings.scans(), books);
        HostCalls calls = new HostCalls(paymentHosts, errands);
        HostPayments charges = new HostPayments(books, calls, errands);
        Payment payment = new Payment(
                books,
                offers,
                new StoredTender(books, new StoredValues(catalogue, leases), leases, charges),
                order -> catalogue.order(order).isPresent());
        Selling selling = new Selling(
                catalogue,
                offers,
                () -> new UnusualQuantity(
                        live.get().askAbovePieces(), live.get().askAboveAmount()),
                () -> live.get().shortDated(),
                clock);
        List<String> tables = settings.counter().tables();
        PuttingAside aside = new PuttingAside(catalogue, books, offers, basket -> isAt(basket, tables));
        return new CounterWork(
                settings.scans(),
                selling,
                payment,
                new Returning(search, crediting, books, new HostRefunds(books, calls, errands, online)),
                crediting,
                aside,
                new AgeQuestion(selling, books),
                new PriceChanges(AUTHORITY),
                new CardLoading(selling),
                new WeighedItems(scale, selling, later),
                new HostTender(charges, calls, payment, settings.payments().offlineCards(), online, books),
                new DrawerWork(books, new PeriodWork(books, unsent), practice),
                new TableWork(tables, catalogue, books, aside, promotionLeases::parts),
                new ParcelWork(
                        catalogue,
                        settings.scans(),
                        settings.counter(),
                        books,
                        new ParcelIntake(catalogue, books, new SecureRandom()::nextInt),
                        new ParcelHandover(
                                catalogue,
                                books,
                                Duration.ofDays(settings.counter().parcelDays()))),
                new OrderWork(catalogue, settings.scans(), books, payment, claims),
                practice,
                leases,
                promotionLeases);
    }

    /** Whether a basket that is put aside lies on a table that this till has. */
    static boolean isAt(BasketSuspended basket, List<String> tables) {
        return basket.table() != null && tables.contains(basket.table().table());
    }

    /** What a split of a bill would cost. */
    Optional<TablesView.Split> split(OpenSale open, SoFar soFar) {
        return open.stage() instanceof Stage.Splitting(Source bill, var chosen)
                ? Optional.ofNullable(soFar.suspended().get(bill))
                        .map(lying -> BillShare.view(lying, chosen, aside, open.basket()))
                : Optional.empty();
    }

    /** Goes on with what is asked of payment hosts; returns what was recorded of it. */
    List<PaymentAttempted> resume(Store store, SoFar soFar, @Nullable OpenSale open) {
        return hosts.resume(store, soFar, open);
    }

    /** What the end of the process interrupted, taken up again. */
    Standing interrupted(OpenSaleFile file, Store store, SoFar soFar, Opening opening) {
        return new Interrupted(file, payment, aside, returning).takenUp(store, soFar, opening);
    }

    /**
     * Under what an act is done.
     *
     * @param language of the receipt
     * @param soFar what the journal says
     * @param by whose leave it is done
     */
    record Now(Language language, SoFar soFar, Persons by) {}

    Turn next(OpenSale open, Act act, Now now) {
        Turn turn = CardNumberGate.isShut(act, open, codes)
                ? Turn.told(open, Notice.Kind.CARD_NUMBER)
                : home(open, act, weights.next(turn(open, act, now)));
        returning.letGo(open, turn);
        orders.letGo(open, turn);
        return turn;
    }

    /** Where a customer begins: at the parcels, or at the goods. */
    Stage first() {
        return parcels.isOpen() ? Stage.Parcels.HOME : new Stage.Selling();
    }

    /** What was done between two sales leads back to where customers begin. */
    private Turn home(OpenSale before, Act act, Turn turn) {
        if (!parcels.isOpen() || act instanceof Act.SellGoods || before.stage() instanceof Stage.Selling) {
            return turn;
        }
        return switch (turn) {
            case Turn.Open(OpenSale sale, var noted) when isAtRest(sale) -> new Turn.Open(sale.at(first()), noted);
            case Turn.OnPaper(OpenSale sale, var noted, var paper)
            when isAtRest(sale) -> new Turn.OnPaper(sale.at(first()), noted, paper);
            case Turn _ -> turn;
        };
    }

    private static boolean isAtRest(OpenSale sale) {
        return sale.stage() instanceof Stage.Selling
                && sale.isUntouched()
                && sale.nextQuantity() == 1
                && sale.notice() == null;
    }

    private Turn turn(OpenSale open, Act act, Now now) {
        return switch (open.stage()) {
            case Stage _ when act instanceof Act.Late -> done(open, act, now);
            case Stage.Paying(var _, var _, var _, Stage.Paying.Awaited awaited, var _)
            when awaited != null -> hosts.whileWaiting(open, awaited, act, now);
            case Stage.Returning(ReturnStep.Refunding refunding) ->
                returning.whileRefunding(open, refunding, act, now.soFar());
            case Stage.AtDrawer(DrawerStep step)
            when isUnderWay(step) && !belongsThere(act) -> Turn.told(open, Notice.Kind.DRAWER_FIRST);
            case Stage.Parcels(ParcelStep step)
            when step.isUnderWay() && !belongsToParcels(act) -> Turn.told(open, Notice.Kind.PARCEL_FIRST);
            case Stage _
            when open.order() != null && isForeignToOrders(open, act) -> Turn.told(open, Notice.Kind.ORDER_FIRST);
            case Stage.AskingAge(Adding.NeedsAge question) -> answered(open, question, act);
            case Stage.AskingQuantity _ when act instanceof Act.Back -> back(open);
            case Stage.AskingQuantity question -> new Turn.Open(selling.answered(open, question, act));
            case Stage.LoadingCard loading -> loaded(open, loading, act);
            case Stage.Splitting _
            when act instanceof Act.Scanned || act instanceof Act.Picked -> Turn.told(open, Notice.Kind.SHARE_FIRST);
            case Stage _ -> done(open, act, now);
        };
    }

    /** A count or an amount that was begun is not lost to a scan or a key beside it. */
    private static boolean isUnderWay(DrawerStep step) {
        return switch (step) {
            case DrawerStep.Menu(), DrawerStep.LastZ _, DrawerStep.Report _ -> false;
            case DrawerStep.Amount _,
                    DrawerStep.Why _,
                    DrawerStep.WhyNoSale(),
                    DrawerStep.Counting _,
                    DrawerStep.Confirming _ -> true;
        };
    }

    private static boolean belongsThere(Act act) {
        return act instanceof Act.OnDrawer || act instanceof Act.Typed || act instanceof Act.Back;
    }

    /** While an order is handed over nothing else is begun; one that was quoted is paid, and nothing else. */
    private boolean isForeignToOrders(OpenSale open, Act act) {
        return switch (act) {
            case Act.OnReturn _, Act.OnTable _, Act.OnParcel _, Act.OnDrawer _, Act.OnPractice _, Act.OnOrder _ -> true;
            case Act.OnBasket _, Act.OnPrice _, Act.OnSuspended _, Act.Picked _ -> open.isQuoted();
            case Act.Scanned(String raw) -> ReceiptSearch.receipt(raw).isPresent() || (open.isQuoted() && !pays(raw));
            case Act _ -> false;
        };
    }

    private boolean pays(String raw) {
        return PayerCode.of(raw).isPresent() || codes.read(raw) instanceof Scan.StoredValue;
    }

    private static boolean belongsToParcels(Act act) {
        return act instanceof Act.OnParcel
                || act instanceof Act.Scanned
                || act instanceof Act.Typed
                || act instanceof Act.Back;
    }

    /** Nothing but a card or an amount leads on; to go back is to leave the gift card out. */
    private Turn loaded(OpenSale open, Stage.LoadingCard loading, Act act) {
        return switch (act) {
            case Act.Scanned(String raw) -> new Turn.Open(cards.next(open, loading, raw));
            case Act.Typed(String text) -> new Turn.Open(cards.next(open, loading, text.strip()));
            case Act.Back() -> back(open);
            case Act _ -> Turn.told(open, Notice.Kind.CARD_AWAITED);
        };
    }

    /** Nothing but an answer leads on from a question; to go back is to leave the item out. */
    private Turn answered(OpenSale open, Adding.NeedsAge question, Act act) {
        return switch (act) {
            case Act.OnAge answer -> new Turn.Open(age.next(open, question, answer));
            case Act.Typed(String text) when !text.isBlank() -> new Turn.Open(age.typed(open, question, text.strip()));
            case Act.Back() -> back(open);
            case Act _ -> Turn.told(open, Notice.Kind.ANSWER_FIRST);
        };
    }

    private Turn done(OpenSale open, Act act, Now now) {
        return switch (act) {
            case Act.Entry entry -> entered(open, entry, now);
            case Act.OnBasket onBasket ->
                isFree(open)
                        ? new Turn.Open(selling.next(open, onBasket))
                        : Turn.told(open, Notice.Kind.TAKE_BACK_FIRST);
            case Act.OnPrice onPrice ->
                isFree(open) ? prices.next(open, onPrice, now.by()) : Turn.told(open, Notice.Kind.TAKE_BACK_FIRST);
            case Act.OnDrawer onDrawer -> drawer.next(open, onDrawer, now);
            case Act.OnParcel onParcel -> parcels.next(open, onParcel, now);
            case Act.OnOrder onOrder -> orders.next(open, onOrder, now);
            case Act.OnPractice onPractice -> practice.next(open, onPractice, now);
            case Act.OnAge _, Act.SureOfQuantity _, Act.OnShift _ -> new Turn.Open(open);
            case Act.OnPayment onPayment -> payment.next(open, onPayment, now);
            case Act.OnHost onHost -> hosts.next(open, onHost, now);
            case Act.PaymentAnswered answered -> hosts.answered(open, answered, now);
            case Act.CodeMade made -> hosts.codeMade(open, made, now);
            case Act.PaymentDue due -> hosts.due(open, due, now);
            case Act.ReversalAnswered reversed -> hosts.reversed(open, reversed, now);
            case Act.LeaseAnswered answered -> answered(open, answered, now);
            case Act.LeaseEnded ended -> {
                if (promotionLeases.knows(ended.lease())) {
                    promotionLeases.ended(ended);
                } else {
                    leases.ended(ended);
                }
                yield new Turn.Open(open);
            }
            case Act.LeaseDue(String lease) -> {
                if (promotionLeases.knows(lease)) {
                    promotionLeases.due(lease);
                } else {
                    leases.due(lease);
                }
                yield new Turn.Open(open);
            }
            case Act.LookAtLeases() -> new Turn.Open(open);
            case Act.RefundAnswered answered -> returning.refunded(open, answered, now.soFar());
            case Act.RefundDue due -> returning.due(open, due, now.soFar());
            case Act.ArrivalsFound(Wallet.Arrivals arrivals) -> new Turn.Open(hosts.found(open, arrivals));
            case Act.OnReturn onReturn -> returning.next(open, onReturn, now);
            case Act.ReceiptAnswered answered -> returning.answered(open, answered);
            case Act.OrderAnswered answered -> orders.answered(open, answered, now);
            case Act.Weighed weighed -> new Turn.Open(weights.weighed(open, weighed));
            case Act.Suspend() when open.table() != null && isFree(open) -> tables.show(open, now.soFar());
            case Act.OnTable onTable ->
                isFree(open) ? tables.next(open, onTable, now.soFar()) : Turn.told(open, Notice.Kind.TAKE_BACK_FIRST);
            case Act.OnSuspended onSuspended ->
                isFree(open)
                        ? aside.next(open, onSuspended, now.soFar())
                        : Turn.told(open, Notice.Kind.TAKE_BACK_FIRST);
            case Act.Back() -> back(open);
            case Act.Cancel() when open.table() != null && isFree(open) -> tables.cancel(open, payment);
            case Act.Cancel() -> isFree(open) ? payment.cancel(open) : Turn.told(open, Notice.Kind.TAKE_BACK_FIRST);
        };
    }

    private Turn answered(OpenSale open, Act.LeaseAnswered answer, Now now) {
        if (promotionLeases.knows(answer.lease())) {
            promotionLeases.answered(answer);
            return new Turn.Open(open);
        }
        return leases.answered(answer)
                .map(lent -> payment.lent(open, lent, now))
                .orElseGet(() -> new Turn.Open(open));
    }

    /** Money that was taken goes back before anything else happens to the basket. */
    private static boolean isFree(OpenSale open) {
        return Stage.Paying.of(open).isFree();
    }

    /** A message is read before anything is left. */
    private Turn back(OpenSale open) {
        if (open.notice() != null) {
            return new Turn.Open(open.telling(null));
        }
        if (open.stage() instanceof Stage.Parcels(ParcelStep step)) {
            return new Turn.Open(open.at(new Stage.Parcels(step.back())));
        }
        if (open.stage() instanceof Stage.Orders(OrderStep step) && !(step instanceof OrderStep.Waiting)) {
            return new Turn.Open(open.at(new Stage.Orders(step.back())));
        }
        if (open.isQuoted() && isFree(open)) {
            return payment.cancel(open);
        }
        if (open.stage() instanceof Stage.Selling && open.nextQuantity() > 1) {
            return new Turn.Open(open.withNextQuantity(1));
        }
        if (open.stage() instanceof Stage.Splitting) {
            return new Turn.Open(open.at(new Stage.AtTables()));
        }
        if (open.stage() instanceof Stage.Paying paying && paying.nextCard() != null) {
            return new Turn.Open(open.at(paying.awaiting(null)));
        }
        ReturnStep.Choosing exchange = open.exchange();
        if (exchange != null && open.isEmpty() && open.stage() instanceof Stage.Selling) {
            return new Turn.Open(open.exchanging(null).at(new Stage.Returning(exchange)));
        }
        if (isAtRest(open)) {
            return new Turn.Open(open.at(first()));
        }
        return isFree(open)
                ? new Turn.Open(open.at(new Stage.Selling()))
                : Turn.told(open, Notice.Kind.TAKE_BACK_FIRST);
    }

    private Turn entered(OpenSale open, Act.Entry entry, Now now) {
        return switch (entry) {
            case Act.Scanned(String raw) -> scanned(open, raw, now);
            case Act.Picked(var gtin) ->
                open.stage() instanceof Stage.Returning || open.stage() instanceof Stage.Orders || !isFree(open)
                        ? scanned(open, gtin.ean13(), now)
                        : new Turn.Open(selling.picked(open, gtin));
            case Act.Typed(String text) -> typed(open, text.strip(), now);
        };
    }

    /** A receipt opens a return; anything else that is scanned while one is open is left out, and said so. */
    private Turn scanned(OpenSale open, String text, Now now) {
        Optional<Source> receipt = ReceiptSearch.receipt(text);
        boolean asks = open.stage() instanceof Stage.Parcels(ParcelStep step) && step.isUnderWay();
        if (receipt.isPresent() && !asks) {
            return practice.strange(receipt.get())
                    .map(kind -> Turn.told(open, kind, receipt.get().receiptNumber()))
                    .orElseGet(() -> new Turn.Open(returning.find(open, receipt.get())));
        }
        if (open.stage() instanceof Stage.Parcels(ParcelStep step)) {
            return parcels.scanned(open, step, text, now);
        }
        if (open.stage() instanceof Stage.Orders(OrderStep step)) {
            return orders.scanned(open, step, text, now);
        }
        Optional<OrderId> order = isAtRest(open) ? OrderWork.code(text) : Optional.empty();
        if (order.isPresent()) {
            return orders.named(open, order.get(), now);
        }
        if (isAtRest(open) && parcels.isAboutAParcel(text)) {
            return parcels.scanned(open.at(Stage.Parcels.HOME), ParcelStep.Waiting.ALL, text, now);
        }
        if (open.stage() instanceof Stage.Returning(ReturnStep.Crediting(CreditStep credit))) {
            return crediting.scanned(open, credit, text);
        }
        if (open.stage() instanceof Stage.Returning) {
            return Turn.told(open, Notice.Kind.NOT_A_RECEIPT, text);
        }
        // Only here are these digits a payer's: between two payments they may be a parcel's.
        Optional<PayerCode> payer = open.stage() instanceof Stage.Paying ? PayerCode.of(text) : Optional.empty();
        if (payer.isPresent()) {
            return hosts.scanned(open, payer.get(), now);
        }
        return switch (codes.read(text)) {
            case Scan.StoredValue code -> payment.giftCard(open, code.card().text(), now);
            case Scan _ when !isFree(open) -> Turn.told(open, Notice.Kind.TAKE_BACK_FIRST);
            case Scan.PutAside slip -> aside.resume(open, slip.suspended(), now.soFar());
            case Scan scan -> new Turn.Open(selling.scanned(open, scan));
        };
    }

    private Turn typed(OpenSale open, String text, Now now) {
        return switch (open.stage()) {
            case Stage.Returning(ReturnStep.Crediting(CreditStep credit)) ->
                crediting.typed(open, credit, text, now.by());
            case Stage.Returning _ when text.isEmpty() -> returning.confirm(open, now);
            case Stage.Returning _ ->
                Returning.typed(open, text).<Turn>map(Turn.Open::new).orElseGet(() -> scanned(open, text, now));
            case Stage.AskingAge(Adding.NeedsAge question) -> new Turn.Open(age.typed(open, question, text));
            case Stage.AskingQuantity question -> new Turn.Open(selling.answered(open, question, new Act.Typed(text)));
            case Stage.LoadingCard loading -> new Turn.Open(cards.next(open, loading, text));
            case Stage.Changing _ when isCode(text) -> scanned(open, text, now);
            case Stage.Changing changing -> prices.typed(open, changing, text, now.by());
            case Stage.Paying _ when codes.read(text) instanceof Scan.StoredValue -> scanned(open, text, now);
            case Stage.Paying _ when PayerCode.of(text).isPresent() -> scanned(open, text, now);
            case Stage.Paying _ -> payment.typed(open, text, now);
            case Stage.AtDrawer(DrawerStep step) -> drawer.typed(open, step, text, now);
            case Stage.AtTables _ when text.isEmpty() -> new Turn.Open(open);
            case Stage.MovingTable _ when text.isEmpty() -> new Turn.Open(open);
            case Stage.AtTables _ -> table(open, text, now);
            case Stage.MovingTable _ -> table(open, text, now);
            case Stage.Splitting splitting -> tables.typed(open, splitting, text, now.soFar());
            case Stage.Parcels(ParcelStep step) -> parcels.typed(open, step, text, now);
            case Stage.Orders(OrderStep step) -> orders.typed(open, step, text, now);
            case Stage.TakingUp _ when text.matches("\\d{1,4}") -> aside.resume(open, text, now.soFar());
            case Stage.TakingUp _ when text.isEmpty() -> new Turn.Open(open);
            case Stage.TakingUp _ -> scanned(open, text, now);
            case Stage.Selling _ when text.isEmpty() -> payment.begin(open);
            case Stage.Selling _ -> codeOrQuantity(open, text, now);
        };
    }

    /** A table by its name or number; anything longer is scanned goods, for somebody who takes them along. */
    private Turn table(OpenSale open, String text, Now now) {
        return tables.named(text)
                .map(name -> tables.next(open, new Act.OpenTable(name), now.soFar()))
                .orElseGet(() -> text.length() < 6
                        ? Turn.told(open, Notice.Kind.NO_SUCH_TABLE, text)
                        : scanned(open, text, now));
    }

    private boolean isCode(String text) {
        return codes.read(text) instanceof Scan.ItemCode;
    }

    private Turn codeOrQuantity(OpenSale open, String text, Now now) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches()) {
            return scanned(open, text, now);
        }
        OpenSale counted = selling.counted(open, Long.parseLong(quantity.group(1)));
        if (quantity.group(2).isEmpty() || counted.notice() != null) {
            return new Turn.Open(counted);
        }
        OpenSale scanned = selling.scanned(counted, codes.read(quantity.group(2)));
        // A wrong code takes its count with it: the next item must not be sold so often.
        return new Turn.Open(scanned.notice() == null ? scanned : open.telling(scanned.notice()));
    }
}
