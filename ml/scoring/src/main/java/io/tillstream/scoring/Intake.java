package io.tillstream.scoring;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.scoring.ShopView.StoreItem;
import io.tillstream.scoring.member.MemberDesk;
import io.tillstream.scoring.offer.OfferDesk;
import io.tillstream.scoring.offer.RankingDesk;
import io.tillstream.scoring.reorder.AlertScores;
import io.tillstream.scoring.reorder.ReorderDesk;
import io.tillstream.wire.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is done with each record that arrives: it goes into the view, and whom it concerns into a backlog. */
final class Intake {
    private final ShopView view;
    private final OfferDesk offers;
    private final RankingDesk ranking;
    private final ReorderDesk reorder;
    private final AlertScores alerts;
    private final MemberDesk outlooks;
    private final CardDesk cards;
    private final Occasions occasions;
    private final Backlog<MemberId> members = new Backlog<>();
    private final Backlog<StoreItem> items = new Backlog<>();
    private final Backlog<MemberId> visitors = new Backlog<>();
    private final Set<StoreId> lotsMovedJustNow = new HashSet<>();
    private final Set<StoreId> lotsMoved = new HashSet<>();
    private boolean deciding;
    private boolean everybody = true;

    Intake(
            ShopView view,
            OfferDesk offers,
            RankingDesk ranking,
            ReorderDesk reorder,
            AlertScores alerts,
            MemberDesk outlooks,
            CardDesk cards,
            Occasions occasions) {
        this.view = view;
        this.offers = offers;
        this.ranking = ranking;
        this.reorder = reorder;
        this.alerts = alerts;
        this.outlooks = outlooks;
        this.cards = cards;
        this.occasions = occasions;
    }

    Backlog<MemberId> members() {
        return members;
    }

    Backlog<StoreItem> items() {
        return items;
    }

    /** Members of whom it has to be said anew where they stand. */
    Backlog<MemberId> visitors() {
        return visitors;
    }

    /** From now on records are news; before, they were what there is, and decisions on the topics were kept. */
    void beginDeciding() {
        deciding = true;
    }

    void everybodyIsConcerned() {
        everybody = true;
    }

    /** Puts everybody into the backlogs if something concerned everybody since the last time. */
    void spread() {
        if (everybody) {
            everybody = false;
            members.addPatient(view.membersByVisits());
            items.addPatient(view.stockedItems());
            items.addPatient(reorder.proposed());
        }
    }

    /**
     * Puts the members whose latest store had goods with a last day come or go into the backlog; those of one call before, because
     * how much is on hand comes over another topic.
     */
    void spreadLots() {
        if (!lotsMoved.isEmpty()) {
            members.addPatient(view.membersLastAt(lotsMoved));
        }
        lotsMoved.clear();
        lotsMoved.addAll(lotsMovedJustNow);
        lotsMovedJustNow.clear();
    }

    List<Feed.Subscription<?>> subscriptions() {
        return List.of(
                new Feed.Subscription<>(Topics.STORE, (key, value) -> {
                    view.store(StoreId.of(key), value);
                    everybodyIsConcerned();
                }),
                new Feed.Subscription<>(Topics.SUPPLIER, (key, value) -> {
                    view.supplier(key, value);
                    everybodyIsConcerned();
                }),
                new Feed.Subscription<>(Topics.PRODUCT, (key, value) -> {
                    view.product(Gtin.of(key), value);
                    everybodyIsConcerned();
                }),
                new Feed.Subscription<>(Topics.PRICE, (key, value) -> {
                    view.price(key, value);
                    everybodyIsConcerned();
                }),
                new Feed.Subscription<>(Topics.CAMPAIGN, (key, value) -> {
                    view.campaign(key, value);
                    everybodyIsConcerned();
                }),
                new Feed.Subscription<>(Topics.PROMOTION, (key, value) -> {
                    view.promotion(key, value);
                    everybodyIsConcerned();
                }),
                new Feed.Subscription<>(Topics.MEMBER, (key, value) -> {
                    view.member(MemberId.of(key), value);
                    concern(MemberId.of(key));
                }),
                new Feed.Subscription<>(Topics.MEMBER_HISTORY, (key, value) -> {
                    view.history(MemberId.of(key), value);
                    concern(MemberId.of(key));
                }),
                new Feed.Subscription<>(Topics.MEMBER_PROFILE, (key, value) -> {
                    outlooks.profile(MemberId.of(key), value);
                    if (deciding) {
                        visitors.addUrgent(MemberId.of(key));
                    }
                }),
                new Feed.Subscription<>(Topics.MEMBER_OUTLOOK, (key, value) -> {
                    if (!deciding) {
                        outlooks.published(MemberId.of(key), value);
                    }
                }),
                new Feed.Subscription<>(Topics.MODEL_CARD, (key, value) -> {
                    if (!deciding) {
                        cards.published(key, value);
                    }
                }),
                new Feed.Subscription<>(Topics.ITEM_DEMAND, (key, value) -> {
                    view.demand(StoreItem.ofKey(key), value);
                    concern(StoreItem.ofKey(key));
                }),
                new Feed.Subscription<>(Topics.EMPTY_SHELF, (key, value) -> {
                    view.shelf(StoreItem.ofKey(key), value);
                    concern(StoreItem.ofKey(key));
                }),
                new Feed.Subscription<>(Topics.STOCK_ON_HAND, (key, value) -> {
                    view.stock(StoreItem.ofKey(key), value);
                    if (value != null) {
                        alerts.moved(StoreItem.ofKey(key), value);
                    }
                    concern(StoreItem.ofKey(key));
                }),
                new Feed.Subscription<>(Topics.STOCK_LOTS, (key, value) -> {
                    view.lots(StoreItem.ofKey(key), value);
                    if (deciding) {
                        lotsMovedJustNow.add(StoreItem.ofKey(key).store());
                    }
                }),
                new Feed.Subscription<>(Topics.ON_ORDER, (key, value) -> {
                    view.onOrder(StoreItem.ofKey(key), value);
                    concern(StoreItem.ofKey(key));
                }),
                new Feed.Subscription<>(
                        Topics.TRANSFER,
                        (key, value) -> view.transfer(key, value).forEach(this::concern)),
                new Feed.Subscription<>(Topics.OFFER, (key, value) -> {
                    // Its own decisions come back as well; only what was there before the start is news.
                    if (!deciding) {
                        offers.published(value == null ? new MemberOffers(MemberId.of(key), List.of()) : value);
                    }
                }),
                new Feed.Subscription<>(Topics.OFFER_RANKING, (key, value) -> {
                    if (!deciding) {
                        ranking.published(value);
                    }
                }),
                new Feed.Subscription<>(Topics.ALERT_SCORE, (key, value) -> {
                    if (!deciding) {
                        alerts.published(key, value);
                    }
                }),
                new Feed.Subscription<>(Topics.REORDER, (key, value) -> {
                    if (!deciding) {
                        reorder.published(StoreItem.ofKey(key), Optional.ofNullable(value));
                    }
                }));
    }

    private void concern(MemberId member) {
        if (deciding) {
            members.addUrgent(member);
            occasions.concern(member);
        }
    }

    private void concern(StoreItem item) {
        if (deciding) {
            items.addUrgent(item);
            occasions.concern(item);
        }
    }
}
