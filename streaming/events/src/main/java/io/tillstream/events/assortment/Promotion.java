package io.tillstream.events.assortment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as data: who gets it, for which goods, what it gives and how often. Topic {@code fact.promotion.v1}, key:
 * the promotion, compacted. What its parts mean to the cent is written in ADR 0016.
 *
 * @param id its id, {@code milk-3-for-2}
 * @param name as printed on the receipt
 * @param eligibility who gets it, where and when
 * @param qualifying the goods it wants to see
 * @param reward what it gives
 * @param limits how often and how much
 * @param priority decides between equal savings; the higher number wins
 * @param exclusiveGroup at most one promotion of a group is given in one basket; or absent
 * @param stackable whether it may be given on units that serve other promotions
 * @param floor no unit it discounts costs less than this afterwards (per kilogram for weighed goods), or absent
 * @param active false when paused
 */
public record Promotion(
        String id,
        LocalText name,
        Eligibility eligibility,
        Qualifying qualifying,
        Reward reward,
        Limits limits,
        int priority,
        @Nullable String exclusiveGroup,
        boolean stackable,
        @Nullable Money floor,
        boolean active) {
    /** The largest amount a promotion may name, in minor units. */
    public static final long MOST_MINOR = 1_000_000_000_000L;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Promotion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(eligibility, "eligibility");
        Objects.requireNonNull(qualifying, "qualifying");
        Objects.requireNonNull(reward, "reward");
        Objects.requireNonNull(limits, "limits");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Promotion \"" + id
                    + "\" has no usable id; 1 to 64 small letters, digits and dashes, for example milk-3-for-2.");
        }
        if (exclusiveGroup != null && exclusiveGroup.isBlank()) {
            throw new IllegalArgumentException(
                    "Promotion " + id + " has a blank exclusive group; name one or leave it out.");
        }
        if (floor != null && floor.isNegative()) {
            throw new IllegalArgumentException("Promotion " + id + " has a floor of " + floor + "; 0 or more.");
        }
        if (limits.usesPerMember() != null && eligibility.audience() instanceof Eligibility.Everybody) {
            throw new IllegalArgumentException("Promotion " + id
                    + " limits uses per member but is for everybody; make its audience members or segments.");
        }
        checkQualifying(id, qualifying, reward);
        checkAmounts(id, amounts(qualifying, reward, limits, floor).toList());
    }

    private static void checkAmounts(String id, List<Money> amounts) {
        amounts.stream()
                .filter(amount -> amount.minor() > MOST_MINOR)
                .findFirst()
                .ifPresent(amount -> {
                    throw new IllegalArgumentException("Promotion " + id + " names an amount of " + amount
                            + "; at most " + MOST_MINOR + " minor units.");
                });
        if (amounts.stream().map(Money::currency).distinct().count() > 1) {
            throw new IllegalArgumentException("Promotion " + id + " names amounts in several currencies; use one.");
        }
    }

    private static void checkQualifying(String id, Qualifying qualifying, Reward reward) {
        switch (reward) {
            case Reward.NForPrice _, Reward.BuyXGetY _, Reward.CheapestFree _, Reward.BundlePrice _ -> {
                if (qualifying.minimum() != null) {
                    throw new IllegalArgumentException("Promotion " + id + " has a minimum, but a set counts its own"
                            + " pieces; leave the minimum out.");
                }
                if (reward instanceof Reward.BundlePrice && !(qualifying.items() instanceof Selection.Everything)) {
                    throw new IllegalArgumentException("Promotion " + id + " is a bundle and lists qualifying items,"
                            + " but a bundle lists its parts; use the type everything.");
                }
            }
            case Reward.PercentOff _,
                    Reward.AmountOff _,
                    Reward.FixedPrice _,
                    Reward.FreeItem _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ -> {}
        }
    }

    private static Stream<Money> amounts(Qualifying qualifying, Reward reward, Limits limits, @Nullable Money floor) {
        Stream<Money> minimum =
                qualifying.minimum() instanceof Qualifying.Amount amount ? Stream.of(amount.amount()) : Stream.empty();
        List<Money> given = switch (reward) {
            case Reward.AmountOff off -> List.of(off.amount());
            case Reward.FixedPrice fixed -> List.of(fixed.price());
            case Reward.NForPrice set -> List.of(set.price());
            case Reward.BundlePrice bundle -> List.of(bundle.price());
            case Reward.BasketAmountOff off -> List.of(off.amount());
            case Reward.PercentOff _,
                    Reward.BuyXGetY _,
                    Reward.CheapestFree _,
                    Reward.FreeItem _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ -> List.of();
        };
        return Stream.of(minimum, given.stream(), Stream.ofNullable(limits.totalAmount()), Stream.ofNullable(floor))
                .flatMap(stream -> stream);
    }

    /** The currency of the amounts it names; empty when it names none and works in every currency. */
    @JsonIgnore
    public Optional<CurrencyUnit> currency() {
        return amounts(qualifying, reward, limits, floor).map(Money::currency).findFirst();
    }
}
