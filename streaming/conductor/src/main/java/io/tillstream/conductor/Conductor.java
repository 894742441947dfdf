package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.util.Arrays;

/**
 * The main class behind {@code ./tillstream demo}, {@code up}, {@code status}, {@code stop}, {@code trace}, {@code doctor}, {@code till invite},
 * {@code till recover}, {@code till backup}, {@code till package}, {@code deadletter list}, {@code deadletter replay}, {@code backup}, {@code restore}, {@code reconcile}, {@code rebuild} and {@code ask}.
 */
public final class Conductor {
    private Conductor() {}

    /** Runs the command that the first argument names; the launcher passes only those it knows. */
    public static void main(String[] arguments) {
        String name = arguments.length == 0 ? "" : arguments[0];
        Command command = switch (name) {
            case "demo" -> new DemoCommand();
            case "up" -> new UpCommand();
            case "status" -> new StatusCommand();
            case "stop" -> new StopCommand();
            case "trace" -> new TraceCommand();
            case "doctor" -> new DoctorCommand();
            case "till-invite" -> new TillInviteCommand();
            case "till-recover" -> new TillRecoverCommand();
            case "till-backup" -> new TillBackupCommand();
            case "till-package" -> new TillPackageCommand();
            case "deadletter-list" -> new DeadLetterListCommand();
            case "deadletter-replay" -> new DeadLetterReplayCommand();
            case "backup" -> new BackupCommand();
            case "restore" -> new RestoreCommand();
            case "rebuild" -> new RebuildHomeCommand();
            case "ask" -> new AskCommand();
            case "reconcile" -> new ReconcileHomeCommand();
            default -> {
                System.err.println("Command " + name + ": there is no such command; run ./tillstream --help.");
                System.exit(ExitCode.CANNOT_WORK);
                throw new IllegalStateException("Exited");
            }
        };
        System.exit(Command.execute(command, Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}
