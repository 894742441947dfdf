package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.MessageReach;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many members the portal could write to: of all, and of each segment, in steps of five. */
@Component
final class MessageReaches implements StreamView<MessageReach> {
    private static final double ALL_BASIS_POINTS = 10_000;

    private final Map<String, MessageReach> reaches = new ConcurrentHashMap<>();

    /**
     * Who would get a message, and who would not and why. The parts add up to the audience.
     *
     * @param audience all of it
     * @param control those the lot leaves out
     * @param notPersonal of the others, those who want no personal offers
     * @param notAllowed of the others, those who allow none of the channels
     * @param reached who would get it, but for bounds and quiet hours
     * @param about whether the portal cannot say who of the audience can be reached, because it is no segment yet: then they are taken
     *     to want and allow as much as all members do
     */
    record Expected(long audience, long control, long notPersonal, long notAllowed, long reached, boolean about) {}

    /**
     * Nothing while the portal has not counted, or nobody has counted the audience.
     *
     * @param members how many are in the audience by what they bought; absent for all members
     */
    Optional<Expected> expected(
            Audience audience, @Nullable Long members, List<Channel> channels, int controlBasisPoints) {
        MessageReach all = reaches.get(MessageReach.EVERYBODY);
        return switch (audience) {
            case Audience.Everybody _, Audience.Members _ ->
                Optional.ofNullable(all)
                        .map(reach -> controlBasisPoints == 0
                                ? all(reach, channels)
                                // With a control group even all members are a segment.
                                : likeAll(reach, reach.members(), channels, controlBasisPoints));
            case Audience.Known known -> {
                MessageReach own = reaches.get(known.segment().id());
                yield own == null
                        ? asFarAsCounted(all, members, channels, controlBasisPoints)
                        : Optional.of(expected(
                                own.members(),
                                share(own.personal(), own.members()),
                                share(own.reachedBy(channels), own.members()),
                                controlBasisPoints,
                                false));
            }
            case Audience.Lapsed _, Audience.Regular _, Audience.Spender _ ->
                asFarAsCounted(all, members, channels, controlBasisPoints);
        };
    }

    private static Expected all(MessageReach reach, List<Channel> channels) {
        return expected(reach.members(), 1, share(reach.reachedBy(channels), reach.members()), 0, false);
    }

    private static Optional<Expected> asFarAsCounted(
            @Nullable MessageReach all, @Nullable Long members, List<Channel> channels, int controlBasisPoints) {
        return all == null || members == null
                ? Optional.empty()
                : Optional.of(likeAll(all, members, channels, controlBasisPoints));
    }

    /** An audience whose members are taken to want and allow as much as all members do. */
    private static Expected likeAll(MessageReach all, long members, List<Channel> channels, int controlBasisPoints) {
        double personal = share(all.personal(), all.members());
        return expected(
                members, personal, personal * share(all.reachedBy(channels), all.members()), controlBasisPoints, true);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.min(1, (double) part / whole);
    }

    /**
     * Spreads an audience over what becomes of it.
     *
     * @param personal share that allows personal offers
     * @param reachable share that allows them and one of the channels
     */
    private static Expected expected(
            long audience, double personal, double reachable, int controlBasisPoints, boolean about) {
        long control = Math.round(audience * controlBasisPoints / ALL_BASIS_POINTS);
        long others = audience - control;
        long reached = Math.round(others * Math.min(personal, reachable));
        long notPersonal = Math.min(others - reached, Math.round(others * (1 - personal)));
        return new Expected(audience, control, notPersonal, others - reached - notPersonal, reached, about);
    }

    @Override
    public Topic<MessageReach> topic() {
        return Topics.MESSAGE_REACH;
    }

    @Override
    public void apply(String key, @Nullable MessageReach value, Instant recordedAt) {
        if (value == null) {
            reaches.remove(key);
        } else {
            reaches.put(key, value);
        }
    }
}
