package io.tillstream.dashboards.masterdata;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One kind of master data that can be imported: where it goes, its key, and the texts people will read.
 *
 * @param path last part of the door's address, {@code products}
 * @param topic where it is published
 * @param key its key there
 * @param texts the texts in it that are shown or printed
 * @param <V> the fact
 */
record ImportKind<V>(String path, Topic<V> topic, Function<V, String> key, Function<V, List<LocalText>> texts) {
    /** Takes the lines of an import of prices that was wrong, and takes them back. */
    private static final String WITHDRAWALS = "price-withdrawals";

    static final List<ImportKind<?>> ALL = List.of(
            new ImportKind<Store>(
                    "stores", Topics.STORE, store -> store.store().value(), store -> List.of(store.name())),
            new ImportKind<StoreGroup>("groups", Topics.GROUP, StoreGroup::group, group -> List.of(group.name())),
            new ImportKind<StoreGrouping>(
                    "store-groupings", Topics.STORE_GROUPING, Keys::storeGrouping, grouping -> List.of()),
            new ImportKind<Operator>("operators", Topics.OPERATOR, Operator::operator, operator -> List.of()),
            new ImportKind<Supplier>(
                    "suppliers", Topics.SUPPLIER, Supplier::supplier, supplier -> List.of(supplier.name())),
            new ImportKind<Product>(
                    "products", Topics.PRODUCT, product -> product.gtin().value(), product -> List.of(product.name())),
            new ImportKind<Price>(
                    "prices", Topics.PRICE, price -> PriceKey.of(price).toString(), price -> List.of()),
            new ImportKind<Price>(
                    WITHDRAWALS, Topics.PRICE, price -> PriceKey.of(price).toString(), price -> List.of()),
            new ImportKind<Campaign>("campaigns", Topics.CAMPAIGN, Campaign::id, campaign -> List.of(campaign.name())),
            new ImportKind<Promotion>(
                    "promotions", Topics.PROMOTION, Promotion::id, promotion -> List.of(promotion.name())),
            new ImportKind<Segment>("segments", Topics.SEGMENT, Segment::id, segment -> List.of(segment.name())),
            new ImportKind<PointsProgramme>(
                    "points-programme",
                    Topics.POINTS_PROGRAMME,
                    programme -> PointsProgramme.KEY,
                    programme -> programme.tiers().stream()
                            .map(PointsProgramme.Tier::name)
                            .toList()),
            new ImportKind<PointsAdjustment>(
                    "points-adjustments",
                    Topics.POINTS_ADJUSTMENT,
                    adjustment -> adjustment.member().value(),
                    adjustment -> List.of()),
            new ImportKind<StockMovement>(
                    "stock-movements",
                    Topics.STOCK,
                    movement -> movement.store().value(),
                    movement -> List.of()),
            new ImportKind<PurchaseOrder>(
                    "purchase-orders",
                    Topics.PURCHASE_ORDER,
                    order -> order.store().value(),
                    order -> List.of()));

    /** What there is, for people. */
    static String paths() {
        return ALL.stream().map(ImportKind::path).collect(Collectors.joining(", "));
    }

    static Optional<ImportKind<?>> named(String path) {
        return ALL.stream()
                .filter(kind -> kind.path.equals(path))
                .<ImportKind<?>>map(kind -> kind)
                .findFirst();
    }

    /**
     * One line as the record that will be published, in canonical form whatever form it came in.
     *
     * @throws UnreadableFact when the line is not such a fact or breaks a rule of it
     */
    ProducerRecord<String, byte[]> record(byte[] line) {
        V fact = CanonicalJson.decode(line, topic.value());
        for (LocalText text : texts.apply(fact)) {
            for (String name : List.of(text.en(), text.zhTw(), text.zhCn())) {
                if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
                    throw new UnreadableFact("A name is empty or holds a control character.", null);
                }
            }
        }
        byte @Nullable [] value = path.equals(WITHDRAWALS) ? null : CanonicalJson.encode(fact);
        return new ProducerRecord<>(topic.name(), key.apply(fact), value);
    }
}
