package jp.noren.payment.sbps.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The body of one request: fields in the order in which the checksum runs over them. What stands in every request (merchant, service, request date,
 * limit, checksum) is put around it by the one who sends.
 */
public final class Message {

    /** A field or a group of fields. */
    public sealed interface Node {}

    /** @param multiByte whether the value goes over the wire as Base64 of its Shift_JIS bytes (type M) */
    public record Field(String name, String value, boolean multiByte) implements Node {}

    /** @param secret whether its fields are encrypted when the merchant has a key for that */
    public record Group(String name, List<Node> nodes, boolean secret) implements Node {}

    private final String function;
    private final List<Node> nodes;
    private final boolean flagged;

    private Message(String function, List<Node> nodes, boolean flagged) {
        this.function = function;
        this.nodes = List.copyOf(nodes);
        this.flagged = flagged;
    }

    public static Message of(String function, Consumer<Fields> fields) {
        return new Message(function, Fields.collect(fields), false);
    }

    /** A request that says by {@code encrypted_flg} whether its pay_method_info is encrypted. */
    public static Message flagged(String function, Consumer<Fields> fields) {
        return new Message(function, Fields.collect(fields), true);
    }

    /** The function id, such as {@code ST01-00131-101}. */
    public String function() {
        return function;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public boolean isFlagged() {
        return flagged;
    }

    /** Values may be secret (tokens). */
    @Override
    public String toString() {
        return "Message[" + function + "]";
    }

    /** Collects fields in order. */
    public static final class Fields {
        private final List<Node> nodes = new ArrayList<>();

        private static List<Node> collect(Consumer<Fields> fill) {
            Fields fields = new Fields();
            fill.accept(fields);
            return List.copyOf(fields.nodes);
        }

        /** A single-byte field (types 9 and X); null counts as empty. */
        public Fields plain(String name, Object value) {
            nodes.add(new Field(name, value == null ? "" : value.toString().strip(), false));
            return this;
        }

        /** A multi-byte field (type M), made to fit. */
        public Fields text(String name, String value, int maxBytes) {
            nodes.add(new Field(name, JisText.fit(value, maxBytes), true));
            return this;
        }

        public Fields group(String name, Consumer<Fields> fill) {
            nodes.add(new Group(name, collect(fill), false));
            return this;
        }

        public Fields secretGroup(String name, Consumer<Fields> fill) {
            nodes.add(new Group(name, collect(fill), true));
            return this;
        }
    }
}
