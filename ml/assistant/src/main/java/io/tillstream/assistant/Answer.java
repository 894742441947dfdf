package io.tillstream.assistant;

import java.util.List;

/**
 * What the books answer.
 *
 * @param sentences in this order
 * @param steps what can be done next
 * @param isAskingBack whether something is missing, and the sentences ask for it
 */
record Answer(List<Sentence> sentences, List<Step> steps, boolean isAskingBack) {
    static Answer of(List<Sentence> sentences, Step... steps) {
        return new Answer(sentences, List.of(steps), false);
    }

    static Answer askingBack(List<Sentence> sentences, List<Step> steps) {
        return new Answer(sentences, steps, true);
    }
}
