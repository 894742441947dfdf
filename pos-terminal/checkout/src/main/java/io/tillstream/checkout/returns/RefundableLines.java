package io.tillstream.checkout.returns;

import io.tillstream.checkout.returns.ReturnRequest.Chosen;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of one sale can still come back, as a ledger keeps it: the one place that two tills ask when they refund the same
 * line at the same moment. A till claims first and confirms then; whoever comes second is refused.
 *
 * <p>A return that is already a fact is counted whatever it says, for money has moved; one that goes beyond what was
 * left is flagged. Every answer is a pure function of the state and the question.
 *
 * @param sale the sale
 * @param lines its sold lines
 * @param claims what tills are about to take back, one per till
 * @param counted the returns that are in the figures
 */
public record RefundableLines(Source sale, List<Line> lines, List<Claim> claims, List<Source> counted) {
    public RefundableLines {
        Objects.requireNonNull(sale, "sale");
        lines = List.copyOf(lines);
        claims = List.copyOf(claims);
        counted = List.copyOf(counted);
    }

    /**
     * One sold line.
     *
     * @param line its number
     * @param sold how much was sold
     * @param returned how much came back, positive
     * @param net what was paid for it
     * @param refunded what was given back for it, positive
     */
    public record Line(int line, Quantity sold, Quantity returned, Money net, Money refunded) {
        long left() {
            return sold.amount() - returned.amount();
        }

        private Line after(SaleLine back) {
            return new Line(line, sold, returned.plus(back.quantity().negated()), net, refunded.minus(back.net()));
        }

        private Line emptied() {
            return new Line(line, sold, sold, net, net);
        }
    }

    /**
     * What a till is about to take back.
     *
     * @param till which till
     * @param parts lines and quantities
     * @param until when it lapses unless the return has arrived
     */
    public record Claim(TillId till, List<Chosen> parts, Instant until) {
        public Claim {
            parts = List.copyOf(parts);
        }

        private Stream<Quantity> of(int line) {
            return parts.stream().filter(part -> part.line() == line).map(Chosen::quantity);
        }

        private long amountOf(int line) {
            return of(line).mapToLong(Quantity::amount).reduce(0, ReceiptReturn::atMostEverything);
        }
    }

    /** What a claim comes to. */
    public sealed interface Answer {
        /**
         * The goods are held for that till.
         *
         * @param after the state with the claim
         */
        record Granted(RefundableLines after) implements Answer {}

        /**
         * Too little is left.
         *
         * @param reasons one per line
         */
        record Refused(List<Refusal> reasons) implements Answer {}
    }

    /** What a return comes to that has happened. */
    public sealed interface Posting {
        /**
         * It is in the figures.
         *
         * @param after the state with it
         */
        record Counted(RefundableLines after) implements Posting {}

        /**
         * It is in the figures, and it took back more than was left: made offline, to be looked at.
         *
         * @param after the state with it
         * @param reasons which lines
         */
        record Overdrawn(RefundableLines after, List<Refusal.MoreThanLeft> reasons) implements Posting {}

        /** It was counted before. */
        record Duplicate() implements Posting {}

        /** It takes nothing of this sale back. */
        record NotOfThisSale() implements Posting {}
    }

    /** A sale of which nothing has come back yet. */
    public static RefundableLines of(Sale sale) {
        List<Line> lines = sale.lines().stream()
                .filter(line -> line.quantity().amount() > 0)
                .map(line -> new Line(
                        line.line(),
                        line.quantity(),
                        new Quantity(0, line.quantity().unit()),
                        line.net(),
                        Money.zero(sale.currency())))
                .toList();
        return new RefundableLines(sale.source(), lines, List.of(), List.of());
    }

    /** Holds goods for a till; a second claim of the same till takes the place of its first. */
    public Answer claim(Claim wanted, Instant now) {
        List<Claim> others = claims.stream()
                .filter(claim -> !claim.till().equals(wanted.till()) && now.isBefore(claim.until()))
                .toList();
        List<Refusal> reasons = new ArrayList<>();
        for (int number : wanted.parts().stream().map(Chosen::line).distinct().toList()) {
            Optional<Line> line = line(number);
            if (line.isEmpty()) {
                reasons.add(new Refusal.NoSuchLine(sale, number));
                continue;
            }
            Quantity.Unit unit = line.get().sold().unit();
            Optional<Quantity> absurd = wanted.of(number)
                    .filter(part -> part.unit() != unit || part.amount() < 1)
                    .findFirst();
            if (absurd.isPresent()) {
                reasons.add(new Refusal.NotAQuantity("Line " + number, absurd.get()));
                continue;
            }
            long free = line.get().left()
                    - others.stream().mapToLong(claim -> claim.amountOf(number)).sum();
            if (wanted.amountOf(number) > free) {
                reasons.add(new Refusal.MoreThanLeft(
                        number, new Quantity(wanted.amountOf(number), unit), new Quantity(Math.max(0, free), unit)));
            }
        }
        return reasons.isEmpty()
                ? new Answer.Granted(new RefundableLines(
                        sale,
                        lines,
                        Stream.concat(others.stream(), Stream.of(wanted)).toList(),
                        counted))
                : new Answer.Refused(reasons);
    }

    /** Counts a return that has happened; it ends the claim of its till. */
    public Posting count(Sale back) {
        if (counted.contains(back.source())) {
            return new Posting.Duplicate();
        }
        boolean voids = sale.equals(back.voids());
        List<SaleLine> ofThis = back.lines().stream().filter(this::isOfThis).toList();
        if (ofThis.isEmpty() && !voids) {
            return new Posting.NotOfThisSale();
        }
        List<Line> next = new ArrayList<>();
        List<Refusal.MoreThanLeft> reasons = new ArrayList<>();
        for (Line line : lines) {
            Line after = voids && ofThis.isEmpty() ? line.emptied() : after(line, ofThis);
            if (after.left() < 0) {
                Quantity.Unit unit = line.sold().unit();
                reasons.add(new Refusal.MoreThanLeft(
                        line.line(),
                        new Quantity(after.returned().amount() - line.returned().amount(), unit),
                        new Quantity(Math.max(0, line.left()), unit)));
            }
            next.add(after);
        }
        RefundableLines state = new RefundableLines(
                sale,
                next,
                claims.stream()
                        .filter(claim -> !claim.till().equals(back.source().till()))
                        .toList(),
                Stream.concat(counted.stream(), Stream.of(back.source())).toList());
        return reasons.isEmpty() ? new Posting.Counted(state) : new Posting.Overdrawn(state, reasons);
    }

    private static Line after(Line line, List<SaleLine> returned) {
        Line after = line;
        for (SaleLine back : returned) {
            if (Objects.requireNonNull(back.returned()).line() == line.line()) {
                after = after.after(back);
            }
        }
        return after;
    }

    private boolean isOfThis(SaleLine line) {
        SaleLine.ReturnedLine returned = line.returned();
        return returned != null && returned.sale().equals(sale);
    }

    private Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }

    /** Whether nothing can come back any more. */
    public boolean isExhausted() {
        return lines.stream().allMatch(line -> line.left() <= 0);
    }
}
