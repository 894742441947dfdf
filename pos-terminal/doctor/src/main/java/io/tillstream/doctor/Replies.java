package io.tillstream.doctor;

import java.util.Map;
import java.util.function.Function;

/**
 * What a person has answered so far.
 *
 * @param replies by question
 */
public record Replies(Map<Question, Question.Reply> replies) {
    /** Nobody was asked yet. */
    public static final Replies NONE = new Replies(Map.of());

    public Replies {
        replies = Map.copyOf(replies);
    }

    /** What follows from the reply; the question itself while there is none. */
    Outcome to(Question question, Function<Question.Reply, Outcome> judgement) {
        Question.Reply reply = replies.get(question);
        return reply == null ? new Outcome.Asks(question) : judgement.apply(reply);
    }
}
