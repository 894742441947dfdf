package io.tillstream.doctor;

/**
 * One thing a person would look at.
 *
 * @param id as it stands in files and messages, {@code printer-cover}
 * @param rule what follows from what is there
 */
public record Check(String id, Rule rule) {
    /** What follows from what a till senses and a person says. */
    @FunctionalInterface
    public interface Rule {
        Outcome judge(Senses senses, Replies replies);
    }

    /** A check that needs nobody's answer. */
    static Check sensed(String id, java.util.function.Function<Senses, Outcome> rule) {
        return new Check(id, (senses, replies) -> rule.apply(senses));
    }
}
