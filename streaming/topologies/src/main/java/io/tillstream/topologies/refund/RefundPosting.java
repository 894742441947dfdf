package io.tillstream.topologies.refund;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.ReceiptFound.Place;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.ledger.Accounts;
import io.tillstream.topologies.ledger.Ledger;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Keys;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what every sale sold, and opens a line's account when something of it comes back. Whichever of the two is
 * first, the account ends up with both.
 */
record RefundPosting(Ledger<LineRefunds> ledger) implements ProcessorSupplier<String, RefundChange, String, Settled> {
    @Override
    public Processor<String, RefundChange, String, Settled> get() {
        return new Refunds();
    }

    private final class Refunds extends ContextualProcessor<String, RefundChange, String, Settled> {
        private @Nullable Books books;

        @Override
        public void init(ProcessorContext<String, Settled> context) {
            super.init(context);
            books = new Books(
                    new Accounts<>(ledger, context.getStateStore(ledger.name())),
                    context.getStateStore(RefundsByLine.SOLD),
                    context.getStateStore(RefundsByLine.RETURNS));
        }

        @Override
        public void process(Record<String, RefundChange> change) {
            if (change.value() == null || books == null) {
                throw new RefusedRecord("A refund without a value; facts are never deleted.");
            }
            switch (change.value()) {
                case RefundChange.Sold(Sale sale) -> sold(books, SoldLines.of(sale, place()), change.timestamp());
                case RefundChange.CameBack came -> cameBack(books, came, change.timestamp());
            }
        }

        private Place place() {
            return context()
                    .recordMetadata()
                    .map(at -> new Place(at.partition(), at.offset()))
                    .orElseThrow();
        }

        /** Only lines that came back before their sale arrived have an account already. */
        private void sold(Books kept, SoldLines sale, long at) {
            if (sale.lines().isEmpty()) {
                return;
            }
            kept.sold.put(sale.sale().receiptNumber(), sale);
            for (SoldLines.Line line : sale.lines()) {
                LineRefunds before = kept.accounts.get(Keys.receiptLine(sale.sale(), line.line()));
                if (before != null) {
                    List<LineRefunds> parts = sale.of(line.line()).stream().toList();
                    book(kept, parts, before.refunds().getLast(), sale.businessDate(), at);
                }
            }
        }

        private void cameBack(Books kept, RefundChange.CameBack came, long at) {
            LineRefunds part = came.part();
            Source refund = part.refunds().getFirst();
            kept.remember(part.sale(), refund, came.place());
            LineRefunds before = kept.accounts.get(Keys.receiptLine(part.sale(), part.line()));
            if (before == null) {
                Optional<LineRefunds> line = kept.saleOf(part).flatMap(sale -> sale.of(part.line()));
                List<LineRefunds> parts = line.map(sold -> List.of(sold, part)).orElse(List.of(part));
                book(kept, parts, refund, came.businessDate(), at);
            } else if (!before.refunds().contains(refund)) {
                book(kept, List.of(part), refund, came.businessDate(), at);
            }
        }

        private void book(Books kept, List<LineRefunds> parts, Source refund, LocalDate businessDate, long at) {
            String key =
                    Keys.receiptLine(parts.getFirst().sale(), parts.getFirst().line());
            LineRefunds before = kept.accounts.get(key);
            Map<String, byte[]> written = kept.accounts.book(RefundsByLine.entries(parts));
            written.forEach(
                    (account, value) -> context().forward(new Record<>(account, new Settled.Account(value), at)));
            LineRefunds after = kept.accounts.get(key);
            if (after != null) {
                long restored = RefundsByLine.takenTwice(after) - RefundsByLine.takenTwice(before);
                MemberId member = kept.saleOf(after).map(SoldLines::member).orElse(null);
                if (restored > 0 && member != null) {
                    PointsEntry entry = RefundsByLine.restored(after, member, refund, restored, businessDate);
                    context().forward(new Record<>(member.value(), new Settled.Restored(entry), at));
                }
            }
        }
    }

    /** The stores of one task. */
    private record Books(
            Accounts<LineRefunds> accounts,
            KeyValueStore<String, SoldLines> sold,
            KeyValueStore<String, ReturnPlaces> returns) {
        Optional<SoldLines> saleOf(LineRefunds line) {
            return Optional.ofNullable(sold.get(line.sale().receiptNumber()));
        }

        void remember(Source sale, Source refund, Place place) {
            ReturnPlaces known = returns.get(sale.receiptNumber());
            returns.put(sale.receiptNumber(), (known == null ? ReturnPlaces.NONE : known).with(refund, place));
        }
    }
}
