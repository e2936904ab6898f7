package jp.noren.rental.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.RefusedException.FieldError;

/** Contracts of old as JSON, read as far as they are right. */
final class ContractDocument {

    /**
     * A contract of the document.
     *
     * @param end null while none is filed
     * @param returnDue where its device is still to come back; or null
     */
    record Entry(
            String at,
            String number,
            String member,
            String plan,
            String course,
            String device,
            Instant appliedAt,
            LocalDate start,
            LocalDate end,
            String method,
            boolean ownCard,
            boolean suspended,
            LocalDate returnDue) {}

    private static final Set<String> METHODS = Set.of("CARD", "ATONE", "NP");

    private final JsonFields fields = new JsonFields();
    private final Set<String> numbers = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();

    static ContractDocument read(JsonNode document) {
        ContractDocument read = new ContractDocument();
        JsonNode list = document.path("contracts");
        read.fields.need(list.isArray(), "/contracts");
        for (int i = 0; i < list.size(); i++) {
            read.entry(list.get(i), "/contracts/" + i);
        }
        return read;
    }

    List<FieldError> errors() {
        return fields.errors();
    }

    List<Entry> entries() {
        return entries;
    }

    private void entry(JsonNode node, String at) {
        String number = fields.code(node, at, "id");
        fields.once(numbers.add(number), at + "/id");
        String method = node.path("paymentMethod").asText().replace("NP_INVOICE", "NP");
        fields.need(METHODS.contains(method), at + "/paymentMethod");
        fields.need(node.hasNonNull("member"), at + "/member");
        JsonNode back = node.path("returnOrder");
        entries.add(new Entry(
                at,
                number,
                node.path("member").asText(),
                fields.code(node, at, "plan"),
                fields.code(node, at, "course"),
                node.path("device").asText(null),
                fields.instant(node, at, "appliedAt"),
                fields.day(node, at, "startDate"),
                node.hasNonNull("endDate") ? fields.day(node, at, "endDate") : null,
                method,
                node.path("legacyCard").asBoolean(),
                "SUSPENDED".equals(node.path("status").asText()),
                back.hasNonNull("due") ? fields.day(back, at + "/returnOrder", "due") : null));
    }
}
