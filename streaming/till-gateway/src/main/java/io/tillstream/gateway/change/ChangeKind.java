package io.tillstream.gateway.change;

import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a till is told about, in the names of the protocol, and the topic each comes from. */
enum ChangeKind {
    STORE("store", Topics.STORE, Reach.ONE_STORE),
    CAMPAIGN("campaign", Topics.CAMPAIGN, Reach.WHOLE_CHAIN),
    PROMOTION("promotion", Topics.PROMOTION, Reach.WHOLE_CHAIN),
    PRODUCT("product", Topics.PRODUCT, Reach.WHOLE_CHAIN),
    /** A record under the item's number alone, which replaces the one before. */
    PRICE("price", Topics.PRICE, Reach.WHOLE_CHAIN),
    PRICE_STEP("priceStep", Topics.PRICE, Reach.STORE_IN_THE_KEY),
    STOCK("stock", Topics.STOCK_ON_HAND, Reach.ONE_STORE),
    MEMBER("member", Topics.MEMBER, Reach.WHOLE_CHAIN),
    POINTS("points", Topics.POINTS_BALANCE, Reach.WHOLE_CHAIN),
    SEGMENTS("segments", Topics.MEMBER_SEGMENTS, Reach.WHOLE_CHAIN),
    OFFERS("offers", Topics.OFFER, Reach.WHOLE_CHAIN),
    OFFER_RANKING("offerRanking", Topics.OFFER_RANKING, Reach.WHOLE_CHAIN),
    OPERATOR("operator", Topics.OPERATOR, Reach.STORES_IN_THE_VALUE),
    SETTINGS("settings", Topics.TILL_SETTINGS, Reach.ONE_STORE),
    BUNDLE_ASKED("bundleAsked", Topics.BUNDLE_ASKED, Reach.ONE_STORE),
    /** {@link WaitingOrders} leaves those only that the store still has to do with. */
    ORDER("order", Topics.CUSTOMER_ORDER, Reach.ONE_STORE),
    /** No change of its own: {@link WaitingOrders} makes of it that the order is gone. */
    ORDER_HANDED("orderHanded", Topics.ORDER_HANDED, Reach.ONE_STORE);

    /** Who is told. */
    enum Reach {
        /** The topic's key begins with the store. */
        ONE_STORE,
        /** {@link OperatorStores} makes of each record one per store, with keys that begin with it. */
        STORES_IN_THE_VALUE,
        /** The third part of the topic's key is the store, where it has one. */
        STORE_IN_THE_KEY,
        WHOLE_CHAIN
    }

    private static final Map<String, ChangeKind> BY_TOPIC = Arrays.stream(values())
            .filter(kind -> kind != PRICE_STEP)
            .collect(Collectors.toUnmodifiableMap(kind -> kind.topic, Function.identity()));

    private final String word;
    private final String topic;
    private final Reach reach;

    ChangeKind(String word, Topic<?> topic, Reach reach) {
        this.word = word;
        this.topic = topic.name();
        this.reach = reach;
    }

    static Set<String> topics() {
        return BY_TOPIC.keySet();
    }

    static ChangeKind of(String topic, String key) {
        ChangeKind kind = BY_TOPIC.get(topic);
        if (kind == null) {
            throw new IllegalArgumentException("Topic " + topic + " is not followed for tills.");
        }
        return kind == PRICE && key.indexOf('|') >= 0 ? PRICE_STEP : kind;
    }

    String word() {
        return word;
    }

    /** The store a key belongs to, or the empty text for the whole chain. */
    String storeOf(String key) {
        return switch (reach) {
            case WHOLE_CHAIN -> "";
            case ONE_STORE, STORES_IN_THE_VALUE -> {
                int bar = key.indexOf('|');
                yield bar < 0 ? key : key.substring(0, bar);
            }
            case STORE_IN_THE_KEY -> {
                int second = key.indexOf('|', key.indexOf('|') + 1);
                yield second < 0 ? "" : key.substring(second + 1);
            }
        };
    }
}
