package io.tillstream.dashboards.signin;

import io.tillstream.events.StoreId;

/** Where a role holds. */
public sealed interface Scope {
    /** In every store there is and will be, and for what concerns no store. */
    record Chain() implements Scope {}

    /**
     * In the stores that stand in a region today, or in one below it.
     *
     * @param group its id
     */
    record Region(String group) implements Scope {
        public Region {
            if (group.isBlank()) {
                throw new IllegalArgumentException("A role for a region names the region; \"\" is none.");
            }
        }
    }

    /** In one store. */
    record OneStore(StoreId store) implements Scope {}

    /** The word in the database: {@code chain}, {@code region} or {@code store}. */
    default String word() {
        return switch (this) {
            case Chain _ -> "chain";
            case Region _ -> "region";
            case OneStore _ -> "store";
        };
    }

    /** The id of its region or store; empty for the chain. */
    default String place() {
        return switch (this) {
            case Chain _ -> "";
            case Region(String group) -> group;
            case OneStore(StoreId store) -> store.value();
        };
    }

    /**
     * From the word and the id.
     *
     * @throws IllegalArgumentException when there is no such scope
     */
    static Scope of(String word, String place) {
        return switch (word) {
            case "chain" -> new Chain();
            case "region" -> new Region(place);
            case "store" -> new OneStore(StoreId.of(place));
            default -> throw new IllegalArgumentException("Scope \"" + word + "\" is not chain, region or store.");
        };
    }
}
