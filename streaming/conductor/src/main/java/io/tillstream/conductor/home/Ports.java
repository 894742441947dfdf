package io.tillstream.conductor.home;

import io.tillstream.commandline.Complaint;
import io.tillstream.localcluster.FreePorts;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** The ports of a home's processes: once chosen they stay, so that bookmarks and printed codes stay true. */
public final class Ports {
    /** Below 32768, where Linux begins to lend ports to outgoing connections: a remembered one must still be free. */
    private static final int LOWEST = 18_000;

    private static final int HIGHEST = 32_000;

    private final SortedMap<String, Integer> byName;

    private Ports(SortedMap<String, Integer> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /**
     * Takes those that are settled, once they are seen to be free.
     *
     * @throws Complaint when one is taken or out of range; all such are named
     */
    public static Ports free(SortedMap<String, Integer> settled) {
        refuse(settled, port -> port < 1 || port > 65_535, "a port is 1 to 65535", "correct them");
        refuse(
                settled,
                FreePorts::isTaken,
                "another program listens there",
                "stop that program, or change or delete the number in settings.json");
        return new Ports(settled);
    }

    private static void refuse(SortedMap<String, Integer> settled, IntPredicate isWrong, String rule, String next) {
        List<String> wrong = settled.entrySet().stream()
                .filter(port -> isWrong.test(port.getValue()))
                .map(port -> port.getKey() + " " + port.getValue())
                .toList();
        if (!wrong.isEmpty()) {
            throw new Complaint("Ports in settings.json", String.join(", ", wrong), rule, next);
        }
    }

    /** Chooses free ones for those names that have none yet. */
    public void choose(Collection<String> names, RandomGenerator random) {
        int next = random.nextInt(LOWEST, HIGHEST - 1_000);
        for (String name : names) {
            if (!byName.containsKey(name)) {
                while (byName.containsValue(next) || FreePorts.isTaken(next)) {
                    next++;
                }
                byName.put(name, next);
            }
        }
    }

    /** Those that are settled, free or not: to talk to what runs already. */
    public static Ports settled(SortedMap<String, Integer> settled) {
        return new Ports(settled);
    }

    public int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("No port was chosen for " + name);
        }
        return port;
    }

    public SortedMap<String, Integer> all() {
        return new TreeMap<>(byName);
    }
}
