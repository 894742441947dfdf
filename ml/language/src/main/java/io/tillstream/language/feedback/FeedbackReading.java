package io.tillstream.language.feedback;

/**
 * A feedback, read.
 *
 * @param topic what it is about
 * @param sentiment in which mood
 */
public record FeedbackReading(Judgement<FeedbackTopic> topic, Judgement<Sentiment> sentiment) {}
