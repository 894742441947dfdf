package io.tillstream.topologies.refusal;

import io.tillstream.events.ledger.DeadLetter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;

/** The way back to the step that refused a record, past all that have booked it, as far as there is one. */
public final class ReplayPath {
    private static final String FACT = "fact.";

    private final Map<String, TopologyDescription.Node> steps;

    public ReplayPath(TopologyDescription topology) {
        steps = topology.subtopologies().stream()
                .map(TopologyDescription.Subtopology::nodes)
                .flatMap(Collection::stream)
                .collect(Collectors.toMap(TopologyDescription.Node::name, Function.identity()));
    }

    /** Whether a record can be sent again, and for whom. */
    public sealed interface Found {
        /**
         * It can.
         *
         * @param steps as in {@link io.tillstream.wire.Replay#path()}
         */
        record Way(List<String> steps) implements Found {
            public Way {
                steps = List.copyOf(steps);
            }
        }

        /**
         * It would be booked twice, or by nobody.
         *
         * @param reason one sentence
         */
        record NoWay(String reason) implements Found {
            public NoWay {
                Objects.requireNonNull(reason, "reason");
            }
        }
    }

    public Found to(DeadLetter letter) {
        String name = letter.refusedBy();
        if (name == null) {
            return letter.topic().startsWith(FACT)
                    ? new Found.Way(List.of())
                    : new Found.NoWay("An earlier version did not note which step refused it.");
        }
        return switch (steps.get(name)) {
            case TopologyDescription.Source unreadable -> new Found.Way(List.of());
            case TopologyDescription.Processor step -> past(step);
            case null, default -> new Found.NoWay("No topology has the step " + name + " any more.");
        };
    }

    private static Found past(TopologyDescription.Processor refusing) {
        Set<String> before = new LinkedHashSet<>();
        Deque<TopologyDescription.Node> open = new ArrayDeque<>(refusing.predecessors());
        while (!open.isEmpty()) {
            TopologyDescription.Node step = open.pop();
            if (step instanceof TopologyDescription.Processor processor
                    && !processor.stores().isEmpty()) {
                return new Found.NoWay("It was booked by " + processor.name() + " before " + refusing.name()
                        + " refused what came of it.");
            }
            if (step.successors().stream().anyMatch(TopologyDescription.Sink.class::isInstance)) {
                return new Found.NoWay("It was published by " + step.name() + " before " + refusing.name()
                        + " refused what came of it.");
            }
            if (step instanceof TopologyDescription.Processor && before.add(step.name())) {
                open.addAll(step.predecessors());
            }
        }
        List<String> path = new ArrayList<>(before);
        path.add(refusing.name());
        return new Found.Way(path);
    }
}
