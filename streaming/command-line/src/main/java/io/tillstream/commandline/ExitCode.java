package io.tillstream.commandline;

/** The exit codes of every command. */
public final class ExitCode {
    public static final int SUCCESS = 0;
    /** The thing checked does not hold. */
    public static final int DOES_NOT_HOLD = 1;
    /** Bad arguments, unreadable input or an environment the command cannot work in. */
    public static final int CANNOT_WORK = 2;

    public static final int INTERNAL_ERROR = 3;
    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
