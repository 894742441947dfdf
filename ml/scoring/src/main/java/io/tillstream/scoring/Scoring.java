package io.tillstream.scoring;

import io.tillstream.events.MemberId;
import io.tillstream.events.decision.AlertScore;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferRanking;
import io.tillstream.events.decision.Pulse;
import io.tillstream.models.DemandModel;
import io.tillstream.models.DemandServing;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.OutlookServing;
import io.tillstream.models.PurchaseModel;
import io.tillstream.scoring.ShopView.StoreItem;
import io.tillstream.scoring.member.MemberDesk;
import io.tillstream.scoring.offer.Lookout;
import io.tillstream.scoring.offer.OfferDesk;
import io.tillstream.scoring.offer.Outlook;
import io.tillstream.scoring.offer.RankingDesk;
import io.tillstream.scoring.reorder.AlertScores;
import io.tillstream.scoring.reorder.AlertWatch;
import io.tillstream.scoring.reorder.ReorderDesk;
import io.tillstream.scoring.reorder.ReorderDesk.Change;
import io.tillstream.traces.Traces;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of scoring: read what arrived, note whom it concerns, decide for those a moment later, write what changed. At
 * start everything is read before anything is decided; new models and a new day concern everybody.
 */
final class Scoring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** A basket's lines reach the history within one transaction; half a second gathers what belongs together. */
    private static final Duration OFFERS_EVERY = Duration.ofMillis(500);

    /** Every sale moves a stock: a buyer needs the sum of some, not each. */
    private static final Duration REORDER_EVERY = Duration.ofSeconds(2);

    /** A delivery's lines come one by one: it concerns the store's members once. */
    private static final Duration LOTS_EVERY = Duration.ofSeconds(5);

    /** Decided at one go: about as many as two cores sign between two polls. */
    private static final int MOST_MEMBERS = 200;

    private static final int MOST_ITEMS = 2_000;
    private static final int MOST_OUTLOOKS = 5_000;
    private static final Duration MODELS_EVERY = Duration.ofSeconds(1);

    /** Nobody looks at a page more often; 8,640 records of 70 bytes a day. */
    private static final Duration BEAT_EVERY = Duration.ofSeconds(10);

    private final Clock clock;
    private final ShopView view = new ShopView();
    private final OfferDesk offers;
    private final Lookout lookout = new Lookout(view);
    private final RankingDesk ranking;
    private final ReorderDesk reorder;
    private final AlertWatch watch = new AlertWatch();
    private final AlertScores alerts;
    private final MemberDesk outlooks = new MemberDesk();
    private final CardDesk cards = new CardDesk();
    private final ServedModels models;
    private final Occasions occasions;
    private final Intake intake;
    private final Backlog<MemberId> members;
    private final Backlog<StoreItem> items;
    private final Backlog<MemberId> visitors;
    private final Feed feed;
    private final Outlet outlet;
    private final Pace offerPace = new Pace(OFFERS_EVERY);
    private final Pace reorderPace = new Pace(REORDER_EVERY);
    private final Pace lotsPace = new Pace(LOTS_EVERY);
    private final Pace alertPace = new Pace(REORDER_EVERY);
    private final Pace cutOffPace = new Pace(REORDER_EVERY);
    private final Pace outlookPace = new Pace(REORDER_EVERY);
    private final Pace modelPace = new Pace(MODELS_EVERY);
    private final Pace cardPace = new Pace(MODELS_EVERY);
    private final Pace beatPace = new Pace(BEAT_EVERY);
    private volatile boolean stopped;
    private Pulse.@Nullable Phase said;
    private boolean membersWait;
    private boolean itemsWait;
    private boolean membersAreToBeLookedAt;
    private LocalDate day = LocalDate.EPOCH;
    private Instant before = Instant.EPOCH;

    Scoring(String kafka, Path modelFolder, PrivateKey key, Clock clock, Traces traces) {
        this.clock = clock;
        this.offers = new OfferDesk(view, key);
        this.reorder = new ReorderDesk(view, key);
        this.alerts = new AlertScores(view, watch);
        this.models = new ServedModels(new ModelFolder(modelFolder));
        this.occasions = new Occasions(traces);
        this.ranking = new RankingDesk(key);
        this.intake = new Intake(view, offers, ranking, reorder, alerts, outlooks, cards, occasions);
        this.members = intake.members();
        this.items = intake.items();
        this.visitors = intake.visitors();
        this.feed = new Feed(kafka, intake.subscriptions(), occasions::arriving);
        this.outlet = new Outlet(kafka);
    }

    /** Reads everything there is, then works until told to stop. */
    void run() {
        while (!stopped && !feed.isCaughtUp()) {
            feed.poll(PATIENCE);
            beat(Pulse.Phase.READING);
        }
        intake.beginDeciding();
        LOG.info(
                "Read {} members and {} store-items",
                view.members().size(),
                view.stockedItems().size());
        while (!stopped) {
            feed.poll(PATIENCE);
            step();
            beat(models.areReady() ? Pulse.Phase.DECIDING : Pulse.Phase.WAITING);
        }
    }

    /** Says that this loop goes round: decisions that stand say nothing for hours. */
    private void beat(Pulse.Phase phase) {
        if (beatPace.isDue() || phase != said) {
            said = phase;
            outlet.send(
                    Topics.PULSE,
                    Pulse.SCORING,
                    new Pulse(Pulse.SCORING, phase, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    /** Lets {@link #run} return soon; may be called by any thread. */
    void stop() {
        stopped = true;
        feed.wake();
    }

    private void step() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (view.pricesBegan(before, now)) {
            intake.everybodyIsConcerned();
        }
        before = now;
        if ((modelPace.isDue() && models.refresh()) || !today.equals(day)) {
            day = today;
            intake.everybodyIsConcerned();
            membersAreToBeLookedAt = true;
        }
        if (!models.areReady()) {
            return;
        }
        if (alertPace.isDue()) {
            scoreAlerts(now);
        }
        if (cardPace.isDue()) {
            tellCards(now);
        }
        intake.spread();
        if (cutOffPace.isDue()) {
            items.addPatient(reorder.outOfReach(now));
        }
        if (lotsPace.isDue()) {
            intake.spreadLots();
        }
        ranking.decide(models.purchase(), now).ifPresent(this::send);
        if (lookout.isAwaited()) {
            lookout.look(models.purchase(), now, System.nanoTime());
            lookout.toDecideAgain().forEach(members::addUrgent);
        }
        if (!members.isEmpty() && (membersWait || offerPace.isDue())) {
            decideOffers(now);
        }
        if (!items.isEmpty() && (itemsWait || reorderPace.isDue())) {
            decideReorders(now);
        }
        if (outlookPace.isDue()) {
            tellOutlooks(now);
        }
    }

    /** What each model is worth, and what serves in its place. */
    private void tellCards(Instant now) {
        List<CardDesk.Change> changes = Stream.of(
                        cards.decide(
                                DemandModel.DEMAND,
                                models.card(DemandModel.DEMAND),
                                watch.serving(models.demand()).reference(),
                                watch.doubt(models.demand()),
                                now),
                        cards.decide(
                                PurchaseModel.NEXT_PURCHASE,
                                models.card(PurchaseModel.NEXT_PURCHASE),
                                models.purchase().reference(),
                                Optional.empty(),
                                now),
                        cards.decide(
                                OutlookServing.MODEL,
                                models.card(OutlookServing.MODEL),
                                models.outlook().reference(),
                                Optional.empty(),
                                now))
                .flatMap(Optional::stream)
                .toList();
        for (CardDesk.Change change : changes) {
            switch (change) {
                case CardDesk.Change.Send(var card) -> {
                    outlet.send(Topics.MODEL_CARD, card.model(), card);
                    cards.published(card.model(), card);
                }
                case CardDesk.Change.TakeBack(var model) -> {
                    outlet.send(Topics.MODEL_CARD, model, null);
                    cards.published(model, null);
                }
            }
        }
        if (!changes.isEmpty()) {
            outlet.flush();
        }
    }

    /** Where members stand: everybody on a new day or with a new model, and whoever was just here. */
    private void tellOutlooks(Instant now) {
        if (membersAreToBeLookedAt) {
            membersAreToBeLookedAt = false;
            outlooks.look(models.outlook(), day);
            visitors.addPatient(outlooks.everybody());
        }
        if (visitors.isEmpty()) {
            return;
        }
        List<MemberId> concerned = visitors.take(MOST_OUTLOOKS);
        List<MemberDesk.Change> changed = concerned.parallelStream()
                .map(member -> outlooks.decide(member, models.outlook(), now))
                .flatMap(Optional::stream)
                .toList();
        for (MemberDesk.Change change : changed) {
            switch (change) {
                case MemberDesk.Change.Send(var outlook) -> {
                    outlet.send(Topics.MEMBER_OUTLOOK, outlook.member().value(), outlook);
                    outlooks.published(outlook.member(), outlook);
                }
                case MemberDesk.Change.TakeBack(var member) -> {
                    outlet.send(Topics.MEMBER_OUTLOOK, member.value(), null);
                    outlooks.published(member, null);
                }
            }
        }
        outlet.flush();
        told("outlooks of members", changed, concerned, !visitors.isEmpty());
    }

    /** Alerts whose delivery day has begun are held against what came; a model they speak against is not asked again. */
    private void scoreAlerts(Instant now) {
        DemandServing before = watch.serving(models.demand());
        List<AlertScore> due = reorder.due(alerts, before, now);
        due.forEach(this::send);
        if (!due.isEmpty()) {
            outlet.flush();
            LOG.info(
                    "Scored {} alerts; {}",
                    due.size(),
                    watch.told(models.demand().reference()));
            if (!watch.serving(models.demand()).equals(before)) {
                intake.everybodyIsConcerned();
            }
        }
    }

    private void send(AlertScore score) {
        outlet.send(Topics.ALERT_SCORE, AlertScores.key(score), score);
        alerts.published(AlertScores.key(score), score);
    }

    private void decideOffers(Instant now) {
        Instant began = Instant.now();
        Outlook outlook = lookout.look(models.purchase(), now, System.nanoTime());
        List<MemberId> concerned = members.take(MOST_MEMBERS);
        List<MemberOffers> changed = concerned.parallelStream()
                .map(member -> offers.decide(member, outlook, now))
                .flatMap(Optional::stream)
                .toList();
        for (MemberOffers offer : changed) {
            outlet.send(Topics.OFFER, offer.member().value(), offer);
            offers.published(offer);
        }
        outlet.flush();
        lookout.decided(concerned);
        Map<MemberId, List<OfferDecision>> made = new HashMap<>();
        changed.forEach(offer -> made.put(offer.member(), issued(offer, now)));
        concerned.forEach(
                member -> occasions.decided("decide offers", member, began, made.getOrDefault(member, List.of())));
        boolean waited = membersWait;
        membersWait = !members.isEmpty();
        if (waited && !membersWait) {
            LOG.info("Members after deciding for many: {}", offers.census(now));
        }
        told("offers", changed, concerned, membersWait);
    }

    private void send(RankingDesk.Change change) {
        switch (change) {
            case RankingDesk.Change.Send(var fresh) -> {
                outlet.send(Topics.OFFER_RANKING, OfferRanking.KEY, fresh);
                ranking.published(fresh);
                LOG.info(
                        "Tills order offers by the model of training {}",
                        fresh.model().card());
            }
            case RankingDesk.Change.TakeBack() -> {
                outlet.send(Topics.OFFER_RANKING, OfferRanking.KEY, null);
                ranking.published(null);
                LOG.info("Tills take offers in the order sent");
            }
        }
        outlet.flush();
    }

    /** Those of them that were not there before. */
    private static List<OfferDecision> issued(MemberOffers offers, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        return offers.offers().stream()
                .filter(offer -> offer.issuedAt().equals(moment))
                .toList();
    }

    private void decideReorders(Instant now) {
        Instant began = Instant.now();
        List<StoreItem> concerned = items.take(MOST_ITEMS);
        DemandServing demand = watch.serving(models.demand());
        Map<StoreItem, Change> changed = concerned.parallelStream()
                .map(item -> Map.entry(item, reorder.decide(item, demand, now)))
                .filter(entry -> entry.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().orElseThrow()));
        changed.forEach((item, change) -> {
            String key = Keys.storeItem(item.store(), item.gtin());
            switch (change) {
                case Change.Propose(var proposal) -> {
                    outlet.send(Topics.REORDER, key, proposal);
                    reorder.published(item, Optional.of(proposal));
                    alerts.note(item, proposal).ifPresent(this::send);
                }
                case Change.Withdraw() -> {
                    outlet.send(Topics.REORDER, key, null);
                    reorder.published(item, Optional.empty());
                }
            }
        });
        outlet.flush();
        concerned.forEach(item -> occasions.decided(
                "decide reorder",
                item,
                began,
                changed.get(item) instanceof Change.Propose(var proposal) ? List.of(proposal) : List.of()));
        itemsWait = !items.isEmpty();
        told("reorder proposals", changed.keySet(), concerned, itemsWait);
    }

    private static void told(String what, Collection<?> changed, Collection<?> concerned, boolean more) {
        if (changed.size() > 100) {
            LOG.info(
                    "Wrote {} {} of {} considered{}",
                    changed.size(),
                    what,
                    concerned.size(),
                    more ? ", more wait" : "");
        }
    }

    @Override
    public void close() {
        outlet.close();
        feed.close();
    }
}
