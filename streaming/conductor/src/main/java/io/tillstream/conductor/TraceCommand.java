package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.events.Source;
import io.tillstream.traces.Origin;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import io.tillstream.traces.told.TraceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trace}: from a receipt's number to its trace, and to what was told of it where that lies in a folder. */
@picocli.CommandLine.Command(
        name = "trace",
        description = "The trace id of a receipt, and what the apps told of it in the folder of --traces.")
final class TraceCommand extends Command {
    @Parameters(paramLabel = "RECEIPT", description = "The number on the receipt, for example s1-t2/1/42.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private String receipt;

    @Option(
            names = "--traces",
            paramLabel = "FOLDER",
            description = "The folder given to demo or up; by default that of the home, where there is one.")
    private @Nullable Path asked;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path home = Path.of(".tillstream");

    @Override
    protected int run() {
        Origin origin = Origin.ofRecord(source());
        List<ToldSpan> told = told(origin);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("receipt", receipt);
        document.put("traceId", origin.traceId());
        if (folder() != null) {
            document.put("spans", told.stream().map(TraceCommand::document).toList());
        }
        print(text(origin, told), document);
        return ExitCode.SUCCESS;
    }

    private Source source() {
        try {
            return Source.parseReceiptNumber(receipt);
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Receipt number",
                    "\"" + receipt + "\"",
                    "it is till/epoch/sequence",
                    "write for example s1-t2/1/42");
        }
    }

    /** The one that was named, or the home's own; absent when nobody told anything there. */
    private @Nullable Path folder() {
        Path own = home.resolve("traces");
        return asked == null && Files.isDirectory(own) ? own : asked;
    }

    /** The trace itself, and the decisions it led to or met, which are traces of their own. */
    private List<ToldSpan> told(Origin origin) {
        Path folder = folder();
        if (folder == null) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new Complaint(
                    "Option --traces",
                    folder.toString(),
                    "there is no such folder",
                    "name the one given to demo or up");
        }
        List<ToldSpan> own = ToldSpans.in(folder, span -> span.traceId().equals(origin.traceId()));
        Set<String> others = own.stream()
                .flatMap(span -> span.links().stream())
                .map(ToldSpan.Link::traceId)
                .collect(Collectors.toSet());
        others.add(origin.traceId());
        return ToldSpans.in(folder, span -> others.contains(span.traceId()));
    }

    private String text(Origin origin, List<ToldSpan> told) {
        StringBuilder text = new StringBuilder("trace " + origin.traceId());
        if (folder() != null && told.isEmpty()) {
            text.append("\nNothing was told of it: it is not one of the sales that are followed, or not yet told.");
        }
        Map<String, List<ToldSpan>> byTrace = told.stream()
                .collect(Collectors.groupingBy(ToldSpan::traceId, LinkedHashMap::new, Collectors.toList()));
        List<ToldSpan> own = byTrace.remove(origin.traceId());
        if (own != null) {
            text.append('\n').append(TraceText.of(own));
        }
        byTrace.forEach(
                (id, spans) -> text.append("\nlinked ").append(id).append('\n').append(TraceText.of(spans)));
        return text.toString().stripTrailing();
    }

    private static Map<String, Object> document(ToldSpan span) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("traceId", span.traceId());
        document.put("spanId", span.spanId());
        document.put("parentId", span.parentId());
        document.put("name", span.name());
        document.put("teller", span.teller());
        document.put("began", span.began().toString());
        document.put("ended", span.ended().toString());
        document.put("failed", span.failed());
        document.put("attributes", span.attributes());
        document.put(
                "links",
                span.links().stream()
                        .map(link -> Map.of("traceId", link.traceId(), "spanId", link.spanId()))
                        .toList());
        return document;
    }
}
