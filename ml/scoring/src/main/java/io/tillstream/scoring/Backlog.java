package io.tillstream.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom decisions have to be made for, each once, in two classes: a member whose basket was just paid does not wait behind
 * four thousand whose offers are renewed.
 */
final class Backlog<T> {
    private final Set<T> urgent = new LinkedHashSet<>();
    private final Set<T> patient = new LinkedHashSet<>();

    /** Something happened to this one. */
    void addUrgent(T one) {
        patient.remove(one);
        urgent.add(one);
    }

    /** Something happened that concerns everybody. */
    void addPatient(Collection<T> all) {
        for (T one : all) {
            if (!urgent.contains(one)) {
                patient.add(one);
            }
        }
    }

    /** Removes and returns the next ones, urgent ones first, each class in order of arrival. */
    List<T> take(int most) {
        List<T> taken = new ArrayList<>();
        drain(urgent, most, taken);
        drain(patient, most, taken);
        return taken;
    }

    boolean isEmpty() {
        return urgent.isEmpty() && patient.isEmpty();
    }

    private static <T> void drain(Set<T> from, int most, List<T> to) {
        Iterator<T> each = from.iterator();
        while (to.size() < most && each.hasNext()) {
            to.add(each.next());
            each.remove();
        }
    }
}
