package io.tillstream.dashboards.members;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.MemberOutlook;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where every member stands, by the latest that was said of them. */
@Component
public final class MemberOutlooks implements StreamView<MemberOutlook> {
    private final Map<String, MemberOutlook> outlooks = new ConcurrentHashMap<>();

    @Override
    public Topic<MemberOutlook> topic() {
        return Topics.MEMBER_OUTLOOK;
    }

    @Override
    public void apply(String key, @Nullable MemberOutlook value, Instant recordedAt) {
        if (value == null) {
            outlooks.remove(key);
        } else {
            outlooks.put(key, value);
        }
    }

    /** Those of whom this holds. */
    Collection<MemberOutlook> all(Predicate<MemberId> wanted) {
        return outlooks.values().stream()
                .filter(outlook -> wanted.test(outlook.member()))
                .toList();
    }

    /** Members of a group, by id. */
    List<MemberId> in(MemberOutlook.Group group, Predicate<MemberId> wanted) {
        return all(wanted).stream()
                .filter(outlook -> outlook.group() == group)
                .map(MemberOutlook::member)
                .sorted(Comparator.comparing(MemberId::value))
                .toList();
    }

    /** How many there are of each, in the order of the choices; those without anybody are left out. */
    static <E extends Enum<E>> Map<E, Long> counted(
            Collection<MemberOutlook> all, Function<MemberOutlook, E> choice, Class<E> choices) {
        return all.stream().collect(Collectors.groupingBy(choice, () -> new EnumMap<>(choices), Collectors.counting()));
    }
}
