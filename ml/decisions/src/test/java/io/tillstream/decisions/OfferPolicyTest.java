package io.tillstream.decisions;

import static io.tillstream.decisions.OffersForTests.ANN;
import static io.tillstream.decisions.OffersForTests.MILK;
import static io.tillstream.decisions.OffersForTests.NOON;
import static io.tillstream.decisions.OffersForTests.PICKS;
import static io.tillstream.decisions.OffersForTests.TEA;
import static io.tillstream.decisions.OffersForTests.anEmptyBasket;
import static io.tillstream.decisions.OffersForTests.anOfferOf;
import static io.tillstream.decisions.OffersForTests.campaigns;
import static io.tillstream.decisions.OffersForTests.fullShelf;
import static io.tillstream.decisions.OffersForTests.picks;
import static io.tillstream.decisions.OffersForTests.withBasket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;

import io.tillstream.decisions.OfferChoice.Nothing;
import io.tillstream.decisions.OfferChoice.Show;
import io.tillstream.decisions.OfferChoice.WouldHaveShown;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Quantity;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.features.control.ControlGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfferPolicyTest {
    private static final MemberOffers MILK_THEN_TEA = new MemberOffers(ANN, List.of(anOfferOf(MILK), anOfferOf(TEA)));

    @Test
    void showsTheBestOffer() {
        assertThat(OfferPolicy.choose(MILK_THEN_TEA, anEmptyBasket())).isEqualTo(new Show(anOfferOf(MILK)));
    }

    @Test
    void showsTheNextBestWhenTheBestIsInTheBasket() {
        assertThat(OfferPolicy.choose(MILK_THEN_TEA, withBasket(Set.of(MILK)))).isEqualTo(new Show(anOfferOf(TEA)));
    }

    @Test
    void showsNothingToAMemberWhoDoesNotWantIt() {
        OfferSituation withoutConsent =
                new OfferSituation(Set.of(), Set.of(), fullShelf(), campaigns(PICKS), false, NOON);

        assertThat(OfferPolicy.choose(MILK_THEN_TEA, withoutConsent)).isEqualTo(new Nothing("not-personalised"));
    }

    @Test
    void recordsWhatAControlMemberWouldHaveSeen() {
        OfferSituation allControl =
                new OfferSituation(Set.of(), Set.of(), fullShelf(), campaigns(picks(10_000, true)), true, NOON);

        assertThat(OfferPolicy.choose(MILK_THEN_TEA, allControl)).isEqualTo(new WouldHaveShown(anOfferOf(MILK)));
    }

    @Test
    void showsNothingToTheGlobalHoldout() {
        MemberId heldOut = Stream.iterate(0, n -> n + 1)
                .map(OfferPolicyTest::member)
                .filter(ControlGroup::isHeldOut)
                .findFirst()
                .orElseThrow();
        MemberOffers offers = new MemberOffers(heldOut, List.of(anOfferOf(MILK, heldOut)));

        assertThat(OfferPolicy.choose(offers, anEmptyBasket())).isEqualTo(new Nothing("held-out"));
    }

    @Test
    void passesOverWhatHeadOfficeDidNotSignAndAsksOnlyOfWhatWouldBeShown() {
        List<Gtin> asked = new ArrayList<>();
        OfferSituation milkIsForged = signedUnless(Set.of(MILK), asked);

        assertThat(OfferPolicy.choose(MILK_THEN_TEA, milkIsForged)).isEqualTo(new Show(anOfferOf(TEA)));
        assertThat(asked).containsExactly(MILK, TEA);
        asked.clear();
        assertThat(OfferPolicy.choose(MILK_THEN_TEA, signedUnless(Set.of(), asked)))
                .isEqualTo(new Show(anOfferOf(MILK)));
        assertThat(asked).containsExactly(MILK);
        assertThat(OfferPolicy.choose(MILK_THEN_TEA, signedUnless(Set.of(MILK, TEA), asked)))
                .isEqualTo(new Nothing("signed"));
    }

    private static OfferSituation signedUnless(Set<Gtin> forged, List<Gtin> asked) {
        return new OfferSituation(
                Set.of(),
                Set.of(),
                fullShelf(),
                campaigns(PICKS),
                true,
                OfferOrder.AS_SENT,
                offer -> {
                    asked.add(offer.gtin());
                    return !forged.contains(offer.gtin());
                },
                NOON);
    }

    @Test
    void saysThatThereIsNoOffer() {
        assertThat(OfferPolicy.choose(new MemberOffers(ANN, List.of()), anEmptyBasket()))
                .isEqualTo(new Nothing("no-offers"));
    }

    @Test
    void namesTheRuleThatRefusedTheBestOffer() {
        assertThat(OfferPolicy.choose(MILK_THEN_TEA, withBasket(Set.of(MILK, TEA))))
                .isEqualTo(new Nothing("not-in-basket"));
    }

    @Test
    void namesTheRuleThatRefusedEachOffer() {
        assertThat(OfferPolicy.refusals(MILK_THEN_TEA, withBasket(Set.of(TEA)))).containsExactly("not-in-basket");
    }

    @Test
    void neverShowsWhatABasketADismissalOrAnEmptyShelfForbids() {
        List<Gtin> items = List.of(MILK, TEA, Gtin.ofDigits("4000000000037"), Gtin.ofDigits("4000000000044"));
        MemberOffers offers = new MemberOffers(
                ANN, items.stream().map(OffersForTests::anOfferOf).toList());

        qt().forAll(
                        integers().between(0, 15),
                        integers().between(0, 15),
                        integers().between(0, 15),
                        booleans().all())
                .check((inBasket, dismissed, empty, personalised) -> {
                    Set<Gtin> forbidden = new HashSet<>(subset(items, inBasket));
                    forbidden.addAll(subset(items, dismissed));
                    forbidden.addAll(subset(items, empty));
                    ShelfStock.Lookup stock = gtin -> new ShelfStock.OnHand(
                            Quantity.each(subset(items, empty).contains(gtin) ? 0 : 50));
                    OfferSituation situation = new OfferSituation(
                            subset(items, inBasket),
                            subset(items, dismissed),
                            stock,
                            campaigns(PICKS),
                            personalised,
                            NOON);

                    return switch (OfferPolicy.choose(offers, situation)) {
                        case Show(var offer) ->
                            personalised
                                    && items.stream()
                                            .filter(item -> !forbidden.contains(item))
                                            .findFirst()
                                            .orElseThrow()
                                            .equals(offer.gtin());
                        case WouldHaveShown(var ignored) -> false;
                        case Nothing(var ignored) -> !personalised || forbidden.size() == items.size();
                    };
                });
    }

    private static Set<Gtin> subset(List<Gtin> items, int bits) {
        Set<Gtin> result = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if ((bits >> i & 1) == 1) {
                result.add(items.get(i));
            }
        }
        return result;
    }

    private static MemberId member(int number) {
        StringBuilder text = new StringBuilder("m");
        for (int digit = 15; digit >= 0; digit--) {
            text.append((char) ('a' + (number >> digit & 1)));
        }
        return MemberId.of(text.toString());
    }
}
