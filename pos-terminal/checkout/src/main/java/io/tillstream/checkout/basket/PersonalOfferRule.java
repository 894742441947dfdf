package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The one personal offer a member took: it serves one piece of one line, where it saves most. */
final class PersonalOfferRule implements SavingsRule {
    @Override
    public Savings on(Basket basket, List<BasketLine> lines) {
        List<List<Saving>> perLine = new ArrayList<>();
        lines.forEach(line -> perLine.add(List.of()));
        PersonalOffer offer = basket.offer();
        if (offer != null) {
            lineServed(offer, lines).ifPresent(i -> perLine.set(i, List.of(saving(offer, lines.get(i)))));
        }
        return new Savings(perLine, List.of());
    }

    private static Saving saving(PersonalOffer offer, BasketLine line) {
        return new Saving(offer.campaign(), offer.name(), offer.decisionId(), savingOn(line, offer));
    }

    /** The order of scans does not matter: it is the dearest line, and the first of equals. */
    private static OptionalInt lineServed(PersonalOffer offer, List<BasketLine> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> savingOn(lines.get(i), offer).isPositive())
                .boxed()
                .max(Comparator.comparing((Integer i) -> savingOn(lines.get(i), offer))
                        .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static Money savingOn(BasketLine line, PersonalOffer offer) {
        Money none = Money.zero(line.item().unitPrice().currency());
        if (!line.allowsDiscount()) {
            return none;
        }
        Money saving = offer.savingOn(line.item(), line.quantity());
        return saving.compareTo(line.gross()) <= 0 ? saving : line.gross();
    }
}
