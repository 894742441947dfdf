package io.tillstream.wire;

import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.assortment.StoreGroup;
import io.tillstream.events.assortment.StoreGrouping;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.events.decision.ModelCard;
import io.tillstream.events.decision.OfferRanking;
import io.tillstream.events.decision.Pulse;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.feature.MemberProfile;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.lease.LeaseRequest;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.DeadLetter;
import io.tillstream.events.ledger.GiftCardBalance;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderHanded;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.ledger.ReceiptFound;
import io.tillstream.events.ledger.Reservation;
import io.tillstream.events.ledger.SalesCorrection;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDayTender;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.member.Member;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsDebt;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageTally;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.PaidOnline;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.events.reservation.ReservationRequest;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.events.till.Device;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.events.till.ReceiptAsked;
import io.tillstream.events.till.TillBundle;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.events.webhook.Webhook;
import io.tillstream.events.webhook.WebhookPosition;
import java.util.List;

/** Every topic of the platform. Names appear nowhere else. */
public final class Topics {
    /**
     * Five by default: by their hash the stores s1 and s2, which every first chain has, would share one of four. A chain
     * that outgrows it raises the number before its first start.
     */
    private static final int PARTITIONS = 5;

    /** Everything tills write, as uploaded: duplicates and gaps included. */
    public static final Topic<JournalRecord> SALE =
            fact("fact.sale.v1", Owner.TILL_GATEWAY, JournalRecord.class, "store", Retention.FOR_EVER);

    public static final Topic<Device> DEVICE =
            fact("fact.device.v1", Owner.TILL_GATEWAY, Device.class, "till", Retention.LATEST_PER_KEY);

    public static final Topic<TillHealth> TILL_HEALTH =
            fact("fact.till-health.v1", Owner.TILL_GATEWAY, TillHealth.class, "till", Retention.LATEST_PER_KEY);

    /** Key: store and till. */
    public static final Topic<WantedSettings> TILL_SETTINGS = fact(
            "fact.till-settings.v1", Owner.DASHBOARDS, WantedSettings.class, "store, till", Retention.LATEST_PER_KEY);

    /** Key: store and till. */
    public static final Topic<BundleAsked> BUNDLE_ASKED =
            fact("fact.bundle-asked.v1", Owner.DASHBOARDS, BundleAsked.class, "store, till", Retention.LATEST_PER_KEY);

    public static final Topic<TillBundle> TILL_BUNDLE =
            fact("fact.till-bundle.v1", Owner.TILL_GATEWAY, TillBundle.class, "till", Retention.THREE_DAYS);

    public static final Topic<ProgramPart> TILL_PROGRAM = fact(
            "fact.till-program.v1", Owner.DASHBOARDS, ProgramPart.class, "program, part", Retention.LATEST_PER_KEY);

    public static final Topic<StockMovement> STOCK =
            fact("fact.stock.v1", Owner.DASHBOARDS, StockMovement.class, "store", Retention.FOR_EVER);

    /** Keyed as the goods that deliver it. */
    public static final Topic<PurchaseOrder> PURCHASE_ORDER =
            fact("fact.purchase-order.v1", Owner.DASHBOARDS, PurchaseOrder.class, "store", Retention.FOR_EVER);

    public static final Topic<Store> STORE =
            fact("fact.store.v1", Owner.DASHBOARDS, Store.class, "store", Retention.LATEST_PER_KEY);

    public static final Topic<StoreGroup> GROUP =
            fact("fact.group.v1", Owner.DASHBOARDS, StoreGroup.class, "group", Retention.LATEST_PER_KEY);

    /** Each statement has a key of its own: none replaces another. */
    public static final Topic<StoreGrouping> STORE_GROUPING = fact(
            "fact.store-grouping.v1", Owner.DASHBOARDS, StoreGrouping.class, "store|from|at", Retention.LATEST_PER_KEY);

    public static final Topic<Supplier> SUPPLIER =
            fact("fact.supplier.v1", Owner.DASHBOARDS, Supplier.class, "supplier", Retention.LATEST_PER_KEY);

    public static final Topic<Product> PRODUCT =
            fact("fact.product.v1", Owner.DASHBOARDS, Product.class, "gtin", Retention.LATEST_PER_KEY);

    /** Each step has a key of its own: none replaces another. Records under the item's number alone are read, too. */
    public static final Topic<Price> PRICE =
            fact("fact.price.v1", Owner.DASHBOARDS, Price.class, "gtin|from|store", Retention.LATEST_PER_KEY);

    public static final Topic<Campaign> CAMPAIGN =
            fact("fact.campaign.v1", Owner.DASHBOARDS, Campaign.class, "campaign", Retention.LATEST_PER_KEY);

    public static final Topic<Promotion> PROMOTION =
            fact("fact.promotion.v1", Owner.DASHBOARDS, Promotion.class, "promotion", Retention.LATEST_PER_KEY);

    public static final Topic<Segment> SEGMENT =
            fact("fact.segment.v1", Owner.DASHBOARDS, Segment.class, "segment", Retention.LATEST_PER_KEY);

    /** Whom it reaches, the member portal decides. */
    public static final Topic<CampaignMessage> CAMPAIGN_MESSAGE = fact(
            "fact.campaign-message.v1", Owner.DASHBOARDS, CampaignMessage.class, "campaign", Retention.LATEST_PER_KEY);

    public static final Topic<PointsProgramme> POINTS_PROGRAMME = fact(
            "fact.points-programme.v1", Owner.DASHBOARDS, PointsProgramme.class, "chain", Retention.LATEST_PER_KEY);

    public static final Topic<PointsAdjustment> POINTS_ADJUSTMENT =
            fact("fact.points-adjustment.v1", Owner.DASHBOARDS, PointsAdjustment.class, "member", Retention.FOR_EVER);

    public static final Topic<Operator> OPERATOR =
            fact("fact.operator.v1", Owner.DASHBOARDS, Operator.class, "operator", Retention.LATEST_PER_KEY);

    public static final Topic<Member> MEMBER =
            fact("fact.member.v1", Owner.MEMBER_PORTAL, Member.class, "member", Retention.LATEST_PER_KEY);

    /** One key for each form that was sent: sent twice it is told once, and taken back it is gone. */
    public static final Topic<MemberFeedback> MEMBER_FEEDBACK = fact(
            "fact.member-feedback.v1", Owner.MEMBER_PORTAL, MemberFeedback.class, "feedback", Retention.LATEST_PER_KEY);

    /** Counts; no member is named. */
    public static final Topic<MessageTally> MESSAGE_TALLY = fact(
            "fact.message-tally.v1", Owner.MEMBER_PORTAL, MessageTally.class, "campaign", Retention.LATEST_PER_KEY);

    /** Counts; no member is named. */
    public static final Topic<MessageReach> MESSAGE_REACH = fact(
            "fact.message-reach.v1", Owner.MEMBER_PORTAL, MessageReach.class, "audience", Retention.LATEST_PER_KEY);

    /** Questions of tills, of no use once they are answered. */
    public static final Topic<ReceiptAsked> RECEIPT_ASKED =
            fact("fact.receipt-asked.v1", Owner.TILL_GATEWAY, ReceiptAsked.class, "store", Retention.THIRTY_DAYS);

    /** Of no use once a lease is over, which takes a day at most. */
    public static final Topic<LeaseRequest> LEASE_REQUEST =
            fact("fact.lease-request.v1", Owner.TILL_GATEWAY, LeaseRequest.class, "pool", Retention.THIRTY_DAYS);

    /** Of no use once the goods are collected or free again, which takes 14 days at most. */
    public static final Topic<ReservationRequest> RESERVATION_REQUEST =
            fact("fact.reservation.v1", Owner.MEMBER_PORTAL, ReservationRequest.class, "store", Retention.THIRTY_DAYS);

    /** Orders of members, those that are over included: each is replaced by what it has become. */
    public static final Topic<CustomerOrder> CUSTOMER_ORDER = fact(
            "fact.customer-order.v1",
            Owner.MEMBER_PORTAL,
            CustomerOrder.class,
            "store, order",
            Retention.LATEST_PER_KEY);

    /** What members pay online, to be held against sales; no member is named. */
    public static final Topic<PaidOnline> ONLINE_PAYMENT =
            fact("fact.online-payment.v1", Owner.MEMBER_PORTAL, PaidOnline.class, "payment", Retention.LATEST_PER_KEY);

    public static final Topic<Webhook> WEBHOOK =
            fact("fact.webhook.v1", Owner.STREAMING, Webhook.class, "webhook", Retention.LATEST_PER_KEY);

    public static final Topic<WebhookPosition> WEBHOOK_POSITION = fact(
            "fact.webhook-position.v1",
            Owner.STREAMING,
            WebhookPosition.class,
            "webhook|topic|partition",
            Retention.LATEST_PER_KEY);

    /** The tills' records, each exactly once: what every other ledger is computed from. */
    public static final Topic<JournalRecord> ACCEPTED =
            aggregate("aggregate.accepted.v1", JournalRecord.class, "store", Retention.FOR_EVER);

    public static final Topic<TillPosition> TILL_POSITION =
            aggregate("aggregate.till-position.v1", TillPosition.class, "till|epoch", Retention.LATEST_PER_KEY);

    public static final Topic<TillAlarm> TILL_ALARM =
            aggregate("aggregate.till-alarm.v1", TillAlarm.class, "store", Retention.FOR_EVER);

    public static final Topic<StoreHourSales> SALES_BY_STORE_HOUR =
            aggregate("aggregate.sales-by-store-hour.v1", StoreHourSales.class, "store|hour", Retention.LATEST_PER_KEY);

    public static final Topic<ItemDaySales> SALES_BY_ITEM_DAY = aggregate(
            "aggregate.sales-by-item-day.v1", ItemDaySales.class, "store|gtin|date", Retention.LATEST_PER_KEY);

    public static final Topic<StoreDaySales> SALES_BY_STORE_DAY = aggregate(
            "aggregate.sales-by-store-day.v1",
            StoreDaySales.class,
            "store|date|dimension|value",
            Retention.LATEST_PER_KEY);

    public static final Topic<StoreDayTender> TENDERS_BY_STORE_DAY = aggregate(
            "aggregate.tenders-by-store-day.v1", StoreDayTender.class, "store|date|tender", Retention.LATEST_PER_KEY);

    public static final Topic<SalesCorrection> SALES_CORRECTION = aggregate(
            "aggregate.sales-correction.v1", SalesCorrection.class, "store|date|knownOn", Retention.LATEST_PER_KEY);

    public static final Topic<StockOnHand> STOCK_ON_HAND =
            aggregate("aggregate.stock.v1", StockOnHand.class, "store|gtin", Retention.LATEST_PER_KEY);

    /** Grows with items and days, not with sales. */
    public static final Topic<StockDay> STOCK_DAY =
            aggregate("aggregate.stock-day.v1", StockDay.class, "store|gtin|date", Retention.LATEST_PER_KEY);

    public static final Topic<StockLots> STOCK_LOTS =
            aggregate("aggregate.stock-lots.v1", StockLots.class, "store|gtin", Retention.LATEST_PER_KEY);

    public static final Topic<StockTransfer> TRANSFER =
            aggregate("aggregate.transfer.v1", StockTransfer.class, "transfer", Retention.LATEST_PER_KEY);

    /** Answers; a reservation lives for 14 days at most. */
    public static final Topic<Reservation> RESERVATION =
            aggregate("aggregate.reservation.v1", Reservation.class, "reservation", Retention.THIRTY_DAYS);

    public static final Topic<OrderProgress> ORDER_PROGRESS =
            aggregate("aggregate.purchase-order.v1", OrderProgress.class, "store|order", Retention.LATEST_PER_KEY);

    /** Items of which something is still to come. */
    public static final Topic<OnOrder> ON_ORDER =
            aggregate("aggregate.on-order.v1", OnOrder.class, "store|gtin", Retention.LATEST_PER_KEY);

    public static final Topic<PointsEntry> POINTS_ENTRY =
            aggregate("aggregate.points-entry.v1", PointsEntry.class, "member", Retention.FOR_EVER);

    public static final Topic<PointsBalance> POINTS_BALANCE =
            aggregate("aggregate.points-balance.v1", PointsBalance.class, "member", Retention.LATEST_PER_KEY);

    /** Open debts only: what is missing from a balance below zero. */
    public static final Topic<PointsDebt> POINTS_DEBT =
            aggregate("aggregate.points-debt.v1", PointsDebt.class, "member", Retention.LATEST_PER_KEY);

    public static final Topic<PointsAccount> POINTS_ACCOUNT =
            aggregate("aggregate.points-account.v1", PointsAccount.class, "member", Retention.LATEST_PER_KEY);

    /** The chain owes what all parts owe together. */
    public static final Topic<PointsLiability> POINTS_LIABILITY =
            aggregate("aggregate.points-liability.v1", PointsLiability.class, "part", Retention.LATEST_PER_KEY);

    public static final Topic<GiftCardBalance> GIFT_CARD =
            aggregate("aggregate.gift-card.v1", GiftCardBalance.class, "account", Retention.LATEST_PER_KEY);

    /** Those of which something may still be spent. */
    public static final Topic<Lease> LEASE =
            aggregate("aggregate.lease.v1", Lease.class, "lease", Retention.LATEST_PER_KEY);

    /** Those with a limit beyond one basket. */
    public static final Topic<PromotionSpend> PROMOTION_SPEND = aggregate(
            "aggregate.promotion-spend.v1", PromotionSpend.class, "promotion|currency", Retention.LATEST_PER_KEY);

    /** Lines of which something came back. */
    public static final Topic<LineRefunds> REFUNDS_BY_LINE =
            aggregate("aggregate.refunds-by-line.v1", LineRefunds.class, "receipt|line", Retention.LATEST_PER_KEY);

    public static final Topic<CashierPeriod> CASHIER_PERIOD = aggregate(
            "aggregate.cashier-period.v1", CashierPeriod.class, "store|from|operator", Retention.LATEST_PER_KEY);

    /** What a person should look at, while it holds. */
    public static final Topic<LossSignal> LOSS_SIGNAL =
            aggregate("aggregate.loss-signal.v1", LossSignal.class, "subject|id|reason", Retention.LATEST_PER_KEY);

    /** The Zs of all tills. */
    public static final Topic<Closing> CLOSING =
            aggregate("aggregate.closing.v1", Closing.class, "till|epoch|number", Retention.LATEST_PER_KEY);

    /** Members' orders of which there is a sale. */
    public static final Topic<OrderHanded> ORDER_HANDED =
            aggregate("aggregate.order-handed.v1", OrderHanded.class, "store|order", Retention.LATEST_PER_KEY);

    public static final Topic<ReceiptFound> RECEIPT_FOUND =
            aggregate("aggregate.receipt-found.v1", ReceiptFound.class, "question", Retention.THIRTY_DAYS);

    /** Until each is replayed: a tombstone ends it. */
    public static final Topic<DeadLetter> DEAD_LETTER = aggregate(
            "aggregate.dead-letter.v1", DeadLetter.class, "topic|partition|offset|step", Retention.LATEST_PER_KEY);

    public static final Topic<MemberHistory> MEMBER_HISTORY = new Topic<>(
            "feature.member-history.v1",
            Stage.FEATURE,
            Owner.STREAMING,
            MemberHistory.class,
            "member",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<MemberProfile> MEMBER_PROFILE = new Topic<>(
            "feature.member-profile.v1",
            Stage.FEATURE,
            Owner.STREAMING,
            MemberProfile.class,
            "member",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<MemberSegments> MEMBER_SEGMENTS = new Topic<>(
            "feature.member-segments.v1",
            Stage.FEATURE,
            Owner.STREAMING,
            MemberSegments.class,
            "member",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<ItemDemand> ITEM_DEMAND = new Topic<>(
            "feature.item-demand.v1",
            Stage.FEATURE,
            Owner.STREAMING,
            ItemDemand.class,
            "store|gtin",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<EmptyShelf> EMPTY_SHELF = new Topic<>(
            "feature.empty-shelf.v1",
            Stage.FEATURE,
            Owner.STREAMING,
            EmptyShelf.class,
            "store|gtin",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<MemberOffers> OFFER = new Topic<>(
            "decision.offer.v1",
            Stage.DECISION,
            Owner.SCORING,
            MemberOffers.class,
            "member",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<OfferRanking> OFFER_RANKING = new Topic<>(
            "decision.offer-ranking.v1",
            Stage.DECISION,
            Owner.SCORING,
            OfferRanking.class,
            "chain",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<ReorderProposal> REORDER = new Topic<>(
            "decision.reorder.v1",
            Stage.DECISION,
            Owner.SCORING,
            ReorderProposal.class,
            "store|gtin",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<AlertScore> ALERT_SCORE = new Topic<>(
            "decision.alert-score.v1",
            Stage.DECISION,
            Owner.SCORING,
            AlertScore.class,
            "store|gtin|delivery",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<MemberOutlook> MEMBER_OUTLOOK = new Topic<>(
            "decision.member-outlook.v1",
            Stage.DECISION,
            Owner.SCORING,
            MemberOutlook.class,
            "member",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<ModelCard> MODEL_CARD = new Topic<>(
            "decision.model-card.v1",
            Stage.DECISION,
            Owner.SCORING,
            ModelCard.class,
            "model",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    public static final Topic<Pulse> PULSE = new Topic<>(
            "decision.pulse.v1",
            Stage.DECISION,
            Owner.SCORING,
            Pulse.class,
            "process",
            Retention.LATEST_PER_KEY,
            PARTITIONS);

    /** All of them, in flow order. */
    public static final List<Topic<?>> ALL = List.of(
            SALE,
            DEVICE,
            TILL_HEALTH,
            TILL_SETTINGS,
            BUNDLE_ASKED,
            TILL_BUNDLE,
            TILL_PROGRAM,
            STOCK,
            PURCHASE_ORDER,
            STORE,
            GROUP,
            STORE_GROUPING,
            SUPPLIER,
            PRODUCT,
            PRICE,
            CAMPAIGN,
            PROMOTION,
            SEGMENT,
            CAMPAIGN_MESSAGE,
            POINTS_PROGRAMME,
            POINTS_ADJUSTMENT,
            OPERATOR,
            MEMBER,
            MEMBER_FEEDBACK,
            MESSAGE_TALLY,
            MESSAGE_REACH,
            RECEIPT_ASKED,
            LEASE_REQUEST,
            RESERVATION_REQUEST,
            CUSTOMER_ORDER,
            ONLINE_PAYMENT,
            WEBHOOK,
            WEBHOOK_POSITION,
            ACCEPTED,
            TILL_POSITION,
            TILL_ALARM,
            SALES_BY_STORE_HOUR,
            SALES_BY_ITEM_DAY,
            SALES_BY_STORE_DAY,
            TENDERS_BY_STORE_DAY,
            SALES_CORRECTION,
            STOCK_ON_HAND,
            STOCK_DAY,
            STOCK_LOTS,
            TRANSFER,
            RESERVATION,
            ORDER_PROGRESS,
            ON_ORDER,
            POINTS_ENTRY,
            POINTS_BALANCE,
            POINTS_DEBT,
            POINTS_ACCOUNT,
            POINTS_LIABILITY,
            GIFT_CARD,
            LEASE,
            PROMOTION_SPEND,
            REFUNDS_BY_LINE,
            CASHIER_PERIOD,
            LOSS_SIGNAL,
            CLOSING,
            ORDER_HANDED,
            RECEIPT_FOUND,
            DEAD_LETTER,
            MEMBER_HISTORY,
            MEMBER_PROFILE,
            MEMBER_SEGMENTS,
            ITEM_DEMAND,
            EMPTY_SHELF,
            OFFER,
            OFFER_RANKING,
            REORDER,
            ALERT_SCORE,
            MEMBER_OUTLOOK,
            MODEL_CARD,
            PULSE);

    private Topics() {}

    private static <V> Topic<V> fact(String name, Owner owner, Class<V> value, String key, Retention retention) {
        return new Topic<>(name, Stage.FACT, owner, value, key, retention, PARTITIONS);
    }

    private static <V> Topic<V> aggregate(String name, Class<V> value, String key, Retention retention) {
        return new Topic<>(name, Stage.AGGREGATE, Owner.STREAMING, value, key, retention, PARTITIONS);
    }
}
