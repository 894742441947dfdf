package io.tillstream.till;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.OrderId;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.StockElsewhere;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.headoffice.OrderAnswer;
import io.tillstream.till.headoffice.ReceiptAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Head office in memory: keeps what it is sent, answers what it is told to, and can be cut off. */
public final class HeadOfficeFake implements HeadOffice {
    private static final Instant LENT_UNTIL = Instant.parse("2100-01-01T00:00:00Z");

    private final List<Source> received = new CopyOnWriteArrayList<>();
    private final List<String> traceParents = new CopyOnWriteArrayList<>();
    private final List<@Nullable String> cursors = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Map<Source, ReceiptAnswer> receipts = new ConcurrentHashMap<>();
    private final Map<Source, CompletableFuture<ReceiptAnswer>> waiting = new ConcurrentHashMap<>();
    private final Map<Gtin, StockElsewhere> elsewhere = new ConcurrentHashMap<>();
    private final List<Source> asked = new CopyOnWriteArrayList<>();
    private final List<Source> letGo = new CopyOnWriteArrayList<>();
    private final List<String> leases = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> ended = new ConcurrentHashMap<>();
    private final List<Runnable> unanswered = new CopyOnWriteArrayList<>();
    private final List<OrderId> heldOrders = new CopyOnWriteArrayList<>();
    private final List<OrderId> ordersLetGo = new CopyOnWriteArrayList<>();
    private final List<Runnable> ordersUnanswered = new CopyOnWriteArrayList<>();
    private volatile OrderAnswer ofOrders = new OrderAnswer.Given();
    private volatile boolean hesitatesWithOrders;
    private final LimitsFake limits = new LimitsFake();
    private volatile long lends;
    private volatile List<PointsLot> points = List.of();
    private volatile boolean hesitatesToLend;
    private volatile boolean hesitates;
    private volatile boolean cut;
    private volatile int mostRecords = 1000;
    private final AtomicInteger turnsOfOthers = new AtomicInteger();
    private volatile @Nullable String refusal;

    /** Every till's receipts are here: the sale and what came back of it. */
    public void knows(Sale sale, Sale... returns) {
        says(sale.source(), new ReceiptAnswer.Found(sale, List.of(returns), Duration.ofMinutes(5), Set.of()));
    }

    /** What is said of that receipt, whatever is known. */
    public void says(Source receipt, ReceiptAnswer answer) {
        receipts.put(receipt, answer);
    }

    /** From now on questions about receipts wait until {@link #answersAtLast}. */
    public void hesitate() {
        hesitates = true;
    }

    public boolean isHesitating() {
        return hesitates;
    }

    public void answersAtLast() {
        hesitates = false;
        waiting.forEach((receipt, answer) -> answer.complete(answer(receipt)));
        waiting.clear();
    }

    /** Receipts it was asked for, in order. */
    public List<Source> asked() {
        return List.copyOf(asked);
    }

    /** Receipts that were let go of, in order. */
    public List<Source> letGo() {
        return List.copyOf(letGo);
    }

    /** The next answer to a question for changes. */
    public void answer(String cursor, boolean reset, boolean more, List<String> lines) {
        answers.add("{\"cursor\":\"" + cursor + "\",\"more\":" + more + ",\"reset\":" + reset + "}\n"
                + String.join("\n", lines) + "\n");
    }

    public void cut() {
        cut = true;
    }

    public void mend() {
        cut = false;
    }

    public void takeAtMost(int records) {
        mostRecords = records;
    }

    /** Takes others so many times before it takes this till's records. */
    public void takesOthersFirst(int turns) {
        turnsOfOthers.set(turns);
    }

    public boolean isTakingOthers() {
        return turnsOfOthers.get() > 0;
    }

    public void refuse(@Nullable String reason) {
        refusal = reason;
    }

    /** The numbers of all records it was sent, in order, repetitions included. */
    public List<Source> received() {
        return List.copyOf(received);
    }

    public List<@Nullable String> cursors() {
        return new ArrayList<>(cursors);
    }

    @Override
    public boolean isOnline() {
        return !cut;
    }

    @Override
    public CompletableFuture<ReceiptAnswer> receipt(Source receipt, Duration patience) {
        asked.add(receipt);
        return hesitates
                ? waiting.computeIfAbsent(receipt, missing -> new CompletableFuture<>())
                : CompletableFuture.completedFuture(answer(receipt));
    }

    private ReceiptAnswer answer(Source receipt) {
        return cut ? new ReceiptAnswer.Silent() : receipts.getOrDefault(receipt, new ReceiptAnswer.NotArrived());
    }

    /** What is said of an order that a till wants to hand over; that it is given unless told otherwise. */
    public void saysOfOrders(OrderAnswer answer) {
        ofOrders = answer;
    }

    /** From now on questions about orders wait until {@link #saysOfOrdersAtLast}. */
    public void hesitateWithOrders() {
        hesitatesWithOrders = true;
    }

    public boolean isHesitatingWithOrders() {
        return hesitatesWithOrders;
    }

    /** What was asked about orders is answered. */
    public void saysOfOrdersAtLast() {
        hesitatesWithOrders = false;
        List.copyOf(ordersUnanswered).forEach(Runnable::run);
        ordersUnanswered.clear();
    }

    /** Orders it was asked for, in order. */
    public List<OrderId> heldOrders() {
        return List.copyOf(heldOrders);
    }

    /** Orders that were let go of, in order. */
    public List<OrderId> ordersLetGo() {
        return List.copyOf(ordersLetGo);
    }

    @Override
    public CompletableFuture<OrderAnswer> holdOrder(OrderId order, Duration patience) {
        heldOrders.add(order);
        CompletableFuture<OrderAnswer> answer = new CompletableFuture<>();
        Runnable say = () -> answer.complete(cut ? new OrderAnswer.Silent() : ofOrders);
        if (hesitatesWithOrders) {
            ordersUnanswered.add(say);
        } else {
            say.run();
        }
        return answer;
    }

    @Override
    public void letGo(OrderId order) {
        ordersLetGo.add(order);
    }

    @Override
    public void letGo(Source receipt) {
        letGo.add(receipt);
    }

    /** Other stores have this of the item. */
    public void hasElsewhere(StockElsewhere stock) {
        elsewhere.put(stock.gtin(), stock);
    }

    @Override
    public CompletableFuture<Optional<StockElsewhere>> stockElsewhere(Gtin item, Duration patience) {
        return CompletableFuture.completedFuture(cut ? Optional.empty() : Optional.ofNullable(elsewhere.get(item)));
    }

    /** From now on cards have so much that nobody else holds. */
    public void lends(long units) {
        lends = units;
    }

    /** From now on members have these points that nobody else holds, 100 of them for a pound. */
    public void lendsPoints(PointsLot... lots) {
        points = List.of(lots);
    }

    /** From now on questions about cards and points wait until {@link #lendsAtLast}. */
    public void hesitateToLend() {
        hesitatesToLend = true;
    }

    public void lendsAtLast() {
        hesitatesToLend = false;
        List.copyOf(unanswered).forEach(Runnable::run);
        unanswered.clear();
    }

    /** Leases it was asked for, in order. */
    public List<String> leases() {
        return List.copyOf(leases);
    }

    /** Leases it has back, with the payments that spent of each. */
    public Map<String, List<String>> ended() {
        return Map.copyOf(ended);
    }

    @Override
    public CompletableFuture<Optional<Lease>> lease(String lease, LeasePool pool, long units, Duration patience) {
        boolean isOfPromotion = pool.promotion().isPresent();
        if (!isOfPromotion) {
            leases.add(lease);
        }
        CompletableFuture<Optional<Lease>> answer = new CompletableFuture<>();
        Supplier<Lease> lent = () -> isOfPromotion
                ? limits.lend(lease, pool, units)
                : pool.pointsOf().isPresent() ? lent(lease, pool) : lent(lease, pool, units);
        Runnable say = () -> answer.complete(cut ? Optional.empty() : Optional.of(lent.get()));
        if (hesitatesToLend) {
            unanswered.add(say);
        } else {
            say.run();
        }
        return answer;
    }

    private Lease lent(String lease, LeasePool pool, long units) {
        return new Lease(lease, pool, TillId.parse("s1-t1"), Math.min(units, lends), 0, LENT_UNTIL);
    }

    private Lease lent(String lease, LeasePool pool) {
        PointsAccount.Rate rate = new PointsAccount.Rate(100, Money.parse("1.00 GBP"));
        return new Lease(
                lease,
                pool,
                TillId.parse("s1-t1"),
                points.stream().mapToLong(PointsLot::points).sum(),
                0,
                LENT_UNTIL,
                points.isEmpty() ? null : new Lease.LentPoints(points, rate));
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, List<String> attempts, Duration patience) {
        if (!cut) {
            ended.put(lease, attempts);
        }
        return CompletableFuture.completedFuture(!cut);
    }

    @Override
    public CompletableFuture<Boolean> endLease(String lease, LeasePool pool, long spent, Duration patience) {
        if (!cut) {
            limits.end(lease, spent);
        }
        return CompletableFuture.completedFuture(!cut);
    }

    /** Whether somebody waits for what it lends. */
    public boolean isAskedToLend() {
        return !unanswered.isEmpty();
    }

    /** The limits of promotions, of which this till is lent parts. */
    public LimitsFake limits() {
        return limits;
    }

    @Override
    public Upload upload(byte[] ndjson, @Nullable String traceParent) throws IOException {
        Upload upload = upload(ndjson);
        if (traceParent != null) {
            traceParents.add(traceParent);
        }
        return upload;
    }

    /** The headers of the uploads it answered that had one. */
    public List<String> traceParents() {
        return List.copyOf(traceParents);
    }

    @Override
    public Upload upload(byte[] ndjson) throws IOException {
        if (cut) {
            throw new IOException("The line is cut.");
        }
        String reason = refusal;
        if (reason != null) {
            return new Upload.Refused(reason);
        }
        List<Source> batch = new String(ndjson, StandardCharsets.UTF_8)
                .lines()
                .map(line ->
                        CanonicalJson.decode(line, JournalRecord.class).fact().source())
                .toList();
        if (batch.size() > mostRecords) {
            return new Upload.TooLarge();
        }
        if (turnsOfOthers.getAndUpdate(turns -> Math.max(0, turns - 1)) > 0) {
            return new Upload.NotYet();
        }
        received.addAll(batch);
        return new Upload.Acknowledged(batch.getLast().epoch(), batch.getLast().sequence());
    }

    @Override
    public <T> T changes(@Nullable String cursor, Duration wait, AnswerReader<T> reader)
            throws IOException, InterruptedException {
        cursors.add(cursor);
        String answer = cut ? null : answers.poll(20, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IOException("The line is cut.");
        }
        return reader.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    }
}
