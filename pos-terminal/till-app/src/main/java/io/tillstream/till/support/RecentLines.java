package io.tillstream.till.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The newest lines of the log, kept in memory: where the log itself goes is not for the till to know. */
final class RecentLines extends AppenderBase<ILoggingEvent> {
    private static final int KEPT = 5_000;
    /** So 5,000 lines take 10 MB at most. */
    private static final int LONGEST = 1_000;

    private final Deque<Line> lines = new ArrayDeque<>();

    /**
     * A line.
     *
     * @param at when, true time
     * @param head level and where
     * @param said what, with what an exception says, without its trace; 1,000 characters at most
     */
    record Line(Instant at, String head, String said) {}

    /** Begins to keep what is logged. */
    static RecentLines listening() {
        RecentLines lines = new RecentLines();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            lines.setContext(context);
            lines.setName("recent-lines");
            lines.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
        }
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder said = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            said.append(" | ").append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        Line line = new Line(
                event.getInstant(), event.getLevel() + " " + event.getLoggerName(), shortened(said.toString()));
        synchronized (lines) {
            if (lines.size() == KEPT) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    /** To its last whole word: half a name or number might not be known for one. */
    private static String shortened(String said) {
        if (said.length() <= LONGEST) {
            return said;
        }
        int space = said.lastIndexOf(' ', LONGEST);
        return said.substring(0, space > 0 ? space : LONGEST);
    }

    /** Keeps no more of what is logged. */
    @Override
    public void stop() {
        if (getContext() instanceof LoggerContext all) {
            all.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        }
        super.stop();
    }

    /** The oldest first. */
    List<Line> kept() {
        synchronized (lines) {
            return new ArrayList<>(lines);
        }
    }
}
