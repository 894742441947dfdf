package io.tillstream.checkout.returns;

import io.tillstream.checkout.tender.TenderOrder;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sale and every return of it so far, as they stand in the books. What earlier returns gave back is read off them and
 * not computed again, so that one made elsewhere, or by an older rule, is made good by the next.
 *
 * @param original the sale
 * @param returns its returns in any order, each once
 */
public record ReturnHistory(Sale original, List<Sale> returns) {
    public ReturnHistory {
        Objects.requireNonNull(original, "original");
        returns = returns.stream().distinct().toList();
    }

    public static ReturnHistory ofFirst(Sale original) {
        return new ReturnHistory(original, List.of());
    }

    public ReturnHistory and(Sale oneMore) {
        return new ReturnHistory(
                original, Stream.concat(returns.stream(), Stream.of(oneMore)).toList());
    }

    /** Whether a post-void took back the whole sale. */
    public boolean isVoided() {
        return returns.stream().anyMatch(later -> original.source().equals(later.voids()));
    }

    /** The line that was sold under that number; empty for a number that is not there or a line that came back. */
    public Optional<SaleLine> sold(int line) {
        return soldLines().filter(sold -> sold.line() == line).findFirst();
    }

    Stream<SaleLine> soldLines() {
        return original.lines().stream().filter(line -> line.quantity().amount() > 0);
    }

    /** What came back of a line so far. */
    GivenBack givenBack(int line) {
        GivenBack sum = GivenBack.nothing(original.currency());
        for (SaleLine returned : returnedLines().toList()) {
            if (Objects.requireNonNull(returned.returned()).line() == line) {
                sum = sum.plus(returned);
            }
        }
        return sum;
    }

    /** Pieces or grams of a line that can still come back. */
    public long left(SaleLine sold) {
        return isVoided()
                ? 0
                : Math.max(0, sold.quantity().amount() - givenBack(sold.line()).quantity());
    }

    private Stream<SaleLine> returnedLines() {
        return returns.stream().flatMap(later -> later.lines().stream()).filter(this::isOfOriginal);
    }

    private boolean isOfOriginal(SaleLine line) {
        SaleLine.ReturnedLine returned = line.returned();
        return returned != null && returned.sale().equals(original.source());
    }

    /** What the goods cost with the tax on top of them, before cash rounding. */
    Money due() {
        return soldLines().map(this::withTax).reduce(nothing(), Money::plus);
    }

    /** What was given back for goods so far, before cash rounding. */
    Money refunded() {
        return returnedLines().map(this::withTax).reduce(nothing(), Money::plus).negated();
    }

    private Money withTax(SaleLine line) {
        return isTaxIncluded(line.taxGroup()) ? line.net() : line.net().plus(line.tax());
    }

    boolean isTaxIncluded(String group) {
        return taxOfThen(group).map(TaxTotal::included).orElse(true);
    }

    /** The tax the group had in the original sale; an exchange lists what was sold before what came back. */
    Optional<TaxTotal> taxOfThen(String group) {
        return original.taxes().stream()
                .filter(tax -> tax.group().equals(group))
                .findFirst();
    }

    /** Everything that was paid other than in cash, in the order it is given back. */
    List<TenderLeft> tendersLeft() {
        return original.tenders().stream()
                .filter(tender -> tender.net().isPositive() && !TenderOrder.isPaidOutInCash(tender.type()))
                .map(TenderLeft::whole)
                .collect(Collectors.toMap(TenderLeft::key, left -> left, TenderLeft::and, LinkedHashMap::new))
                .values()
                .stream()
                .map(left -> left.after(refunds()))
                .sorted(Comparator.comparingInt(
                        left -> TenderOrder.rank(left.key().type())))
                .toList();
    }

    private List<Tender> refunds() {
        return returns.stream()
                .filter(this::touchesOriginal)
                .flatMap(later -> later.tenders().stream())
                .filter(tender -> tender.tendered().isNegative())
                .toList();
    }

    private boolean touchesOriginal(Sale later) {
        return later.lines().stream().anyMatch(this::isOfOriginal);
    }

    /** Cash that was really given back so far, in payable amounts. */
    Money cashGiven() {
        return refunds().stream()
                .filter(tender -> TenderOrder.isPaidOutInCash(tender.type()))
                .map(Tender::tendered)
                .reduce(nothing(), Money::plus)
                .negated();
    }

    /** What that cash stood for before it was rounded. */
    Money cashOwed() {
        Money elsewhere = refunds().stream()
                .filter(tender -> !TenderOrder.isPaidOutInCash(tender.type()))
                .map(Tender::tendered)
                .reduce(nothing(), Money::plus)
                .negated();
        return refunded().minus(elsewhere);
    }

    private Money nothing() {
        return Money.zero(original.currency());
    }
}
