package io.tillstream.portal.messages;

import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.Frequency;
import io.tillstream.events.message.MessageTally.Reason;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Contact;
import io.tillstream.portal.enrolment.EmailProofs;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.MessageConsents;
import io.tillstream.portal.messages.Carrier.Answer;
import io.tillstream.portal.messages.Deliveries.Due;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.settings.QuietHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, each message once to each member. Whether a member may be written to is asked at the last moment: a consent
 * that was taken back holds for what waits. Before a letter is carried it is noted, so that a portal that dies meanwhile does not
 * send it again.
 */
@Component
class Sending {
    /** Nothing is carried for longer: connecting, writing and waiting have 20 s each. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** After so many refusals for now it is given up, a good day after the first. */
    private static final int MOST_TRIES = 7;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration CLOSED_PAUSE = Duration.ofMinutes(1);
    private static final int PAUSE_GROWS_BY = 3;

    private final Deliveries deliveries;
    private final Members members;
    private final MessageConsents consents;
    private final EmailProofs proofs;
    private final Receipts receipts;
    private final Assortment assortment;
    private final Letters letters;
    private final Carriers carriers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final QuietHours quiet;
    private final Frequency bound;

    Sending(
            Deliveries deliveries,
            Members members,
            MessageConsents consents,
            EmailProofs proofs,
            Receipts receipts,
            Assortment assortment,
            Letters letters,
            Carriers carriers,
            TransactionTemplate transaction,
            PortalSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.members = members;
        this.consents = consents;
        this.proofs = proofs;
        this.receipts = receipts;
        this.assortment = assortment;
        this.letters = letters;
        this.carriers = carriers;
        this.transaction = transaction;
        this.clock = clock;
        this.quiet = settings.messages().quiet();
        this.bound = settings.messages().bound();
    }

    /** A letter that is to be carried now. */
    private record Outgoing(Due due, Letter letter, Carrier carrier, Instant at) {}

    /**
     * Looks at what is due and sends it.
     *
     * @param most so many messages are looked at
     * @return how many were looked at; fewer than {@code most} where nothing else is due
     */
    int send(int most) {
        Set<String> changed = new HashSet<>(deliveries.endLate(now()));
        changed.addAll(deliveries.settleDoubts(
                now(),
                PATIENCE,
                carriers.channels().stream().filter(this::isRepeatable).toList()));
        List<Due> looked = new ArrayList<>();
        List<Outgoing> outgoing = Objects.requireNonNull(transaction.execute(status -> {
            looked.addAll(deliveries.due(now(), most));
            return looked.stream().flatMap(due -> prepare(due).stream()).toList();
        }));
        outgoing.forEach(this::carry);
        carriers.rest();
        looked.forEach(due -> changed.add(due.message().campaign()));
        deliveries.touch(changed);
        return looked.size();
    }

    private boolean isRepeatable(Channel channel) {
        return carriers.of(channel).filter(Carrier::isRepeatable).isPresent();
    }

    /** Decides about one; what goes out is noted as being carried. */
    private Optional<Outgoing> prepare(Due due) {
        MemberId member = due.member();
        deliveries.hold(member);
        Instant now = now();
        Contact contact = members.contactOf(member).orElse(null);
        Letter letter = contact == null ? null : letter(due.message(), contact, now);
        if (contact != null && letter == null && lacksOnlyProof(due.message(), contact)) {
            deliveries.forget(due);
            return Optional.empty();
        }
        if (contact == null || letter == null) {
            deliveries.done(due, Reason.NOT_ALLOWED, null);
            return Optional.empty();
        }
        if (due.message().segment() != null && !contact.personalised()) {
            deliveries.done(due, Reason.NOT_PERSONAL, null);
            return Optional.empty();
        }
        Optional<Instant> awake = quiet.endAfter(now, zoneOf(member));
        if (awake.isPresent()) {
            deliveries.wait(due, Reason.QUIET_HOURS, awake.get(), due.tries());
            return Optional.empty();
        }
        Instant free = freeAt(due, now);
        if (free.isAfter(now)) {
            deliveries.wait(due, Reason.HAD_ENOUGH, free, due.tries());
            return Optional.empty();
        }
        deliveries.sending(due, letter.channel(), now);
        return carriers.of(letter.channel()).map(carrier -> new Outgoing(due, letter, carrier, now));
    }

    /** By the first channel that the member allows, gave an address for, and that something carries. */
    private @Nullable Letter letter(CampaignMessage message, Contact contact, Instant now) {
        Set<Channel> allowed = consents.openTo(contact.member());
        return message.channels().stream()
                .filter(channel ->
                        allowed.contains(channel) && carriers.channels().contains(channel))
                .flatMap(channel -> letters.write(message, contact, channel, now).stream())
                .findFirst()
                .orElse(null);
    }

    /** Whether it could go as an e-mail, were the address proved. */
    private boolean lacksOnlyProof(CampaignMessage message, Contact contact) {
        return message.channels().contains(Channel.EMAIL)
                && carriers.channels().contains(Channel.EMAIL)
                && contact.email() != null
                && consents.of(contact.member()).contains(Channel.EMAIL)
                && !consents.openTo(contact.member()).contains(Channel.EMAIL);
    }

    /** From when on one more is within the chain's bound and the message's own. */
    private Instant freeAt(Due due, Instant now) {
        Instant chain = freeAt(due.member(), bound, now);
        Frequency own = due.message().atMost();
        Instant message = own == null ? now : freeAt(due.member(), own, now);
        return chain.isAfter(message) ? chain : message;
    }

    private Instant freeAt(MemberId member, Frequency atMost, Instant now) {
        List<Instant> sent = deliveries.sentTo(member, now.minus(Duration.ofDays(atMost.days())));
        return sent.size() < atMost.messages()
                ? now
                : sent.get(atMost.messages() - 1).plus(Duration.ofDays(atMost.days()));
    }

    /** The clock on the wall of the store where the member bought last, else of the first store. */
    private ZoneId zoneOf(MemberId member) {
        Optional<StoreId> usual = receipts.latest(member, 0, 1).stream()
                .map(Receipts.Summary::store)
                .findFirst();
        return usual.map(assortment::zoneOf)
                .orElseGet(() -> assortment.stores().stream()
                        .map(Store::zone)
                        .findFirst()
                        .orElse(ZoneOffset.UTC));
    }

    private void carry(Outgoing outgoing) {
        Due due = outgoing.due();
        Answer answer = outgoing.carrier().carry(outgoing.letter());
        int tries = due.tries() + 1;
        switch (answer) {
            case DELIVERED -> deliveries.done(due, Reason.DELIVERED, outgoing.at());
            case NO_SUCH_ADDRESS -> {
                deliveries.done(due, Reason.ADDRESS, null);
                if (outgoing.letter().channel() == Channel.EMAIL) {
                    proofs.bounced(due.member(), outgoing.letter().to());
                }
            }
            case UNSURE -> deliveries.done(due, Reason.UNSURE, outgoing.at());
            case CLOSED -> deliveries.wait(due, Reason.COME_AGAIN, now().plus(CLOSED_PAUSE), due.tries());
            case COME_AGAIN -> {
                if (tries < MOST_TRIES) {
                    deliveries.wait(due, Reason.COME_AGAIN, now().plus(pauseAfter(tries)), tries);
                } else {
                    deliveries.done(due, Reason.GAVE_UP, null);
                }
            }
        }
    }

    /** 5, 15, 45 minutes and so on. */
    private static Duration pauseAfter(int tries) {
        return FIRST_PAUSE.multipliedBy(Math.round(Math.pow(PAUSE_GROWS_BY, tries - 1)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
