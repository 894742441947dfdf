package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.campaigns.Campaign.Draft;
import io.tillstream.dashboards.campaigns.Campaign.Live;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.message.CampaignMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What may be done with campaigns, and by whom. Each deed is one transaction: the campaign, the step in its log, the entry in the
 * audit log and the word for the log of facts, or none of them.
 */
@Component
final class Campaigns {
    /** What ids of the builder begin with. */
    static final String ID_PREFIX = "campaign-";

    private final CampaignShelf shelf;
    private final TransactionTemplate transaction;
    private final PlanReader reader;
    private final AuditLog log;
    private final Clock clock;

    Campaigns(CampaignShelf shelf, TransactionTemplate transaction, PlanReader reader, AuditLog log, Clock clock) {
        this.shelf = shelf;
        this.transaction = transaction;
        this.reader = reader;
        this.log = log;
        this.clock = clock;
    }

    /** What came of a deed. */
    enum Outcome {
        DONE,
        /** There is no such campaign. */
        UNKNOWN,
        /** It is no longer what the person saw. */
        CHANGED,
        /** It cannot be read as a campaign; what is wrong stands beside its fields. */
        NOT_READY,
        /** Who made it cannot approve it. */
        OWN_WORK,
        /** That cannot be done with it as it stands. */
        NOT_NOW
    }

    /** Begins one and says what it is called by. */
    String begin(Form form, String by) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Instant now = now();
            String id = newId(now);
            for (int another = 2; !shelf.begin(id, by, now, form); another++) {
                id = newId(now) + "-" + another;
            }
            note(id, 1, Step.Kind.BEGUN, AuditKind.CAMPAIGN_BEGUN, by, null);
            return id;
        }));
    }

    /**
     * A draft of that id with this in it: a new one, the next version of one that is there, or one that was discarded again.
     *
     * @param writtenBy whose words these are
     * @param by who makes a draft of them
     */
    Outcome draw(String id, Form form, String writtenBy, String by) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Instant now = now();
            if (shelf.begin(id, writtenBy, now, form)) {
                note(id, 1, Step.Kind.BEGUN, AuditKind.CAMPAIGN_BEGUN, by, null);
                return Outcome.DONE;
            }
            Campaign campaign = shelf.hold(id).orElseThrow();
            if (campaign.isWaiting()) {
                return Outcome.NOT_NOW;
            }
            shelf.save(campaign, form, writtenBy, now);
            note(id, campaign.version() + 1, Step.Kind.SAVED, AuditKind.CAMPAIGN_SAVED, by, null);
            return Outcome.DONE;
        }));
    }

    /** By the second, which people can read. */
    private static String newId(Instant now) {
        return ID_PREFIX + now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[^0-9]", "");
    }

    /** Saves what was typed as a new version, right or wrong; the same again is none. */
    Outcome save(String id, int seen, Form form, String by) {
        return change(id, campaign -> {
            if (campaign.version() != seen) {
                return Outcome.CHANGED;
            }
            if (!campaign.isOpen()) {
                return Outcome.NOT_NOW;
            }
            if (!shelf.version(id, seen).form().equals(form)) {
                shelf.save(campaign, form, by, now());
                note(id, seen + 1, Step.Kind.SAVED, AuditKind.CAMPAIGN_SAVED, by, null);
            }
            return Outcome.DONE;
        });
    }

    /** Asks for a second person. */
    Outcome submit(String id, int seen, String by) {
        return change(id, campaign -> {
            if (campaign.version() != seen) {
                return Outcome.CHANGED;
            }
            if (campaign.draft() != Draft.OPEN) {
                return Outcome.NOT_NOW;
            }
            if (!reader.read(shelf.version(id, seen).form()).isReady()) {
                return Outcome.NOT_READY;
            }
            shelf.draft(id, Draft.WAITING, by);
            note(id, seen, Step.Kind.SUBMITTED, AuditKind.CAMPAIGN_SUBMITTED, by, null);
            return Outcome.DONE;
        });
    }

    /** Opens it again, by whoever builds campaigns. */
    Outcome takeBack(String id, String by) {
        return reopen(id, Step.Kind.TAKEN_BACK, AuditKind.CAMPAIGN_TAKEN_BACK, by, null);
    }

    /** Opens it again because the second person wants something changed. */
    Outcome sendBack(String id, String by, String reason) {
        return reopen(id, Step.Kind.SENT_BACK, AuditKind.CAMPAIGN_SENT_BACK, by, reason);
    }

    private Outcome reopen(String id, Step.Kind step, AuditKind kind, String by, @Nullable String reason) {
        return change(id, campaign -> {
            if (!campaign.isWaiting()) {
                return Outcome.NOT_NOW;
            }
            shelf.draft(id, Draft.OPEN, null);
            note(id, campaign.version(), step, kind, by, reason);
            return Outcome.DONE;
        });
    }

    /** Puts the version that was seen at the tills. Nobody approves what they had a hand in since the last approval. */
    Outcome approve(String id, int seen, String by) {
        return change(id, campaign -> {
            if (campaign.version() != seen) {
                return Outcome.CHANGED;
            }
            if (!campaign.isWaiting()) {
                return Outcome.NOT_NOW;
            }
            if (hadAHandIn(campaign, by)) {
                return Outcome.OWN_WORK;
            }
            Reading reading = reader.read(shelf.version(id, seen).form());
            Plan plan = reading.plan();
            if (plan == null) {
                return Outcome.NOT_READY;
            }
            Segment segment = plan.segment(id).orElse(null);
            MessagePlan message = reading.message();
            shelf.settle(id, seen, plan.promotion(id), segment, message == null ? null : message.fact(id, plan));
            shelf.draft(id, Draft.SETTLED, null);
            note(id, seen, Step.Kind.APPROVED, AuditKind.CAMPAIGN_APPROVED, by, null);
            tell(campaign, seen, Live.ON);
            return Outcome.DONE;
        });
    }

    /** Whether somebody submitted what waits, or wrote or saved a version since the last one that was approved. */
    boolean hadAHandIn(Campaign campaign, String who) {
        int approved = approved(campaign.id()).stream()
                .mapToInt(Version::version)
                .max()
                .orElse(0);
        return who.equals(campaign.submittedBy())
                || shelf.drewAfter(campaign.id(), approved, who)
                || shelf.versions(campaign.id()).stream()
                        .filter(version -> version.version() > approved)
                        .anyMatch(version -> version.savedBy().equals(who));
    }

    Outcome pause(String id, String by) {
        return turn(id, List.of(Live.ON), Live.PAUSED, Step.Kind.PAUSED, AuditKind.CAMPAIGN_PAUSED, by);
    }

    Outcome resume(String id, String by) {
        return turn(id, List.of(Live.PAUSED), Live.ON, Step.Kind.RESUMED, AuditKind.CAMPAIGN_RESUMED, by);
    }

    Outcome end(String id, String by) {
        return turn(id, List.of(Live.ON, Live.PAUSED), Live.ENDED, Step.Kind.ENDED, AuditKind.CAMPAIGN_ENDED, by);
    }

    private Outcome turn(String id, List<Live> from, Live to, Step.Kind step, AuditKind kind, String by) {
        return change(id, campaign -> {
            Integer version = campaign.liveVersion();
            if (version == null || !from.contains(campaign.live())) {
                return Outcome.NOT_NOW;
            }
            note(id, version, step, kind, by, null);
            tell(campaign, version, to);
            return Outcome.DONE;
        });
    }

    /** Puts the version at the tills that was there before; it was approved then. */
    Outcome rollBack(String id, String by) {
        return change(id, campaign -> {
            Optional<Version> before = before(campaign);
            if (before.isEmpty() || campaign.live() == Live.ENDED) {
                return Outcome.NOT_NOW;
            }
            note(id, before.get().version(), Step.Kind.ROLLED_BACK, AuditKind.CAMPAIGN_ROLLED_BACK, by, null);
            tell(campaign, before.get().version(), Live.ON);
            return Outcome.DONE;
        });
    }

    /** The version that was approved before the one at the tills. */
    Optional<Version> before(Campaign campaign) {
        Integer live = campaign.liveVersion();
        return live == null
                ? Optional.empty()
                : approved(campaign.id()).stream()
                        .filter(version -> version.version() < live)
                        .reduce((_, later) -> later);
    }

    private List<Version> approved(String id) {
        return shelf.versions(id).stream()
                .filter(version -> version.promotion() != null)
                .toList();
    }

    /** Takes a draft off the list that never was at a till. */
    Outcome discard(String id, String by) {
        return change(id, campaign -> {
            if (campaign.draft() != Draft.OPEN || campaign.live() != Live.NEVER) {
                return Outcome.NOT_NOW;
            }
            shelf.draft(id, Draft.DISCARDED, null);
            note(id, campaign.version(), Step.Kind.DISCARDED, AuditKind.CAMPAIGN_DISCARDED, by, null);
            return Outcome.DONE;
        });
    }

    /** Notes where a version stands and leaves the word for the log. A segment of its own that is no longer named goes. */
    private void tell(Campaign campaign, int version, Live live) {
        Integer told = campaign.liveVersion();
        Version before = told == null ? null : shelf.version(campaign.id(), told);
        Segment old = before == null ? null : before.segment();
        Version next = shelf.version(campaign.id(), version);
        Segment segment = next.segment();
        boolean isWanted = segment != null && live != Live.ENDED;
        Segment known = segment == null ? old : segment;
        shelf.live(campaign.id(), live, version);
        shelf.say(
                campaign.id(),
                active(Objects.requireNonNull(next.promotion()), live == Live.ON),
                known == null ? null : active(known, isWanted),
                message(before, next, live),
                now());
    }

    /** What members are written from now on; one that is written no more ends. */
    private static @Nullable CampaignMessage message(@Nullable Version before, Version next, Live live) {
        CampaignMessage message = next.message();
        if (message == null) {
            CampaignMessage old = before == null ? null : before.message();
            return old == null ? null : old.in(CampaignMessage.State.ENDED);
        }
        return message.in(
                switch (live) {
                    case ON -> CampaignMessage.State.GOING;
                    case PAUSED -> CampaignMessage.State.PAUSED;
                    case NEVER, ENDED -> CampaignMessage.State.ENDED;
                });
    }

    private static Promotion active(Promotion of, boolean active) {
        return new Promotion(
                of.id(),
                of.name(),
                of.eligibility(),
                of.qualifying(),
                of.reward(),
                of.limits(),
                of.priority(),
                of.exclusiveGroup(),
                of.stackable(),
                of.floor(),
                active);
    }

    private static Segment active(Segment of, boolean active) {
        return new Segment(of.id(), of.name(), of.conditions(), of.controlBasisPoints(), active);
    }

    private Outcome change(String id, Function<Campaign, Outcome> deed) {
        return Objects.requireNonNull(transaction.execute(_ -> shelf.hold(id)
                .filter(campaign -> campaign.draft() != Draft.DISCARDED)
                .map(deed)
                .orElse(Outcome.UNKNOWN)));
    }

    private void note(String id, int version, Step.Kind step, AuditKind kind, String by, @Nullable String reason) {
        shelf.note(id, version, step, by, now(), reason);
        Map<String, String> after = reason == null
                ? Map.of("version", Integer.toString(version))
                : Map.of("version", Integer.toString(version), "reason", reason);
        log.note(by, kind, id, null, after);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
