package io.tillstream.till.sale;

import io.tillstream.events.MemberId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The segments of whoever one basket is for, as they were when it was first asked: what head office tells meanwhile holds
 * for the next customer.
 *
 * @param told what the catalogue says of a member
 * @param remembered what it said
 */
record RememberedSegments(Function<MemberId, Set<String>> told, Map<MemberId, Set<String>> remembered)
        implements Function<MemberId, Set<String>> {
    RememberedSegments(Function<MemberId, Set<String>> told) {
        this(told, new ConcurrentHashMap<>());
    }

    @Override
    public Set<String> apply(MemberId member) {
        return remembered.computeIfAbsent(member, told);
    }
}
