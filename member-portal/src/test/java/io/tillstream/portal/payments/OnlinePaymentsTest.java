package io.tillstream.portal.payments;

import static io.tillstream.portal.payments.CashDesk.AMOUNT;
import static io.tillstream.portal.payments.CashDesk.ANNE;
import static io.tillstream.portal.payments.CashDesk.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.portal.streams.Fact;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments over a real database with the real provider's process, which is killed. */
class OnlinePaymentsTest {
    private static final String GOOD = "4242424242424242";
    private static final Money PART = Money.parse("2.34 GBP");

    @TempDir
    static Path folder;

    private static PostgresServer postgres;
    private static ProviderProcess provider;
    private static CashDesk desk;

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresServer.start(folder.resolve("postgres"));
        provider = new ProviderProcess(folder);
        desk = new CashDesk(database(), provider.address());
    }

    @AfterAll
    static void stop() {
        desk.close();
        provider.close();
        postgres.close();
    }

    private static String database() {
        return postgres.jdbcUrl("portal") + "?user=" + postgres.user() + "&password=" + postgres.password();
    }

    private static OnlinePayment open(String order, PaymentMethod method) {
        return desk.payments().open(wish(order, method, "key-" + order));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("20 s are over").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void takesACardThatIsTypedOnTheProvidersPage() throws Exception {
        OnlinePayment waiting = open("w-card", PaymentMethod.CARD);

        assertThat(waiting.state()).isEqualTo(PaymentState.WAITING);
        assertThat(String.valueOf(waiting.page())).startsWith(provider.address() + "/checkout");
        assertThat(provider.get("/checkout?payment=" + waiting.id())).contains("Corner Shop", "12.34", "cc-number");

        provider.pay(waiting, GOOD);

        OnlinePayment paid = desk.payments().settle(waiting.id());
        assertThat(paid.state()).isEqualTo(PaymentState.APPROVED);
        assertThat(paid.taken()).isEqualTo(AMOUNT);
        assertThat(desk.heard()).contains(PaymentState.CREATED, PaymentState.WAITING, PaymentState.APPROVED);
        await(() -> desk.noticed().contains(204));
        assertThat(desk.jdbc().queryForList("select * from online_payment").toString())
                .doesNotContain(GOOD);
    }

    @Test
    void isOnePaymentForOneKey() {
        OnlinePayment first = open("w-key", PaymentMethod.CARD);

        assertThat(open("w-key", PaymentMethod.CARD).id()).isEqualTo(first.id());
        PaymentWish other = wish("w-key", PaymentMethod.ALIPAY, "key-w-key");
        assertThatThrownBy(() -> desk.payments().open(other)).isInstanceOf(PaymentRefused.class);
        PaymentWish second = wish("w-key", PaymentMethod.CARD, "another");
        assertThatThrownBy(() -> desk.payments().open(second))
                .isInstanceOf(PaymentRefused.class)
                .hasMessageContaining(first.id().value());
    }

    @Test
    void saysWhatTheBankSays() throws Exception {
        OnlinePayment poor = open("w-poor", PaymentMethod.CARD);
        provider.pay(poor, "4000000000009995");
        assertThat(desk.payments().settle(poor.id()).reason()).isEqualTo("insufficient");

        OnlinePayment asked = open("w-asked", PaymentMethod.CARD);
        provider.pay(asked, "4000000000003220");
        assertThat(desk.payments().settle(asked.id()).state()).isEqualTo(PaymentState.WAITING);
        int _ = provider.post("/api/checkout", "what=confirm&payment=" + asked.id());
        assertThat(desk.payments().settle(asked.id()).state()).isEqualTo(PaymentState.APPROVED);

        assertThat(provider.post("/api/checkout", "what=card&number=1234567890123&payment=" + asked.id()))
                .isEqualTo(400);
    }

    @Test
    void chargesNothingWhenTheWalletIsAborted() throws Exception {
        OnlinePayment wallet = open("w-abort", PaymentMethod.WECHAT_PAY);

        int _ = provider.post("/api/checkout", "what=abort&payment=" + wallet.id());

        OnlinePayment aborted = desk.payments().settle(wallet.id());
        assertThat(aborted.state()).isEqualTo(PaymentState.ABORTED);
        assertThat(aborted.taken().isZero()).isTrue();
    }

    @Test
    void letsThePayerChooseAWalletByOneCode() throws Exception {
        OnlinePayment any = open("w-any", PaymentMethod.ANY_QR);

        assertThat(any.qr()).contains(any.id().value());
        int _ = provider.post("/api/checkout", "what=ALIPAY&payment=" + any.id());
        assertThat(desk.payments().settle(any.id()).state()).isEqualTo(PaymentState.WAITING);
        int _ = provider.post("/api/checkout", "what=confirm&payment=" + any.id());
        assertThat(desk.payments().settle(any.id()).state()).isEqualTo(PaymentState.APPROVED);
    }

    @Test
    void neverApprovesACentTooMuch() throws Exception {
        provider.next("WRONG_AMOUNT");
        OnlinePayment wrong = open("w-wrong", PaymentMethod.CARD);

        provider.pay(wrong, GOOD);

        OnlinePayment back = desk.payments().settle(wrong.id());
        assertThat(back.state()).isEqualTo(PaymentState.REVERSED);
        assertThat(back.givenBack()).isEqualTo(Money.parse("12.35 GBP"));
        assertThat(back.reason()).isEqualTo("wrong-amount");
    }

    @Test
    void givesBackMoneyThatComesAfterItWasGivenUp() throws Exception {
        provider.next("LATE");
        OnlinePayment late = open("w-late", PaymentMethod.ALIPAY);
        int _ = provider.post("/api/checkout", "what=confirm&payment=" + late.id());

        assertThat(desk.payments().cancel(late.id()).state()).isEqualTo(PaymentState.ABORTED);

        await(() -> desk.payments().settle(late.id()).state() == PaymentState.REVERSED);
        assertThat(desk.payments().find(late.id()).orElseThrow().givenBack()).isEqualTo(AMOUNT);
    }

    @Test
    void givesBackPartsAndNeverMoreThanIsLeft() throws Exception {
        OnlinePayment paid = open("w-parts", PaymentMethod.CARD);
        provider.pay(paid, GOOD);
        desk.payments().settle(paid.id());

        assertThat(desk.payments().giveBack(paid.id(), PART, "r1").state()).isEqualTo(Refund.State.DONE);
        assertThat(desk.payments().giveBack(paid.id(), PART, "r1").state()).isEqualTo(Refund.State.DONE);
        assertThat(desk.payments().find(paid.id()).orElseThrow().givenBack()).isEqualTo(PART);
        assertThatThrownBy(() -> desk.payments().giveBack(paid.id(), AMOUNT, "r2"))
                .isInstanceOf(PaymentRefused.class)
                .hasMessageContaining("10.00 GBP is left");
        assertThatThrownBy(() -> desk.payments().giveBack(paid.id(), AMOUNT, "r1"))
                .isInstanceOf(PaymentRefused.class);

        OnlinePayment back = desk.payments().cancel(paid.id());
        assertThat(back.state()).isEqualTo(PaymentState.REVERSED);
        assertThat(back.givenBack()).isEqualTo(AMOUNT);
    }

    @Test
    void givesBackOnceWhatCameBackAtATill() throws Exception {
        OnlinePayment paid = open("w-return", PaymentMethod.CARD);
        provider.pay(paid, GOOD);
        desk.payments().settle(paid.id());
        ReturnsAtTills returns = new ReturnsAtTills(desk.payments());

        returns.take(List.of(
                returned(1, paid.id().value(), PART), returned(1, paid.id().value(), PART)));
        returns.take(List.of(
                returned(1, paid.id().value(), PART),
                returned(2, paid.id().value(), AMOUNT),
                returned(3, "no payment of ours", PART)));
        desk.payments().settle(paid.id());

        await(() -> desk.payments().find(paid.id()).orElseThrow().givenBack().equals(PART));
    }

    /** Other goods are taken for what came back: only the rest goes back to the payer. */
    @Test
    void givesBackOfAnExchangeOnlyWhatIsLeft() throws Exception {
        OnlinePayment paid = open("w-exchange", PaymentMethod.CARD);
        provider.pay(paid, GOOD);
        desk.payments().settle(paid.id());
        ReturnsAtTills returns = new ReturnsAtTills(desk.payments());
        String payment = paid.id().value();

        returns.take(List.of(sold(7, payment, AMOUNT.negated(), AMOUNT)));
        desk.payments().settle(paid.id());
        assertThat(desk.payments().find(paid.id()).orElseThrow().givenBack().isPositive())
                .isFalse();

        returns.take(List.of(sold(8, payment, AMOUNT.negated(), AMOUNT.minus(PART))));
        desk.payments().settle(paid.id());
        await(() -> desk.payments().find(paid.id()).orElseThrow().givenBack().equals(PART));
    }

    /** Two tills that knew nothing of each other handed one order over, and head office has one of the two sales taken back. */
    @Test
    void keepsThePaymentOfAnOrderThatWentOutTwiceForTheSaleThatStands() throws Exception {
        OnlinePayment paid = open("w-twice", PaymentMethod.CARD);
        provider.pay(paid, GOOD);
        desk.payments().settle(paid.id());
        ReturnsAtTills returns = new ReturnsAtTills(desk.payments());
        String payment = paid.id().value();

        returns.take(List.of(sold(11, payment, AMOUNT), sold(12, payment, AMOUNT)));
        returns.take(List.of(returned(13, payment, AMOUNT)));
        returns.take(List.of(sold(11, payment, AMOUNT), sold(12, payment, AMOUNT), returned(13, payment, AMOUNT)));
        OnlinePayment oneStands = desk.payments().settle(paid.id());
        assertThat(oneStands.givenBack().isZero()).as("%s", oneStands).isTrue();
        assertThat(desk.jdbc().queryForList("select * from online_refund where payment = ?", payment))
                .isEmpty();

        returns.take(List.of(returned(14, payment, PART)));
        desk.payments().settle(paid.id());
        await(() -> desk.payments().find(paid.id()).orElseThrow().givenBack().equals(PART));
    }

    /** Goods that came back at a till, as its receipt of that number says. */
    private static Fact<JournalRecord> returned(long receipt, String payment, Money amount) {
        return sold(receipt, payment, amount.negated());
    }

    /** A receipt with a line and a tender of the payment for each amount; negative: what came back. */
    private static Fact<JournalRecord> sold(long receipt, String payment, Money... amounts) {
        Money none = Money.zero(AMOUNT.currency());
        List<SaleLine> lines = new ArrayList<>();
        List<Tender> tenders = new ArrayList<>();
        Money total = none;
        for (Money amount : amounts) {
            boolean isBack = amount.isNegative();
            lines.add(new SaleLine(
                    lines.size() + 1,
                    Gtin.of("05901234123457"),
                    Quantity.each(isBack ? -1 : 1),
                    isBack ? amount.negated() : amount,
                    SaleLine.PriceSource.PRICE_BOOK,
                    amount,
                    List.of(),
                    amount,
                    "standard",
                    none,
                    0,
                    null));
            tenders.add(new Tender(Tender.TenderType.ONLINE, amount, none, payment, null, List.of()));
            total = total.plus(amount);
        }
        Sale sale = new Sale(
                Source.parseReceiptNumber("s1-t1/1/" + receipt),
                Instant.parse("2026-03-02T10:00:00Z"),
                LocalDate.parse("2026-03-02"),
                "c1",
                null,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                lines,
                List.of(),
                tenders,
                none,
                total,
                List.of(),
                List.of());
        return new Fact<>("s1", new JournalRecord(sale, Hash.GENESIS, Hash.GENESIS), receipt);
    }

    /** A refund that the provider refused, and the portal asks for again at a time, or not by itself. */
    private static RefundsDoor.Meant refused(OnlinePayment payment, @Nullable Instant next) {
        int _ = desk.jdbc().update("""
                insert into online_refund (payment, key, currency, amount, state, asked_at, next_at)
                values (?, 's1-t1/1/21', 'GBP', 234, 'REFUSED', now(), ?)
                """, payment.id().value(), next == null ? null : Timestamp.from(next));
        return new RefundsDoor.Meant(payment.id().value(), "s1-t1/1/21");
    }

    private static OnlinePayment paid(String order) throws Exception {
        OnlinePayment payment = open(order, PaymentMethod.CARD);
        provider.pay(payment, GOOD);
        return desk.payments().settle(payment.id());
    }

    @Test
    void isGivenBackByHandOnceAndAskedForNoMore() throws Exception {
        OnlinePayment paid = paid("w-by-hand");
        RefundsDoor.Meant refused = refused(paid, Instant.now().plusSeconds(3_600));
        desk.giveBackByHand(new Refund(paid.id(), "by-hand", PART, Refund.State.WANTED));
        long before = provider.kept();
        assertThat(desk.refunds().refused().toString()).contains(paid.id().value(), "2.34 GBP", "w-by-hand");

        assertThat(desk.refunds().done(refused).getStatusCode().value()).isEqualTo(204);
        assertThat(desk.refunds().done(refused).getStatusCode().value()).isEqualTo(204);
        assertThat(desk.refunds().again(refused).getStatusCode().value()).isEqualTo(409);
        desk.payments().settle(paid.id());

        assertThat(provider.kept()).as("the provider was not asked").isEqualTo(before);
        assertThat(desk.payments().find(paid.id()).orElseThrow().givenBack()).isEqualTo(PART);
        assertThat(desk.payments().refused("w-by-hand")).isEmpty();
        assertThat(desk.refunds().refused().toString()).doesNotContain(paid.id().value());
        RefundsDoor.Meant none = new RefundsDoor.Meant(paid.id().value(), "s1-t1/1/22");
        assertThat(desk.refunds().done(none).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void isNotGivenBackByHandWhileTheProviderIsAsked() throws Exception {
        RefundsDoor.Meant asked = refused(paid("w-underway"), Instant.now());

        assertThat(desk.refunds().done(asked).getStatusCode().value()).isEqualTo(409);
        assertThat(desk.payments().refused("w-underway")).containsExactly(PART);
    }

    /** Refused by the portal of before, which told people to give it back by hand. */
    @Test
    void asksForWhatWasRefusedOfOldOnlyWhenSomebodySaysSo() throws Exception {
        OnlinePayment paid = paid("w-of-old");
        RefundsDoor.Meant refused = refused(paid, null);
        long before = provider.kept();

        desk.payments().settle(paid.id());
        desk.round(Instant.now().plusSeconds(172_800));
        assertThat(provider.kept()).isEqualTo(before);
        assertThat(desk.payments().refused("w-of-old")).containsExactly(PART);

        assertThat(desk.refunds().again(refused).getStatusCode().value()).isEqualTo(204);
        desk.round(Instant.now());
        assertThat(desk.payments().find(paid.id()).orElseThrow().givenBack()).isEqualTo(PART);
        assertThat(provider.kept()).isEqualTo(before - PART.minor());
        assertThat(desk.refunds().done(refused).getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void asksForNoMoreThanIsKept() throws Exception {
        OnlinePayment paid = paid("w-too-much");
        assertThat(desk.payments().giveBack(paid.id(), AMOUNT, "all").state()).isEqualTo(Refund.State.DONE);
        RefundsDoor.Meant refused = refused(paid, Instant.now());
        long before = provider.kept();

        desk.payments().settle(paid.id());

        assertThat(provider.kept()).isEqualTo(before);
        assertThat(desk.payments().refused("w-too-much")).isEmpty();
        assertThat(desk.refunds().done(refused).getStatusCode().value()).isEqualTo(204);
        assertThat(desk.payments().find(paid.id()).orElseThrow().givenBack()).isEqualTo(AMOUNT);
    }

    @Test
    void keepsAMethodThatItsOwnerAgreedTo() throws Exception {
        SavedMethod kept = kept("w-keep");

        assertThat(kept.brand()).isEqualTo("VISA");
        assertThat(kept.lastFour()).isEqualTo("4242");
        PaymentWish bea = new PaymentWish(
                "w-bea",
                new MemberId("mbbbbbbbbbbbbbbbb"),
                wish("w-bea", PaymentMethod.CARD, "b").store(),
                AMOUNT,
                PaymentMethod.CARD,
                kept.id(),
                "bea",
                "/orders");
        assertThatThrownBy(() -> desk.payments().open(bea)).isInstanceOf(PaymentRefused.class);

        OnlinePayment atOnce = desk.payments().open(with(kept.id(), "w-click", AMOUNT));
        assertThat(atOnce.state()).isEqualTo(PaymentState.APPROVED);

        OnlinePayment large = desk.payments().open(with(kept.id(), "w-large", Money.parse("1000.01 GBP")));
        assertThat(large.state()).isEqualTo(PaymentState.WAITING);
        int _ = provider.post("/api/checkout", "what=confirm&payment=" + large.id());
        assertThat(desk.payments().settle(large.id()).state()).isEqualTo(PaymentState.APPROVED);

        assertThat(desk.methods().remove(new MemberId("mbbbbbbbbbbbbbbbb"), kept.id()))
                .isFalse();
        assertThat(desk.methods().remove(ANNE, kept.id())).isTrue();
        PaymentWish gone = with(kept.id(), "w-gone", AMOUNT);
        assertThatThrownBy(() -> desk.payments().open(gone)).isInstanceOf(PaymentRefused.class);
    }

    /** The provider is away just then, so it is told again. */
    @Test
    void tellsTheProviderToDropWhatAForgottenMemberHadKept() throws Exception {
        SavedMethod kept = kept("w-drop");
        String token = desk.jdbc()
                .queryForObject(
                        "select token from saved_method where id = ?",
                        String.class,
                        kept.id().value());
        Instant now = Instant.now();
        assertThat(provider.get("/api/ledger")).contains(String.valueOf(token));

        provider.kill();
        desk.methods().forget(ANNE);
        desk.drop(now.plusSeconds(1));
        assertThat(desk.methods().of(ANNE)).isEmpty();
        assertThat(dropped()).contains(token);

        provider.startAgain();
        desk.drop(now.plusSeconds(1));
        assertThat(dropped()).as("not at once").contains(token);
        desk.drop(now.plusSeconds(120));
        assertThat(dropped()).isEmpty();
        assertThat(provider.isForgotten(String.valueOf(token))).isTrue();
    }

    private static List<String> dropped() {
        return desk.jdbc().queryForList("select token from dropped_agreement", String.class);
    }

    private static SavedMethod kept(String order) throws Exception {
        OnlinePayment payment = open(order, PaymentMethod.CARD);
        int _ = provider.post("/api/checkout", "what=card&keep=yes&payment=" + payment.id() + "&number=" + GOOD);
        assertThat(desk.payments().settle(payment.id()).state()).isEqualTo(PaymentState.APPROVED);
        return desk.methods().of(ANNE).getFirst();
    }

    private static PaymentWish with(SavedMethodId kept, String order, Money amount) {
        PaymentWish wish = wish(order, PaymentMethod.CARD, "key-" + order);
        return new PaymentWish(
                order, wish.member(), wish.store(), amount, wish.method(), kept, wish.key(), wish.returnTo());
    }

    /** The money is taken, then the provider is killed before it answers. */
    @Test
    void findsOutWhatAKilledProviderHasTaken() throws Exception {
        SavedMethod kept = kept("w-before-kill");
        provider.next("LOSE_ANSWER");
        long before = provider.kept();

        OnlinePayment unknown = desk.payments().open(with(kept.id(), "w-kill", AMOUNT));
        provider.kill();
        OnlinePayment still = desk.payments().settle(unknown.id());
        provider.startAgain();

        assertThat(unknown.state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(still.state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(desk.payments().settle(unknown.id()).state()).isEqualTo(PaymentState.APPROVED);
        assertThat(provider.kept() - before).isEqualTo(AMOUNT.minor());
    }

    /** The money is taken, then the portal is killed before it hears of it; another one goes on where it stood. */
    @Test
    void goesOnWhereAKilledPortalStood() throws Exception {
        SavedMethod kept = kept("w-before-death");
        provider.next("LOSE_ANSWER");
        long before = provider.kept();
        Process portal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingCashDesk.class.getName(),
                        database(),
                        provider.address().toString(),
                        kept.id().value())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dying.log").toFile())
                .start();
        await(() -> provider.kept() > before);
        int _ = portal.destroyForcibly().waitFor();

        desk.round(Instant.now().plusSeconds(60));

        String state = desk.jdbc()
                .queryForObject("select state from online_payment where order_id = 'w-killed'", String.class);
        assertThat(state).isEqualTo("APPROVED");
        assertThat(provider.kept() - before).isEqualTo(AMOUNT.minor());
    }

    @Test
    void joinsATransactionAndSendsNothingInIt() {
        OnlinePayment created =
                Objects.requireNonNull(desk.transaction().execute(_ -> open("w-joined", PaymentMethod.CARD)));
        assertThat(created.state()).isEqualTo(PaymentState.CREATED);

        desk.round(Instant.now().plusSeconds(1));
        assertThat(desk.payments().find(created.id()).orElseThrow().state()).isEqualTo(PaymentState.WAITING);

        assertThatThrownBy(() -> desk.transaction().executeWithoutResult(_ -> {
                    open("w-undone", PaymentMethod.CARD);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(desk.jdbc().queryForList("select id from online_payment where order_id = 'w-undone'", String.class))
                .isEmpty();
    }

    @Test
    void believesNoNotice() throws Exception {
        OnlinePayment waiting = open("w-notice", PaymentMethod.CARD);
        String body = "{\"payment\":\"" + waiting.id() + "\",\"state\":\"PAID\",\"amount\":\"12.34 GBP\"}";
        long now = Clock.systemUTC().instant().getEpochSecond();
        Signing theirs = new Signing(CashDesk.SECRET);

        assertThat(desk.notice(headers("n-1", now, theirs.of("n-1", now, body)), body))
                .isEqualTo(204);
        assertThat(desk.notice(headers("n-1", now, theirs.of("n-1", now, body)), body))
                .isEqualTo(204);
        assertThat(desk.notice(headers("n-2", now, new Signing("x".repeat(32)).of("n-2", now, body)), body))
                .isEqualTo(401);
        assertThat(desk.notice(headers("n-3", now - 400, theirs.of("n-3", now - 400, body)), body))
                .isEqualTo(401);
        assertThat(desk.notice(Map.of(), body)).isEqualTo(401);

        desk.round(Instant.now());
        assertThat(desk.payments().find(waiting.id()).orElseThrow().state()).isEqualTo(PaymentState.WAITING);
    }

    private static Map<String, String> headers(String id, long seconds, String signature) {
        return Map.of("webhook-id", id, "webhook-timestamp", Long.toString(seconds), "webhook-signature", signature);
    }

    /** Whatever provider, payer and shop do, in whatever order: what the provider keeps is what the portal's book says. */
    @Test
    void neverLosesMoneyBetweenTheBooks() throws Exception {
        Random random = new Random(20111109);
        String[] tempers = {"APPROVE", "WRONG_AMOUNT", "DOUBLE", "OUT_OF_ORDER", "SILENT", "LATE", "DECLINE"};
        List<OnlinePayment> opened = new ArrayList<>();
        for (int run = 0; run < 40; run++) {
            provider.next(tempers[random.nextInt(tempers.length)]);
            OnlinePayment payment = open("w-run-" + run, PaymentMethod.CARD);
            opened.add(payment);
            for (int step = 0; step < 4; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> provider.pay(payment, GOOD);
                    case 1 -> provider.post("/api/checkout", "what=abort&payment=" + payment.id());
                    case 2 -> desk.payments().settle(payment.id());
                    case 3 -> desk.payments().cancel(payment.id());
                    default -> giveBack(payment, step);
                }
            }
            if (run == 20) {
                provider.kill();
                provider.startAgain();
            }
        }
        await(() -> {
            opened.forEach(payment -> desk.payments().settle(payment.id()));
            return provider.kept() == booked();
        });
        for (OnlinePayment payment : opened) {
            OnlinePayment end = desk.payments().find(payment.id()).orElseThrow();
            boolean isKept = end.state() == PaymentState.APPROVED && end.taken().equals(AMOUNT);
            assertThat(end.kept().isPositive()).as("%s", end).isEqualTo(isKept);
        }
    }

    private static void giveBack(OnlinePayment payment, int step) {
        try {
            Refund _ = desk.payments().giveBack(payment.id(), PART, "part-" + step);
        } catch (PaymentRefused e) {
            assertThat(e).hasMessageContaining("is left of it");
        }
    }

    private static long booked() {
        Long kept = desk.jdbc().queryForObject("select sum(taken - given_back) from online_payment", Long.class);
        return Objects.requireNonNull(kept);
    }

    @Test
    void refusesAProviderThatIsSpokenToInTheClear() {
        assertThatThrownBy(() -> new io.tillstream.portal.settings.PaymentSettings(
                        URI.create("http://pay.example"), "short", "Shop", java.time.Duration.ofMinutes(15)))
                .hasMessageContaining("https")
                .hasMessageContaining("at least 32");
    }
}
