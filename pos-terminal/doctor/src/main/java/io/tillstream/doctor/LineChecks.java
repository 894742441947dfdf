package io.tillstream.doctor;

import static io.tillstream.doctor.Check.sensed;

import io.tillstream.doctor.Outcome.CannotTell;
import io.tillstream.doctor.Outcome.Found;
import io.tillstream.doctor.Outcome.Passed;
import io.tillstream.doctor.Outcome.Reason;
import io.tillstream.doctor.sense.Answer;
import io.tillstream.doctor.sense.Backlog;
import io.tillstream.doctor.sense.Certificate;
import io.tillstream.doctor.sense.Link;
import io.tillstream.doctor.sense.NameAnswer;
import io.tillstream.doctor.sense.Reach;
import io.tillstream.doctor.sense.Route;
import io.tillstream.doctor.sense.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From the plug in the wall to head office's answer, each step only worth looking at when the one before holds. */
final class LineChecks {
    /** A gateway takes signatures that are at most this old; docs/reference/till-protocol.md. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** With a line that is up, records are sent within seconds. */
    private static final Duration LATE = Duration.ofMinutes(10);

    static final List<Check> LINE = List.of(
            sensed("link", LineChecks::link),
            new Check("signal", LineChecks::signal),
            new Check("modem-restart", LineChecks::restart),
            new Check("data-card", LineChecks::dataCard),
            sensed("provider", LineChecks::provider),
            sensed("address", LineChecks::address),
            sensed("name", LineChecks::name),
            sensed("gateway", LineChecks::gateway),
            sensed("server", LineChecks::server),
            sensed("certificate", LineChecks::certificate),
            sensed("time", LineChecks::time),
            sensed("status", LineChecks::status));

    static final List<Check> SIGN_IN = List.of(
            sensed("login", LineChecks::login), sensed("role", LineChecks::role), sensed("grant", LineChecks::grant));

    static final List<Check> LAG = List.of(
            sensed("records-taken", LineChecks::taken),
            sensed("records-sent", LineChecks::sent),
            sensed("prices", LineChecks::prices));

    private LineChecks() {}

    private static boolean isHere(Senses senses) {
        return senses.route() instanceof Route.Here;
    }

    private static List<Link> up(Senses senses) {
        return senses.links().stream().filter(Link::up).toList();
    }

    private static boolean isCabled(Senses senses) {
        return senses.links().isEmpty() || senses.links().stream().anyMatch(link -> link.kind() == Link.Kind.CABLE);
    }

    /** Only a till without any cable socket is a mobile one, and only a line that is down needs looking after. */
    private static boolean isMobileAndDown(Senses senses) {
        return !isHere(senses) && !isCabled(senses) && up(senses).isEmpty();
    }

    private static Outcome link(Senses senses) {
        if (isHere(senses)) {
            return new Passed("");
        }
        List<Link> up = up(senses);
        if (!up.isEmpty()) {
            return new Passed(up.stream().map(Link::name).collect(Collectors.joining(", ")));
        }
        return isCabled(senses)
                ? Found.of(
                        Finding.LINK_DOWN,
                        senses.links().stream().map(Link::name).collect(Collectors.joining(", ")))
                : new CannotTell(Reason.NOT_SENSED);
    }

    private static Outcome signal(Senses senses, Replies replies) {
        return ofMobile(senses, replies, Question.HAS_SIGNAL, Finding.NO_SIGNAL);
    }

    private static Outcome restart(Senses senses, Replies replies) {
        return ofMobile(senses, replies, Question.WAS_RESTARTED, Finding.MOBILE_RESTART);
    }

    private static Outcome dataCard(Senses senses, Replies replies) {
        boolean hasCard = senses.links().stream().anyMatch(link -> link.kind() == Link.Kind.MOBILE);
        return hasCard ? ofMobile(senses, replies, Question.DATA_CARD_IN_PLACE, Finding.DATA_CARD) : new Passed("");
    }

    private static Outcome ofMobile(Senses senses, Replies replies, Question question, Finding otherwise) {
        if (!isMobileAndDown(senses)) {
            return new Passed("");
        }
        return replies.to(question, reply -> switch (reply) {
            case YES -> new Passed("");
            case NO -> Found.of(otherwise);
        });
    }

    private static Outcome provider(Senses senses) {
        return isMobileAndDown(senses) ? Found.of(Finding.MOBILE_PROVIDER) : new Passed("");
    }

    private static Outcome address(Senses senses) {
        if (isHere(senses)) {
            return new Passed("");
        }
        List<String> addresses =
                up(senses).stream().flatMap(link -> link.addresses().stream()).toList();
        return addresses.isEmpty()
                ? Found.of(
                        Finding.NO_ADDRESS, up(senses).stream().map(Link::name).collect(Collectors.joining(", ")))
                : new Passed(String.join(", ", addresses));
    }

    private static Outcome name(Senses senses) {
        return switch (senses.name()) {
            case NameAnswer.Known(String name, String address) -> new Passed(name + " = " + address);
            case NameAnswer.Unknown(String name) -> Found.of(Finding.NAME_UNKNOWN, name);
            case NameAnswer.Silent(String name) -> Found.of(Finding.NAME_SERVICE_SILENT, name);
        };
    }

    /** A silent router is only to blame when what lies behind it cannot be reached: many do not like to be asked. */
    private static Outcome gateway(Senses senses) {
        return switch (senses.route()) {
            case Route.Here() -> new Passed("");
            case Route.Neighbour() -> new Passed("");
            case Route.None() -> Found.of(Finding.NO_GATEWAY);
            case Route.Through(String address) -> {
                // In this order: a router is only looked for when something is to go through it.
                boolean reached = !(senses.headOffice() instanceof Reach.Unreachable);
                yield reached || senses.hasHeard(address)
                        ? new Passed(address)
                        : Found.of(Finding.GATEWAY_SILENT, address);
            }
        };
    }

    private static Outcome server(Senses senses) {
        return switch (senses.headOffice()) {
            case Reach.Reached(String place, Duration took) -> new Passed(place + ", " + took.toMillis() + " ms");
            case Reach.Refused(String place) -> Found.of(Finding.HEAD_OFFICE_REFUSES, place);
            case Reach.Unreachable(String place) -> Found.of(Finding.HEAD_OFFICE_UNREACHABLE, place);
        };
    }

    /** Proved by its key, so its time can be believed: with a wrong clock of our own the dates mean nothing. */
    private static Outcome certificate(Senses senses) {
        return switch (senses.certificate()) {
            case Certificate.NoConnection() -> new CannotTell(Reason.NO_CONNECTION);
            case Certificate.Silent() -> Found.of(Finding.HEAD_OFFICE_SILENT);
            case Certificate.NotTls() -> Found.of(Finding.SOMEBODY_ELSE_ANSWERS);
            case Certificate.Shown(boolean ours, Instant from, Instant until) -> {
                if (!ours) {
                    yield Found.of(Finding.OTHER_CERTIFICATE);
                }
                boolean holds = !senses.now().isBefore(from) && !senses.now().isAfter(until);
                if (holds) {
                    yield new Passed(until.toString());
                }
                yield clockOff(senses)
                        .<Outcome>map(off -> off)
                        .orElseGet(() -> Found.of(Finding.CERTIFICATE_DATES, from, until));
            }
        };
    }

    private static Optional<Found> clockOff(Senses senses) {
        return MachineChecks.drift(senses)
                .filter(drift -> drift.abs().compareTo(CLOCK_TOLERANCE) > 0)
                .map(drift -> Found.of(Finding.CLOCK_WRONG, MachineChecks.inWords(drift)));
    }

    private static Outcome time(Senses senses) {
        Optional<Found> off = clockOff(senses);
        if (off.isPresent()) {
            return off.get();
        }
        return MachineChecks.drift(senses)
                .<Outcome>map(drift -> new Passed(MachineChecks.inWords(drift)))
                .orElseGet(() -> new CannotTell(Reason.NO_CONNECTION));
    }

    private static Outcome status(Senses senses) {
        return switch (senses.answer()) {
            case Answer.NoConnection() -> new CannotTell(Reason.NO_CONNECTION);
            case Answer.Silent() -> Found.of(Finding.HEAD_OFFICE_SILENT);
            case Answer.Said(int status, boolean ours, var time) -> status(status, ours);
        };
    }

    private static Outcome status(int status, boolean ours) {
        if (status >= 500 || status == 429) {
            return Found.of(Finding.HEAD_OFFICE_TROUBLE, status);
        }
        if (!ours) {
            return Found.of(Finding.SOMEBODY_ELSE_ANSWERS);
        }
        return switch (status) {
            case 401 -> Found.of(Finding.TILL_NOT_PROVED);
            case 403 -> Found.of(Finding.TILL_REVOKED);
            case 423 -> Found.of(Finding.TILL_LOCKED);
            default -> new Passed(Integer.toString(status));
        };
    }

    private static Outcome login(Senses senses) {
        return switch (senses.signIn()) {
            case SignIn.WrongPin() -> Found.of(Finding.PIN_WRONG);
            case SignIn.Locked(Instant until) -> Found.of(Finding.SIGN_IN_LOCKED, until);
            case SignIn.NoAttempt(), SignIn.Accepted(), SignIn.NoRole(), SignIn.NoGrant() -> new Passed("");
        };
    }

    private static Outcome role(Senses senses) {
        return senses.signIn() instanceof SignIn.NoRole ? Found.of(Finding.ROLE_MISSING) : new Passed("");
    }

    private static Outcome grant(Senses senses) {
        return senses.signIn() instanceof SignIn.NoGrant ? Found.of(Finding.GRANT_EXPIRED) : new Passed("");
    }

    private static Outcome taken(Senses senses) {
        return senses.backlog()
                .refusal()
                .<Outcome>map(reason -> Found.of(Finding.RECORDS_REFUSED, reason))
                .orElseGet(() -> new Passed(""));
    }

    private static Outcome sent(Senses senses) {
        Backlog backlog = senses.backlog();
        boolean late =
                backlog.oldest().map(oldest -> oldest.compareTo(LATE) > 0).orElse(false);
        return late ? Found.of(Finding.RECORDS_WAIT, backlog.records()) : new Passed(Long.toString(backlog.records()));
    }

    private static Outcome prices(Senses senses) {
        return senses.backlog().hasPrices() ? new Passed("") : Found.of(Finding.CATALOGUE_MISSING);
    }
}
