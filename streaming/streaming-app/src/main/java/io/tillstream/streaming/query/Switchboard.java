package io.tillstream.streaming.query;

import io.tillstream.encoding.CanonicalJson;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sees to it that a question is answered by the instance that holds what it is about. */
@Component
class Switchboard {
    private final Siblings siblings;

    Switchboard(Siblings siblings) {
        this.siblings = siblings;
    }

    /** The sibling that holds a key; nothing when this instance does, or nobody knows yet. */
    Optional<HostInfo> holderOf(String store, String key, StreamPartitioner<String, Object> partitioner) {
        return siblings.holderOf(store, key, partitioner);
    }

    /** Answered here, or by the instance that holds the key. */
    ResponseEntity<byte[]> ask(
            HttpServletRequest question, Optional<HostInfo> holder, Supplier<Optional<?>> here, String otherwise) {
        if (holder.isEmpty()) {
            return Answers.found(here.get(), otherwise);
        }
        if (isFromSibling(question)) {
            // The two do not agree yet on who holds it.
            return Answers.notReady();
        }
        String more = question.getQueryString() == null ? "" : "?" + question.getQueryString();
        Siblings.Answer answer = siblings.ask(holder.get(), question.getRequestURI() + more);
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the siblings answer of a store of which everybody holds a part; nothing when one of them is asking.
     *
     * @throws SiblingNotReady when one of them cannot answer yet
     */
    <V> List<V> fromAll(HttpServletRequest question, String store, Class<V[]> form) {
        return fromAll(question, store, question.getRequestURI(), form);
    }

    /** As {@link #fromAll(HttpServletRequest, String, Class)}, asked at another address than this question was. */
    <V> List<V> fromAll(HttpServletRequest question, String store, String address, Class<V[]> form) {
        List<V> theirs = new ArrayList<>();
        if (isFromSibling(question)) {
            return theirs;
        }
        for (HostInfo sibling : siblings.holdersOf(store)) {
            Siblings.Answer answer = siblings.ask(sibling, address);
            if (answer.status() != HttpStatus.OK.value()) {
                throw new SiblingNotReady(Siblings.text(sibling), answer.status());
            }
            theirs.addAll(List.of(CanonicalJson.decode(answer.body().getBytes(StandardCharsets.UTF_8), form)));
        }
        return theirs;
    }

    /**
     * One value, from here or from the instance that holds it; empty when there is none.
     *
     * @param address where a sibling answers with it
     * @throws SiblingNotReady when the other cannot answer yet
     */
    <V> Optional<V> find(Optional<HostInfo> holder, String address, Supplier<Optional<V>> here, Class<V> form) {
        if (holder.isEmpty()) {
            return here.get();
        }
        Siblings.Answer answer = siblings.ask(holder.get(), address);
        return switch (HttpStatus.valueOf(answer.status())) {
            case OK -> Optional.of(CanonicalJson.decode(answer.body().getBytes(StandardCharsets.UTF_8), form));
            case NOT_FOUND -> Optional.empty();
            default -> throw new SiblingNotReady(Siblings.text(holder.get()), answer.status());
        };
    }

    private static boolean isFromSibling(HttpServletRequest question) {
        return question.getHeader(Siblings.ASKED_FOR_ANOTHER) != null;
    }
}
