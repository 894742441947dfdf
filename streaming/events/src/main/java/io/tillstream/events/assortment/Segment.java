package io.tillstream.events.assortment;

import io.tillstream.events.LocalText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Members who buy alike: those of whom every condition holds. Topic {@code fact.segment.v1}, key: the id. Promotions name
 * it by its id.
 *
 * @param id {@code lapsed-coffee-buyers}
 * @param name what people call it
 * @param conditions at least one, at most {@value #MOST}
 * @param controlBasisPoints share of members who are left out by lot although the conditions hold, so that the effect of what the
 *     others get can be measured, in hundredths of a percent, 0 to 10,000; the lot is a keyed hash of the member and the id. Absent:
 *     nobody
 * @param active whether anybody is in it; that is how it is taken away
 */
public record Segment(
        String id,
        LocalText name,
        List<SegmentCondition> conditions,
        @Nullable Integer controlBasisPoints,
        boolean active) {
    /** More are no description of anybody. */
    public static final int MOST = 10;

    public Segment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        conditions = List.copyOf(Objects.requireNonNull(conditions, "conditions"));
        if (id.isBlank()) {
            throw new IllegalArgumentException("A segment has no id; give it one, such as lapsed-coffee-buyers.");
        }
        if (conditions.isEmpty() || conditions.size() > MOST) {
            throw new IllegalArgumentException(
                    "Segment " + id + " has " + conditions.size() + " conditions; give it 1 to " + MOST + ".");
        }
        if (controlBasisPoints != null && (controlBasisPoints < 0 || controlBasisPoints > 10_000)) {
            throw new IllegalArgumentException(
                    "Segment " + id + " has a control share of " + controlBasisPoints + "; 0 to 10000.");
        }
    }

    /** Nobody is left out. */
    public Segment(String id, LocalText name, List<SegmentCondition> conditions, boolean active) {
        this(id, name, conditions, null, active);
    }
}
