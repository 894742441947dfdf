package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.masterdata.TillSettingsWriter;
import io.tillstream.events.TillId;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.WantedProgram;
import io.tillstream.events.till.WantedSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves roll-outs on: by itself as their tills say, or as somebody wants. What is told to tills and what is noted of it stand or
 * fall together; after a stop in between the same is told a second time.
 */
@Component
class RolloutDesk {
    /** Who a roll-out is in the audit log when nobody stopped it. */
    static final String ITSELF = "roll-out";

    private static final int LAST_RING = 2;

    private final Rollouts rollouts;
    private final TillPrograms programs;
    private final TillHealths healths;
    private final TillSettingsWriter log;
    private final AuditLog audit;
    private final LiveEvents live;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RolloutDesk(
            Rollouts rollouts,
            TillPrograms programs,
            TillHealths healths,
            TillSettingsWriter log,
            AuditLog audit,
            LiveEvents live,
            TransactionTemplate transaction,
            Clock clock) {
        this.rollouts = rollouts;
        this.programs = programs;
        this.healths = healths;
        this.log = log;
        this.audit = audit;
        this.live = live;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes one, which begins with its first ring, or waits for a second person. */
    long begin(Rollout said, Map<TillId, Integer> rings) {
        Long id = transaction.execute(_ -> {
            long number = rollouts.begin(said, rings);
            audit.note(
                    said.program() == null ? AuditKind.ROLL_OUT_BEGUN : AuditKind.PROGRAM_ROLLED_OUT,
                    subject(number),
                    null,
                    said.gives());
            return number;
        });
        live.changed(LiveEvents.Subject.FLEET);
        return id == null ? 0 : id;
    }

    /** As a second person decided; false where it does not wait. */
    boolean decide(long id, boolean approved) {
        return change(
                id,
                Rollout.State.ASKED,
                _ -> rollouts.move(id, approved ? Rollout.State.RUNNING : Rollout.State.REFUSED, null));
    }

    boolean pause(long id, String by) {
        return change(id, Rollout.State.RUNNING, _ -> {
            rollouts.move(id, Rollout.State.PAUSED, new Rollout.Why(Rollout.Reason.PERSON, null, by));
            audit.note(AuditKind.ROLL_OUT_PAUSED, subject(id), null, null);
        });
    }

    /** Goes on where it stood; the ring is watched anew. */
    boolean goOn(long id) {
        return change(id, Rollout.State.PAUSED, held -> {
            rollouts.move(id, Rollout.State.RUNNING, null);
            if (held.ring() >= 0) {
                rollouts.ring(id, held.ring(), now());
            }
            audit.note(AuditKind.ROLL_OUT_RESUMED, subject(id), null, null);
        });
    }

    /** A program that a roll-out would go back to, and that the log has no more; empty for none. */
    Optional<WantedProgram> gone(Rollout rollout) {
        if (rollout.program() == null || !rollout.canGoBack()) {
            return Optional.empty();
        }
        return rollouts.tills(rollout.id()).stream()
                .filter(till -> till.ring() <= rollout.ring())
                .flatMap(till -> till.before().map(WantedSettings::program).stream())
                // Nobody sent those that were installed at the till, and it keeps them.
                .filter(program -> program.size() != WantedProgram.KEPT)
                .distinct()
                .filter(program -> programs.find(program.program()).isEmpty())
                .findFirst();
    }

    boolean back(long id, String by) {
        return Boolean.TRUE.equals(transaction.execute(_ -> rollouts.hold(id)
                .filter(held -> held.canGoBack() && gone(held).isEmpty())
                .map(held -> {
                    back(held, new Rollout.Why(Rollout.Reason.PERSON, null, by), by);
                    return true;
                })
                .orElse(false)));
    }

    private boolean change(long id, Rollout.State from, Consumer<Rollout> deed) {
        boolean done = Boolean.TRUE.equals(transaction.execute(_ -> rollouts.hold(id)
                .filter(held -> held.state() == from)
                .map(held -> {
                    deed.accept(held);
                    return true;
                })
                .orElse(false)));
        live.changed(LiveEvents.Subject.FLEET);
        return done;
    }

    /** Looks at those that run. */
    void look() {
        for (long id : rollouts.running()) {
            transaction.executeWithoutResult(_ -> rollouts.hold(id)
                    .filter(held -> held.state() == Rollout.State.RUNNING)
                    .ifPresent(this::step));
        }
    }

    private void step(Rollout held) {
        Map<TillId, TillHealths.Heard> heard = heard();
        List<RingTill> tills = rollouts.tills(held.id());
        Instant now = now();
        List<RingTill> told = tills.stream()
                .filter(till -> till.ring() <= held.ring())
                .map(till -> seen(held, till, Optional.ofNullable(heard.get(till.till())), now))
                .toList();
        switch (Gate.judge(held, told, heard, now)) {
            case Gate.Verdict.Wait() -> {
                // Its tills have to say something first.
            }
            case Gate.Verdict.Next() -> next(held, tills, heard);
            case Gate.Verdict.Stop(Rollout.Why why) -> {
                rollouts.move(held.id(), Rollout.State.PAUSED, why);
                audit.note(ITSELF, AuditKind.ROLL_OUT_PAUSED, subject(held.id()), null, why);
                live.changed(LiveEvents.Subject.FLEET);
            }
            case Gate.Verdict.Back(Rollout.Why why) -> back(held, why, ITSELF);
        }
    }

    /** A program is fetched first and changed over to when nothing is open: from then on a till is watched. */
    private RingTill seen(Rollout held, RingTill till, Optional<TillHealths.Heard> last, Instant now) {
        if (held.program() == null || till.heldAt() != null || !Gate.holds(held, last)) {
            return till;
        }
        rollouts.held(held.id(), till.till(), now);
        return till.seenHolding(now);
    }

    private void next(Rollout held, List<RingTill> tills, Map<TillId, TillHealths.Heard> heard) {
        int ring = held.ring() + 1;
        while (ring <= LAST_RING && !hasTills(tills, ring)) {
            ring++;
        }
        if (ring > LAST_RING) {
            rollouts.move(held.id(), Rollout.State.DONE, null);
            audit.note(ITSELF, AuditKind.ROLL_OUT_DONE, subject(held.id()), null, null);
        } else {
            begin(held, ring, tills, heard);
        }
        live.changed(LiveEvents.Subject.FLEET);
    }

    private static boolean hasTills(List<RingTill> tills, int ring) {
        return tills.stream().anyMatch(till -> till.ring() == ring);
    }

    private void begin(Rollout held, int ring, List<RingTill> tills, Map<TillId, TillHealths.Heard> heard) {
        Instant now = now();
        Map<TillId, Optional<WantedSettings>> wanted = new LinkedHashMap<>();
        for (RingTill till : tills) {
            if (till.ring() == ring) {
                Optional<TillHealths.Heard> last = Optional.ofNullable(heard.get(till.till()));
                rollouts.told(
                        held.id(),
                        new RingTill(
                                till.till(),
                                ring,
                                before(held, till.till(), last).orElse(null),
                                last.map(each -> each.health().findings().stream()
                                                .map(TillHealth.Found::finding)
                                                .collect(Collectors.toSet()))
                                        .orElseGet(Set::of),
                                last.filter(each -> !each.isSilent(now)).isPresent()));
                WantedSettings settings = held.told(till.till(), rollouts.said(till.till()));
                rollouts.say(till.till(), Optional.of(settings));
                wanted.put(till.till(), Optional.of(settings));
            }
        }
        rollouts.ring(held.id(), ring, now);
        log.say(wanted);
    }

    /** What a till goes back to; one that was never told a program, to the one it runs now. */
    private Optional<WantedSettings> before(Rollout held, TillId till, Optional<TillHealths.Heard> last) {
        Optional<WantedSettings> said = rollouts.said(till);
        if (held.program() == null
                || said.filter(each -> each.program() != null).isPresent()) {
            return said;
        }
        return last.flatMap(heard -> Optional.ofNullable(heard.health().program())
                        .map(runs -> new WantedProgram(
                                held.id(), runs.runs(), heard.health().version(), WantedProgram.KEPT)))
                .map(program -> new WantedSettings(
                        till,
                        said.map(WantedSettings::version).orElse(0L),
                        said.map(WantedSettings::settings).orElse(List.of()),
                        held.at(),
                        program,
                        said.map(WantedSettings::receipts).orElse(List.of())))
                .or(() -> said);
    }

    private void back(Rollout held, Rollout.Why why, String by) {
        Instant now = now();
        Map<TillId, Optional<WantedSettings>> wanted = new LinkedHashMap<>();
        for (RingTill till : rollouts.tills(held.id())) {
            if (till.ring() > held.ring()) {
                continue;
            }
            Optional<WantedSettings> said = rollouts.said(till.till());
            // A till that was given something newer since keeps that; a text beside newer ones is taken out.
            if (said.isPresent() && held.isSaidBy(said.get())) {
                Optional<WantedSettings> then = held.takenBack(till.till(), said.get(), till.before(), now);
                rollouts.say(till.till(), then);
                wanted.put(till.till(), then);
            }
            // Nor does it come back when a newer one is taken back.
            rollouts.beforeLater(held.id(), till.till()).forEach((later, before) -> {
                if (held.isSaidBy(before)) {
                    rollouts.before(later, till.till(), held.takenBack(till.till(), before, till.before(), now));
                }
            });
        }
        rollouts.move(held.id(), Rollout.State.BACK, why);
        audit.note(by, AuditKind.ROLL_OUT_BACK, subject(held.id()), held.gives(), why);
        if (!wanted.isEmpty()) {
            log.say(wanted);
        }
        live.changed(LiveEvents.Subject.FLEET);
    }

    private Map<TillId, TillHealths.Heard> heard() {
        return healths.heard(_ -> true).stream()
                .collect(Collectors.toMap(each -> each.health().till(), Function.identity()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static String subject(long id) {
        return "settings " + id;
    }
}
