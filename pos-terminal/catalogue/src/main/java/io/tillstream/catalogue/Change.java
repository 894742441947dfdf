package io.tillstream.catalogue;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.OfferRanking;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.events.till.WantedSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One line of what head office says changed: {@code {"price":{…}}}. */
public sealed interface Change {
    record StoreIs(Store store) implements Change {}

    record CampaignIs(Campaign campaign) implements Change {}

    record PromotionIs(Promotion promotion) implements Change {}

    record ProductIs(Product product) implements Change {}

    /** What an item costs, in place of what it was said to cost before. */
    record PriceIs(Price price) implements Change {}

    /** One step of an item's price, beside the others. */
    record PriceStepIs(Price step) implements Change {}

    record StockIs(StockOnHand stock) implements Change {}

    record MemberIs(Member member) implements Change {}

    record PointsAre(PointsBalance balance) implements Change {}

    record SegmentsAre(MemberSegments segments) implements Change {}

    /** A member's offers, left as bytes: most members do not come today, and reading 20 signed offers is work. */
    @SuppressWarnings("ArrayRecordComponent") // kept as they came, never compared or altered
    record OffersAre(String member, byte[] json) implements Change {}

    record OfferRankingIs(OfferRanking ranking) implements Change {}

    record GrantIs(Grant grant) implements Change {}

    record OperatorIs(Operator operator) implements Change {}

    record SettingsAre(WantedSettings settings) implements Change {}

    /** Head office asks a till of this store for its log. */
    record BundleIsAsked(BundleAsked asked) implements Change {}

    /** A member's order that this store has to do with. */
    record OrderIs(CustomerOrder order) implements Change {}

    record Gone(String kind, String key) implements Change {}

    /** A kind of a later version, or a promotion or an operator of one. */
    record NotUnderstood(String kind) implements Change {}

    /**
     * Reads a line.
     *
     * @throws UnreadableFact when it is not what its kind says
     */
    static Change parse(byte[] line) {
        int colon = indexOfColon(line);
        String kind = new String(line, 2, Math.max(0, colon - 3), StandardCharsets.UTF_8);
        byte[] value = Arrays.copyOfRange(line, colon + 1, line.length - 1);
        return switch (kind) {
            case "store" -> new StoreIs(CanonicalJson.decode(value, Store.class));
            case "campaign" -> new CampaignIs(CanonicalJson.decode(value, Campaign.class));
            case "promotion" -> promotion(value);
            case "product" -> new ProductIs(CanonicalJson.decode(value, Product.class));
            case "price" -> new PriceIs(CanonicalJson.decode(value, Price.class));
            case "priceStep" -> new PriceStepIs(CanonicalJson.decode(value, Price.class));
            case "stock" -> new StockIs(CanonicalJson.decode(value, StockOnHand.class));
            case "member" -> new MemberIs(CanonicalJson.decode(value, Member.class));
            case "points" -> new PointsAre(CanonicalJson.decode(value, PointsBalance.class));
            case "segments" -> new SegmentsAre(CanonicalJson.decode(value, MemberSegments.class));
            case "offers" ->
                new OffersAre(CanonicalJson.decode(value, Whose.class).member(), value);
            case "offerRanking" -> new OfferRankingIs(CanonicalJson.decode(value, OfferRanking.class));
            case "giftCardGrant" -> new GrantIs(CanonicalJson.decode(value, Grant.OfGiftCard.class));
            case "pointsGrant" -> new GrantIs(CanonicalJson.decode(value, Grant.OfPoints.class));
            case "operator" -> operator(value);
            case "settings" -> settings(value);
            case "bundleAsked" -> new BundleIsAsked(CanonicalJson.decode(value, BundleAsked.class));
            case "order" -> order(value);
            case "removed" -> CanonicalJson.decode(value, Gone.class);
            default -> new NotUnderstood(kind);
        };
    }

    /** A promotion that this version cannot read is not given here; it keeps nothing else from being learnt. */
    private static Change promotion(byte[] value) {
        try {
            return new PromotionIs(CanonicalJson.decode(value, Promotion.class));
        } catch (UnreadableFact e) {
            return new NotUnderstood("promotion");
        }
    }

    /** Somebody this version cannot check is not let in; it keeps nothing else from being learnt. */
    private static Change operator(byte[] value) {
        try {
            return new OperatorIs(CanonicalJson.decode(value, Operator.class));
        } catch (UnreadableFact e) {
            return new NotUnderstood("operator");
        }
    }

    /** Settings that this version cannot read are not taken here; they keep nothing else from being learnt. */
    private static Change settings(byte[] value) {
        try {
            return new SettingsAre(CanonicalJson.decode(value, WantedSettings.class));
        } catch (UnreadableFact e) {
            return new NotUnderstood("settings");
        }
    }

    /** An order that this version cannot read is not handed over here; it keeps nothing else from being learnt. */
    private static Change order(byte[] value) {
        try {
            return new OrderIs(CanonicalJson.decode(value, CustomerOrder.class));
        } catch (UnreadableFact e) {
            return new NotUnderstood("order");
        }
    }

    /** Only the member of a member's offers. */
    record Whose(String member) {}

    private static int indexOfColon(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] == ':') {
                return i;
            }
        }
        throw new UnreadableFact("A change is like {\"price\":{…}}.", null);
    }
}
